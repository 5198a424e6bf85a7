import { describe, expect, it, test } from 'vitest';
import { dayIn, daysBefore } from '@/utils/core/moment';
import { withDay } from '@/utils/health/history';
import { stripOf } from '@/utils/model/health-standing';
import type { HealthDay } from '@/utils/model/health';
import { onApiRoad } from '../../fixtures/finished-setups';
import { HOUR } from '../../fixtures/ninety-days';
import { Connection, HealthWorld } from './health-world';

describe('the date where the admin is', () => {
  test.each([
    ['2026-12-01T10:59:59.999Z', 'Pacific/Auckland', '2026-12-01'],
    ['2026-12-01T11:00:00.000Z', 'Pacific/Auckland', '2026-12-02'],
    ['2026-12-01T07:59:59.999Z', 'America/Los_Angeles', '2026-11-30'],
    ['2026-12-01T08:00:00.000Z', 'America/Los_Angeles', '2026-12-01'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-12-31'],
    // Nepal is 5 hours and 45 minutes ahead.
    ['2026-12-31T18:15:00.000Z', 'Asia/Kathmandu', '2027-01-01'],
  ])('at %s in %s is %s', (at, timeZone, day) => {
    expect(dayIn(new Date(at), timeZone)).toBe(day);
  });

  test.each([
    ['2026-03-01', 1, '2026-02-28'],
    ['2028-03-01', 1, '2028-02-29'],
    ['2026-01-01', 1, '2025-12-31'],
    ['2026-03-09', 0, '2026-03-09'],
  ])('%s, %i days before, is %s', (day, count, before) => {
    expect(daysBefore(day, count)).toBe(before);
  });
});

describe('the strip', () => {
  /** Looked at twice a day for `days` days, by the clocks of a zone, from that moment on. */
  function lookedAt(from: string, days: number, timeZone: string) {
    let kept: HealthDay[] = [];
    let at = new Date(from);
    for (; at.getTime() < Date.parse(from) + days * 24 * HOUR; at = new Date(at.getTime() + 12 * HOUR)) kept = withDay(kept, dayIn(at, timeZone), 'pass', []);
    return { kept, at };
  }

  test.each([
    ['the clocks are put forward', '2026-02-20T20:00:00Z', 'America/Los_Angeles'],
    ['the clocks are put back', '2026-10-20T20:00:00Z', 'America/Los_Angeles'],
    ['the clocks are put forward in the south', '2026-09-10T20:00:00Z', 'Pacific/Auckland'],
    ['the clocks are put back in the south', '2026-03-20T20:00:00Z', 'Pacific/Auckland'],
  ])('has each day once when %s', (_, from, timeZone) => {
    const { kept, at } = lookedAt(from, 40, timeZone);
    const strip = stripOf({ days: kept }, dayIn(new Date(at.getTime() - 12 * HOUR), timeZone));
    expect(strip).toHaveLength(30);
    expect(new Set(strip.map(({ day }) => day)).size).toBe(30);
    expect(strip.every(({ worst }) => worst === 'pass')).toBe(true);
  });

  test('keeps 90 days, whatever the zone', () => {
    expect(lookedAt('2026-01-01T00:30:00Z', 200, 'Pacific/Auckland').kept).toHaveLength(90);
  });

  test('a journey to the west goes on with the day that it is there', () => {
    const inAuckland = withDay(withDay([], '2026-12-01', 'fail', []), '2026-12-02', 'warn', []);
    expect(withDay(inAuckland, '2026-12-01', 'pass', []).map(({ day, worst }) => [day, worst])).toEqual([['2026-12-01', 'fail']]);
  });
});

it.each([
  ['Pacific/Auckland', ['2026-12-02', '2026-12-03']],
  ['America/Los_Angeles', ['2026-12-01', '2026-12-02']],
])('a look in the evening of London is noted by the day of %s', async (timeZone, days) => {
  const one = new Connection(onApiRoad('run-1'));
  const world = new HealthWorld([one], new Date('2026-12-01T18:00:00Z'));
  world.timeZone = timeZone;
  await world.health.check('run-1', 'asked');
  world.time += 24 * HOUR;
  await world.health.check('run-1', 'asked');
  expect(world.of('run-1').days.map(({ day }) => day)).toEqual(days);
});
