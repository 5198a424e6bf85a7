/** What tests ask of the reader of IntelliBoard's form, in values that cross over to them. */
import { controlsOf } from '@/utils/intelliboard/form/controls';
import { optionsInView } from '@/utils/intelliboard/form/list-options';
import { FormOnPage } from '@/utils/intelliboard/form/on-page';
import { recognise, recogniseLists } from '@/utils/intelliboard/form/recognise';
import type { ConnectionField } from '@/utils/model/connection-form';
import type { ListField, ListValues, WantedList } from '@/utils/model/list-form';
import type { ConnectionValues } from '@/utils/setup/ports';

const form = new FormOnPage(document);

export const look = (lookId: string, wanted: ConnectionValues & ListValues) => form.look(lookId, wanted);
export const fill = (lookId: string, values: ConnectionValues) => form.fill(lookId, values);
export const put = (field: ConnectionField, value: string | number | boolean, mayBeVisible: boolean) => form.put(field, value, mayBeVisible);
export const fillLists = (lookId: string, values: ListValues) => form.fillLists(lookId, values);
export const putList = (field: ListField, wanted: WantedList) => form.putList(field, wanted);

export { varyForm } from './form-variation';

/** The page's markup with what its fields hold, to be put into a page without scripts. */
export function markup(): string {
  for (const field of document.querySelectorAll('input')) {
    field.setAttribute('value', field.value);
    field.toggleAttribute('checked', field.checked);
  }
  for (const option of document.querySelectorAll('option')) option.toggleAttribute('selected', option.selected);
  for (const script of document.querySelectorAll('script, meta')) script.remove();
  return document.body.innerHTML;
}

/** Marks each field of the page as it is, before a variation moves it about. */
export function mark(): ConnectionField[] {
  const found = [...recognise(controlsOf(document))];
  for (const [field, { element }] of found) element.setAttribute('data-true-field', field);
  return found.map(([field]) => field);
}

/** The same of the lists that are in view as a whole, and of each of their options. */
export function markLists(): ListField[] {
  const found = [...recogniseLists(controlsOf(document))].filter(([, control]) => optionsInView(control) !== null);
  for (const [field, control] of found) {
    for (const { label, element } of optionsInView(control) ?? []) element.setAttribute('data-true-option', `${field}: ${label}`);
  }
  return found.map(([field]) => field);
}

/** Fills what the page has, and answers what is chosen then. */
export async function fillAndName(values: ListValues): Promise<string[]> {
  form.look('named', {});
  await form.fillLists('named', values);
  return chosen();
}

/** Everything on the page that is chosen, by what it was marked as. */
export function chosen(): string[] {
  const all = [...document.querySelectorAll<HTMLElement>('input[type="checkbox"]:checked, select[multiple] option:checked, [role="option"][aria-selected="true"]')];
  return all.map((one) => one.getAttribute('data-true-option') ?? `unknown: ${one.textContent ?? ''}`);
}

/** Has drawn options do what their page's script did, where that is gone. */
export function animate(): void {
  document.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    option?.setAttribute('aria-selected', String(option.getAttribute('aria-selected') !== 'true'));
  });
}

/** Everything on the page that holds one of these values: the true field's name, or `other`. */
export function holders(values: readonly string[]): Held[] {
  return everything().filter(({ value }) => values.includes(value));
}

let before: readonly Held[] = [];

/** Remembers what everything on the page holds, in its frames as well. */
export function remember(): void {
  before = everything();
}

/** What holds something else now than when it was remembered. */
export function changes(): Held[] {
  return everything().filter(({ value }, at) => value !== before[at]?.value);
}

interface Held {
  /** The field that it truly is, or `other`. */
  readonly field: string;
  readonly value: string;
  readonly isPassword: boolean;
}

function everything(): Held[] {
  const frames = [...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => (contentDocument === null ? [] : [contentDocument]));
  return [document, ...frames].flatMap((one) =>
    [...one.querySelectorAll('input, textarea, select')].map((control) => ({
      field: one === document ? (control.getAttribute('data-true-field') ?? 'other') : 'in a frame',
      value: valueOf(control),
      isPassword: control.getAttribute('type') === 'password',
    })),
  );
}

/** By what the tags say: a frame's elements are of other classes than ours. */
function valueOf(control: Element): string {
  if (control.matches('[type=checkbox]')) return String(control.matches(':checked'));
  if (control.tagName === 'SELECT') return [...(control as HTMLSelectElement).selectedOptions].map(({ textContent }) => textContent).join();
  return (control as HTMLInputElement).value;
}
