import { GENERATION_SIGNS, SELECTORS, type SelectorName } from '@/utils/canvas/selectors';

/**
 * The one visible element that a name of `SELECTORS` stands for. Candidates are tried in order, and the first
 * that finds anything decides: where it finds two, nothing is found, since guessing between them is no answer.
 */
export function findOne(root: ParentNode, name: SelectorName): HTMLElement | null {
  for (const selector of SELECTORS[name]) {
    const found = findVisible(root, selector);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

export function findVisible(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)].filter(isThere);
}

/**
 * Whether a person could find an element on the page. InstUI hides the native checkbox behind a drawn one, so
 * opacity and size say nothing; `display: none`, `visibility: hidden` and `hidden` on it or above it do.
 */
function isThere(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** The Canvas generation that a Developer Keys page looks like; `null` if like none that is known. */
export function generationOf(document: Document): string | null {
  return GENERATION_SIGNS.find(([, sign]) => document.querySelector(sign) !== null)?.[0] ?? null;
}
