import type { KeyState, KeyWay } from '@/utils/model/setup';

export type KeyActivity = NonNullable<KeyState['activity']>['kind'];
export const STAGES = ['prepare', 'make', 'fill', 'save', 'regenerate', 'fix', 'on', 'read', 'prove'] as const;
export type Stage = (typeof STAGES)[number];

/** `null`: shown with its own screen, not as a stage of a key's way. */
const STAGE_OF: Record<KeyActivity, Stage | null> = {
  listing: null,
  'checking-scopes': null,
  looking: 'prepare',
  opening: 'prepare',
  creating: 'make',
  filling: 'fill',
  saving: 'save',
  finding: 'make',
  regenerating: 'regenerate',
  adopting: 'make',
  'turning-on': 'on',
  fixing: 'fix',
  'reading-back': 'read',
  proving: 'prove',
};

const STAGES_BY_WAY: Record<KeyWay, readonly Stage[]> = {
  create: ['prepare', 'make', 'on', 'read', 'prove'],
  form: ['prepare', 'fill', 'save', 'make', 'read', 'prove'],
  existing: ['make', 'read', 'prove'],
  paste: ['read', 'prove'],
};

/** The stages of what is under way, and which of them is now. */
export function stagesOf({ way, intent }: KeyState, kind: KeyActivity): { readonly stages: readonly Stage[]; readonly now: number } {
  const stage = STAGE_OF[kind];
  const whole = intent?.way === 'regenerate' ? (['regenerate', 'read', 'prove'] as const) : STAGES_BY_WAY[intent?.way ?? way];
  // A deed of its own, such as "Fix it", stands in front of what always follows.
  const stages: readonly Stage[] = stage === null || whole.includes(stage) || stage === 'prepare' ? whole : [stage, 'read', 'prove'];
  return { stages, now: stage === null ? 0 : Math.max(0, stages.indexOf(stage)) };
}
