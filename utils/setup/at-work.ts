/**
 * Tells what this very worker is at from what an earlier one has left: the stored state says of both that it is under
 * way, and only the latter was cut short by a kill.
 */
export function createAtWork() {
  let count = 0;
  return {
    isAny: () => count > 0,
    async during<T>(work: () => Promise<T>): Promise<T> {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
      }
    },
  };
}

export type AtWork = ReturnType<typeof createAtWork>;
