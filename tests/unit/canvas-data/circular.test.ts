// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockTime, minuteOf } from './hour-histories';
import { arcOf, DAY, endOf, groupsOf, isIn, minuteOfDay, minutesUntil, type Arc } from '@/utils/canvas-data/circular';

const minute = fc.integer({ min: 0, max: DAY - 1 });
const minutes = fc.oneof(fc.array(minute, { minLength: 1, maxLength: 12 }), fc.array(fc.constantFrom(0, 1, 180, 181, 360, 720, 1439), { minLength: 1, maxLength: 7 }));
const times = (written: string) => written.split(' ').map(minuteOf);
const written = (arc: Arc) => `${clockTime(arc.start)} to ${clockTime(endOf(arc))}`;

test.each([
  [0, 0],
  [1439, 1439],
  [1440, 0],
  [-1, 1439],
  [-1440, 0],
  [-2881, 1439],
  [4330, 10],
])('%d minutes are minute %d of the day', (count, expected) => {
  expect(minuteOfDay(count)).toBe(expected);
});

test.each([
  ['23:50', '00:10', 20],
  ['00:10', '23:50', 1420],
  ['08:00', '08:00', 0],
])('from %s until %s it is %d minutes', (from, to, expected) => {
  expect(minutesUntil(minuteOf(from), minuteOf(to))).toBe(expected);
});

describe('the stretch of', () => {
  test.each([
    ['08:00', '08:00 to 08:00'],
    ['08:00 08:00', '08:00 to 08:00'],
    ['02:10 01:58 02:03', '01:58 to 02:10'],
    ['23:50 00:10', '23:50 to 00:10'],
    ['00:00 23:59', '23:59 to 00:00'],
    // The empty part is from 02:00 to 11:00, nine hours; from 20:00 to 02:00 it is six.
    ['16:00 02:00 20:00 11:00', '11:00 to 02:00'],
    // Both parts are equal: the one that begins earlier in the day.
    ['18:00 06:00', '06:00 to 18:00'],
  ])('%s is %s', (given, expected) => {
    expect(written(arcOf(times(given)))).toBe(expected);
  });

  test('any times holds all, begins and ends with one, and there is none shorter', () => {
    fc.assert(
      fc.property(minutes, (given) => {
        const arc = arcOf(given);
        expect(given.every((one) => isIn(arc, one))).toBe(true);
        expect(given).toContain(arc.start);
        expect(given).toContain(endOf(arc));
        const lengthFrom = (start: number) => Math.max(...given.map((one) => minutesUntil(start, one)));
        expect(arc.length).toBe(Math.min(...given.map(lengthFrom)));
      }),
    );
  });
});

describe('the groups of', () => {
  test.each([
    ['08:00', ['08:00 to 08:00']],
    ['01:00 04:00 07:00', ['01:00 to 07:00']],
    ['01:00 04:01 07:00', ['01:00 to 01:00', '04:01 to 07:00']],
    ['23:00 01:00 12:00 13:00', ['12:00 to 13:00', '23:00 to 01:00']],
    // All around the day, no part is empty enough.
    ['00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00', ['00:00 to 21:00']],
  ])('%s, three hours apart, are %j', (given, expected) => {
    expect(groupsOf(times(given), 180).map(written)).toEqual(expected);
  });

  test('any times are parted by more than that, and hold no such gap', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 400 }), (given, apart) => {
        const groups = groupsOf(given, apart);
        for (const one of given) expect(groups.filter((group) => isIn(group, one))).toHaveLength(1);
        // One group alone goes on to itself, around the day.
        for (const [index, group] of groups.entries()) {
          const next = groups[(index + 1) % groups.length] ?? group;
          if (groups.length > 1) expect(minutesUntil(endOf(group), next.start)).toBeGreaterThan(apart);
          for (const one of given.filter((time) => isIn(group, time) && time !== endOf(group))) {
            const others = given.filter((other) => other !== one && isIn(group, other)).map((other) => minutesUntil(one, other));
            expect(Math.min(...others)).toBeLessThanOrEqual(apart);
          }
        }
      }),
    );
  });
});
