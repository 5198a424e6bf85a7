import { beforeEach, describe, expect, test } from 'vitest';
import { patientLook, pauseAfter } from '@/utils/setup/patience';

const PATIENCE = { shortestMs: 2_000, longestMs: 900_000 };

test.each([
  [0, 2_000],
  [20_000, 2_000],
  [60_000, 6_000],
  [3_600_000, 360_000],
  [48 * 3_600_000, 900_000],
])('after %i ms the pause is %i ms', (elapsed, pause) => {
  expect(pauseAfter(elapsed, PATIENCE)).toBe(pause);
});

describe('looking again and again', () => {
  let at: number;
  let looks: number[];
  let woken: number[];
  const world = { now: () => new Date(at), sleep: async (ms: number) => void (at += ms) };
  const lookUntil = (end: number) => async () => {
    looks.push(at);
    return looks.length === end ? null : 0;
  };
  beforeEach(() => {
    at = 0;
    looks = [];
    woken = [];
  });

  test('ends when it is over', async () => {
    await patientLook(world, PATIENCE, lookUntil(3)).goOn();
    expect(looks).toEqual([0, 2_000, 4_000]);
  });

  test('leaves a long pause to an alarm, which goes on with it', async () => {
    at = 200_000;
    const look = patientLook(world, PATIENCE, lookUntil(2), async (when) => void woken.push(when));
    await look.goOn();
    expect(looks).toEqual([200_000]);
    expect(woken).toEqual([260_000, 220_000]);
    at = 205_000;
    await look.goOn();
    expect(looks).toEqual([200_000]);
    at = 220_000;
    await look.goOn();
    expect(looks).toEqual([200_000, 220_000]);
  });

  test('looks once at a time, however many want it', async () => {
    const look = patientLook(world, PATIENCE, lookUntil(3));
    await Promise.all([look.goOn(), look.goOn(), look.hurry()]);
    expect(looks).toHaveLength(3);
  });

  test('looks at once when it is hurried, also in the middle of a pause', async () => {
    let endless: (() => void) | null = null;
    const look = patientLook({ ...world, sleep: () => new Promise<void>((resolve) => (endless = resolve)) }, PATIENCE, lookUntil(2));
    const going = look.goOn();
    while (endless === null) await Promise.resolve();
    await look.hurry();
    await going;
    expect(looks).toEqual([0, 0]);
  });

  test('a look that fails ends it, and the next one is not held up', async () => {
    const look = patientLook(world, PATIENCE, async () => {
      looks.push(at);
      if (looks.length === 1) throw new Error('a fault');
      return null;
    });
    await expect(look.goOn()).rejects.toThrow('a fault');
    await look.goOn();
    expect(looks).toHaveLength(2);
  });
});
