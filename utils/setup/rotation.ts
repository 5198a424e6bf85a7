import { NOT_AUTHORIZED } from '@/utils/model/authorize';
import { emptyConnectionForm, emptyData, keyBegunAnew } from '@/utils/model/empty-setup';
import { problem, type Problem } from '@/utils/model/problem';
import { rotationStage } from '@/utils/model/rotation';
import { roadOf } from '@/utils/model/road';
import { sent } from '@/utils/model/secret-state';
import { NOTHING_ROTATES, type RotationState } from '@/utils/model/setup';
import { explainCanvas } from '@/utils/setup/canvas-problem';
import type { Ports } from '@/utils/setup/ports';

export type RotationPorts = Pick<Ports, 'now' | 'store' | 'vault' | 'sites' | 'canvas' | 'keysPage' | 'deliveries'>;

/**
 * Another developer key takes the place of the one that the connection works with: made and proved first, sent as
 * pending, authorised, checked, and only then the old one is offered to be turned OFF. Left at any stage, the
 * connection works with one of the two. Likewise other credentials of Canvas data.
 *
 * @param checkConnection has IntelliBoard check the connection again
 */
export function rotationUseCases(ports: RotationPorts, checkConnection: () => Promise<void>) {
  const { store, vault, canvas, keysPage, deliveries, now } = ports;

  const set = (change: Partial<RotationState>) => store.update((state) => ({ ...state, rotation: { ...state.rotation, ...change } }));
  const stop = (what: Problem | null) => set({ activity: null, problem: what });

  /** The click on "Replace this key". The old one goes on working; the guide goes to the making of the new one. */
  async function start(): Promise<void> {
    const state = await store.read();
    if (state.rotation.old !== null || state.key.clientId === null || state.key.activity !== null) return;
    await vault.forget('developer-key');
    await store.update((before) => ({
      ...before,
      step: 'key',
      rotation: { ...NOTHING_ROTATES, oldData: before.rotation.oldData, startedAt: now().toISOString(), old: before.key },
      key: keyBegunAnew(before.key),
      // What the form shows is about the old key.
      connectionForm: { ...emptyConnectionForm(), signedInAt: before.connectionForm.signedInAt },
    }));
  }

  /** Leaves it. Before the new key was sent, the set-up is as it was; a key that was made stays in Canvas, unused. */
  async function cancel(): Promise<void> {
    const { rotation } = await store.read();
    if (rotation.old === null) return;
    await deliveries.cancelPendingKey();
    await vault.forget('developer-key');
    await store.update((state) => (state.rotation.old === null ? state : { ...state, key: state.rotation.old, rotation: { ...NOTHING_ROTATES, oldData: state.rotation.oldData } }));
  }

  /** The click on "Send the new key". It waits at IntelliBoard until it is authorised. */
  async function send(): Promise<void> {
    const state = await store.read();
    if (rotationStage(state) !== 'send' || roadOf(state) !== 'api' || state.send.connectionId === null) return;
    if (state.key.secret?.state !== 'held') return void (await stop(problem('key_secret_lost', now(), [state.key.clientId ?? ''])));
    await set({ activity: { kind: 'sending', since: now().toISOString() }, problem: null });
    await deliveries.sendPendingKey(state.send.connectionId);
  }

  /** IntelliBoard has it as pending. It holds the secret now, and whoever authorises next authorises the new key. */
  async function delivered(): Promise<void> {
    await store.update((state) => ({
      ...state,
      key: { ...state.key, secret: sent(state.key.secret) },
      rotation: { ...state.rotation, activity: null, sentAt: state.rotation.sentAt ?? now().toISOString(), problem: null },
      authorize: state.rotation.sentAt === null ? NOT_AUTHORIZED : state.authorize,
    }));
    await vault.forget('developer-key');
  }

  async function sending(what: Problem | null): Promise<void> {
    await set({ problem: what, activity: { kind: 'sending', since: now().toISOString() } });
  }

  /** Turns the old key OFF, on Canvas's own page; never deletes it. */
  async function turnOldOff(): Promise<void> {
    const state = await store.read();
    const { site } = state.canvas;
    const clientId = state.rotation.old?.clientId ?? null;
    if (site === null || clientId === null || rotationStage(state) !== 'turn-off') return;
    await set({ activity: { kind: 'turning-off', since: now().toISOString() }, problem: null });
    const page = await keysPage.prepare(site.origin, site.rootAccountId);
    const link = canvas.keysPageAddress(site.origin, site.rootAccountId);
    if (!page.ok) return void (await stop(problem('key_page_missing', now(), [], link)));
    const turned = await keysPage.turnOff(page.value, site.rootAccountId, clientId);
    if (!turned.ok || turned.value.outcome !== 'done') return void (await stop(problem('key_turn_off_refused', now(), [clientId], link)));
    // Canvas has the last word on whether it is OFF.
    const key = await canvas.readKey(site.origin, site.rootAccountId, clientId);
    if (!key.ok) return void (await stop(await explainCanvas(ports, key.error, site.origin)));
    if (key.value !== null && key.value.state === 'on') return void (await stop(problem('key_turn_off_refused', now(), [clientId], link)));
    await set({ activity: null, problem: null, oldOffAt: now().toISOString() });
  }

  /** The change is over: the old key is known no more. */
  async function finish(): Promise<void> {
    const stage = rotationStage(await store.read());
    if (stage === 'turn-off' || stage === 'done') await store.update((state) => ({ ...state, rotation: { ...NOTHING_ROTATES, oldData: state.rotation.oldData } }));
  }

  /** The click on "Renew the credentials". Those that IntelliBoard has go on working until it has the new ones. */
  async function renewData(): Promise<void> {
    await vault.forget('data');
    await store.update((state) => {
      const { data, rotation } = state;
      if (data.clientId === null || data.secret?.state !== 'sent' || rotation.oldData !== null) return state;
      return { ...state, step: 'data', rotation: { ...rotation, oldData: data }, data: { ...emptyData(data.source), queue: data.queue, everyHours: data.everyHours, tool: data.tool } };
    });
  }

  async function cancelData(): Promise<void> {
    const { rotation } = await store.read();
    if (rotation.oldData === null) return;
    await vault.forget('data');
    await vault.forget('data-captured');
    await store.update((state) => (state.rotation.oldData === null ? state : { ...state, data: state.rotation.oldData, rotation: { ...state.rotation, oldData: null } }));
  }

  async function resume(): Promise<void> {
    const state = await store.read();
    if (state.rotation.activity?.kind === 'turning-off') return turnOldOff();
    if (state.rotation.activity?.kind === 'sending' && !(await deliveries.isSendingKey())) await stop(null);
    // Authorised: IntelliBoard works with the new key from now on, and is asked how it fares.
    if (rotationStage(state) === 'check' && state.send.activity === null && state.send.problem === null && hasOldChecks(state.send.checks, state.authorize.grantedAt)) await checkConnection();
  }

  return { start, cancel, send, delivered, sending, refused: stop, turnOldOff, finish, renewData, cancelData, resume };
}

function hasOldChecks(checks: readonly { readonly at: string }[], grantedAt: string | null): boolean {
  return grantedAt !== null && checks.every(({ at }) => at < grantedAt);
}
