import { plainWords, type ControlKind } from '@/utils/intelliboard/form/fields';

/** Something on a page that a person can fill, and what is said of it there. */
export interface Control {
  readonly element: HTMLElement;
  readonly kind: ControlKind;
  /** Shows what is typed: no place for a secret, unless the admin is asked. */
  readonly isVisibleText: boolean;
  /** Plain words by which the page names it, the strongest first. */
  readonly names: readonly { readonly words: string; readonly strength: number }[];
  /** The name as the page writes it, to be shown to the admin; empty where it has none. */
  readonly label: string;
  /** Plain words of the heading it stands under. */
  readonly section: string;
}

const FILLABLE = 'input, textarea, select, [role="combobox"], [role="switch"], [role="checkbox"], [role="listbox"][aria-multiselectable="true"], button[aria-haspopup="listbox"]';
const BOX = 'input[type="checkbox"], [role="checkbox"]';
/** What a page puts around boxes that belong together. */
const GROUP = 'fieldset, [role="group"], td, dd, ul, ol';
const NO_FIELDS = new Set(['hidden', 'submit', 'button', 'reset', 'file', 'image', 'radio', 'search']);
const LONGEST_NAME = 80;

/** All controls of a page that a person could fill now, in the order of the page, and groups of boxes after them. Frames are left out. */
export function controlsOf(document: Document): Control[] {
  const boxes = [...document.querySelectorAll<HTMLElement>(BOX)].filter(isFillable);
  const groups = new Set(boxes.map(groupOf).filter((group) => group !== null));
  return [...[...document.querySelectorAll<HTMLElement>(FILLABLE)].filter(isFillable), ...groups].map(describe);
}

/** The control that an element is; `null` for what cannot be filled. */
export function controlAt(element: Element | null): Control | null {
  const fillable = element?.closest<HTMLElement>(FILLABLE) ?? null;
  return fillable !== null && isFillable(fillable) ? describe(fillable) : null;
}

/** The list that an element is, or belongs to: one in view, or what opens one. `null` for what chooses one thing only. */
export function listAt(element: Element | null): Control | null {
  const popup = element?.closest<HTMLElement>('[role="listbox"]') ?? null;
  const fillable = (popup === null ? null : ownerOf(popup)) ?? element?.closest<HTMLElement>(FILLABLE) ?? null;
  const list = fillable?.matches(BOX) === true ? groupOf(fillable) : fillable;
  const control = list === null ? null : listIn(list);
  return control !== null && mayBeList(control) ? control : null;
}

/** The list that this very element is now. */
export function listIn(element: HTMLElement): Control | null {
  if (element.matches(FILLABLE)) return isFillable(element) ? describe(element) : null;
  const [box] = boxesOf(element);
  return box !== undefined && groupOf(box) === element ? describe(element) : null;
}

/** A native list of which one is chosen holds no more. */
export function mayBeList({ element, kind }: Control): boolean {
  return kind === 'list' || (kind === 'choice' && element.tagName !== 'SELECT');
}

/** The boxes of a group that a person could tick. */
export function boxesOf(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(BOX)].filter(isFillable);
}

/** The innermost thing around a box that holds several, and nothing else to be filled. */
function groupOf(box: HTMLElement): HTMLElement | null {
  for (let group = box.parentElement?.closest<HTMLElement>(GROUP) ?? null; group !== null; group = group.parentElement?.closest<HTMLElement>(GROUP) ?? null) {
    const within = [...group.querySelectorAll<HTMLElement>(FILLABLE)].filter(isFillable);
    if (within.some((one) => !one.matches(BOX))) return null;
    if (within.length > 1) return group;
  }
  return null;
}

/** What has opened a list that lies elsewhere on the page. */
function ownerOf(list: Element): HTMLElement | null {
  const { id, ownerDocument } = list;
  return id === '' ? null : ([...ownerDocument.querySelectorAll<HTMLElement>('[aria-controls], [aria-owns]')].find((one) => one.getAttribute('aria-controls') === id || one.getAttribute('aria-owns') === id) ?? null);
}

function isFillable(element: HTMLElement): boolean {
  if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled, [aria-disabled="true"], [readonly][type="text"]:not([role]), [aria-readonly="true"]')) return false;
  if (element instanceof HTMLInputElement && (NO_FIELDS.has(element.type) || (element.readOnly && element.getAttribute('role') !== 'combobox'))) return false;
  if (element instanceof HTMLTextAreaElement && element.readOnly) return false;
  // What a control has opened is a part of it.
  if (element.getAttribute('role') === 'listbox' && ownerOf(element) !== null) return false;
  // A combobox may be drawn around its own text field: the field is the control.
  return element.querySelector('input:not([type=hidden]), select') === null || element.getAttribute('role') !== 'combobox';
}

function describe(element: HTMLElement): Control {
  const names = namesOf(element);
  return {
    element,
    kind: kindOf(element),
    isVisibleText: !(element instanceof HTMLInputElement && element.type === 'password'),
    names: names.map(({ text, strength }) => ({ words: plainWords(text), strength })).filter(({ words }) => words !== ''),
    label: (names.find(({ text }) => plainWords(text) !== '')?.text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME),
    section: plainWords(headingAbove(element)),
  };
}

function kindOf(element: HTMLElement): ControlKind {
  const role = element.getAttribute('role');
  if (role === 'listbox' || (element instanceof HTMLSelectElement && element.multiple) || !element.matches(FILLABLE)) return 'list';
  if (role === 'switch' || role === 'checkbox' || (element instanceof HTMLInputElement && element.type === 'checkbox')) return 'switch';
  if (element.tagName === 'SELECT' || role === 'combobox' || element.getAttribute('aria-haspopup') === 'listbox') return 'choice';
  return 'text';
}

/** What a box is called where a person sees it. */
export function captionOf(box: HTMLElement): string {
  const [caption] = shownNamesOf(box);
  return (caption?.text ?? '').replace(/\s+/g, ' ').trim();
}

/** By label, aria, placeholder, the names that programs use, and what stands beside it. */
function namesOf(element: HTMLElement): { text: string; strength: number }[] {
  return [
    ...shownNamesOf(element),
    { text: splitName(element.getAttribute('name') ?? ''), strength: 3 },
    { text: element.title, strength: 3 },
    { text: splitName(element.id), strength: 2 },
  ].filter(({ text }) => text.trim() !== '');
}

function shownNamesOf(element: HTMLElement): { text: string; strength: number }[] {
  const legend = element.querySelector(':scope > legend')?.textContent ?? '';
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => textOf(label, element)) : [];
  const pointedAt = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => (id === '' ? '' : textOf(element.ownerDocument.getElementById(id), element)));
  return [
    { text: pointedAt.join(' '), strength: 5 },
    { text: element.getAttribute('aria-label') ?? '', strength: 5 },
    { text: labels.join(' '), strength: 5 },
    { text: legend, strength: 5 },
    { text: element.getAttribute('placeholder') ?? element.getAttribute('data-placeholder') ?? '', strength: 4 },
    { text: kindOf(element) === 'switch' ? after(element) : beside(element), strength: 3 },
  ].filter(({ text }) => text.trim() !== '');
}

/** `client_secret`, `clientSecret` and `client-secret` are the same words. */
function splitName(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.[\]]+/g, ' ');
}

/** The neighbouring cell of a table, or the text just before the control, with nothing to fill between them. */
function beside(element: HTMLElement): string {
  const cell = element.closest('td');
  const before = cell?.previousElementSibling;
  if (before !== null && before !== undefined && before.querySelector(FILLABLE) === null) return textOf(before, element);
  for (let one: Element | null = element; one !== null && one.tagName !== 'FORM' && one.tagName !== 'BODY'; one = one.parentElement) {
    const sibling = one.previousElementSibling;
    if (sibling === null) continue;
    if (sibling.matches(FILLABLE) || sibling.querySelector(FILLABLE) !== null) return '';
    const text = textOf(sibling, element);
    if (text.length > LONGEST_NAME) return '';
    if (/\p{L}{2}/u.test(text) && !/^https?:\/\/$/.test(text)) return text;
  }
  return '';
}

/** What stands right after a box to be ticked. */
function after({ nextSibling }: HTMLElement): string {
  const text = nextSibling?.textContent ?? '';
  return text.length > LONGEST_NAME ? '' : text;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"], caption, th[colspan]';

/** The nearest heading before the control in the order of the page. */
function headingAbove(element: HTMLElement): string {
  const above = [...element.ownerDocument.querySelectorAll<HTMLElement>(HEADINGS)].filter((heading) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  return above.at(-1)?.textContent ?? '';
}

/** An element's text without that of the control in it: an open list would name every option. */
function textOf(element: Element | null, without: HTMLElement): string {
  if (element === null) return '';
  if (!element.contains(without)) return element.textContent ?? '';
  return [...element.childNodes]
    .filter((node) => node !== without)
    .map((node) => (node instanceof Element ? textOf(node, without) : (node.textContent ?? '')))
    .join(' ');
}
