import { sitesOf } from '@/utils/model/connections';
import type { Problem } from '@/utils/model/problem';
import { keysOfConnection } from '@/utils/model/rotation';
import { NOTHING_REMOVED, type RemovalState } from '@/utils/model/setup';
import { backendProblem } from '@/utils/setup/account';
import type { IntelliBoardPort, Ports } from '@/utils/setup/ports';
import { turnKeyOff } from '@/utils/setup/turn-off';

export type RemovalPorts = Pick<Ports, 'now' | 'newId' | 'store' | 'vault' | 'sites' | 'canvas' | 'keysPage' | 'deliveries' | 'data' | 'school' | 'monitor' | 'teller'> & {
  readonly intelliboard: Pick<IntelliBoardPort, 'removeConnection'>;
};

/**
 * A connection is removed: at IntelliBoard if that is wanted, those of its keys turned OFF in Canvas for which it is wanted (never deleted),
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
  async function start({ atIntelliBoard, turnOff }: { readonly atIntelliBoard: boolean; readonly turnOff: readonly string[] }): Promise<void> {
    const state = await store.read();
    const { removal } = state;
    const ours = keysOfConnection(state).filter(({ clientId }) => turnOff.includes(clientId)).map(({ clientId }) => clientId);
    if (removal.activity === null) await set({ wanted: { atIntelliBoard, turnOff: ours, idempotencyKey: removal.wanted?.idempotencyKey ?? ports.newId() }, problem: null, activity: { kind: 'removing', since: now().toISOString() } });
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
    const obstacle = (await turnKeysOff(wanted.turnOff)) ?? (wanted.atIntelliBoard ? await removeThere(wanted.idempotencyKey) : null);
    if (obstacle !== null) return void (await set({ activity: null, problem: obstacle }));
    await set({ wanted: { ...wanted, turnOff: [], atIntelliBoard: false } });
    await forgetHere(wanted.atIntelliBoard);
  }

  /** One after the other; one that is OFF already is passed over. */
  async function turnKeysOff(clientIds: readonly string[]): Promise<Problem | null> {
    const { site } = (await store.read()).canvas;
    if (site === null) return null;
    for (const clientId of clientIds) {
      const obstacle = await turnKeyOff(ports, site, clientId);
      if (obstacle !== null) return obstacle;
    }
    return null;
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
