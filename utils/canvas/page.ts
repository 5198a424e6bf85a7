import { SELECTORS, stateControl } from '@/utils/canvas/selectors';

export interface PageLook {
  /** The form of a developer key is open: something typed could be lost. */
  readonly formOpen: boolean;
  readonly actingAs: boolean;
}

/** What state Canvas's Developer Keys page is in. Reading has no effect. */
export function lookAtPage(document: Document): PageLook {
  return { formOpen: has(document, SELECTORS.keyForm), actingAs: has(document, SELECTORS.actingAs) };
}

/** The table row of one key; `null` while the page does not show it (ten rows a page, filters, still loading). */
export function findRow(document: Document, clientId: string): HTMLTableRowElement | null {
  const named = SELECTORS.rowClientId
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .find((element) => element.textContent?.trim() === clientId);
  return (named ?? document.querySelector(stateControl(clientId)))?.closest('tr') ?? null;
}

const POINTED_OUT_MS = 6_000;

/**
 * Points out a key's row on Canvas's own page: scrolls to it and draws a frame around it for a few seconds.
 * Waits until the page has drawn the row, at most `limit`. Adds nothing that listens or can be pressed.
 */
export async function pointOutRow(document: Document, clientId: string, limit: AbortSignal): Promise<boolean> {
  const row = await rowWhenDrawn(document, clientId, limit);
  if (row === null) return false;
  row.scrollIntoView({ block: 'center', behavior: 'instant' });
  const still = document.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true;
  const frame = [{ outline: '3px solid #0b6e6e', outlineOffset: '-3px' }, { outline: '3px solid transparent', outlineOffset: '-3px' }];
  row.animate(frame, { duration: POINTED_OUT_MS, easing: still ? 'step-end' : 'ease-in' });
  return true;
}

function rowWhenDrawn(document: Document, clientId: string, limit: AbortSignal): Promise<HTMLTableRowElement | null> {
  return new Promise((resolve) => {
    const settle = (row: HTMLTableRowElement | null) => {
      observer.disconnect();
      resolve(row);
    };
    const observer = new MutationObserver(() => {
      const row = findRow(document, clientId);
      if (row !== null) settle(row);
    });
    const now = findRow(document, clientId);
    if (now !== null || limit.aborted) return settle(now);
    limit.addEventListener('abort', () => settle(null), { once: true });
    observer.observe(document.documentElement, { childList: true, subtree: true });
  });
}

function has(document: Document, candidates: readonly string[]): boolean {
  return candidates.some((selector) => document.querySelector(selector) !== null);
}
