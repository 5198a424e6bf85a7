import { describe, expect, test } from 'vitest';
import { hasRisen, NOT_AUTHORIZED, withBaseline, type KeyUse } from '@/utils/model/authorize';

const reading = (tokens: number | null, lastUsedAt: string | null = null, clientId = '170000000000115'): KeyUse => ({ clientId, at: '2026-11-23T09:00:00Z', tokens, lastUsedAt });
const MONDAY = '2026-11-23T09:00:00Z';
const TUESDAY = '2026-11-24T09:00:00Z';

test.each<[string, KeyUse, KeyUse, boolean]>([
  ['its first token', reading(0), reading(1, MONDAY), true],
  ['one more token', reading(2, MONDAY), reading(3, MONDAY), true],
  ['its first use, and no token any more', reading(0), reading(0, MONDAY), true],
  ['a later use of a key without tokens', reading(0, MONDAY), reading(0, TUESDAY), true],
  ['a later use of a key that somebody uses', reading(2, MONDAY), reading(2, TUESDAY), false],
  ['a token less', reading(2, MONDAY), reading(1, TUESDAY), false],
  ['nothing', reading(0), reading(0), false],
  ['the same use', reading(0, MONDAY), reading(0, MONDAY), false],
  ['a use, where tokens are not counted', reading(null), reading(null, MONDAY), true],
  ['a later use, where tokens are not counted', reading(null, MONDAY), reading(null, TUESDAY), true],
  ['the same use, where tokens are not counted', reading(null, MONDAY), reading(null, MONDAY), false],
  ['tokens that are counted only now, and no use', reading(null), reading(3), false],
  ['another key', reading(0), reading(1, MONDAY, '170000000000116'), false],
  ['the same key by its local id', reading(0, null, '115'), reading(1, MONDAY, '10000000000115'), true],
])('%s', (_, before, after, risen) => {
  expect(hasRisen(before, after)).toBe(risen);
});

describe('what later readings are compared with', () => {
  test('is the first reading of a key, and no later one', () => {
    const first = withBaseline(NOT_AUTHORIZED, reading(0));
    expect(first.before).toEqual(reading(0));
    expect(withBaseline(first, reading(1, MONDAY))).toBe(first);
  });

  test('is read anew for another key, of which nothing is known by the first one', () => {
    const granted = { ...withBaseline(NOT_AUTHORIZED, reading(0)), after: reading(1, MONDAY), grantedAt: MONDAY };
    const other = reading(4, MONDAY, '170000000000116');
    expect(withBaseline(granted, other)).toMatchObject({ before: other, after: null, grantedAt: null });
  });

  test("leaves IntelliBoard's own word as it is", () => {
    const granted = { ...withBaseline(NOT_AUTHORIZED, reading(0)), consent: { state: 'granted' as const, code: null, at: MONDAY, by: 'Robin' }, grantedAt: MONDAY };
    expect(withBaseline(granted, reading(0, null, '170000000000116')).grantedAt).toBe(MONDAY);
  });
});
