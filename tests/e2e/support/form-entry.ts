/** What tests ask of the reader of IntelliBoard's form, in values that cross over to them. */
import { controlsOf } from '@/utils/intelliboard/form/controls';
import { FormOnPage } from '@/utils/intelliboard/form/on-page';
import { recognise } from '@/utils/intelliboard/form/recognise';
import type { ConnectionField } from '@/utils/model/connection-form';
import type { ConnectionValues } from '@/utils/setup/ports';

const form = new FormOnPage(document);

export const look = (lookId: string, wanted: ConnectionValues) => form.look(lookId, wanted);
export const fill = (lookId: string, values: ConnectionValues) => form.fill(lookId, values);
export const put = (field: ConnectionField, value: string | number | boolean, mayBeVisible: boolean) => form.put(field, value, mayBeVisible);

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
