import { checksAreGreen } from '@/utils/model/evidence';
import { marksAreGreen } from '@/utils/model/connection-form';
import { sameKeyId } from '@/utils/model/key-id';
import { roadOf } from '@/utils/model/road';
import type { KeyState, SetupState } from '@/utils/model/setup';

/** What is next while a developer key takes another one's place. `turn-off`: all is done, and the old key is offered to be turned OFF. */
export const ROTATION_STAGES = ['make', 'send', 'authorize', 'check', 'turn-off', 'done'] as const;
export type RotationStage = (typeof ROTATION_STAGES)[number];

/**
 * How far the change of a key has come, from what there is alone; `null` where none is under way. Until the new key is
 * authorised the connection works with the old one, so it may be left at any stage.
 */
export function rotationStage(state: SetupState): RotationStage | null {
  const { rotation, key, connectionForm } = state;
  if (rotation.old === null) return null;
  if (rotation.oldOffAt !== null) return 'done';
  if (key.clientId === null || isReplaced(state, key.clientId)) return 'make';
  const isOn = key.readBack?.on === true;
  const onForm = roadOf(state) === 'form';
  // What the form shows was begun anew with the rotation: its marks are about the new key.
  const isThere = onForm ? marksAreGreen(connectionForm) : rotation.sentId !== null && sameKeyId(rotation.sentId, key.clientId);
  // Once IntelliBoard works with it, it does so whatever is read of it in Canvas, or is being read just now.
  if (!isThere || !isGrantedToNew(state)) return key.provedAt === null || !isOn ? 'make' : isThere ? 'authorize' : 'send';
  // With the new one OFF, the old one is the last that could work.
  return isOn && (onForm || areGreenSince(state)) ? 'turn-off' : 'check';
}

/** On the API road every time is IntelliBoard's own: its clock may differ from ours by more than all of this takes. */
function isGrantedToNew(state: SetupState): boolean {
  const { authorize: { grantedAt }, rotation } = state;
  if (grantedAt === null) return false;
  return roadOf(state) === 'form' ? Date.parse(grantedAt) >= Date.parse(rotation.startedAt ?? '') : grantedAt !== rotation.grantedToOldAt;
}

function areGreenSince({ send: { checks }, authorize: { grantedAt } }: SetupState): boolean {
  return checksAreGreen(checks) && checks.every(({ at }) => Date.parse(at) >= Date.parse(grantedAt ?? ''));
}

/** Whether this is the very key whose place is to be taken. */
export function isReplaced({ rotation }: Pick<SetupState, 'rotation'>, clientId: string): boolean {
  const old = rotation.old?.clientId ?? null;
  return old !== null && sameKeyId(old, clientId);
}

/** The developer key that the connection works with now: the old one, until the new one is authorised. */
export function workingKey(state: SetupState): KeyState {
  const stage = rotationStage(state);
  const { old } = state.rotation;
  return old !== null && (stage === 'make' || stage === 'send' || stage === 'authorize') ? old : state.key;
}

/**
 * The developer keys of a connection that can be turned OFF with it: its own, and while another one takes its place
 * the old and the new one, as far as they are there and not OFF already.
 */
export function keysOfConnection({ key, rotation }: Pick<SetupState, 'key' | 'rotation'>): readonly { readonly clientId: string; readonly which: 'only' | 'old' | 'new' }[] {
  const old = rotation.oldOffAt === null ? (rotation.old?.clientId ?? null) : null;
  const isOld = key.clientId !== null && isReplaced({ rotation }, key.clientId);
  return [
    ...(old === null ? [] : [{ clientId: old, which: 'old' as const }]),
    ...(key.clientId === null || isOld ? [] : [{ clientId: key.clientId, which: rotation.old === null ? ('only' as const) : ('new' as const) }]),
  ];
}

/** Whether another key can take the present one's place: IntelliBoard has a connection that works with it. */
export function mayReplaceKey(state: SetupState): boolean {
  const isConnected = roadOf(state) === 'form' ? marksAreGreen(state.connectionForm) : state.send.deliveredAt !== null;
  return isConnected && state.rotation.old === null && state.key.clientId !== null && state.key.activity === null;
}

/**
 * Whether all can be as it was: nothing of the new key can have reached IntelliBoard, and nothing is being done with it.
 * `saving` waits for a person, `waiting` for the next try.
 */
export function mayKeepOldKey(state: SetupState): boolean {
  const { rotation, key } = state;
  const stage = rotationStage(state);
  const isAtRest = (rotation.activity === null || rotation.activity.kind === 'waiting') && (key.activity === null || key.activity.kind === 'saving');
  // What was taken there stays there, whatever has become of the key in Canvas since.
  return isAtRest && rotation.sentId === null && !rotation.mayHaveArrived && (stage === 'make' || stage === 'send');
}

/** Whether other credentials of Canvas data can take the place of those that IntelliBoard has. */
export function mayRenewData({ data, rotation }: SetupState): boolean {
  return data.clientId !== null && data.secret?.state === 'sent' && data.activity === null && rotation.oldData === null;
}

/** Whether they can stay after all: the new ones are not on their way, and did not end the old ones by being made. */
export function mayKeepOldData({ data, rotation, send }: SetupState): boolean {
  const isAtRest = data.activity === null || data.activity.kind === 'asking' || data.activity.kind === 'watching';
  const isEnded = data.source === 'flat-files' && rotation.oldData?.source === 'flat-files' && (data.clientId !== null || data.candidates > 0);
  return rotation.oldData !== null && isAtRest && !isEnded && send.activity?.kind !== 'sending' && send.activity?.kind !== 'waiting';
}

/** The set-up as the connection works now: with the key and the data credentials that are being replaced, until others have taken their place. */
export function workingSetup(state: SetupState): SetupState {
  const { rotation, authorize } = state;
  // The old key stays authorised while the new one waits for it.
  const grantedAt = rotationStage(state) === 'authorize' ? (authorize.grantedAt ?? rotation.grantedToOldAt ?? rotation.startedAt) : authorize.grantedAt;
  return { ...state, key: workingKey(state), data: rotation.oldData ?? state.data, authorize: { ...authorize, grantedAt } };
}
