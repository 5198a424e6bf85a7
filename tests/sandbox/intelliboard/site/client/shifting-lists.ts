import { postLists } from './list-asks';
import type { ListView, ListsView } from '../lists/view';

/** What the server tells the script of this load. */
export interface ShiftingLists {
  readonly path: string;
  readonly csrf: string;
  readonly saved: string;
  readonly none: string;
  /** With `%{count}` in it. */
  readonly count: string;
  readonly errorWords: ListsView['errorWords'];
  /** Value of the option that stands for all. */
  readonly all: string;
  readonly lists: readonly (Pick<ListView, 'field' | 'options' | 'chosen'> & { readonly id: string; readonly errorId: string })[];
  readonly places: { readonly summary: string; readonly save: string };
  readonly classes: { readonly list: string; readonly option: string };
}

const page = JSON.parse(document.getElementById('page')?.textContent ?? '') as ShiftingLists;
const chosen = new Map(page.lists.map((list) => [list.field, new Set(list.chosen)]));
const at = (id: string) => document.getElementById(id);

for (const list of page.lists) {
  const control = at(list.id);
  if (control?.role === 'listbox') fillBox(control, list, () => undefined);
  else if (control?.role === 'combobox') makeCombobox(control, list);
}
at(page.places.save)?.addEventListener('click', () => void send());

/** Options that are marked by a click, or by the arrows and the space bar. "All" and others do not go together. */
function fillBox(box: HTMLElement, { field, options }: ShiftingLists['lists'][number], changed: () => void): void {
  const marked = chosen.get(field) ?? new Set<string>();
  let active = 0;
  const items = options.map(({ value, label }) => {
    const item = document.createElement('div');
    item.id = `o${crypto.randomUUID().slice(0, 8)}`;
    item.role = 'option';
    item.className = page.classes.option;
    item.textContent = label;
    item.ariaSelected = String(marked.has(value));
    item.addEventListener('click', () => toggle(value));
    return item;
  });
  const toggle = (value: string) => {
    if (marked.has(value)) marked.delete(value);
    else {
      if (value === page.all) marked.clear();
      else marked.delete(page.all);
      marked.add(value);
    }
    for (const [index, option] of options.entries()) {
      const item = items[index];
      if (item !== undefined) item.ariaSelected = String(marked.has(option.value));
    }
    changed();
  };
  box.addEventListener('keydown', (event) => {
    if (!['ArrowDown', 'ArrowUp', ' '].includes(event.key)) return;
    event.preventDefault();
    const option = options[active];
    if (event.key === ' ' && option !== undefined) return toggle(option.value);
    active = Math.min(Math.max(active + (event.key === 'ArrowDown' ? 1 : -1), 0), items.length - 1);
    box.setAttribute('aria-activedescendant', items[active]?.id ?? '');
    items[active]?.scrollIntoView({ block: 'nearest' });
  });
  box.replaceChildren(...items);
}

/** Its listbox is at the end of the body, a moment later, and only while it is open. */
function makeCombobox(control: HTMLElement, list: ShiftingLists['lists'][number]): void {
  let box: HTMLElement | null = null;
  const say = () => {
    const count = chosen.get(list.field)?.size ?? 0;
    control.textContent = count === 0 ? page.none : page.count.replace('%{count}', String(count));
  };
  const close = () => {
    box?.remove();
    box = null;
    control.ariaExpanded = 'false';
    control.removeAttribute('aria-controls');
  };
  const open = () => {
    control.ariaExpanded = 'true';
    setTimeout(() => {
      if (control.ariaExpanded !== 'true' || box !== null) return;
      box = document.createElement('div');
      box.id = `l${crypto.randomUUID().slice(0, 8)}`;
      box.role = 'listbox';
      box.tabIndex = -1;
      box.setAttribute('aria-multiselectable', 'true');
      box.className = page.classes.list;
      fillBox(box, list, say);
      const place = control.getBoundingClientRect();
      Object.assign(box.style, { left: `${place.left + scrollX}px`, top: `${place.bottom + scrollY}px`, width: `${place.width}px` });
      document.body.append(box);
      control.setAttribute('aria-controls', box.id);
    }, 30);
  };
  control.addEventListener('click', () => (control.ariaExpanded === 'true' ? close() : open()));
  control.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') return close();
    if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    if (control.ariaExpanded !== 'true') open();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !control.contains(target) && box?.contains(target) === false) close();
  });
}

async function send(): Promise<void> {
  say('');
  for (const { errorId } of page.lists) at(errorId)?.replaceChildren();
  const posted = await postLists(page.path, page.csrf, Object.fromEntries([...chosen].map(([field, values]) => [field, [...values]])));
  if (posted === 'signed-out') return say(page.errorWords.session);
  if (posted === 'failed') return say(page.errorWords.failed);
  for (const { field, errorId } of page.lists) at(errorId)?.replaceChildren(posted[field] ?? '');
  say(Object.keys(posted).length === 0 ? page.saved : page.errorWords.summary);
}

function say(text: string): void {
  const place = at(page.places.summary);
  if (place === null) return;
  place.textContent = text;
  place.hidden = text === '';
}
