// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { advised, clockTime, codesOf, historyOf, minuteOf, type Where } from './hour-histories';
import { adviseHour } from '@/utils/canvas-data/hour';
import type { Build } from '@/utils/model/build';
import type { HourReason } from '@/utils/model/hour-advice';

const JULY = '2026-07-01';
/** From the first usual build to the last, and the hour (UTC). */
const shortly = (builds: readonly Build[], where: Where = {}) => {
  const { firstUsual, latestUsual, hour } = advised(builds, where);
  return `${clockTime(firstUsual)} to ${clockTime(latestUsual)}: ${hour}`;
};
const steady = historyOf(JULY, '02:03', '01:58', '02:05', '02:01', '02:10', '02:03', '02:04');

interface Told {
  readonly name: string;
  readonly builds: readonly Build[];
  readonly expected: string;
  readonly reasons?: readonly HourReason[];
}
const told = ({ builds, expected, reasons = [] }: Told) => {
  expect(shortly(builds)).toBe(expected);
  expect(advised(builds).reasons).toEqual(reasons);
};

describe('steady nightly builds', () => {
  test.each<Told>([
    // The latest is 02:10; with an hour 03:10; the next full hour is 4.
    { name: 'within minutes', builds: steady, expected: '01:58 to 02:10: 4' },
    // 02:00 and an hour is 03:00, which is a full hour.
    { name: 'on the hour', builds: historyOf(JULY, '02:00', '02:00', '02:00'), expected: '02:00 to 02:00: 3' },
    // A second past 02:00 it is surely finished at 02:01; with an hour 03:01; hour 4.
    { name: 'a second past the hour', builds: historyOf(JULY, '02:00', '02:00:01.000', '02:00'), expected: '02:00 to 02:01: 4' },
    // 22:30 and an hour is 23:30; the next full hour is midnight.
    { name: 'late in the evening', builds: historyOf(JULY, '22:25', '22:30', '22:28'), expected: '22:25 to 22:30: 0' },
    // 22:00 and an hour is 23:00.
    { name: 'at ten in the evening', builds: historyOf(JULY, '22:00', '22:00', '22:00'), expected: '22:00 to 22:00: 23' },
    // Three hours apart is not yet wide: 05:00 and an hour is 6.
    { name: 'three hours apart', builds: historyOf(JULY, '02:00', '05:00', '02:00', '05:00'), expected: '02:00 to 05:00: 6' },
    // 05:01 and an hour is 06:01; hour 7. From 02:00 on it is three hours and a minute.
    { name: 'further apart', builds: historyOf(JULY, '02:00', '05:01', '02:00', '05:01'), expected: '02:00 to 05:01: 7', reasons: [{ code: 'wide-spread' }] },
  ])('$name: $expected', told);

  test('are told of in full', () => {
    const { chart, ...advice } = advised(steady);
    expect(advice).toEqual({
      kind: 'advised',
      hour: 4,
      utcMinute: minuteOf('04:00'),
      adminMinute: minuteOf('04:00'),
      intelliboardZone: 'UTC',
      adminZone: 'UTC',
      reasons: [],
      firstUsual: minuteOf('01:58'),
      latestUsual: minuteOf('02:10'),
      spreadMinutes: 12,
      buildsSeen: 7,
      daysSeen: 7,
      daysMissed: [],
      buildsPerDay: 1,
    });
    expect(chart.days).toEqual(['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', '2026-07-05', '2026-07-06', '2026-07-07']);
    expect(chart.builds[4]).toEqual({ finishedAt: '2026-07-05T02:10:00.000Z', day: '2026-07-05', minute: minuteOf('02:10'), role: 'usual' });
  });

  test('are the last seven, or the last of thirty days', () => {
    // The eighth before, at 09:00, is not usual any more; nor would it be an exception.
    expect(advised(historyOf(JULY, '09:00', '02:00', '02:00', '02:00', '02:00', '02:00', '02:00', '02:00'))).toMatchObject({ hour: 3, buildsSeen: 7, reasons: [] });
    // One on July 31 at 02:00, thirty days after July 1 at 02:00, counts that one; a minute earlier it is too old.
    const month = (first: string) => historyOf(JULY, first, ...Array<string>(27).fill('-'), '02:00', '02:00', '02:00');
    expect(advised(month('02:00')).buildsSeen).toBe(4);
    expect(advised(month('01:59')).buildsSeen).toBe(3);
  });
});

describe('drifting builds', () => {
  test.each<Told>([
    {
      // 03:00 and an hour. 120 minutes in 6 days and 2 hours: 19.7 a day.
      name: 'later every night',
      builds: historyOf(JULY, '01:00', '01:20', '01:40', '02:00', '02:20', '02:40', '03:00'),
      expected: '01:00 to 03:00: 4',
      reasons: [{ code: 'drifting', minutesPerDay: 20 }],
    },
    {
      // The latest of the week is still the first. 120 minutes in 5 days and 22 hours: 20.3 a day.
      name: 'earlier every night',
      builds: historyOf(JULY, '03:00', '02:40', '02:20', '02:00', '01:40', '01:20', '01:00'),
      expected: '01:00 to 03:00: 4',
      reasons: [{ code: 'drifting', minutesPerDay: -20 }],
    },
    {
      // 01:00 and an hour. 120 minutes in 4 days and 2 hours: 29.4 a day. The night of July 3 ends on the 4th.
      name: 'later, past midnight',
      builds: historyOf(JULY, '23:00', '23:30', '-', '00:00', '00:30', '01:00'),
      expected: '23:00 to 01:00: 2',
      reasons: [{ code: 'drifting', minutesPerDay: 29 }],
    },
    {
      // 00:30 and an hour is 01:30; hour 2. 90 minutes in 2 days and 22.5 hours: 30.6 a day.
      name: 'earlier, past midnight',
      builds: historyOf(JULY, '00:30', '00:00 23:30', '23:00'),
      expected: '23:00 to 00:30: 2',
      reasons: [{ code: 'drifting', minutesPerDay: -31 }],
    },
    {
      // 07:00 and an hour. 360 minutes in 6 days and 6 hours: 57.6 a day.
      name: 'far',
      builds: historyOf(JULY, '01:00', '02:00', '03:00', '04:00', '05:00', '06:00', '07:00'),
      expected: '01:00 to 07:00: 8',
      reasons: [{ code: 'wide-spread' }, { code: 'drifting', minutesPerDay: 58 }],
    },
    {
      // One step goes back. 02:40 and an hour is 03:40; hour 4. 100 minutes in 6 days and 100 minutes: 16.5 a day.
      name: 'later but for one night',
      builds: historyOf(JULY, '01:00', '01:20', '01:10', '01:40', '02:00', '02:20', '02:40'),
      expected: '01:00 to 02:40: 4',
      reasons: [{ code: 'drifting', minutesPerDay: 16 }],
    },
    // One of three goes back, and two of six: that is no drift. 03:00 and an hour.
    { name: 'to and fro', builds: historyOf(JULY, '01:00', '03:00', '01:30', '03:00'), expected: '01:00 to 03:00: 4' },
    { name: 'up and down', builds: historyOf(JULY, '01:00', '01:20', '01:10', '01:40', '01:30', '02:20', '02:40'), expected: '01:00 to 02:40: 4' },
    // One step goes on, and the other two stay.
    { name: 'once', builds: historyOf(JULY, '01:00', '01:00', '01:00', '02:30'), expected: '01:00 to 02:30: 4' },
    // 59 minutes are none; 01:59 and an hour is 02:59; hour 3.
    { name: 'hardly', builds: historyOf(JULY, '01:00', '01:20', '01:40', '01:59'), expected: '01:00 to 01:59: 3' },
    {
      // 60 minutes in 3 days and an hour: 19.7 a day.
      name: 'just so',
      builds: historyOf(JULY, '01:00', '01:20', '01:40', '02:00'),
      expected: '01:00 to 02:00: 3',
      reasons: [{ code: 'drifting', minutesPerDay: 20 }],
    },
    // Three builds are too few to tell.
    { name: 'perhaps', builds: historyOf(JULY, '01:00', '02:00', '03:00'), expected: '01:00 to 03:00: 4' },
  ])('$name: $expected', told);
});

describe('several builds a day', () => {
  const twice = historyOf(JULY, '10:05 21:05', '10:10 21:02', '10:01 21:10', '10:06 21:04');

  test.each<[Where, string, string]>([
    // Six in the morning is 06:00, and of the day that ends then 21:10 is the last: 22:10; hour 23.
    [{ admin: 'UTC' }, '21:02 to 21:10: 23', '10:10'],
    // Six in New York is 10:00 UTC: a build that ends at 10:10 is the first of the day.
    [{ admin: 'America/New_York' }, '21:02 to 21:10: 23', '10:10'],
    // Six in Chicago is 11:00 UTC: now 10:10 is the last of the day before. 11:10; hour 12.
    [{ admin: 'America/Chicago' }, '10:01 to 10:10: 12', '21:10'],
    // Six in Sydney is 20:00 UTC: 21:10 is the first of the day, 10:10 the last.
    [{ admin: 'Australia/Sydney' }, '10:01 to 10:10: 12', '21:10'],
  ])('the last of the school’s day is followed: %j, %s', (where, expected, other) => {
    expect(shortly(twice, where)).toBe(expected);
    expect(advised(twice, where)).toMatchObject({ reasons: [{ code: 'several-a-day', others: [minuteOf(other)] }], buildsSeen: 8, daysSeen: 4, buildsPerDay: 2 });
  });

  test.each<Told>([
    {
      // Of a week, the builds of less than six and a half days: 13, and 01:00 is the last before six. Hour 2.
      name: 'a whole week',
      builds: historyOf(JULY, ...Array<string>(8).fill('01:00 13:00')),
      expected: '01:00 to 01:00: 2',
      reasons: [{ code: 'several-a-day', others: [minuteOf('13:00')] }],
    },
    {
      // 05:00 is the last before six.
      name: 'three',
      builds: historyOf(JULY, '05:00 13:00 21:00', '05:00 13:00 21:00', '05:00 13:00 21:00'),
      expected: '05:00 to 05:00: 6',
      reasons: [{ code: 'several-a-day', others: [minuteOf('13:00'), minuteOf('21:00')] }],
    },
    {
      // Nine in six days, and those at 14:00 on every other day.
      name: 'every other day',
      builds: historyOf(JULY, '02:00 14:00', '02:00', '02:00 14:00', '02:00', '02:00 14:00', '02:00'),
      expected: '02:00 to 02:00: 3',
      reasons: [{ code: 'several-a-day', others: [minuteOf('14:00')] }],
    },
    {
      // Nine in seven days are not yet three in two: all are followed. 14:00 and an hour.
      name: 'on some days',
      builds: historyOf(JULY, '02:30', '02:00', '02:00 14:00', '02:00', '02:00 14:00', '02:00', '02:10'),
      expected: '02:00 to 14:00: 15',
      reasons: [{ code: 'wide-spread' }],
    },
    {
      // Eleven in seven days; but those around 20:00 were repeats on a single day, which are not usual.
      name: 'on one day',
      builds: historyOf(JULY, '07:00', '07:00', '07:00', '07:00 19:30 20:00 20:30 21:00', '07:00', '07:00', '07:00'),
      expected: '07:00 to 07:00: 8',
      reasons: [{ code: 'several-a-day', others: [minuteOf('21:00')] }],
    },
    {
      // The followed ones, 02:00 to 03:00, come later: 60 minutes in 3 days and an hour, 19.7 a day.
      name: 'that drift',
      builds: historyOf(JULY, '02:00 14:00', '02:20 14:00', '02:40 14:00', '03:00 14:00'),
      expected: '02:00 to 03:00: 4',
      reasons: [
        { code: 'drifting', minutesPerDay: 20 },
        { code: 'several-a-day', others: [minuteOf('14:00')] },
      ],
    },
  ])('$name: $expected', told);
});

describe('gaps', () => {
  test('do not change the hour, and are named', () => {
    const builds = historyOf(JULY, '02:03', '-', '02:05', '02:04', '-', '-', '02:06');
    expect(shortly(builds)).toBe('02:03 to 02:06: 4');
    expect(advised(builds)).toMatchObject({ reasons: [{ code: 'missed-days' }], buildsSeen: 4, daysSeen: 4, daysMissed: ['2026-07-02', '2026-07-05', '2026-07-06'], buildsPerDay: 1 });
  });

  test('of weeks leave the builds of thirty days', () => {
    const week = ['02:00', '-', '-', '-', '-', '-', '-'];
    const builds = historyOf('2026-06-01', ...week, ...week, ...week, ...week, ...week, '02:00');
    // June 1 is 35 days before July 6; June 8 is 28. Of 29 days, 24 are missed.
    expect(advised(builds)).toMatchObject({ hour: 3, buildsSeen: 5, daysSeen: 5, reasons: [{ code: 'missed-days' }] });
    expect(advised(builds).daysMissed).toHaveLength(24);
    // The chart shows the last ten days.
    expect(advised(builds).chart.days).toEqual(['06-27', '06-28', '06-29', '06-30', '07-01', '07-02', '07-03', '07-04', '07-05', '07-06'].map((day) => `2026-${day}`));
    expect(advised(builds).chart.builds.map(({ finishedAt }) => finishedAt)).toEqual(['2026-06-29T02:00:00.000Z', '2026-07-06T02:00:00.000Z']);
  });
});

describe('around midnight', () => {
  const builds = historyOf(JULY, '23:50', '-', '00:10 23:55', '-', '00:05 23:52');

  test('lie twenty minutes apart, one a night', () => {
    // 00:10 and an hour is 01:10; hour 2. The nights begin on July 1, 2, 3, 4 and 5.
    expect(shortly(builds)).toBe('23:50 to 00:10: 2');
    expect(advised(builds)).toMatchObject({ spreadMinutes: 20, reasons: [], daysSeen: 5, daysMissed: [], buildsPerDay: 1 });
  });

  test('are one row a night on the chart, which begins at noon', () => {
    const { chart } = advised(builds);
    expect(chart.dayStartsAt).toBe(12);
    expect(chart.builds.map(({ day, minute }) => [day, minute])).toEqual([
      // From noon to 23:50 it is 11 h 50 min, to 00:10 12 h 10 min.
      ['2026-07-01', 710],
      ['2026-07-02', 730],
      ['2026-07-03', 715],
      ['2026-07-04', 725],
      ['2026-07-05', 712],
    ]);
  });

  test.each([
    // Midnight lies 22 hours after 02:00.
    ['02:00', '02:00', 0],
    // Midnight lies an hour after 23:00, and noon thirteen.
    ['23:00', '23:00', 12],
    // Midnight is where the builds begin.
    ['00:00', '02:00', 0],
    // From 20:00 to 10:00: midnight lies between, noon only two hours after it, 18:00 eight.
    ['20:00 03:00 10:00', '20:00 03:00 10:00', 18],
    // From 10:00 to 21:30: midnight lies only two and a half hours after it, six in the morning eight and a half.
    ['10:00 21:30', '10:00 21:30', 6],
    // From 10:00 to 21:00: midnight lies three hours after it, which is not yet enough.
    ['10:00 21:00', '10:00 21:00', 6],
    ['10:00 20:59', '10:00 20:59', 0],
  ])('days of %s and %s begin at %d', (one, other, hour) => {
    expect(advised(historyOf(JULY, one, other, one, other)).chart.dayStartsAt).toBe(hour);
  });
});

describe('builds of requests alone', () => {
  test('are left out of the hour, and shown', () => {
    const builds = historyOf(JULY, '02:03 r15:00', '02:05 r16:00', '02:10 r17:00', 'r15:00');
    expect(shortly(builds)).toBe('02:03 to 02:10: 4');
    expect(advised(builds)).toMatchObject({ reasons: [], buildsSeen: 3, daysSeen: 3 });
    // The last day has none of the regular ones.
    expect(advised(builds).chart.builds.map(({ role, minute }) => [role, clockTime(minute)])).toEqual([
      ['usual', '02:03'],
      ['requests', '15:00'],
      ['usual', '02:05'],
      ['requests', '16:00'],
      ['usual', '02:10'],
      ['requests', '17:00'],
    ]);
  });

  test.each<[string, Build[], object]>([
    ['nothing', [], { kind: 'none' }],
    ['them alone', historyOf(JULY, 'r02:00', 'r02:00', 'r02:00', 'r02:00'), { kind: 'none' }],
    ['one other', historyOf(JULY, '02:03', 'r02:00', 'r02:00'), { kind: 'too-few', seen: 1, latest: '2026-07-01T02:03:00.000Z' }],
    ['two others', historyOf(JULY, '02:03', 'r02:00', 'r02:00', '02:07', 'r02:00'), { kind: 'too-few', seen: 2, latest: '2026-07-04T02:07:00.000Z' }],
    ['others of long ago', [...historyOf('2026-05-01', '02:00', '02:00', '02:00'), ...historyOf(JULY, '02:03', '02:04')], { kind: 'too-few', seen: 2, latest: '2026-07-02T02:04:00.000Z' }],
  ])('%s: no hour', (_, builds, expected) => {
    expect(adviseHour({ builds, intelliboardZone: 'UTC', adminZone: 'UTC', now: new Date('2026-07-10') })).toEqual(expected);
  });
});

describe('an exception', () => {
  const outlier = (finishedAt: string): HourReason => ({ code: 'outlier', finishedAt });

  test.each<Told>([
    // All but 15:00 end at 02:05 at the latest: 03:05; hour 4.
    { name: 'late', builds: historyOf(JULY, '02:00', '02:05', '15:00', '02:02', '02:01'), expected: '02:00 to 02:05: 4', reasons: [outlier('2026-07-03T15:00:00.000Z')] },
    // 22:00 lies four hours before 02:00.
    { name: 'early', builds: historyOf(JULY, '02:00', '02:05 22:00', '02:02', '02:01'), expected: '02:00 to 02:05: 4', reasons: [outlier('2026-07-02T22:00:00.000Z')] },
    // The last night may be one, too.
    { name: 'new', builds: historyOf(JULY, '02:00', '02:05', '02:02', '02:01', '15:00'), expected: '02:00 to 02:05: 4', reasons: [outlier('2026-07-05T15:00:00.000Z')] },
    // Three hours after 02:05 is not too far: it is followed. 06:05; hour 7.
    { name: 'none, three hours on', builds: historyOf(JULY, '02:05', '02:05', '05:05', '02:05', '02:05'), expected: '02:05 to 05:05: 7' },
    // A minute more is. 03:05; hour 4.
    { name: 'three hours and a minute on', builds: historyOf(JULY, '02:05', '02:05', '05:06', '02:05', '02:05'), expected: '02:05 to 02:05: 4', reasons: [outlier('2026-07-03T05:06:00.000Z')] },
    // One of four is followed: too few to tell. 12:00 and an hour.
    { name: 'none of four', builds: historyOf(JULY, '02:30', '02:05', '12:00', '02:00'), expected: '02:00 to 12:00: 13', reasons: [{ code: 'wide-spread' }] },
    // A second one makes both usual. The empty part is from 10:00 to 02:00; 10:00 and an hour.
    { name: 'none of two alike', builds: historyOf(JULY, '02:00', '10:00', '02:05', '09:55', '02:00'), expected: '02:00 to 10:00: 11', reasons: [{ code: 'wide-spread' }] },
    // So do two at different times. The empty part is from 15:00 to 02:00.
    { name: 'none of two apart', builds: historyOf(JULY, '02:00', '10:00', '02:05', '15:00', '02:00'), expected: '02:00 to 15:00: 16', reasons: [{ code: 'wide-spread' }] },
  ])('$name: $expected', told);

  test('is shown as one', () => {
    const { chart } = advised(historyOf(JULY, '02:00 14:00', '02:05 14:00', '02:02 14:00 21:00'));
    expect(chart.builds.map(({ role }) => role)).toEqual(['usual', 'other_time', 'usual', 'other_time', 'usual', 'other_time', 'lone']);
  });
});

describe('a zone that is not known', () => {
  const unknown = (whose: 'intelliboard' | 'admin', zone: string): HourReason => ({ code: 'unknown-zone', whose, zone });

  test.each<[Where, HourReason[]]>([
    [{ intelliboard: 'Mars/Olympus' }, [unknown('intelliboard', 'Mars/Olympus')]],
    [{ admin: '' }, [unknown('admin', '')]],
    [{ intelliboard: 'Mars/Olympus', admin: '(GMT+1) Berlin' }, [unknown('intelliboard', 'Mars/Olympus'), unknown('admin', '(GMT+1) Berlin')]],
  ])('counts as UTC: %j', (where, reasons) => {
    expect(advised(steady, where)).toMatchObject({ hour: 4, utcMinute: minuteOf('04:00'), adminMinute: minuteOf('04:00'), intelliboardZone: 'UTC', adminZone: 'UTC', reasons });
  });

  test('does not take the other with it', () => {
    // 03:10 in Berlin's summer is 05:10; hour 6, which is 04:00 UTC.
    expect(advised(steady, { intelliboard: 'Europe/Berlin', admin: 'Mars/Olympus' })).toMatchObject({ hour: 6, adminMinute: minuteOf('04:00'), intelliboardZone: 'Europe/Berlin' });
    expect(codesOf(advised(steady, { intelliboard: 'Mars/Olympus', admin: 'Asia/Tokyo' }))).toEqual(['unknown-zone']);
    expect(advised(steady, { intelliboard: 'Mars/Olympus', admin: 'Asia/Tokyo' })).toMatchObject({ hour: 4, adminMinute: minuteOf('13:00') });
  });
});
