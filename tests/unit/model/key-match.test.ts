import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeveloperKey, FindingCode, KeyChange } from '@/utils/model/developer-key';
import { INTELLIBOARD_SCOPES } from '@/utils/model/known';
import { changeFor, compareKey, matchesPlan } from '@/utils/model/key-match';
import { byLikelihood, looksLikeIntelliBoard, standingOf } from '@/utils/model/key-standing';
import { aKey, PLAN } from '../setup/key-world';

const NEEDED = INTELLIBOARD_SCOPES;
const plan = { ...PLAN, email: 'admin@fernwood.edu' };
const good = aKey({ email: 'admin@fernwood.edu' });
const USED = { accessTokenCount: 3, lastUsedAt: '2026-11-20T04:00:00Z' };

describe('what differs between a key and its plan', () => {
  test.each<[string, Partial<DeveloperKey>, FindingCode, boolean]>([
    ['it is OFF', { state: 'off' }, 'off', true],
    ['it is an LTI key', { isLti: true }, 'not_api_key', true],
    ['the redirect URI ends in a slash', { redirectUris: [`${PLAN.redirectUri}/`] }, 'redirect_uri', true],
    ['the redirect URI is written in other letters', { redirectUris: [PLAN.redirectUri.toUpperCase()] }, 'redirect_uri', true],
    ['it works on the test cluster only', { testClusterOnly: true }, 'test_cluster_only', true],
    ['a scope is missing', { requireScopes: true, scopes: NEEDED.slice(1) }, 'scopes_missing', true],
    ['a legacy redirect URI', { legacyRedirectUri: 'https://old.example/cb' }, 'legacy_redirect_uri', false],
    ['another audience', { audience: 'external' }, 'audience', false],
    ['a vendor code', { vendorCode: 'x' }, 'vendor_code', false],
    ['an icon', { iconUrl: 'https://x.example/i.png' }, 'icon_url', false],
    ['notes', { notes: 'x' }, 'notes', false],
    ['another name', { name: 'Analytics' }, 'name', false],
    ['no owner email', { email: null }, 'owner_email', false],
  ])('%s', (_, change, code, grave) => {
    expect(compareKey({ ...good, ...change }, plan, NEEDED)).toMatchObject([{ code, grave }]);
  });

  test.each<[string, Partial<DeveloperKey>]>([
    ['nothing', {}],
    ['one more redirect URI', { redirectUris: ['https://other.example/cb', PLAN.redirectUri] }],
    ['enforced scopes that are more than needed', { requireScopes: true, scopes: [...NEEDED, 'url:GET|/api/v1/courses'] }],
    ['the owner’s email is somebody else’s', { email: 'it@fernwood.edu' }],
    ['no audience chosen', { audience: null }],
  ])('no finding for %s', (_, change) => {
    expect(compareKey({ ...good, ...change }, plan, NEEDED)).toEqual([]);
  });

  test('include parameters are missed only where they were wanted', () => {
    const key = { ...good, requireScopes: true, scopes: [...NEEDED] };
    expect(compareKey(key, { ...plan, enforceScopes: true, allowIncludes: true }, NEEDED)).toMatchObject([{ code: 'includes_off', fixable: true }]);
    expect(compareKey(key, { ...plan, enforceScopes: true }, NEEDED)).toEqual([]);
  });
});

/** What Canvas makes of a change. */
function changed(key: DeveloperKey, change: KeyChange): DeveloperKey {
  const emptied = (text: string | undefined, before: string | null) => (text === undefined ? before : text || null);
  return {
    ...key,
    name: change.name ?? key.name,
    email: change.email ?? key.email,
    redirectUris: change.redirectUris ?? key.redirectUris,
    legacyRedirectUri: emptied(change.legacyRedirectUri, key.legacyRedirectUri),
    scopes: change.scopes ?? key.scopes,
    allowIncludes: change.allowIncludes ?? key.allowIncludes,
    audience: change.audience ?? key.audience,
    vendorCode: emptied(change.vendorCode, key.vendorCode),
    iconUrl: emptied(change.iconUrl, key.iconUrl),
    notes: emptied(change.notes, key.notes),
    testClusterOnly: change.testClusterOnly ?? key.testClusterOnly,
  };
}

describe('putting it right', () => {
  const texts = fc.option(fc.constantFrom('a', 'https://x.example/y'), { nil: null });
  const anyKey = fc.record({
    redirectUris: fc.subarray([PLAN.redirectUri, 'https://other.example/cb']),
    legacyRedirectUri: texts,
    requireScopes: fc.boolean(),
    scopes: fc.subarray([...NEEDED, 'url:GET|/api/v1/courses']),
    audience: fc.constantFrom(null, 'internal', 'external'),
    vendorCode: texts,
    iconUrl: texts,
    notes: texts,
    testClusterOnly: fc.boolean(),
    name: fc.constantFrom(PLAN.name, 'Analytics'),
    email: texts,
    use: fc.constantFrom({}, USED),
  });

  test('each fix ends its finding, adds no other, and takes nothing away that somebody may rely on', () => {
    fc.assert(
      fc.property(anyKey, ({ use, ...rest }) => {
        const key = aKey({ ...rest, ...use });
        const before = compareKey(key, plan, NEEDED);
        for (const { code, fixable } of before) {
          const change = changeFor(code, key, plan, NEEDED);
          expect(change !== null).toBe(fixable);
          if (change === null) continue;
          const after = changed(key, change);
          expect(compareKey(after, plan, NEEDED).map((one) => one.code)).toEqual(before.map((one) => one.code).filter((one) => one !== code));
          expect(key.redirectUris.every((uri) => after.redirectUris.includes(uri))).toBe(true);
          expect(key.scopes.every((scope) => after.scopes.includes(scope))).toBe(true);
          if (use === USED) expect([after.legacyRedirectUri, after.notes, after.vendorCode, after.iconUrl]).toEqual([key.legacyRedirectUri, key.notes, key.vendorCode, key.iconUrl]);
        }
      }),
    );
  });
});

describe('which keys are IntelliBoard’s', () => {
  test.each<[string, Partial<DeveloperKey>, boolean]>([
    ['by its name', { name: 'IntelliBoard Pro (old)', redirectUris: [] }, true],
    ['by its name, written apart', { name: 'intelli board', redirectUris: [] }, true],
    ['by where it leads', { name: 'Analytics' }, true],
    ['by where its legacy URI leads', { name: 'Analytics', redirectUris: [], legacyRedirectUri: 'https://app.intelliboard.net/x' }, true],
    ['not a look-alike host', { name: 'Analytics', redirectUris: ['https://intelliboard.net.evil.example/cb'] }, false],
    ['not an LTI key', { isLti: true }, false],
    ['not another vendor’s', { name: 'Gradebook Sync', redirectUris: ['https://g.example'] }, false],
  ])('%s', (_, change, is) => {
    expect(looksLikeIntelliBoard(aKey(change))).toBe(is);
  });

  test.each<[string, Partial<DeveloperKey>, string]>([
    ['used this morning', { accessTokenCount: 1, lastUsedAt: '2026-11-23T04:00:00Z' }, 'in_use'],
    ['used last month', { accessTokenCount: 1, lastUsedAt: '2026-10-20T04:00:00Z' }, 'quiet'],
    ['used last year', { accessTokenCount: 1, lastUsedAt: '2025-10-20T04:00:00Z' }, 'stale'],
    ['made last week, never used', { createdAt: '2026-11-18T04:00:00Z' }, 'new'],
    ['made last year, never used', { createdAt: '2025-11-18T04:00:00Z' }, 'stale'],
    ['has a token that was never used', { accessTokenCount: 1, lastUsedAt: null }, 'stale'],
  ])('%s', (_, change, standing) => {
    expect(standingOf(aKey(change), new Date('2026-11-23T08:00:00Z'))).toBe(standing);
  });

  test('the one in use comes first, whatever the order', () => {
    const inUse = aKey({ id: '1', accessTokenCount: 1, lastUsedAt: '2026-11-23T04:00:00Z' });
    const others = [aKey({ id: '2', createdAt: '2026-11-22T04:00:00Z' }), aKey({ id: '3', createdAt: '2024-01-01T00:00:00Z' }), aKey({ id: '4', state: 'off', createdAt: '2026-11-22T04:00:00Z' })];
    fc.assert(
      fc.property(fc.shuffledSubarray([inUse, ...others], { minLength: 4 }), (keys) => {
        expect(byLikelihood(keys, new Date('2026-11-23T08:00:00Z')).map(({ id }) => id)).toEqual(['1', '2', '4', '3']);
      }),
    );
  });

  test('a plan is matched by name and redirect URI together', () => {
    expect(matchesPlan(aKey(), PLAN)).toBe(true);
    expect(matchesPlan(aKey({ name: 'Analytics' }), PLAN)).toBe(false);
  });
});
