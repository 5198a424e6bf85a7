import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCanvasAddress, parseIntelliBoardHost } from '@/utils/model/address';

describe('the address of a Canvas', () => {
  test.each([
    ['https://fernwood.instructure.com', 'https://fernwood.instructure.com'],
    ['https://fernwood.instructure.com/', 'https://fernwood.instructure.com'],
    ['fernwood.instructure.com', 'https://fernwood.instructure.com'],
    ['  Canvas.Fernwood.EDU/accounts/1/developer_keys?x=1#y ', 'https://canvas.fernwood.edu'],
    ['https://canvas.fernwood.edu:443/login', 'https://canvas.fernwood.edu'],
    ['https://canvas.fernwood.edu:8443/courses/7', 'https://canvas.fernwood.edu:8443'],
    ['\u200bhttps://fernwood.instructure.com\ufeff', 'https://fernwood.instructure.com'],
  ])('%j is %s', (typed, origin) => {
    expect(parseCanvasAddress(typed)).toMatchObject({ ok: true, value: { origin } });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['http://fernwood.instructure.com', 'not-https'],
    ['ftp://fernwood.instructure.com', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['canvas', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https://[::1]/', 'not-an-address'],
    ['https://admin:pw@fernwood.instructure.com', 'has-credentials'],
  ])('%j is refused as %s', (typed, fault) => {
    expect(parseCanvasAddress(typed)).toEqual({ ok: false, error: fault });
  });

  test.each([
    ['fernwood.test.instructure.com', 'test'],
    ['fernwood.beta.instructure.com', 'beta'],
    ['test.instructure.com.example.org', 'production'],
    ['canvas.fernwood.edu', 'production'],
  ])('%s is a %s environment', (typed, kind) => {
    expect(parseCanvasAddress(typed)).toMatchObject({ ok: true, value: { kind } });
  });

  test('the account in the path is kept as text, beyond 2^53', () => {
    expect(parseCanvasAddress('https://a.instructure.com/accounts/10000000000000000005/users')).toMatchObject({ value: { accountInPath: '10000000000000000005' } });
  });

  test('whatever is typed, the answer is an https origin and stays the same when typed again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
        const first = parseCanvasAddress(typed);
        if (!first.ok) return;
        expect(new URL(first.value.origin).origin).toBe(first.value.origin);
        expect(first.value.origin.startsWith('https://')).toBe(true);
        expect(parseCanvasAddress(first.value.origin)).toMatchObject({ ok: true, value: { origin: first.value.origin } });
      }),
    );
  });
});

describe('the host of IntelliBoard', () => {
  test.each([
    ['next.intelliboard.net', 'next.intelliboard.net'],
    ['https://next.intelliboard.net/connections/integrations', 'next.intelliboard.net'],
  ])('%s is taken', (typed, host) => {
    expect(parseIntelliBoardHost(typed)).toEqual({ ok: true, value: host });
  });

  test.each(['evil.example', 'intelliboard.net.evil.example', 'evilintelliboard.net', 'next.intelliboard.net:8443'])('%s is refused', (typed) => {
    expect(parseIntelliBoardHost(typed)).toEqual({ ok: false, error: 'not-intelliboard' });
  });

  test('another host is taken only when the organisation has set that very one', () => {
    expect(parseIntelliBoardHost('ib.fernwood.edu', 'ib.fernwood.edu')).toEqual({ ok: true, value: 'ib.fernwood.edu' });
    expect(parseIntelliBoardHost('ib2.fernwood.edu', 'ib.fernwood.edu').ok).toBe(false);
  });
});
