import { Secret } from '@/utils/core/secret';
import { database } from '@/utils/vault/database';

/**
 * The monitor tokens. Unlike every other secret they outlive the browser with nobody at the keyboard, so the key of
 * each lies beside it, as one that no script can read out. Whoever has the whole disk can undo that, and could then
 * read one connection's state; the token can do no more, and IntelliBoard revokes it with the connection.
 */

/** Bound to the IntelliBoard that made it. */
export async function keepMonitorToken(run: string, origin: string, token: Secret): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: binding(run, origin) }, key, new TextEncoder().encode(token.reveal()));
  await (await database()).put('monitor', { run, key, iv, data });
}

/** `null`: there is none for that IntelliBoard. */
export async function readMonitorToken(run: string, origin: string): Promise<Secret | null> {
  const record = await (await database()).get('monitor', run);
  if (record === undefined) return null;
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv, additionalData: binding(run, origin) }, record.key, record.data).catch(() => null);
  return plain === null ? null : new Secret(new TextDecoder().decode(plain));
}

export async function forgetMonitorToken(run: string): Promise<void> {
  await (await database()).delete('monitor', run);
}

/** The connections of which one is kept. */
export async function runsWithMonitorToken(): Promise<string[]> {
  return (await database()).getAllKeys('monitor');
}

function binding(run: string, origin: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(['monitor-token', origin, run]));
}
