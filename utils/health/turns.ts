/** Runs pieces of work for one host one after the other, and those for different hosts side by side. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();

  return function inTurn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const turn = (last.get(host) ?? Promise.resolve()).then(work, work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    last.set(host, settled);
    void settled.then(() => {
      if (last.get(host) === settled) last.delete(host);
    });
    return turn;
  };
}

export type InTurn = ReturnType<typeof createTurns>;

/** Work that is done again after what of it is on, once for all who ask for it meanwhile. */
export function createOnceMore(inTurn: InTurn, name: string, work: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | null = null;

  return () => {
    next ??= inTurn(name, () => {
      next = null;
      return work();
    });
    return next;
  };
}
