// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { JournalEntrySchema, journalWords } from '@/utils/model/journal';
import type { Begun } from '@/utils/journal/journal';

const DAY_MS = 86_400_000;
const turnedOn = (id: string): Begun => ({ id, runId: 'run-1', where: 'canvas', what: 'key-turn-on', words: { host: 'fernwood.instructure.com', key: '170000000000115' } });

let clock: number;

/** The journal as the next worker opens it, on the same disk. */
async function openJournal() {
  const { Journal } = await import('@/utils/journal/journal');
  return new Journal(() => new Date(clock));
}

beforeEach(() => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  clock = Date.parse('2026-11-23T08:00:00Z');
});

describe('an entry', () => {
  test('is there before its outcome is, and in the next worker', async () => {
    await (await openJournal()).begin(turnedOn('a'));
    vi.resetModules();
    expect(await (await openJournal()).read()).toEqual([{ ...turnedOn('a'), at: '2026-11-23T08:00:00.000Z', outcome: 'unknown' }]);
  });

  test('is settled with what became of it, and keeps the time at which it was begun', async () => {
    const journal = await openJournal();
    await journal.begin(turnedOn('a'));
    clock += 5_000;
    await journal.settle('a', 'refused', { status: 403, why: 'refused' });
    expect(await journal.read()).toMatchObject([{ at: '2026-11-23T08:00:00.000Z', outcome: 'refused', words: { host: 'fernwood.instructure.com', key: '170000000000115', status: 403, why: 'refused' } }]);
  });

  test('is the same one when the same effect is tried again, also after it is done', async () => {
    const journal = await openJournal();
    await journal.begin(turnedOn('a'));
    await journal.settle('a', 'done');
    clock += DAY_MS;
    await journal.begin(turnedOn('a'));
    expect(await journal.read()).toMatchObject([{ at: '2026-11-23T08:00:00.000Z', outcome: 'done' }]);
  });

  test('does not come back by what is heard of it after it was cleared', async () => {
    const journal = await openJournal();
    await journal.begin(turnedOn('a'));
    await journal.clear();
    await journal.settle('a', 'done');
    expect(await journal.read()).toEqual([]);
  });
});

describe('what is kept', () => {
  test('is the newest 2,000, the newest first', async () => {
    const journal = await openJournal();
    for (let n = 0; n < 2_003; n += 1) {
      clock += 1_000;
      await journal.begin(turnedOn(`n${n}`));
    }
    const entries = await journal.read();
    expect(entries).toHaveLength(2_000);
    expect([entries[0]?.id, entries.at(-1)?.id]).toEqual(['n2002', 'n3']);
  }, 60_000);

  test('is a year', async () => {
    const journal = await openJournal();
    await journal.begin(turnedOn('old'));
    clock += 364 * DAY_MS;
    await journal.begin(turnedOn('kept'));
    expect(await journal.read()).toHaveLength(2);
    clock += 2 * DAY_MS;
    await journal.begin(turnedOn('new'));
    expect((await journal.read()).map(({ id }) => id)).toEqual(['new', 'kept']);
  });

  test('is read without what an older version wrote in another form', async () => {
    const journal = await openJournal();
    const { database } = await import('@/utils/journal/database');
    const older: unknown = { id: 'older', at: '2026-11-01T00:00:00Z', text: 'Something was done.' };
    await (await database()).put('entries', older as never);
    await journal.begin(turnedOn('a'));
    expect((await journal.read()).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('the words of an entry', () => {
  test.each([
    ['a developer key’s secret as a host', { host: 'cuNkOJ2MnmhKxyzNotARealSecret00cuNkOJ2MnmhKxyzNotARealSecret0012' }],
    ['an address with more than its host', { host: 'https://fernwood.instructure.com/?code=1' }],
    ['a secret as a key', { key: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c' }],
    ['a secret as a connection', { connection: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c' }],
    ['a sentence of a page as a reason', { why: 'Canvas says: token abc123' }],
    ['a status that is none', { status: 0 }],
    ['a field that nobody knows', { fields: ['password'] }],
    ['a word that nobody knows', { secret: 'x' }],
  ])('are not %s', (_, said) => {
    expect(journalWords(said)).toEqual({});
  });

  test.each([{ host: 'canvas.fernwood.edu' }, { host: 'fernwood.test.instructure.com' }, { key: '10000000000115' }, { connection: 'c_48213' }, { why: 'send_lost_outcome' }, { why: 'not-the-contract' }, { fields: ['clientSecret', 'redirectUris'] }])('may be %j', (said) => {
    expect(journalWords(said)).toEqual(said);
  });

  test('never hold a secret of any of the services, whatever it is passed as', () => {
    const letters = (alphabet: string, length: { minLength: number; maxLength: number }) => fc.string({ unit: fc.constantFrom(...alphabet), ...length });
    const secret = fc.oneof(
      letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', { minLength: 64, maxLength: 64 }),
      letters('0123456789abcdef', { minLength: 40, maxLength: 40 }),
      letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', { minLength: 43, maxLength: 86 }),
    );
    fc.assert(
      fc.property(secret, fc.constantFrom('host', 'key', 'connection', 'status', 'why', 'tries', 'fields'), (value, name) => {
        expect(JSON.stringify(journalWords({ [name]: name === 'fields' ? [value] : value }))).not.toContain(value);
        expect(JournalEntrySchema.safeParse({ ...turnedOn(value), at: '2026-11-23T08:00:00Z', outcome: 'done' }).success).toBe(false);
      }),
    );
  });
});
