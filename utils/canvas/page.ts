import { findVisible } from '@/utils/canvas/find';
import { SELECTORS, stateControl } from '@/utils/canvas/selectors';
import { whenSeen } from '@/utils/canvas/wait';

export interface PageLook {
  /** The form of a developer key is open: something typed could be lost. */
  readonly formOpen: boolean;
  readonly actingAs: boolean;
}

/** What state Canvas's Developer Keys page is in. Reading has no effect. */
export function lookAtPage(document: Document): PageLook {
  return { formOpen: SELECTORS.keyName.some((one) => document.querySelector(one) !== null), actingAs: SELECTORS.actingAs.some((one) => document.querySelector(one) !== null) };
}

/**
 * The table row of one of the account's own keys; `null` while the page does not show it (ten rows a page,
 * filters, still loading), or shows two that claim to be it.
 */
export function findRow(document: Document, clientId: string): HTMLTableRowElement | null {
  const named = SELECTORS.rowClientId.flatMap((selector) => findVisible(document, selector)).filter((element) => element.textContent?.trim() === clientId);
  // The radio buttons of one key share a name, and a row.
  const switches = [...document.querySelectorAll(stateControl(clientId))];
  const rows = new Set((named.length > 0 ? named : switches).map((element) => element.closest('tr')));
  const [row, ...others] = rows;
  if (row === undefined || row === null || others.length > 0 || isInherited(row)) return null;
  return row;
}

/** A key of the same name, or even of the same id, among the inherited ones is not the school's own. */
function isInherited(row: HTMLTableRowElement): boolean {
  return row.closest('[data-automation="devKeyInheritedTable"], [data-testid="inherited-table"], #tab-panel-inherited') !== null;
}

/** Whether the page shows a key as ON; `null` while it does not show the key. A radio button's `value` or place says which is "on". */
export function shownState(document: Document, clientId: string): boolean | null {
  const row = findRow(document, clientId);
  const controls = [...(row?.querySelectorAll<HTMLInputElement>(stateControl(clientId)) ?? [])];
  const [first, second] = controls;
  if (first === undefined) return null;
  if (second === undefined) return first.type === 'checkbox' ? first.checked : null;
  // [A'], two radio buttons, On before Off; their labels are translated, their values are not.
  return (controls.find((control) => control.value === 'on') ?? first).checked;
}

const POINTED_OUT_MS = 6_000;

/**
 * Points out a key's row on Canvas's own page: scrolls to it and draws a frame around it for a few seconds.
 * Waits until the page has drawn the row, until `limit`. Adds nothing that listens or can be pressed.
 */
export async function pointOutRow(document: Document, clientId: string, limit: AbortSignal): Promise<boolean> {
  const row = await whenSeen(document, () => findRow(document, clientId), limit);
  if (row === null) return false;
  pointOut(row);
  return true;
}

/** Draws a frame around something for a few seconds. */
export function pointOut(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const still = element.ownerDocument.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true;
  const frame = [{ outline: '3px solid #0b6e6e', outlineOffset: '-3px' }, { outline: '3px solid transparent', outlineOffset: '-3px' }];
  element.animate(frame, { duration: POINTED_OUT_MS, easing: still ? 'step-end' : 'ease-in' });
}

/** Resolves once the page shows the key as ON; `false` when `limit` has come. */
export async function whenShownOn(document: Document, clientId: string, limit: AbortSignal): Promise<boolean> {
  return (await whenSeen(document, () => (shownState(document, clientId) === true ? true : null), limit)) === true;
}

