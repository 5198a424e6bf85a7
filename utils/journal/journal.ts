import { database } from '@/utils/journal/database';
import { JournalEntrySchema, journalWords, type JournalEntry, type JournalOutcome, type JournalWords } from '@/utils/model/journal';

/** More than years of ordinary use; a year, since nobody asks further back. */
const MOST_ENTRIES = 2_000;
const KEPT_MS = 365 * 86_400_000;

/** What is about to be done. */
export type Begun = Omit<JournalEntry, 'at' | 'outcome'>;

/**
 * Every effect on a remote system, in the order of time. An entry is stored before the effect and settled after it, so
 * that one whose outcome was not heard, because the worker was killed say, is there and says so.
 */
export class Journal {
  constructor(private readonly now: () => Date) {}

  /** Notes what is about to be done. The same id again is the same effect, and is left as it was noted. */
  async begin({ words, ...begun }: Begun): Promise<void> {
    const entry = JournalEntrySchema.parse({ ...begun, at: this.now().toISOString(), outcome: 'unknown', words: journalWords(words) });
    const db = await database();
    const write = db.transaction('entries', 'readwrite');
    if ((await write.store.get(entry.id)) === undefined) await write.store.add(entry);
    await write.done;
    await this.#drop();
  }

  /** Notes what became of it. Does nothing where it is not in the journal any more. */
  async settle(id: string, outcome: JournalOutcome, words: JournalWords = {}): Promise<void> {
    const db = await database();
    const write = db.transaction('entries', 'readwrite');
    const entry = JournalEntrySchema.safeParse(await write.store.get(id));
    if (entry.success) await write.store.put({ ...entry.data, outcome, words: journalWords({ ...entry.data.words, ...words }) });
    await write.done;
  }

  /** All entries, the newest first. */
  async read(): Promise<JournalEntry[]> {
    const stored = await (await database()).getAllFromIndex('entries', 'at');
    return stored.reverse().flatMap((entry) => JournalEntrySchema.safeParse(entry).data ?? []);
  }

  async clear(): Promise<void> {
    await (await database()).clear('entries');
  }

  /** What is too old, or too much, goes; the oldest first. */
  async #drop(): Promise<void> {
    const write = (await database()).transaction('entries', 'readwrite');
    const tooOld = new Date(this.now().getTime() - KEPT_MS).toISOString();
    let left = await write.store.count();
    for (let cursor = await write.store.index('at').openCursor(); cursor !== null && (left > MOST_ENTRIES || cursor.value.at < tooOld); cursor = await cursor.continue()) {
      await cursor.delete();
      left -= 1;
    }
    await write.done;
  }
}
