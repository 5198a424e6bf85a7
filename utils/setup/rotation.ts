import { createShared } from '@/utils/core/shared';
import { NOT_AUTHORIZED } from '@/utils/model/authorize';
import { emptyConnectionForm, emptyData, keyBegunAnew } from '@/utils/model/empty-setup';
import { sameKeyId } from '@/utils/model/key-id';
import { problem, type Problem } from '@/utils/model/problem';
import { mayKeepOldData, mayKeepOldKey, mayRenewData, mayReplaceKey, rotationStage } from '@/utils/model/rotation';
import { roadOf } from '@/utils/model/road';
import { lost, sent } from '@/utils/model/secret-state';
import { NOTHING_ROTATES, type KeyState, type RotationState } from '@/utils/model/setup';
import type { Ports } from '@/utils/setup/ports';
import { turnKeyOff } from '@/utils/setup/turn-off';

export type RotationPorts = Pick<Ports, 'now' | 'store' | 'vault' | 'sites' | 'canvas' | 'keysPage' | 'deliveries'>;

/**
 * Another developer key takes the place of the one that the connection works with: made and proved first, sent as
 * pending, authorised, checked, and only then the old one is offered to be turned OFF. Left at any stage, the
 * connection works with one of the two. Likewise other credentials of Canvas data.
 *
 * @param checkConnection has IntelliBoard check the connection again
 * @param stopData stops waiting on the page on which credentials are made
 */
export function rotationUseCases(ports: RotationPorts, checkConnection: () => Promise<void>, stopData: () => Promise<void>) {
  const { store, vault, deliveries, now } = ports;
  /** Once at a time, however often the work is taken up. */
  const turnOldOff = createShared(turnOldOffOnce);

  const set = (change: Partial<RotationState>) => store.update((state) => ({ ...state, rotation: { ...state.rotation, ...change } }));
  const stop = (what: Problem | null) => set({ activity: null, nextAttemptAt: null, problem: what });

  /** The click on "Replace this key". The old one goes on working; the guide goes to the making of the new one. */
  async function start(): Promise<void> {
    if (!mayReplaceKey(await store.read())) return;
    await vault.forget('developer-key');
    await store.update((state) =>
      mayReplaceKey(state)
        ? {
            ...state,
            step: 'key',
            rotation: { ...NOTHING_ROTATES, oldData: state.rotation.oldData, startedAt: now().toISOString(), old: { ...state.key, secret: state.key.secret?.state === 'sent' ? state.key.secret : lost(state.key.secret) } },
            key: keyBegunAnew(state.key),
            // What the form shows is about the old key.
            connectionForm: { ...emptyConnectionForm(), signedInAt: state.connectionForm.signedInAt },
          }
        : state,
    );
  }

  /**
   * Leaves it. While nothing of the new key can have reached IntelliBoard, the set-up is as it was; a key that was made
   * stays in Canvas, unused.
   */
  async function cancel(): Promise<void> {
    if (!mayKeepOldKey(await store.read()) || !(await deliveries.withdrawKey())) return;
    await vault.forget('developer-key');
    await store.update((state) => (state.rotation.old !== null && mayKeepOldKey(state) ? { ...state, key: state.rotation.old, rotation: { ...NOTHING_ROTATES, oldData: state.rotation.oldData } } : state));
  }

  /** The click on "Send the new key". It waits at IntelliBoard until it is authorised. */
  async function send(): Promise<void> {
    const state = await store.read();
    const { clientId } = state.key;
    if (rotationStage(state) !== 'send' || roadOf(state) !== 'api' || state.send.connectionId === null || clientId === null) return;
    if (await deliveries.isSendingKey(clientId)) return deliveries.tryNow();
    if (state.key.secret?.state === 'locked') return void (await stop(problem('vault_locked', now())));
    if (state.key.secret?.state !== 'held') return void (await stop(problem('key_secret_lost', now(), [clientId])));
    await set({ activity: { kind: 'sending', since: now().toISOString() }, attempts: 0, nextAttemptAt: null, problem: null });
    await deliveries.sendPendingKey(state.send.connectionId);
  }

  /** IntelliBoard has it as pending. It holds the secret now, and whoever authorises next authorises the new key. */
  async function delivered(clientId: string): Promise<void> {
    const { rotation, key } = await store.update((state) => {
      if (state.rotation.old === null) return state;
      const isKnown = state.rotation.sentId !== null && sameKeyId(state.rotation.sentId, clientId);
      return {
        ...state,
        key: isOf(state.key, clientId) ? { ...state.key, secret: sent(state.key.secret) } : state.key,
        rotation: { ...state.rotation, activity: null, nextAttemptAt: null, mayHaveArrived: false, problem: null, ...(!isKnown && { sentId: clientId, grantedToOldAt: state.authorize.grantedAt, checkedAt: null }) },
        authorize: isKnown ? state.authorize : NOT_AUTHORIZED,
      };
    });
    if (rotation.old !== null && isOf(key, clientId)) await vault.forget('developer-key');
  }

  /** How the sending goes: the nth try, when the next one is due (epoch ms) if it waits, and whether any may have arrived. */
  async function progress(attempts: number, nextAt: number | null, what: Problem | null, mayHaveArrived: boolean): Promise<void> {
    const kind = nextAt === null ? 'sending' : 'waiting';
    await set({ attempts, nextAttemptAt: nextAt === null ? null : new Date(nextAt).toISOString(), mayHaveArrived, problem: what, activity: { kind, since: now().toISOString() } });
  }

  /** It will not be tried again as it is. */
  async function refused(what: Problem | null, mayHaveArrived: boolean): Promise<void> {
    await set({ activity: null, nextAttemptAt: null, mayHaveArrived, problem: what });
  }

  /** Turns the old key OFF, on Canvas's own page; never deletes it. */
  async function turnOldOffOnce(): Promise<void> {
    const state = await store.read();
    const { site } = state.canvas;
    const clientId = state.rotation.old?.clientId ?? null;
    // The checks may have been begun anew meanwhile.
    if (site === null || clientId === null || rotationStage(state) !== 'turn-off') return state.rotation.activity === null ? undefined : void (await stop(null));
    await set({ activity: { kind: 'turning-off', since: now().toISOString() }, problem: null });
    const obstacle = await turnKeyOff(ports, site, clientId);
    if (obstacle !== null) return void (await stop(obstacle));
    await set({ activity: null, problem: null, oldOffAt: now().toISOString() });
  }

  /** The change is over: the old key is known no more. */
  async function finish(): Promise<void> {
    const stage = rotationStage(await store.read());
    if (stage === 'turn-off' || stage === 'done') await store.update((state) => ({ ...state, rotation: { ...NOTHING_ROTATES, oldData: state.rotation.oldData } }));
  }

  /** The click on "Renew the credentials". Those that IntelliBoard has go on working until it has the new ones. */
  async function renewData(): Promise<void> {
    await store.update((state) => {
      const { data, rotation } = state;
      if (!mayRenewData(state)) return state;
      return { ...state, step: 'data', rotation: { ...rotation, oldData: data }, data: { ...emptyData(data.source), queue: data.queue, everyHours: data.everyHours, tool: data.tool } };
    });
  }

  async function cancelData(): Promise<void> {
    const state = await store.read();
    if (!mayKeepOldData(state) || (await deliveries.isSending())) return;
    if (state.data.activity !== null) await stopData();
    await vault.forget('data');
    await vault.forget('data-captured');
    await store.update((latest) => (latest.rotation.oldData !== null && mayKeepOldData(latest) ? { ...latest, data: latest.rotation.oldData, rotation: { ...latest.rotation, oldData: null } } : latest));
  }

  async function resume(): Promise<void> {
    const state = await store.read();
    if (state.rotation.activity?.kind === 'turning-off') return turnOldOff();
    if (state.rotation.activity !== null && !(state.key.clientId !== null && (await deliveries.isSendingKey(state.key.clientId)))) await stop(null);
    // Authorised: IntelliBoard works with the new key from now on, and is asked how it fares.
    if (rotationStage(state) !== 'check' || state.send.activity !== null || state.rotation.checkedAt !== null) return;
    await checkConnection();
    await set({ checkedAt: now().toISOString() });
  }

  return { start, cancel, send, delivered, progress, refused, turnOldOff, finish, renewData, cancelData, resume };
}

function isOf(key: KeyState, clientId: string): boolean {
  return key.clientId !== null && sameKeyId(key.clientId, clientId);
}
