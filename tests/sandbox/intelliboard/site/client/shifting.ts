import { follow, post } from './asks';
import type { Field, FormValues, SwitchField } from '../values';
import type { Mark, MarkName, Option, Outcome } from '../view';
import type { Words } from '../words';

type ChoiceField = 'category' | 'hour' | 'dataFrequency';

/** What the server tells the script of this load. */
export interface ShiftingPage {
  readonly path: string;
  readonly csrf: string;
  readonly values: FormValues;
  readonly words: Words['form'];
  readonly errorWords: Words['errors'];
  readonly options: Readonly<Record<ChoiceField, readonly Option[]>>;
  /** Where to ask, while checks are under way. */
  readonly checksPath: string | null;
  readonly marks: Readonly<Record<MarkName, Mark>> | null;
  readonly ids: Readonly<Record<Field, string>>;
  readonly errorIds: Readonly<Record<Field, string>>;
  readonly markIds: Readonly<Record<MarkName, readonly string[]>>;
  readonly places: { readonly newCategory: string; readonly summary: string; readonly continue: string; readonly authorize: string };
  readonly classes: Readonly<Record<'field' | 'label' | 'input' | 'error' | 'list' | 'option', string>>;
  readonly newCategoryPlace: string;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The value of "a new one" among categories. */
const NEW = 'new';

const page = JSON.parse(document.getElementById('page')?.textContent ?? '') as ShiftingPage;
const values: FormValues = { ...page.values };
const at = (id: string) => document.getElementById(id);

for (const [field, id] of Object.entries(page.ids) as [Field, string][]) {
  const control = at(id);
  if (control instanceof HTMLInputElement) control.addEventListener('input', () => Object.assign(values, { [field]: control.value }));
  else if (control?.role === 'switch') makeSwitch(control, field as SwitchField);
  else if (control?.role === 'combobox') makeCombobox(control, field as ChoiceField);
}
showNewCategory();
if (page.marks !== null) drawMarks(page.marks);
if (page.checksPath !== null) void follow(page.checksPath, show);
at(page.places.continue)?.addEventListener('click', () => void send());

function makeSwitch(button: HTMLElement, field: SwitchField): void {
  button.addEventListener('click', () => {
    values[field] = !values[field];
    button.ariaChecked = String(values[field]);
  });
}

/** Opens at a click or a key; its options are at the end of the body, a moment later, and only while it is open. */
function makeCombobox(control: HTMLElement, field: ChoiceField): void {
  let list: HTMLElement | null = null;
  let active = -1;
  const options = page.options[field];

  const close = () => {
    list?.remove();
    list = null;
    control.ariaExpanded = 'false';
    control.removeAttribute('aria-controls');
    control.removeAttribute('aria-activedescendant');
  };
  const choose = (option: Option | undefined) => {
    if (option !== undefined) {
      values[field] = option.value;
      control.textContent = option.label;
      if (field === 'category') showNewCategory();
    }
    close();
  };
  const mark = (index: number) => {
    active = Math.min(Math.max(index, 0), options.length - 1);
    const items = list?.children ?? [];
    for (const [position, item] of [...items].entries()) item.ariaSelected = String(position === active);
    const item = items[active];
    if (item !== undefined) {
      control.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    }
  };
  const open = () => {
    control.ariaExpanded = 'true';
    setTimeout(() => {
      if (control.ariaExpanded !== 'true' || list !== null) return;
      list = document.createElement('div');
      list.id = `l${crypto.randomUUID().slice(0, 8)}`;
      list.role = 'listbox';
      list.className = page.classes.list;
      for (const option of options) {
        const item = document.createElement('div');
        item.id = `o${crypto.randomUUID().slice(0, 8)}`;
        item.role = 'option';
        item.className = page.classes.option;
        item.textContent = option.label;
        item.addEventListener('click', () => choose(option));
        list.append(item);
      }
      const box = control.getBoundingClientRect();
      Object.assign(list.style, { left: `${box.left + scrollX}px`, top: `${box.bottom + scrollY}px`, width: `${box.width}px` });
      document.body.append(list);
      control.setAttribute('aria-controls', list.id);
      mark(options.findIndex(({ value }) => value === values[field]));
    }, 30);
  };

  control.addEventListener('click', () => (control.ariaExpanded === 'true' ? close() : open()));
  control.addEventListener('keydown', (event) => {
    const isOpen = control.ariaExpanded === 'true';
    if (event.key === 'Escape' || event.key === 'Tab') return close();
    if (!['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    if (!isOpen) return open();
    if (event.key === 'ArrowDown') return mark(active + 1);
    if (event.key === 'ArrowUp') return mark(active - 1);
    choose(options[active]);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !control.contains(target) && list?.contains(target) === false) close();
  });
}

/** The field for a new category is made when it is wanted. */
function showNewCategory(): void {
  const place = at(page.newCategoryPlace);
  if (place === null) return;
  if (values.category !== NEW) return place.replaceChildren();
  if (place.childElementCount > 0) return;
  const field = make('div', page.classes.field);
  const label = make('div', page.classes.label);
  label.id = `${page.ids.newCategory}l`;
  label.textContent = `${page.words.newCategory} *`;
  const input = document.createElement('input');
  input.className = page.classes.input;
  input.id = page.ids.newCategory;
  input.value = values.newCategory;
  input.setAttribute('aria-labelledby', label.id);
  input.addEventListener('input', () => (values.newCategory = input.value));
  const error = make('div', page.classes.error);
  error.id = page.errorIds.newCategory;
  error.role = 'alert';
  field.append(label, input, error);
  place.append(field);
}

function make(tag: 'div', className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

async function send(): Promise<void> {
  say('');
  for (const id of Object.values(page.errorIds)) at(id)?.replaceChildren();
  const posted = await post(page.path, page.csrf, values);
  if (posted === 'signed-out') return say(page.errorWords.session);
  if (posted === 'failed') return say(page.errorWords.failed);
  if ('path' in posted) return location.assign(posted.path);
  for (const [field, text] of Object.entries(posted.errors) as [Field, string][]) at(page.errorIds[field])?.replaceChildren(text);
  say(page.errorWords.summary);
}

function say(text: string): void {
  const place = at(page.places.summary);
  if (place === null) return;
  place.textContent = text;
  place.hidden = text === '';
}

function show({ marks, summary, authorize }: Outcome): void {
  drawMarks(marks);
  say(summary);
  const link = at(page.places.authorize);
  if (link instanceof HTMLAnchorElement && authorize !== null) {
    link.href = authorize;
    link.hidden = false;
  }
}

function drawMarks(marks: Readonly<Record<MarkName, Mark>>): void {
  for (const [name, ids] of Object.entries(page.markIds) as [MarkName, readonly string[]][]) {
    for (const id of ids) at(id)?.replaceChildren(picture(marks[name]));
  }
}

/** A drawing with a title; nothing but its colour and that title tells one from another. */
function picture({ verdict, label }: Mark): Element {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('width', '20');
  svg.setAttribute('height', '20');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = label;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', { pass: 'M3 10l5 5L17 5', fail: 'M4 4l12 12M16 4L4 16', waiting: 'M10 2a8 8 0 1 0 .01 0M10 6v4l3 2' }[verdict]);
  path.setAttribute('style', `fill: none; stroke-width: 3; stroke: ${{ pass: '#1f9d55', fail: '#d64545', waiting: '#8a8f98' }[verdict]}`);
  svg.append(title, path);
  return svg;
}
