/** A property like `checked` changes without a word from the DOM, so the page is also looked at this often. */
const LOOK_EVERY_MS = 250;

/** Resolves with what `look` sees on the page, as soon as it sees anything; `null` when `limit` has come first. */
export function whenSeen<T>(document: Document, look: () => T | null, limit: AbortSignal): Promise<T | null> {
  return new Promise((resolve) => {
    const settle = (seen: T | null) => {
      observer.disconnect();
      clearInterval(timer);
      limit.removeEventListener('abort', giveUp);
      resolve(seen);
    };
    const tryNow = () => {
      const seen = look();
      if (seen !== null) settle(seen);
    };
    const giveUp = () => settle(null);
    const observer = new MutationObserver(tryNow);
    const timer = setInterval(tryNow, LOOK_EVERY_MS);
    limit.addEventListener('abort', giveUp, { once: true });
    observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true });
    if (limit.aborted) giveUp();
    else tryNow();
  });
}

/** The earlier of `limit` and so many milliseconds from now. */
export function within(ms: number, limit: AbortSignal): AbortSignal {
  return AbortSignal.any([AbortSignal.timeout(ms), limit]);
}
