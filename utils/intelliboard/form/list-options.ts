import { boxesOf, captionOf, type Control } from '@/utils/intelliboard/form/controls';
import { comesTrue, isOn, press, setValue, whenThere } from '@/utils/intelliboard/form/write';

/** One of a list's options that are in view. */
export interface ListOption {
  readonly label: string;
  readonly element: HTMLElement;
  isChosen(): boolean;
}

const OPENS_MS = 1_500;
const CLOSES_MS = 200;

/** The options of a list that is in view as a whole; `null` where it has to be opened first. */
export function optionsInView({ element, kind }: Control): ListOption[] | null {
  if (kind !== 'list') return null;
  // An option without a value asks to choose, and is none.
  if (element instanceof HTMLSelectElement) return [...element.options].filter(({ disabled, value }) => !disabled && value !== '').map((option) => ({ label: textOf(option), element: option, isChosen: () => option.selected }));
  if (element.getAttribute('role') === 'listbox') return drawnOptions(element).map(drawn);
  return boxesOf(element).map((box) => ({ label: captionOf(box), element: box, isChosen: () => isOn(box) }));
}

/** Changes each of these options from chosen to not, or the other way, and waits until the page has taken it. */
export async function change(list: HTMLElement, options: readonly ListOption[]): Promise<void> {
  const before = options.map((option) => option.isChosen());
  const pressed = await pressEach(list, options, before);
  await comesTrue(() => pressed.every((at) => options[at]?.element.isConnected !== true || options[at].isChosen() !== before[at]));
}

/** Answers which ones were pressed, by their places. */
async function pressEach(list: HTMLElement, options: readonly ListOption[], before: readonly boolean[]): Promise<number[]> {
  if (list instanceof HTMLSelectElement) {
    for (const { element } of options) if (element instanceof HTMLOptionElement) element.selected = !element.selected;
    list.dispatchEvent(new Event('input', { bubbles: true }));
    list.dispatchEvent(new Event('change', { bubbles: true }));
    return [];
  }
  const pressed: number[] = [];
  for (const [at, option] of options.entries()) {
    const { element } = option;
    // Some lists close when something has been chosen; the rest is for the next round. In others one choice undoes another.
    if (!element.isConnected) break;
    if (option.isChosen() !== before[at]) continue;
    pressed.push(at);
    if (element.getAttribute('role') === 'option') press(element);
    else element.click();
    // A page that draws by what it knows has to know of one press before the next.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return pressed;
}

/** A list that its control opens elsewhere on the page. */
export class Popup {
  readonly #before: ReadonlySet<HTMLElement>;

  constructor(private readonly control: HTMLElement) {
    this.#before = new Set(drawnOptions(control.ownerDocument));
  }

  /** A field in which one types what is sought. */
  get isSearched(): boolean {
    return this.control instanceof HTMLInputElement;
  }

  /** Opens it, unless it is open, and gives its options; none where nothing opens. */
  async open(): Promise<ListOption[]> {
    if (this.#shown().length === 0) {
      const wasOpen = this.control.getAttribute('aria-expanded') === 'true';
      this.control.focus();
      press(this.control);
      // It was open already, and nothing says which list is its own: what comes anew is.
      if (wasOpen && (await whenThere(() => (this.#shown().length > 0 ? true : null), CLOSES_MS)) === null) press(this.control);
    }
    await whenThere(() => (this.#shown().length > 0 ? true : null), OPENS_MS);
    return this.#shown().map(drawn);
  }

  /** The same, with what is chosen and therefore no option any more. */
  async openWithChips(): Promise<ListOption[]> {
    const options = await this.open();
    const chips = chipsOf(this.control).filter(({ label }) => !options.some((option) => option.label === label));
    return [...options, ...chips.flatMap(({ label, remove }) => (remove === null ? [] : [{ label, element: remove, isChosen: () => remove.isConnected }]))];
  }

  /** Types what is sought and gives the options that are left once `isThere` likes them, or in the end. */
  async search(text: string, isThere: (options: readonly ListOption[]) => boolean): Promise<ListOption[]> {
    if (this.control instanceof HTMLInputElement) setValue(this.control, text);
    await whenThere(() => (isThere(this.#shown().map(drawn)) ? true : null), OPENS_MS);
    return this.#shown().map(drawn);
  }

  /** By the key for it, and only while it is open: elsewhere the key might close something else. */
  async close(): Promise<void> {
    if (this.control instanceof HTMLInputElement && this.control.value !== '') setValue(this.control, '');
    for (const target of [this.control.ownerDocument.activeElement, this.control]) {
      if (this.#shown().length > 0) target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      await whenThere(() => (this.#shown().length === 0 ? true : null), CLOSES_MS);
    }
  }

  /** What the control names as its own, else what was not there before. */
  #shown(): HTMLElement[] {
    const { ownerDocument } = this.control;
    const owned = ['aria-controls', 'aria-owns'].map((name) => ownerDocument.getElementById(this.control.getAttribute(name) ?? '')).find((list) => list !== null);
    return owned === undefined || owned === null ? drawnOptions(ownerDocument).filter((option) => !this.#before.has(option)) : drawnOptions(owned);
  }
}

function drawnOptions(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('[role="option"]:not([aria-disabled="true"])')].filter((option) => option.checkVisibility({ visibilityProperty: true }));
}

function drawn(element: HTMLElement): ListOption {
  const states = [element.getAttribute('aria-selected'), element.getAttribute('aria-checked')];
  const box = element.querySelector('input[type="checkbox"]');
  return { label: textOf(element), element, isChosen: () => (box instanceof HTMLInputElement && !states.includes('true') ? box.checked : element.getAttribute('aria-checked') === 'true' || element.getAttribute('aria-selected') === 'true') };
}

/** What a control shows of what is chosen in it, and how one of these is taken away where there is a button for it. */
export interface Chip {
  readonly label: string;
  readonly remove: HTMLElement | null;
}

const HIGHEST = 4;

/** What stands in a control, each by itself, or beside a field in which one types. */
export function chipsOf(control: HTMLElement): Chip[] {
  if (!(control instanceof HTMLInputElement)) {
    const parts = control.childElementCount > 0 ? [...control.children].map((part) => part.textContent ?? '') : (control.textContent ?? '').split(/[,;]/);
    return parts.map((part) => ({ label: part.replace(/[\u200b\s]+/g, ' ').trim(), remove: null })).filter(({ label }) => label !== '');
  }
  let box: HTMLElement | null = control.parentElement;
  for (let height = 0; box !== null && height < HIGHEST; height += 1, box = box.parentElement) {
    if (box.querySelectorAll('input:not([type=hidden]), select, textarea').length > 1) return [];
    const chips = [...box.querySelectorAll<HTMLElement>('button, [role="button"]')].flatMap((remove) => {
      const chip = remove.parentElement;
      if (chip === null || chip.contains(control)) return [];
      const label = [...chip.childNodes].filter((node) => node !== remove).map((node) => node.textContent ?? '').join(' ').replace(/\s+/g, ' ').trim();
      return label === '' ? [] : [{ label, remove }];
    });
    if (chips.length > 0) return chips;
  }
  return [];
}

/** Without the sign that an option is chosen. */
function textOf(element: HTMLElement): string {
  return (element.textContent ?? '').replace(/[✓✔☑☐]/gu, ' ').replace(/\s+/g, ' ').trim();
}
