/** The journey, in order. `health` follows it and is not a step. */
export const STEPS = [
  'account',
  'canvas',
  'key',
  'data',
  'details',
  'send',
  'authorize',
  'filters',
  'roles',
  'process',
] as const;

export type StepId = (typeof STEPS)[number];

/** Steps that this version can do; the others are shown for what they are. */
export const AVAILABLE_STEPS: ReadonlySet<StepId> = new Set(STEPS);
