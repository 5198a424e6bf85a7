/** Work that is done once at a time: whoever asks for it while it is on has a part in it. */
export function createShared<T>(work: () => Promise<T>): () => Promise<T> {
  let present: Promise<T> | null = null;

  return () => {
    present ??= work().finally(() => {
      present = null;
    });
    return present;
  };
}
