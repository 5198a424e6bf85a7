import { fromBase64, toBase64 } from '@/utils/core/base64';
import { Secret } from '@/utils/core/secret';
import { deriveKey, kdfBinding, KdfSchema, newDataKey, newKdf, seal, unseal } from '@/utils/vault/crypto';
import { database, type SealedRecord } from '@/utils/vault/database';
import { z } from '@/utils/model/zod';

/** What a secret is for. A connection has one of each at a time. */
export type Purpose = 'developer-key' | 'api-token' | 'data' | 'data-captured';

/** Where a secret belongs. It can only be taken out again for the same place. */
export interface Place {
  readonly purpose: Purpose;
  /** The service that made it, e.g. `https://fernwood.instructure.com`. */
  readonly origin: string;
  /** The connection, by its `runId`. */
  readonly run: string;
}

/** Under which a secret is found, wherever it came from. */
export type Slot = Pick<Place, 'purpose' | 'run'>;

export type Presence = { readonly last4: string; readonly state: 'held' | 'locked' | 'lost' };

/** The data keys: a store in memory that outlives the worker but not the browser (`storage.session`). */
export interface KeyRing {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Without a passphrase a secret dies with the browser anyway; with one it is kept for a week at most. */
const KEPT_MS = DAY_MS;
const KEPT_WITH_PASSPHRASE_MS = 7 * DAY_MS;
const PASSPHRASE_KEY = 'passphrase';

/**
 * Keeps secrets encrypted on the disk with keys that are only in memory. A key is forgotten to delete a
 * secret for good: what IndexedDB once wrote may stay in the profile for long (measured).
 */
export class Vault {
  constructor(
    private readonly ring: KeyRing,
    private readonly now: () => number,
  ) {}

  /** Stores a secret, replacing the one of the same purpose and connection. It is safe on return. */
  async keep(place: Place, secret: Secret): Promise<Presence> {
    const db = await database();
    const dataKey = newDataKey();
    const passphraseKey = await this.#ringKey(PASSPHRASE_KEY);
    const lock = passphraseKey === null ? undefined : await db.get('lock', 'lock');
    const sealed = await seal(dataKey, new TextEncoder().encode(secret.reveal()), binding(place));
    const wrapped = passphraseKey === null || lock === undefined ? null : await seal(passphraseKey, dataKey, wrapBinding(place, kdfBinding(lock.kdf)));
    await this.ring.set(ringName(place), toBase64(dataKey));
    await db.put('secrets', {
      id: idOf(place),
      ...place,
      ...sealed,
      last4: secret.last4,
      expiresAt: this.now() + (wrapped === null ? KEPT_MS : KEPT_WITH_PASSPHRASE_MS),
      wrapped,
    });
    return { last4: secret.last4, state: 'held' };
  }

  /** Takes a secret out for the place it was stored for; `null` if it is locked, lost, expired or another place's. */
  async use(place: Place): Promise<Secret | null> {
    const record = await this.#record(place);
    const dataKey = await this.#ringKey(ringName(place));
    if (record === null || dataKey === null) return null;
    const plain = await unseal(dataKey, record, binding(place));
    return plain === null ? null : new Secret(new TextDecoder().decode(plain));
  }

  /** Where a secret stands; `null` if there never was one or it was forgotten. */
  async presence(slot: Slot): Promise<Presence | null> {
    const record = await this.#record(slot);
    if (record === null) return null;
    const held = (await this.#ringKey(ringName(slot))) !== null;
    return { last4: record.last4, state: held ? 'held' : record.wrapped !== null ? 'locked' : 'lost' };
  }

  async forget(slot: Slot): Promise<void> {
    await this.ring.remove(ringName(slot));
    await (await database()).delete('secrets', idOf(slot));
  }

  /** Forgets every secret of a connection; and the passphrase, where it guards nothing any more. */
  async forgetAll(run: string): Promise<void> {
    const db = await database();
    const records = await db.getAll('secrets');
    for (const record of records) if (record.run === run) await this.forget(slotOf(record));
    if (records.some((record) => record.run !== run)) return;
    await this.ring.remove(PASSPHRASE_KEY);
    await db.clear('lock');
  }

  /** The connections of which a secret is kept. */
  async runs(): Promise<string[]> {
    return [...new Set((await (await database()).getAll('secrets')).map(({ run }) => run))];
  }

  /** Forgets the secrets whose time is up. */
  async sweep(): Promise<void> {
    for (const record of await (await database()).getAll('secrets')) {
      if (record.expiresAt <= this.now()) await this.forget(slotOf(record));
    }
  }

  /** From now on secrets, also those kept already, survive a browser restart behind this passphrase. */
  async setPassphrase(passphrase: string): Promise<void> {
    const db = await database();
    const kdf = newKdf();
    const key = await deriveKey(passphrase, kdf);
    const probe = await seal(key, new Uint8Array(16), probeBinding(kdfBinding(kdf)));
    for (const record of await db.getAll('secrets')) {
      const dataKey = await this.#ringKey(ringName(slotOf(record)));
      if (dataKey === null) continue;
      const wrapped = await seal(key, dataKey, wrapBinding(record, kdfBinding(kdf)));
      await db.put('secrets', { ...record, wrapped, expiresAt: this.now() + KEPT_WITH_PASSPHRASE_MS });
    }
    await db.put('lock', { kdf, probe }, 'lock');
    await this.ring.set(PASSPHRASE_KEY, toBase64(key));
  }

  async hasPassphrase(): Promise<boolean> {
    return (await (await database()).get('lock', 'lock')) !== undefined;
  }

  /** Opens what a browser restart has locked. `false`: wrong passphrase, or nothing to open. */
  async unlock(passphrase: string): Promise<boolean> {
    const db = await database();
    const lock = await db.get('lock', 'lock');
    const kdf = KdfSchema.safeParse(lock?.kdf);
    if (lock === undefined || !kdf.success) return false;
    const key = await deriveKey(passphrase, kdf.data);
    const bound = kdfBinding(kdf.data);
    if ((await unseal(key, lock.probe, probeBinding(bound))) === null) return false;
    for (const record of await db.getAll('secrets')) {
      const dataKey = record.wrapped === null ? null : await unseal(key, record.wrapped, wrapBinding(record, bound));
      if (dataKey !== null) await this.ring.set(ringName(slotOf(record)), toBase64(dataKey));
    }
    await this.ring.set(PASSPHRASE_KEY, toBase64(key));
    return true;
  }

  async #record(slot: Slot): Promise<SealedRecord | null> {
    const record = await (await database()).get('secrets', idOf(slot));
    return record === undefined || record.expiresAt <= this.now() ? null : record;
  }

  async #ringKey(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const stored = z.string().safeParse(await this.ring.get(name));
    return stored.success ? fromBase64(stored.data) : null;
  }
}

function idOf({ run, purpose }: Slot): string {
  return `${run}:${purpose}`;
}

function ringName(slot: Slot): string {
  return `key:${idOf(slot)}`;
}

function slotOf({ run, purpose }: SealedRecord): Slot {
  return { run, purpose: purpose as Purpose };
}

type Bound = { readonly origin: string; readonly run: string; readonly purpose: string };

function binding({ origin, run, purpose }: Bound): string {
  return JSON.stringify(['secret', origin, run, purpose]);
}

function wrapBinding({ origin, run, purpose }: Bound, kdf: string): string {
  return JSON.stringify(['data-key', origin, run, purpose, kdf]);
}

function probeBinding(kdf: string): string {
  return JSON.stringify(['probe', kdf]);
}
