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

export { vary } from './variation';

/** The page's markup with what its fields hold, to be put into a page without scripts. */
export function markup(): string {
  for (const field of document.querySelectorAll('input')) {
    field.setAttribute('value', field.value);
    field.toggleAttribute('checked', field.checked);
  }
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
export function holders(values: readonly string[]): { readonly field: string; readonly value: string; readonly isPassword: boolean }[] {
  return [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
    .filter(({ value, type }) => type !== 'checkbox' && values.includes(value))
    .map((field) => ({ field: field.getAttribute('data-true-field') ?? 'other', value: field.value, isPassword: field.type === 'password' }));
}
