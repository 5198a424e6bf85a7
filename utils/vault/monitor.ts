import { Secret } from '@/utils/core/secret';
import { database } from '@/utils/vault/database';

/**
 * The monitor tokens: the one kind of secret that lies unencrypted, since it must be there after a restart with nobody
 * at the keyboard. Pages cannot reach it; whoever reads the disk could read one connection's state with it.
 */

/** Bound to the IntelliBoard that made it. */
export async function keepMonitorToken(run: string, origin: string, token: Secret): Promise<void> {
  await (await database()).put('monitor', { run, origin, token: token.reveal() });
}

/** `null`: there is none for that IntelliBoard. */
export async function readMonitorToken(run: string, origin: string): Promise<Secret | null> {
  const record = await (await database()).get('monitor', run);
  return record === undefined || record.origin !== origin ? null : new Secret(record.token);
}

export async function forgetMonitorToken(run: string): Promise<void> {
  await (await database()).delete('monitor', run);
}
