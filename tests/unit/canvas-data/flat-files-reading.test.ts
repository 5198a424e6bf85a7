// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStanding } from '@/utils/canvas-data/flat-files-reading';
import { recentRegular } from '@/utils/canvas-data/history';
import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { Dump } from '@/utils/model/canvas-data';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const HOUR = 3_600_000;
const pair = { key: 'a1'.repeat(20), secret: new Secret('b2'.repeat(20)) };

/** An account with these dumps, newest first: hours since each was finished; `r` after it marks one of `requests` alone. */
async function read(dumps: readonly string[], { unreadable = [] as readonly string[] } = {}) {
  const asked: string[] = [];
  const listed = dumps.map((said): Dump => {
    const at = new Date(NOW - Number.parseFloat(said) * HOUR).toISOString();
    return { dumpId: said, sequence: 1, numFiles: 79, finished: true, createdAt: at, updatedAt: at, requestsOnly: null, reserved: null, tables: null };
  });
  const standing = await readStanding(
    {
      dumps: async () => ok({ dumps: listed, skewMinutes: -3 }),
      byDump: async (_, dumpId) => {
        asked.push(dumpId);
        const dump = listed.find((one) => one.dumpId === dumpId);
        return dump === undefined || unreadable.includes(dumpId) ? err({ kind: 'server', status: 503 }) : ok({ ...dump, requestsOnly: dumpId.endsWith('r'), reserved: false });
      },
    },
    pair,
    () => NOW,
  );
  if (!standing.ok) throw new Error(standing.error.kind);
  return { asked, standing: standing.value };
}

/** One build a night, `first` hours ago and before. */
const nights = (count: number, first = 4) => Array.from({ length: count }, (_, night) => String(first + 24 * night));

describe('dumps are read one by one', () => {
  test('as far as the hour goes back: seven builds and a week', async () => {
    expect((await read(nights(50))).asked).toEqual(nights(8));
  });

  test('all of them, where there are few', async () => {
    const { asked, standing } = await read(nights(3));
    expect(asked).toEqual(nights(3));
    expect(standing).toMatchObject({ freshness: 'fresh', reserved: false, skewMinutes: -3 });
  });

  test('past any number of those of requests alone', async () => {
    // A full refresh of that table, in a dozen parts, after the third night.
    const refresh = Array.from({ length: 12 }, (_, part) => `${53 + part}r`);
    const { asked, standing } = await read([...nights(3), ...refresh, ...nights(20, 76)]);
    expect(asked).toHaveLength(3 + 12 + 5);
    expect(standing.builds.filter(({ requestsOnly }) => requestsOnly)).toHaveLength(12);
  });

  test('and one that cannot be read counts as a nightly build', async () => {
    const { standing } = await read(nights(3), { unreadable: ['28'] });
    expect(standing.builds.map(({ requestsOnly }) => requestsOnly)).toEqual([false, false, false]);
  });

  test('what is not read would make no difference', async () => {
    const dumps = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 400 }), requestsOnly: fc.boolean() }), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(dumps, async (given) => {
        const said = [...new Set(given.map(({ hours, requestsOnly }) => `${hours}${requestsOnly ? 'r' : ''}`))].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
        const { standing } = await read(said);
        const all = said.map((one) => ({ finishedAt: new Date(NOW - Number.parseFloat(one) * HOUR).toISOString(), requestsOnly: one.endsWith('r') }));
        expect(recentRegular(standing.builds)).toEqual(recentRegular(all));
      }),
    );
  });

  test('a pair that is refused reads nothing more', async () => {
    const refused = await readStanding({ dumps: async () => err({ kind: 'unauthorised', status: 401 }), byDump: () => Promise.reject(new Error('asked')) }, pair, () => NOW);
    expect(refused).toEqual({ ok: false, error: { kind: 'unauthorised', status: 401 } });
  });
});
