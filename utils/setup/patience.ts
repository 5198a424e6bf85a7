/** A wait that is longer than this is left to an alarm: a worker that does nothing is ended after 30 s. */
const LONGEST_AWAKE_MS = 10_000;
/** A look takes 20 s at most. */
const SHOULD_IT_BE_KILLED_MS = 60_000;

export interface Patience {
  /** The pauses begin with this, and grow with the time that has passed. */
  readonly shortestMs: number;
  readonly longestMs: number;
}

/** How long to wait between two looks at what has been going on for `elapsed` ms: a tenth of that. */
export function pauseAfter(elapsed: number, { shortestMs, longestMs }: Patience): number {
  return Math.min(Math.max(elapsed / 10, shortestMs), longestMs);
}

interface World {
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Looks at something again and again with growing pauses, however many call it at a time and whatever wakes the
 * worker. `look` answers since when it has been going on (epoch ms), or `null` once it is over. `goOn` returns when it
 * is over, or when the next look is so far off that an alarm has to wake the worker for it. `wakeAt` is told when
 * (epoch ms): before each look, too, should the worker be killed in it.
 */
export function patientLook({ now, sleep }: World, patience: Patience, look: () => Promise<number | null>, wakeAt: (when: number) => Promise<void> = async () => undefined) {
  /** When it is to be looked at next; in memory only, as a worker that was killed has waited long enough. */
  let due = 0;
  let going: Promise<void> | null = null;
  let endPause = (): void => undefined;

  async function follow(): Promise<void> {
    for (;;) {
      const wait = due - now().getTime();
      if (wait > LONGEST_AWAKE_MS) return;
      if (wait > 0) await Promise.race([sleep(wait), new Promise<void>((resolve) => (endPause = resolve))]);
      await wakeAt(now().getTime() + SHOULD_IT_BE_KILLED_MS);
      const since = await look();
      if (since === null) return;
      due = now().getTime() + pauseAfter(now().getTime() - since, patience);
      await wakeAt(due);
    }
  }

  function goOn(): Promise<void> {
    going ??= follow().finally(() => {
      going = null;
    });
    return going;
  }

  /** The next look is due at once: something has been seen to happen, or the admin wants to know. */
  function hurry(): Promise<void> {
    due = 0;
    endPause();
    return goOn();
  }

  return { goOn, hurry };
}
