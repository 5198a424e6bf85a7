import { sitesOf } from '@/utils/model/connections';
import type { Problem } from '@/utils/model/problem';
import { workingKey } from '@/utils/model/rotation';
import { NOTHING_REMOVED, type RemovalState } from '@/utils/model/setup';
import { backendProblem } from '@/utils/setup/account';
import type { IntelliBoardPort, Ports } from '@/utils/setup/ports';
import { turnKeyOff } from '@/utils/setup/turn-off';

export type RemovalPorts = Pick<Ports, 'now' | 'newId' | 'store' | 'vault' | 'sites' | 'canvas' | 'keysPage' | 'deliveries' | 'data' | 'school' | 'monitor' | 'teller'> & {
  readonly intelliboard: Pick<IntelliBoardPort, 'removeConnection'>;
};

/**
 * A connection is removed: at IntelliBoard if that is wanted, Canvas's key turned OFF if that is wanted (never deleted),
 * then everything of it here, with its sites and scripts handed back. What was agreed to is stored first, and each part
 * that is done is noted: whoever goes on after a kill does not need what was given up already.
 *
 * @param forget takes the connection off the list, with its stored state; the last thing of all
 */
export function removalUseCases(ports: RemovalPorts, forget: () => Promise<void>) {
  const { store, vault, sites, intelliboard, now } = ports;
  let running: Promise<void> | null = null;

  const set = (change: Partial<RemovalState>) => store.update((state) => ({ ...state, removal: { ...state.removal, ...change } }));

  /** The click on "Remove", after it was asked about. */
  async function start(wanted: { readonly atIntelliBoard: boolean; readonly turnKeyOff: boolean }): Promise<void> {
    const { removal } = await store.read();
    if (removal.activity === null) await set({ wanted: { ...wanted, idempotencyKey: removal.wanted?.idempotencyKey ?? ports.newId() }, problem: null, activity: { kind: 'removing', since: now().toISOString() } });
    await goOn();
  }

  /** Not after all: it met an obstacle, and what is here stays. */
  async function cancel(): Promise<void> {
    await store.update((state) => (state.removal.activity === null ? { ...state, removal: NOTHING_REMOVED } : state));
  }

  function goOn(): Promise<void> {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  }

  async function work(): Promise<void> {
    const { removal } = await store.read();
    if (removal.wanted === null || removal.activity === null) return;
    const { wanted } = removal;
    const obstacle = (wanted.turnKeyOff ? await turnWorkingKeyOff() : null) ?? (wanted.atIntelliBoard ? await removeThere(wanted.idempotencyKey) : null);
    if (obstacle !== null) return void (await set({ activity: null, problem: obstacle }));
    await set({ wanted: { ...wanted, turnKeyOff: false, atIntelliBoard: false } });
    await forgetHere(wanted.atIntelliBoard);
  }

  async function turnWorkingKeyOff(): Promise<Problem | null> {
    const state = await store.read();
    const { site } = state.canvas;
    const { clientId } = workingKey(state);
    return site === null || clientId === null ? null : turnKeyOff(ports, site, clientId);
  }

  /** One that is not there any more is as good as removed. */
  async function removeThere(idempotencyKey: string): Promise<Problem | null> {
    const { account, send } = await store.read();
    if (send.connectionId === null) return null;
    const removed = await intelliboard.removeConnection(account.host, send.connectionId, idempotencyKey);
    if (removed.ok || (removed.error.kind === 'refused' && removed.error.status === 404)) return null;
    return backendProblem(removed.error, now(), account.host);
  }

  /** A connection that is gone at IntelliBoard has taken its monitor token along. */
  async function forgetHere(isGoneThere: boolean): Promise<void> {
    const state = await store.read();
    await ports.deliveries.cancelAll();
    await (isGoneThere ? ports.monitor.forget() : ports.monitor.revoke());
    await vault.forgetAll();
    await sites.watchKeysPage(null);
    await ports.data.watch(null);
    await ports.school.update(() => null);
    await ports.teller.badge(null);
    for (const origin of sitesOf(state)) await sites.release(origin);
    await forget();
  }

  return { start, cancel, resume: goOn };
}
