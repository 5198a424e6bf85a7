/** Changes come in bursts; a page is looked at once after each. */
const SETTLED_MS = 100;
/** What a style sheet shows late, as a dialog that fades in or a frame that is hidden while it loads, changes nothing in the DOM. */
const AGAIN_MS = 1_000;

/** Looks at a page now, after whatever changes on it, and every second, until `signal`. */
export function onPageChange(document: Document, look: () => void, signal: AbortSignal): void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      look();
    }, SETTLED_MS);
  };
  const observer = new MutationObserver(soon);
  observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true });
  // The value of a field changes without a word from the DOM.
  for (const event of ['click', 'input', 'change']) document.addEventListener(event, soon, { capture: true, passive: true, signal });
  const again = setInterval(soon, AGAIN_MS);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(again);
    if (waiting !== null) clearTimeout(waiting);
  });
  soon();
}
