/** Changes come in bursts; a page is looked at once after each. */
const SETTLED_MS = 100;

/** Looks at a page now and after whatever changes on it, until `signal`. */
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
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (waiting !== null) clearTimeout(waiting);
  });
  soon();
}
