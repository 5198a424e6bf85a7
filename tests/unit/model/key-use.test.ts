import { describe, expect, test } from 'vitest';
import { hasRisen, NOT_AUTHORIZED, withBaseline, type KeyUse } from '@/utils/model/authorize';

const use = (tokens: number | null, lastUsedAt: string | null = null, clientId = '170000000000115'): KeyUse => ({ clientId, at: '2026-11-23T09:00:00Z', tokens, lastUsedAt });
const MONDAY = '2026-11-23T09:00:00Z';
const TUESDAY = '2026-11-24T09:00:00Z';

test.each<[string, KeyUse, KeyUse, boolean]>([
  ['its first token', use(0), use(1, MONDAY), true],
  ['one more token', use(2, MONDAY), use(3, MONDAY), true],
  ['its first use, and no token any more', use(0), use(0, MONDAY), true],
  ['a later use of a key without tokens', use(0, MONDAY), use(0, TUESDAY), true],
  ['a later use of a key that somebody uses', use(2, MONDAY), use(2, TUESDAY), false],
  ['a token less', use(2, MONDAY), use(1, TUESDAY), false],
  ['nothing', use(0), use(0), false],
  ['the same use', use(0, MONDAY), use(0, MONDAY), false],
  ['a use, where tokens are not counted', use(null), use(null, MONDAY), true],
  ['a later use, where tokens are not counted', use(null, MONDAY), use(null, TUESDAY), true],
  ['the same use, where tokens are not counted', use(null, MONDAY), use(null, MONDAY), false],
  ['tokens that are counted only now, and no use', use(null), use(3), false],
  ['another key', use(0), use(1, MONDAY, '170000000000116'), false],
  ['the same key by its local id', use(0, null, '115'), use(1, MONDAY, '10000000000115'), true],
])('%s', (_, before, after, risen) => {
  expect(hasRisen(before, after)).toBe(risen);
});

describe('what later readings are compared with', () => {
  test('is the first reading of a key, and no later one', () => {
    const first = withBaseline(NOT_AUTHORIZED, use(0));
    expect(first.before).toEqual(use(0));
    expect(withBaseline(first, use(1, MONDAY))).toBe(first);
  });

  test('is read anew for another key, of which nothing is known by the first one', () => {
    const granted = { ...withBaseline(NOT_AUTHORIZED, use(0)), after: use(1, MONDAY), grantedAt: MONDAY };
    const other = use(4, MONDAY, '170000000000116');
    expect(withBaseline(granted, other)).toMatchObject({ before: other, after: null, grantedAt: null });
  });

  test("leaves IntelliBoard's own word as it is", () => {
    const granted = { ...withBaseline(NOT_AUTHORIZED, use(0)), consent: { state: 'granted' as const, code: null, at: MONDAY, by: 'Robin' }, grantedAt: MONDAY };
    expect(withBaseline(granted, use(0, null, '170000000000116')).grantedAt).toBe(MONDAY);
  });
});
