import { plainWords } from '@/utils/intelliboard/form/fields';

/** What became of writing into one control: read back, was so before, did not take it, or has no such option. */
export type WriteResult = 'written' | 'already' | 'not-taken' | 'no-such-option';

const SETTLE_MS = 1_500;
const OPENS_MS = 1_500;

/**
 * Writes into a text field as a person's typing would be seen by a page: by the prototype's own setter, since
 * React puts one of its own on the element, then the events that pages listen to. Read back a moment later.
 */
export async function writeText(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<WriteResult> {
  if (field.value === text) return 'already';
  field.focus();
  setValue(field, text);
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
  return (await comesTrue(() => field.isConnected && field.value === text)) ? 'written' : 'not-taken';
}

/** Chooses the one option that `fits`, in a native list or in one that is drawn. */
export async function writeChoice(element: HTMLElement, fits: (label: string) => boolean): Promise<WriteResult> {
  if (element instanceof HTMLSelectElement) return writeSelect(element, fits);
  if (fits(shownIn(element))) return 'already';
  element.focus();
  press(element);
  const option = await whenThere(() => onlyOne(optionsFor(element), fits), OPENS_MS);
  if (option === null) {
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    return 'no-such-option';
  }
  option.scrollIntoView({ block: 'nearest' });
  press(option);
  return (await comesTrue(() => fits(shownIn(element)))) ? 'written' : 'not-taken';
}

/** As a mouse does it: some lists open when the button goes down, others when it has come up. */
export function press(element: HTMLElement): void {
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'] as const) {
    const init = { bubbles: true, cancelable: true, view: window };
    element.dispatchEvent(name.startsWith('pointer') ? new PointerEvent(name, init) : new MouseEvent(name, init));
  }
  element.click();
}

export async function writeSwitch(element: HTMLElement, on: boolean): Promise<WriteResult> {
  if (isOn(element) === on) return 'already';
  element.click();
  return (await comesTrue(() => isOn(element) === on)) ? 'written' : 'not-taken';
}

/** Whether a checkbox or a switch is on. */
export function isOn(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement ? element.checked : element.getAttribute('aria-checked') === 'true';
}

/** What a list shows as chosen. */
export function shownIn(element: HTMLElement): string {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.textContent?.trim() ?? '';
  return (element instanceof HTMLInputElement ? element.value : (element.textContent ?? '')).trim();
}

async function writeSelect(select: HTMLSelectElement, fits: (label: string) => boolean): Promise<WriteResult> {
  if (fits(shownIn(select))) return 'already';
  const option = onlyOne([...select.options], fits);
  if (option === null) return 'no-such-option';
  setValue(select, (option as HTMLOptionElement).value);
  return (await comesTrue(() => fits(shownIn(select)))) ? 'written' : 'not-taken';
}

export function setValue(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const prototype: object = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  // As the browser's own: seen from outside of a component that keeps its fields in a tree of its own.
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The options of an open list: those that the control names as its own, else all that are shown. */
function optionsFor(element: HTMLElement): HTMLElement[] {
  const owned = ['aria-controls', 'aria-owns'].map((name) => element.ownerDocument.getElementById(element.getAttribute(name) ?? '')).find((list) => list !== null);
  return [...(owned ?? element.ownerDocument).querySelectorAll<HTMLElement>('[role="option"]')].filter((option) => option.checkVisibility({ visibilityProperty: true }));
}

function onlyOne(options: readonly HTMLElement[], fits: (label: string) => boolean): HTMLElement | null {
  const [only, ...others] = options.filter((option) => fits(option.textContent?.trim() ?? ''));
  return only === undefined || others.length > 0 ? null : only;
}

/** Whether two labels say the same. */
export function sameLabel(a: string, b: string): boolean {
  return plainWords(a) === plainWords(b);
}

export async function comesTrue(isSo: () => boolean): Promise<boolean> {
  return (await whenThere(() => (isSo() ? true : null), SETTLE_MS)) === true;
}

export async function whenThere<T>(look: () => T | null, limitMs: number): Promise<T | null> {
  const end = performance.now() + limitMs;
  // At least one turn of the page's own scripts goes by before what it shows is believed.
  await new Promise((resolve) => setTimeout(resolve, 30));
  for (;;) {
    const seen = look();
    if (seen !== null || performance.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
