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
