import { describe, expect, it } from 'vitest';
import { apiBase, INTELLIBOARD_SCOPES, isTrustedRedirectUri, KNOWN_REDIRECT_URI } from '@/utils/model/known';

describe('what is known of IntelliBoard', () => {
  it('has 15 scopes, each of them reading', () => {
    expect(new Set(INTELLIBOARD_SCOPES).size).toBe(15);
    for (const scope of INTELLIBOARD_SCOPES) expect(scope).toMatch(/^url:GET\|\/api\/v1\//);
  });

  it('has its backend below a host', () => {
    expect(apiBase('next.intelliboard.net')).toBe('https://next.intelliboard.net/api/connect/v1');
  });

  it.each([
    [KNOWN_REDIRECT_URI, true],
    ['https://intelliboard.net/back', true],
    ['https://eu.next.intelliboard.net/settings/oauth2/redirect?region=eu', true],
    ['http://next.intelliboard.net/settings/oauth2/redirect', false],
    ['https://next.intelliboard.net:8443/back', false],
    ['https://evilintelliboard.net/back', false],
    ['https://intelliboard.net.evil.example/back', false],
    ['https://evil.example/next.intelliboard.net', false],
    ['https://next.intelliboard.net@evil.example/', false],
    ['https://user:pw@next.intelliboard.net/', false],
    ['https://next.intelliboard.net\\@evil.example/', false],
    ['https://next.intelliboard.net/ https://evil.example/', false],
    ['https://next.intelliboard.net/\nhttps://evil.example/', false],
    ['javascript:alert(1)//intelliboard.net', false],
    ['next.intelliboard.net', false],
    ['', false],
  ])('trusts %j: %s', (uri, trusted) => {
    expect(isTrustedRedirectUri(uri)).toBe(trusted);
  });
});
