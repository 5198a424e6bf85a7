// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from '@/utils/canvas-data/standing';
import type { Dump } from '@/utils/model/canvas-data';

const NOW = Date.UTC(2026, 10, 23, 8, 0, 0);
const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(NOW - hours * HOUR).toISOString();

function dump(hours: number, more: Partial<Dump> = {}): Dump {
  return { dumpId: `dump-${hours}`, sequence: 1_000 - hours, numFiles: 79, finished: true, createdAt: hoursAgo(hours), updatedAt: hoursAgo(hours), requestsOnly: null, reserved: null, tables: null, ...more };
}

describe('the standing of flat files', () => {
  test.each([
    [1, 'fresh'],
    [30, 'fresh'],
    [30.1, 'late'],
    [48, 'late'],
    [48.1, 'stale'],
    [400, 'stale'],
  ])('%d hours old is %s', (hours, freshness) => {
    const standing = standingOf([dump(hours)], [], NOW);
    expect(standing).toMatchObject({ freshness, newestFinishedAt: hoursAgo(hours) });
    expect(standing.ageHours).toBeCloseTo(hours, 3);
  });

  test('without a build there is nothing to be fresh', () => {
    const none = { freshness: 'stale', reserved: null, newestFinishedAt: null, ageHours: null };
    expect(standingOf([], [], NOW)).toEqual({ ...none, builds: [] });
    expect(standingOf([dump(2, { finished: false })], [], NOW)).toEqual({ ...none, builds: [] });
    expect(standingOf([dump(2, { requestsOnly: true })], [], NOW)).toEqual({ ...none, builds: [{ finishedAt: hoursAgo(2), requestsOnly: true }] });
  });

  test('is that of the newest finished nightly build, by the later of its two times', () => {
    const dumps = [dump(1, { finished: false }), dump(2, { requestsOnly: true }), dump(26, { updatedAt: hoursAgo(25) }), dump(50)];
    expect(standingOf(dumps, [], NOW)).toMatchObject({
      freshness: 'fresh',
      newestFinishedAt: hoursAgo(25),
      builds: [
        { finishedAt: hoursAgo(2), requestsOnly: true },
        { finishedAt: hoursAgo(25), requestsOnly: false },
        { finishedAt: hoursAgo(50), requestsOnly: false },
      ],
    });
  });

  test('knows what the tables of a dump say', () => {
    const dumps = [dump(2), dump(26), dump(50)];
    expect(standingOf(dumps, [dump(2, { requestsOnly: true, reserved: false })], NOW)).toMatchObject({ newestFinishedAt: hoursAgo(26), reserved: null });
    expect(standingOf(dumps, [dump(2, { requestsOnly: true, reserved: false }), dump(26, { requestsOnly: false, reserved: true })], NOW)).toMatchObject({ reserved: true });
    expect(standingOf(dumps, [dump(2, { requestsOnly: false, reserved: false })], NOW)).toMatchObject({ newestFinishedAt: hoursAgo(2), reserved: false });
    expect(standingOf([], [dump(2, { requestsOnly: false, reserved: false })], NOW)).toMatchObject({ freshness: 'fresh', reserved: false });
  });

  test('does not depend on the order in which dumps are listed', () => {
    const dumps = fc.uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 12 }).map((all) => all.map((hours) => dump(hours, { requestsOnly: hours % 3 === 0 })));
    fc.assert(
      fc.property(
        dumps.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(standingOf(shuffled, [], NOW)).toEqual(standingOf(all, [], NOW));
        },
      ),
    );
  });
});
