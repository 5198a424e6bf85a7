// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Secret } from '@/utils/core/secret';
import type { Place } from '@/utils/vault/vault';

const SECRET = 'NotARealSecretNotARealSecretNotARealSecretNotARealSecretNotARe12';
const PASSPHRASE = 'six quiet words nobody ever guesses';
const place: Place = { purpose: 'developer-key', origin: 'https://fernwood.instructure.com', run: 'run-1' };

let clock: number;
let ring: Map<string, unknown>;

/** A vault over the same disk; `ring` is the browser's memory, which a restart empties. */
async function openVault() {
  const { Vault } = await import('@/utils/vault/vault');
  const memory = ring;
  return new Vault(
    { get: async (key) => memory.get(key), set: async (key, value) => void memory.set(key, value), remove: async (key) => void memory.delete(key) },
    () => clock,
  );
}

async function disk(): Promise<string> {
  const { database } = await import('@/utils/vault/database');
  const db = await database();
  return JSON.stringify([await db.getAll('secrets'), await db.getAll('lock')], (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}

beforeEach(() => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  clock = Date.parse('2026-11-23T08:00:00Z');
  ring = new Map();
});

describe('a secret in the vault', () => {
  test('comes out again for the place it was stored for, also in a new worker', async () => {
    expect(await (await openVault()).keep(place, new Secret(SECRET))).toEqual({ last4: 'Re12', state: 'held' });
    expect((await (await openVault()).use(place))?.reveal()).toBe(SECRET);
  });

  test.each([
    ['another Canvas', { ...place, origin: 'https://other.instructure.com' }],
    ['another set-up', { ...place, run: 'run-2' }],
  ])('does not come out for %s', async (_, other) => {
    const vault = await openVault();
    await vault.keep(place, new Secret(SECRET));
    expect(await vault.use(other)).toBeNull();
  });

  test('lies on the disk neither in plain text nor with its key', async () => {
    await (await openVault()).keep(place, new Secret(SECRET));
    const stored = await disk();
    expect(stored).not.toContain(SECRET);
    expect(stored).not.toContain(Buffer.from(String(ring.get('key:run-1:developer-key')), 'base64').toString('latin1'));
  });

  test('is lost with the browser when there is no passphrase', async () => {
    await (await openVault()).keep(place, new Secret(SECRET));
    ring = new Map();
    const vault = await openVault();
    expect(await vault.presence(place)).toEqual({ last4: 'Re12', state: 'lost' });
    expect(await vault.use(place)).toBeNull();
  });

  test('is gone when its time is up', async () => {
    const vault = await openVault();
    await vault.keep(place, new Secret(SECRET));
    clock += 24 * 3_600_000 + 1;
    expect(await vault.use(place)).toBeNull();
    await vault.sweep();
    expect(ring.size).toBe(0);
    expect(await disk()).not.toContain('developer-key');
  });

  test('is forgotten with its key', async () => {
    const vault = await openVault();
    await vault.keep(place, new Secret(SECRET));
    await vault.forget(place);
    expect(ring.size).toBe(0);
    expect(await vault.presence(place)).toBeNull();
  });

  test('that was tampered with on the disk does not come out', async () => {
    const vault = await openVault();
    await vault.keep(place, new Secret(SECRET));
    const { database } = await import('@/utils/vault/database');
    const db = await database();
    const record = await db.get('secrets', 'run-1:developer-key');
    if (record === undefined) throw new Error('not stored');
    record.data[0] = (record.data[0] ?? 0) ^ 1;
    await db.put('secrets', record);
    expect(await vault.use(place)).toBeNull();
  });
});

describe('secrets of several connections', () => {
  const other: Place = { ...place, run: 'run-2' };

  test('stand beside each other, and are forgotten one connection at a time', async () => {
    const vault = await openVault();
    await vault.keep(place, new Secret(SECRET));
    await vault.keep(other, new Secret(SECRET.replace('Re12', 'Re34')));
    await vault.setPassphrase(PASSPHRASE);
    await vault.forgetAll('run-1');
    expect(await vault.presence(place)).toBeNull();
    expect(await vault.presence(other)).toEqual({ last4: 'Re34', state: 'held' });
    expect(await vault.hasPassphrase()).toBe(true);
    await vault.forgetAll('run-2');
    expect(await vault.hasPassphrase()).toBe(false);
    expect(ring.size).toBe(0);
  });
});

describe('behind a passphrase', () => {
  test.each(['before', 'after'])('a secret stored %s it was set survives a browser restart, locked', async (when) => {
    const first = await openVault();
    if (when === 'before') await first.keep(place, new Secret(SECRET));
    await first.setPassphrase(PASSPHRASE);
    if (when === 'after') await first.keep(place, new Secret(SECRET));
    ring = new Map();

    const vault = await openVault();
    expect(await vault.presence(place)).toEqual({ last4: 'Re12', state: 'locked' });
    expect(await vault.use(place)).toBeNull();
    expect(await vault.unlock('six other words that are wrong here')).toBe(false);
    expect(await vault.use(place)).toBeNull();
    expect(await vault.unlock(` ${PASSPHRASE} `)).toBe(true);
    expect((await vault.use(place))?.reveal()).toBe(SECRET);
  });

  test('neither the passphrase nor a key of it lies on the disk', async () => {
    const vault = await openVault();
    await vault.setPassphrase(PASSPHRASE);
    await vault.keep(place, new Secret(SECRET));
    const stored = await disk();
    expect(stored).not.toContain(PASSPHRASE);
    for (const key of ring.values()) expect(stored).not.toContain(Buffer.from(String(key), 'base64').toString('latin1'));
  });

  test.each([1_000, 4_000_000])('a stored round count of %d is not used', async (rounds) => {
    const vault = await openVault();
    await vault.setPassphrase(PASSPHRASE);
    const { database } = await import('@/utils/vault/database');
    const db = await database();
    const lock = await db.get('lock', 'lock');
    if (lock === undefined) throw new Error('not stored');
    await db.put('lock', { ...lock, kdf: { ...lock.kdf, rounds } }, 'lock');
    expect(await vault.unlock(PASSPHRASE)).toBe(false);
  });
});
