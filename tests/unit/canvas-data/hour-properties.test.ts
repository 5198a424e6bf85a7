// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf } from './hour-histories';
import { DAY, minutesUntil } from '@/utils/canvas-data/circular';
import { adviseHour } from '@/utils/canvas-data/hour';

const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns'];
const FIRST = Date.parse('2026-01-01T00:00:00Z');
const YEAR_MS = 365 * 86_400_000;

/** Any builds within a fortnight, at any time of the year, for anybody. */
const histories = fc
  .record({
    start: fc.integer({ min: FIRST, max: FIRST + YEAR_MS }),
    offsets: fc.array(fc.integer({ min: 0, max: 14 * 86_400_000 }), { minLength: 3, maxLength: 20 }),
    intelliboardZone: fc.constantFrom(...ZONES),
    adminZone: fc.constantFrom(...ZONES),
  })
  .map(({ start, offsets, ...zones }) => ({
    builds: offsets.map((offset) => ({ finishedAt: new Date(start + offset).toISOString(), requestsOnly: false })),
    now: new Date(start + 14 * 86_400_000),
    ...zones,
  }));

/** Builds around one time of the day, with some minutes of noise: what most schools have. */
const nightly = fc
  .record({
    start: fc.integer({ min: FIRST, max: FIRST + YEAR_MS }),
    noise: fc.array(fc.integer({ min: 0, max: 179 }), { minLength: 3, maxLength: 14 }),
    intelliboardZone: fc.constantFrom(...ZONES),
    adminZone: fc.constantFrom(...ZONES),
  })
  .map(({ start, noise, ...zones }) => ({
    builds: noise.map((minutes, night) => ({ finishedAt: new Date(start + night * 86_400_000 + minutes * 60_000).toISOString(), requestsOnly: false })),
    now: new Date(start + (noise.length + 1) * 86_400_000),
    ...zones,
  }));

test('the hour is never before the latest usual build, and at least an hour after it', () => {
  fc.assert(
    fc.property(fc.oneof(histories, nightly), (given) => {
      const advice = adviseHour(given);
      if (advice.kind !== 'advised') throw new Error(advice.kind);
      const after = minutesUntil(advice.latestUsual, advice.utcMinute);
      expect(after).toBeGreaterThanOrEqual(60);
      // Counted from the first usual build on, the hour comes after the whole stretch.
      expect(advice.spreadMinutes).toBe(minutesUntil(advice.firstUsual, advice.latestUsual));
      if (advice.spreadMinutes + after < DAY) expect(minutesUntil(advice.firstUsual, advice.utcMinute)).toBeGreaterThan(advice.spreadMinutes);
    }),
  );
});

test('the hour is never more than two hours after the latest usual build without a reason that says why', () => {
  fc.assert(
    fc.property(fc.oneof(histories, nightly), (given) => {
      const advice = adviseHour(given);
      if (advice.kind !== 'advised') throw new Error(advice.kind);
      // An hour of margin and the rest of the clock's hour; a change of the clocks ahead may add its own hour.
      if (!codesOf(advice).includes('dst-ahead')) expect(minutesUntil(advice.latestUsual, advice.utcMinute)).toBeLessThanOrEqual(120);
      else expect(minutesUntil(advice.latestUsual, advice.utcMinute)).toBeLessThanOrEqual(180);
    }),
  );
});

test('nightly builds within three hours need no reason but the clocks’', () => {
  fc.assert(
    fc.property(nightly, (given) => {
      const advice = adviseHour(given);
      if (advice.kind !== 'advised') throw new Error(advice.kind);
      expect(codesOf(advice).filter((code) => !['dst-ahead', 'half-hour-zone', 'drifting', 'missed-days', 'several-a-day'].includes(code))).toEqual([]);
    }),
  );
});

test('the order in which builds are told makes no difference', () => {
  fc.assert(
    fc.property(histories, fc.func(fc.integer()), (given, key) => {
      const shuffled = [...given.builds].sort((a, b) => key(a.finishedAt) - key(b.finishedAt));
      expect(adviseHour({ ...given, builds: shuffled })).toEqual(adviseHour(given));
    }),
  );
});
