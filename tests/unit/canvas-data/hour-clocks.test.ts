// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { advised, clockTime, historyOf, minuteOf } from './hour-histories';
import { adviseQuietHour } from '@/utils/canvas-data/hour';
import { changesWithin, clockOf, isSameZone } from '@/utils/canvas-data/zones';
import type { HourReason } from '@/utils/model/hour-advice';

/** The latest is 02:10, so 03:10 UTC is early enough. */
const steady = historyOf('2026-01-01', '02:03', '01:58', '02:10');

/** The hour, the same in UTC and in the admin's zone, and what is said of the clocks. */
function byClocks(intelliboard: string, admin: string, now: string, builds = steady) {
  const { hour, utcMinute, adminMinute, reasons } = advised(builds, { intelliboard, admin, now });
  return { hour, utc: clockTime(utcMinute), there: clockTime(adminMinute), reasons };
}

interface Change {
  readonly at: string;
  readonly zones: readonly string[];
  readonly utc: readonly [before: string, after: string];
  readonly there: readonly [before: string, after: string];
  readonly changesIntelliboard?: boolean;
  readonly hourThen?: number | null;
}
function ahead({ at, zones, utc, there, changesIntelliboard = true, hourThen = null }: Change): HourReason {
  const [utcBefore, utcAfter] = [minuteOf(utc[0]), minuteOf(utc[1])];
  return { code: 'dst-ahead', at, zones: [...zones], changesIntelliboard, utcBefore, utcAfter, adminBefore: minuteOf(there[0]), adminAfter: minuteOf(there[1]), hourThen };
}

describe('a zone that is no full hour from UTC', () => {
  const reasons: HourReason[] = [{ code: 'half-hour-zone' }];

  test.each([
    // +5:30: 03:10 is 08:40 there; hour 9, which is 03:30 UTC.
    ['Asia/Kolkata', '02:10', 9, '03:30'],
    // 03:30 is 09:00 there.
    ['Asia/Kolkata', '02:30', 9, '03:30'],
    // 03:31 is 09:01 there; hour 10.
    ['Asia/Kolkata', '02:31', 10, '04:30'],
    // 18:00 and an hour is 19:00, 00:30 there on the next day; hour 1, which is 19:30 UTC.
    ['Asia/Kolkata', '18:00', 1, '19:30'],
    // +9:30 in July: 03:10 is 12:40 there; hour 13, which is 03:30 UTC.
    ['Australia/Adelaide', '02:10', 13, '03:30'],
    // +5:45: 03:10 is 08:55 there; hour 9, which is 03:15 UTC.
    ['Asia/Kathmandu', '02:10', 9, '03:15'],
    // 03:16 is 09:01 there; hour 10, which is 04:15 UTC.
    ['Asia/Kathmandu', '02:16', 10, '04:15'],
  ])('%s, %s UTC: %d', (zone, latest, hour, utc) => {
    expect(byClocks(zone, 'UTC', '2026-07-10T12:00:00Z', historyOf('2026-07-01', latest, latest, latest))).toEqual({ hour, utc, there: utc, reasons });
  });

  test('matters only where it is IntelliBoard’s', () => {
    // 04:00 UTC is 09:45 in Kathmandu.
    expect(byClocks('UTC', 'Asia/Kathmandu', '2026-07-10T12:00:00Z')).toEqual({ hour: 4, utc: '04:00', there: '09:45', reasons: [] });
  });

  test('may change its clocks, too', () => {
    // +10:30 until 3:00 on April 5, 16:30 UTC on the 4th: 13:40; hour 14. Then +9:30: 12:40; hour 13 would do.
    const change = ahead({ at: '2026-04-04T16:30:00.000Z', zones: ['Australia/Adelaide'], utc: ['03:30', '04:30'], there: ['14:00', '14:00'], hourThen: 13 });
    expect(byClocks('Australia/Adelaide', 'Australia/Adelaide', '2026-03-20T12:00:00Z')).toEqual({ hour: 14, utc: '03:30', there: '14:00', reasons: [...reasons, change] });
  });

  test('may change them by half an hour', () => {
    // Lord Howe, +11 until 2:00 on April 5, 15:00 UTC on the 4th: 14:10; hour 15. Then +10:30: 13:40; hour 14 would do.
    const change = ahead({ at: '2026-04-04T15:00:00.000Z', zones: ['Australia/Lord_Howe'], utc: ['04:00', '04:30'], there: ['04:00', '04:30'], hourThen: 14 });
    expect(byClocks('Australia/Lord_Howe', 'UTC', '2026-03-20T12:00:00Z')).toEqual({ hour: 15, utc: '04:00', there: '04:00', reasons: [change] });
  });
});

describe('clocks that change within 30 days', () => {
  test.each<[zone: string, now: string, hour: number, utc: string, change: Omit<Change, 'zones' | 'there'>]>([
    // Spring, -5 to -4: 22:10 and then 23:10. Midnight does for both: 05:00 UTC now, 04:00 then.
    ['America/New_York', '2026-02-20T12:00:00Z', 0, '05:00', { at: '2026-03-08T07:00:00.000Z', utc: ['05:00', '04:00'] }],
    // Autumn, -4 to -5: 23:10 and then 22:10. Midnight now, and then 23 would do.
    ['America/New_York', '2026-10-20T12:00:00Z', 0, '04:00', { at: '2026-11-01T06:00:00.000Z', utc: ['04:00', '05:00'], hourThen: 23 }],
    // Spring, +1 to +2: 04:10 and then 05:10. Six does for both.
    ['Europe/Berlin', '2026-03-10T12:00:00Z', 6, '05:00', { at: '2026-03-29T01:00:00.000Z', utc: ['05:00', '04:00'] }],
    // Autumn, +2 to +1: 05:10 and then 04:10. Six now, and then five would do.
    ['Europe/Berlin', '2026-10-10T12:00:00Z', 6, '04:00', { at: '2026-10-25T01:00:00.000Z', utc: ['04:00', '05:00'], hourThen: 5 }],
    // Spring in the south, +10 to +11: 13:10 and then 14:10. 15 does for both.
    ['Australia/Sydney', '2026-09-15T12:00:00Z', 15, '05:00', { at: '2026-10-03T16:00:00.000Z', utc: ['05:00', '04:00'] }],
    // Autumn in the south, +11 to +10: 14:10 and then 13:10. 15 now, and then 14 would do.
    ['Australia/Sydney', '2026-03-20T12:00:00Z', 15, '04:00', { at: '2026-04-04T16:00:00.000Z', utc: ['04:00', '05:00'], hourThen: 14 }],
  ])('%s on %s: %d', (zone, now, hour, utc, change) => {
    const there = clockTime(hour * 60);
    expect(byClocks(zone, zone, now)).toEqual({ hour, utc, there, reasons: [ahead({ ...change, zones: [zone], there: [there, there] })] });
  });

  test.each([
    // -5: 22:10; hour 23. -4: 23:10; midnight.
    ['America/New_York', '2026-01-20T12:00:00Z', 23, '04:00'],
    ['America/New_York', '2026-07-10T12:00:00Z', 0, '04:00'],
    ['America/New_York', '2026-11-02T12:00:00Z', 23, '04:00'],
    // +1: 04:10; hour 5. +2: 05:10; hour 6.
    ['Europe/Berlin', '2026-02-10T12:00:00Z', 5, '04:00'],
    ['Europe/Berlin', '2026-08-10T12:00:00Z', 6, '04:00'],
    // +11: 14:10; hour 15. +10: 13:10; hour 14.
    ['Australia/Sydney', '2026-02-10T12:00:00Z', 15, '04:00'],
    ['Australia/Sydney', '2026-07-10T12:00:00Z', 14, '04:00'],
    // Thirty days before the change, to the minute, it is minded; a minute earlier not yet; and not when it is there.
    ['America/New_York', '2026-02-06T06:59:00Z', 23, '04:00'],
    ['America/New_York', '2026-03-08T07:00:00Z', 0, '04:00'],
  ])('not %s on %s: %d', (zone, now, hour, utc) => {
    expect(byClocks(zone, zone, now)).toEqual({ hour, utc, there: clockTime(hour * 60), reasons: [] });
  });

  test('are those of the thirtieth day, too', () => {
    expect(byClocks('America/New_York', 'UTC', '2026-02-06T07:00:00Z')).toMatchObject({ hour: 0, reasons: [{ code: 'dst-ahead', at: '2026-03-08T07:00:00.000Z' }] });
  });
});

describe('clocks of two zones', () => {
  const [newYork, losAngeles, berlin] = ['America/New_York', 'America/Los_Angeles', 'Europe/Berlin'];

  test('of one country change together', () => {
    // Midnight in New York is 21:00 in Los Angeles, before and after.
    const change = ahead({ at: '2026-03-08T07:00:00.000Z', zones: [newYork, losAngeles], utc: ['05:00', '04:00'], there: ['21:00', '21:00'] });
    expect(byClocks(newYork, losAngeles, '2026-02-20T12:00:00Z')).toEqual({ hour: 0, utc: '05:00', there: '21:00', reasons: [change] });
  });

  test('of two countries change one after the other', () => {
    // 05:00 UTC is 06:00 in Berlin; 04:00 UTC from March 8 on is 05:00, and 06:00 from the 29th on.
    const first = ahead({ at: '2026-03-08T07:00:00.000Z', zones: [newYork], utc: ['05:00', '04:00'], there: ['06:00', '05:00'] });
    const second = ahead({ at: '2026-03-29T01:00:00.000Z', zones: [berlin], changesIntelliboard: false, utc: ['04:00', '04:00'], there: ['05:00', '06:00'] });
    expect(byClocks(newYork, berlin, '2026-03-01T12:00:00Z')).toEqual({ hour: 0, utc: '05:00', there: '06:00', reasons: [first, second] });
  });

  test('do not move the hour where only the admin’s change', () => {
    const change = ahead({ at: '2026-03-29T01:00:00.000Z', zones: [berlin], changesIntelliboard: false, utc: ['04:00', '04:00'], there: ['05:00', '06:00'] });
    expect(byClocks('UTC', berlin, '2026-03-10T12:00:00Z')).toEqual({ hour: 4, utc: '04:00', there: '05:00', reasons: [change] });
  });

  test('are one zone’s under two names', () => {
    expect(byClocks(newYork, 'US/Eastern', '2026-02-20T12:00:00Z').reasons).toMatchObject([{ code: 'dst-ahead', zones: [newYork] }]);
  });
});

describe('the quiet hour', () => {
  const quiet = (intelliboard: string, admin: string, now: string) => {
    const { hour, utcMinute, adminMinute, reasons } = adviseQuietHour({ intelliboardZone: intelliboard, adminZone: admin, now: new Date(now) });
    return { hour, utc: clockTime(utcMinute), there: clockTime(adminMinute), reasons };
  };

  test.each([
    // 4:00 in New York's summer is 08:00 UTC, and 10:00 in Berlin.
    ['UTC', 'America/New_York', 8, '08:00', '04:00'],
    ['Europe/Berlin', 'America/New_York', 10, '08:00', '04:00'],
    // 4:00 in Kolkata is 22:30 UTC; 23 is 4:30 there.
    ['UTC', 'Asia/Kolkata', 23, '23:00', '04:30'],
    // 4:00 in Berlin's summer is 02:00 UTC and 07:45 in Kathmandu; 8 there is 02:15 UTC.
    ['Asia/Kathmandu', 'Europe/Berlin', 8, '02:15', '04:15'],
    // 4:00 in Auckland's winter is 16:00 UTC the day before, 9:00 in Los Angeles.
    ['America/Los_Angeles', 'Pacific/Auckland', 9, '16:00', '04:00'],
  ])('of %s for %s is %d', (intelliboard, admin, hour, utc, there) => {
    expect(quiet(intelliboard, admin, '2026-07-10T12:00:00Z')).toEqual({ hour, utc, there, reasons: [] });
  });

  test('tells of clocks that move it for the admin', () => {
    // 4:00 in Berlin's winter is 03:00 UTC, from March 29 on 5:00 there.
    const change = ahead({ at: '2026-03-29T01:00:00.000Z', zones: ['Europe/Berlin'], changesIntelliboard: false, utc: ['03:00', '03:00'], there: ['04:00', '05:00'] });
    expect(quiet('UTC', 'Europe/Berlin', '2026-03-10T12:00:00Z')).toEqual({ hour: 3, utc: '03:00', there: '04:00', reasons: [change] });
    // 4:00 in Tokyo is 19:00 UTC, 20:00 in Berlin's winter; from March 29 on 20:00 there is 18:00 UTC, 3:00 in Tokyo.
    const moved = ahead({ at: '2026-03-29T01:00:00.000Z', zones: ['Europe/Berlin'], utc: ['19:00', '18:00'], there: ['04:00', '03:00'] });
    expect(quiet('Europe/Berlin', 'Asia/Tokyo', '2026-03-10T12:00:00Z')).toEqual({ hour: 20, utc: '19:00', there: '04:00', reasons: [moved] });
  });

  test('says nothing where both change alike', () => {
    expect(quiet('Europe/Berlin', 'Europe/Berlin', '2026-03-10T12:00:00Z')).toEqual({ hour: 4, utc: '03:00', there: '04:00', reasons: [] });
    expect(quiet('America/New_York', 'America/Los_Angeles', '2026-03-01T12:00:00Z')).toEqual({ hour: 7, utc: '12:00', there: '04:00', reasons: [] });
  });

  test('takes a zone that is not known for UTC', () => {
    expect(quiet('Mars/Olympus', 'Europe/Berlin', '2026-07-10T12:00:00Z')).toEqual({ hour: 2, utc: '02:00', there: '04:00', reasons: [{ code: 'unknown-zone', whose: 'intelliboard', zone: 'Mars/Olympus' }] });
  });
});

describe('a zone’s clock', () => {
  test.each([
    ['UTC', '2026-07-10T12:00:00Z', 0],
    ['Asia/Kathmandu', '2026-07-10T12:00:00Z', 345],
    ['America/St_Johns', '2026-07-10T12:00:00Z', -150],
    // Kiritimati's date is ahead, and Pago Pago's behind.
    ['Pacific/Kiritimati', '2026-12-31T12:00:00Z', 840],
    ['Pacific/Pago_Pago', '2027-01-01T05:00:00Z', -660],
    // To the second, on both sides of a change.
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', 60],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 120],
  ])('%s at %s is %d minutes ahead', (zone, at, minutes) => {
    expect(clockOf(zone)?.(new Date(at))).toBeCloseTo(minutes, 9);
  });

  test('changes twice a year', () => {
    const clock = clockOf('Europe/Berlin') ?? (() => NaN);
    expect(changesWithin(clock, new Date('2026-01-01T00:00:30Z'), 365)).toEqual([
      { at: new Date('2026-03-29T01:00:00Z'), after: 120 },
      { at: new Date('2026-10-25T01:00:00Z'), after: 60 },
    ]);
  });

  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata', true],
    ['Europe/Berlin', 'Europe/Berlin', true],
    // The same clocks, and yet two zones.
    ['Europe/Berlin', 'Europe/Paris', false],
  ])('%s and %s are one: %s', (one, other, same) => {
    expect(isSameZone(one, other)).toBe(same);
  });
});
