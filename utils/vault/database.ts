import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kdf, Sealed } from '@/utils/vault/crypto';

/** A secret as it lies on the disk: of no use without its data key. */
export interface SealedRecord extends Sealed {
  /** Connection and purpose. */
  readonly id: string;
  readonly purpose: string;
  readonly origin: string;
  readonly run: string;
  readonly last4: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  /** The data key, wrapped with the passphrase's key; only where a passphrase is set. */
  readonly wrapped: Sealed | null;
}

/** Tells whether a passphrase is the right one even when no secret is kept. */
export interface Lock {
  readonly kdf: Kdf;
  readonly probe: Sealed;
}

/** A monitor token, sealed with a key that no script can read out (`monitor.ts`). */
export interface MonitorRecord {
  readonly run: string;
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

interface VaultSchema extends DBSchema {
  monitor: { key: string; value: MonitorRecord };
  secrets: { key: string; value: SealedRecord };
  lock: { key: 'lock'; value: Lock };
}

let opened: Promise<IDBPDatabase<VaultSchema>> | null = null;

/** The vault's own IndexedDB, in the extension's origin: pages and content scripts cannot reach it. */
export function database(): Promise<IDBPDatabase<VaultSchema>> {
  opened ??= openDB<VaultSchema>('vault', 3, {
    upgrade(db) {
      // Version 1 kept one secret of a purpose, whosever it was. None of them outlives an update.
      for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name);
      db.createObjectStore('secrets', { keyPath: 'id' });
      db.createObjectStore('lock');
      db.createObjectStore('monitor', { keyPath: 'run' });
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}
