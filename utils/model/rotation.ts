import { checksAreGreen } from '@/utils/model/evidence';
import { marksAreGreen } from '@/utils/model/connection-form';
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
  const { rotation, key, authorize, send } = state;
  if (rotation.old === null) return null;
  if (rotation.oldOffAt !== null) return 'done';
  if (key.provedAt === null || key.readBack?.on !== true) return 'make';
  const sentAt = roadOf(state) === 'form' ? greenSince(state, rotation.startedAt) : rotation.sentAt;
  if (sentAt === null) return 'send';
  if (authorize.grantedAt === null || authorize.grantedAt < sentAt) return 'authorize';
  return roadOf(state) === 'form' || areGreenSince(send.checks, authorize.grantedAt) ? 'turn-off' : 'check';
}

function greenSince({ connectionForm }: SetupState, startedAt: string | null): string | null {
  const { marksReadAt } = connectionForm;
  return marksAreGreen(connectionForm) && marksReadAt !== null && marksReadAt >= (startedAt ?? '') ? marksReadAt : null;
}

function areGreenSince(checks: SetupState['send']['checks'], since: string): boolean {
  return checksAreGreen(checks) && checks.every(({ at }) => at >= since);
}

/** The developer key that the connection works with now: the old one, until the new one is authorised. */
export function workingKey(state: SetupState): KeyState {
  const stage = rotationStage(state);
  const { old } = state.rotation;
  return old !== null && (stage === 'make' || stage === 'send' || stage === 'authorize') ? old : state.key;
}

/** The set-up as the connection works now: with the key and the data credentials that are being replaced, until others have taken their place. */
export function workingSetup(state: SetupState): SetupState {
  const { rotation, authorize } = state;
  // The old key stays authorised while the new one waits for it.
  const grantedAt = rotationStage(state) === 'authorize' ? (authorize.grantedAt ?? rotation.startedAt) : authorize.grantedAt;
  return { ...state, key: workingKey(state), data: rotation.oldData ?? state.data, authorize: { ...authorize, grantedAt } };
}
