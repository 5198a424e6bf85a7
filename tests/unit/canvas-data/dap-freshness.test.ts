// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dapFreshness, tablesFreshness } from '@/utils/canvas-data/dap-freshness';

const NOW = Date.UTC(2026, 10, 23, 8, 0, 0);
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

describe('the freshness of Canvas Data 2', () => {
  test.each([
    [-1, 'ok'],
    [0, 'ok'],
    [6, 'ok'],
    [6.01, 'late'],
    [24, 'late'],
    [24.01, 'old'],
    [400, 'old'],
  ])('%d hours is %s', (hours, freshness) => {
    expect(dapFreshness(hoursAgo(hours), NOW)).toBe(freshness);
  });

  test('is that of the newest table; one in which nothing happens is no fault', () => {
    expect(tablesFreshness({ enrollments: hoursAgo(70), submissions: hoursAgo(2), users: hoursAgo(3) }, NOW)).toEqual({ freshness: 'ok', until: hoursAgo(2), quiet: ['enrollments'] });
    expect(tablesFreshness({ enrollments: hoursAgo(70), users: hoursAgo(90) }, NOW)).toEqual({ freshness: 'old', until: hoursAgo(70), quiet: [] });
    expect(tablesFreshness({}, NOW)).toBeNull();
  });

  test('is never worse for another table', () => {
    const order = ['ok', 'late', 'old'];
    const tables = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.integer({ min: 0, max: 100 }).map(hoursAgo), { minKeys: 1 });
    fc.assert(
      fc.property(tables, fc.integer({ min: 0, max: 100 }), (some, hours) => {
        const [before, after] = [tablesFreshness(some, NOW), tablesFreshness({ ...some, another_one: hoursAgo(hours) }, NOW)];
        expect(order.indexOf(after?.freshness ?? '')).toBeLessThanOrEqual(order.indexOf(before?.freshness ?? ''));
        expect(after?.quiet).not.toContain(Object.keys(some).find((table) => some[table] === after?.until));
      }),
    );
  });
});
