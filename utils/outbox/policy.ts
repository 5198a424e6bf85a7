/**
 * What came of one try to deliver. `leftNothing`: the other side has nothing of this try for certain, since it never
 * went out or was turned away; one whose answer was lost may have arrived.
 */
export type Delivery<Result, Problem> =
  | { readonly kind: 'delivered'; readonly result: Result }
  /** The other side may do better later. `afterMs`: what it asked for (`Retry-After`). */
  | { readonly kind: 'retry'; readonly problem: Problem; readonly afterMs: number | null; readonly leftNothing: boolean }
  /** Trying again as it is would be no use. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly leftNothing: boolean };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30 * 60_000;
const MOST_ATTEMPTS = 12;
/** Beyond this the worker does not wait awake: an alarm wakes it (30 s is the shortest that browsers allow). */
export const LONGEST_WAIT_AWAKE_MS = 10_000;

/**
 * How long to wait after the nth failed try, in ms; `null` to give up. Doubles from one second, with a
 * quarter of jitter either way, and never comes back sooner than the other side asked.
 */
export function pauseAfter(attempt: number, askedMs: number | null, random: () => number): number | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  const doubled = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  const jittered = doubled * (0.75 + random() * 0.5);
  return Math.round(Math.max(jittered, Math.min(askedMs ?? 0, 24 * 3_600_000)));
}
