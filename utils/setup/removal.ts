import { sitesOf } from '@/utils/model/connections';
import { problem, type Problem } from '@/utils/model/problem';
import { workingKey } from '@/utils/model/rotation';
import type { RemovalState } from '@/utils/model/setup';
import { backendProblem } from '@/utils/setup/account';
import type { IntelliBoardPort, Ports } from '@/utils/setup/ports';

export type RemovalPorts = Pick<Ports, 'now' | 'newId' | 'store' | 'vault' | 'sites' | 'canvas' | 'keysPage' | 'deliveries' | 'data' | 'school' | 'monitor'> & {
  readonly intelliboard: Pick<IntelliBoardPort, 'removeConnection'>;
};

/**
 * A connection is removed: at IntelliBoard if that is wanted, Canvas's key turned OFF if that is wanted (never deleted),
 * then everything of it here, with its sites and scripts handed back. What was agreed to is stored first, so a kill
 * in between goes on; each part may be done twice.
 *
 * @param forget takes the connection off the list, with its stored state; the last thing of all
 */
export function removalUseCases(ports: RemovalPorts, forget: () => Promise<void>) {
  const { store, vault, sites, canvas, keysPage, intelliboard, now } = ports;
  let running: Promise<void> | null = null;

  const set = (change: Partial<RemovalState>) => store.update((state) => ({ ...state, removal: { ...state.removal, ...change } }));

  /** The click on "Remove", after it was asked about. */
  async function start(wanted: { readonly atIntelliBoard: boolean; readonly turnKeyOff: boolean }): Promise<void> {
    const { removal } = await store.read();
    await set({ wanted: { ...wanted, idempotencyKey: removal.wanted?.idempotencyKey ?? ports.newId() }, problem: null, activity: { kind: 'removing', since: now().toISOString() } });
    await goOn();
  }

  /** Not after all, as far as nothing was taken away yet. */
  async function cancel(): Promise<void> {
    await set({ wanted: null, activity: null, problem: null });
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
    const obstacle = (removal.wanted.turnKeyOff ? await turnKeyOff() : null) ?? (removal.wanted.atIntelliBoard ? await removeThere(removal.wanted.idempotencyKey) : null);
    if (obstacle !== null) return void (await set({ activity: null, problem: obstacle }));
    await forgetHere();
  }

  async function turnKeyOff(): Promise<Problem | null> {
    const state = await store.read();
    const { site } = state.canvas;
    const { clientId } = workingKey(state);
    if (site === null || clientId === null) return null;
    const link = canvas.keysPageAddress(site.origin, site.rootAccountId);
    const page = await keysPage.prepare(site.origin, site.rootAccountId);
    if (!page.ok) return problem(page.error === 'signed-out' ? 'canvas_not_signed_in' : 'key_page_missing', now(), page.error === 'signed-out' ? [new URL(site.origin).host] : [], link);
    const turned = await keysPage.turnOff(page.value, site.rootAccountId, clientId);
    return turned.ok && turned.value.outcome === 'done' ? null : problem('key_turn_off_refused', now(), [clientId], link);
  }

  /** One that is not there any more is as good as removed. */
  async function removeThere(idempotencyKey: string): Promise<Problem | null> {
    const { account, send } = await store.read();
    if (send.connectionId === null) return null;
    const removed = await intelliboard.removeConnection(account.host, send.connectionId, idempotencyKey);
    if (removed.ok || (removed.error.kind === 'refused' && removed.error.status === 404)) return null;
    return backendProblem(removed.error, now(), account.host);
  }

  async function forgetHere(): Promise<void> {
    const state = await store.read();
    await ports.deliveries.cancelAll();
    await (state.removal.wanted?.atIntelliBoard === true ? ports.monitor.forget() : ports.monitor.revoke());
    await vault.forgetAll();
    await sites.watchKeysPage(null);
    await ports.data.watch(null);
    await ports.school.update(() => null);
    for (const origin of sitesOf(state)) await sites.release(origin);
    await forget();
  }

  return { start, cancel, resume: goOn };
}
