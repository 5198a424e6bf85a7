import type { ConnectionRegister } from './connections';
import { removeTraces, runsWithTraces } from '@/utils/platform/traces';
import { forgetMonitorToken, runsWithMonitorToken } from '@/utils/vault/monitor';
import type { Vault } from '@/utils/vault/vault';

/**
 * Removes everything of connections that are not on the list: of one whose worker was killed while it was removed, or
 * for which something was still under way then and stored what it found.
 */
export async function clearLeftovers(register: Pick<ConnectionRegister, 'list'>, vault: Pick<Vault, 'runs' | 'forgetAll'>): Promise<void> {
  // What there is comes first and the list second: a new connection is on the list before anything of it is stored.
  const [traces, secrets, tokens] = [await runsWithTraces(), await vault.runs(), await runsWithMonitorToken()];
  const listed = new Set((await register.list()).entries.map(({ runId }) => runId));
  const isLeftOver = (run: string) => !listed.has(run);
  for (const run of traces.filter(isLeftOver)) await removeTraces(run);
  for (const run of secrets.filter(isLeftOver)) await vault.forgetAll(run);
  for (const run of tokens.filter(isLeftOver)) await forgetMonitorToken(run);
}
