/** Resolves after so long, or when `limit` has come. */
export function pause(ms: number, limit: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    limit.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
