import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { JournalEntry } from '@/utils/model/journal';

interface JournalSchema extends DBSchema {
  /** Whoever reads parses: an entry may be an older version's. */
  entries: { key: string; value: JournalEntry; indexes: { at: string } };
}

let opened: Promise<IDBPDatabase<JournalSchema>> | null = null;

/** The journal's own IndexedDB, in the extension's origin: pages and content scripts cannot reach it. */
export function database(): Promise<IDBPDatabase<JournalSchema>> {
  opened ??= openDB<JournalSchema>('journal', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'id' }).createIndex('at', 'at');
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}
