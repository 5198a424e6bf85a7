/** What tests ask of the adapter of Canvas's pages, in values that cross over to them. */
import { readSecret } from '@/utils/canvas/developer-keys';
import { fillKeyForm, whenFormCloses } from '@/utils/canvas/key-form';
import { findRow, lookAtPage, shownState } from '@/utils/canvas/page';
import { provePair } from '@/utils/canvas/proof';
import { secretInDialog, secretInRow } from '@/utils/canvas/shown-secret';
import { whenSeen, within } from '@/utils/canvas/wait';
import { createKey, regenerateSecret, switchKey, updateKey } from '@/utils/canvas/writer';
import { Secret } from '@/utils/core/secret';
import type { KeyChange, KeyPlan } from '@/utils/model/developer-key';

const forever = new AbortController().signal;
const cookies = () => document.cookie;
const here = (url: string, init: RequestInit) => fetch(url, init);

export const look = () => lookAtPage(document);
export const fill = (plan: KeyPlan) => fillKeyForm(document, plan, within(30_000, forever));

/** Waits for the form to close, and answers the secret that a dialog shows then. */
export async function secretAfterSave(): Promise<string | null> {
  const { secret } = await whenFormCloses(document, within(40_000, forever));
  return secret?.reveal() ?? null;
}

export async function create(plan: KeyPlan): Promise<{ clientId: string; secret: string } | string> {
  const made = await createKey(here, cookies, '1', plan);
  return made.ok ? { clientId: made.value.clientId, secret: made.value.secret.reveal() } : made.error.kind;
}

export async function regenerate(clientId: string): Promise<string> {
  const made = await regenerateSecret(here, cookies, clientId);
  return made.ok ? made.value.secret.reveal() : made.error.kind;
}

/** The secret of a key from Canvas's list; `null` where it is no longer whole there. */
export async function read(clientId: string): Promise<string | null> {
  const secret = await readSecret(here, location.origin, '1', clientId);
  if (!secret.ok) throw new Error(secret.error.kind);
  return secret.value?.reveal() ?? null;
}

export async function prove(clientId: string, secret: string): Promise<string> {
  const proof = await provePair(here, location.origin, clientId, new Secret(secret));
  return proof.ok ? proof.value : proof.error.kind;
}

export async function on(clientId: string): Promise<boolean> {
  return (await switchKey(here, cookies, "1", clientId, "on")).ok;
}

export async function update(clientId: string, change: KeyChange): Promise<boolean> {
  return (await updateKey(here, cookies, clientId, change)).ok;
}

export const dialogSecret = () => secretInDialog(document)?.reveal() ?? null;
export const rowSecret = (clientId: string) => secretInRow(document, clientId)?.reveal() ?? null;
export const state = (clientId: string) => shownState(document, clientId);
/** The text of the row that is taken for this key's. */
export const row = (clientId: string) => findRow(document, clientId)?.textContent ?? null;
/** Waits until the page shows the key's row. */
export const rowAppears = async (clientId: string) => (await whenSeen(document, () => findRow(document, clientId), within(10_000, forever))) !== null;

export { vary } from './variation';

/** The page's markup with what its fields hold, to be put into a page without scripts. */
export function markup(): string {
  for (const field of document.querySelectorAll('input')) {
    field.setAttribute('value', field.value);
    field.toggleAttribute('checked', field.checked);
  }
  for (const script of document.querySelectorAll('script')) script.remove();
  return document.body.innerHTML;
}

/** Marks what is where, before a variation moves it about: what was marked is known again wherever it has gone. */
export function mark(clientId: string): void {
  findRow(document, clientId)?.setAttribute('data-true-row', '');
  for (const name of ['name', 'email', 'redirect_uris']) document.querySelector(`[name="developer_key[${name}]"]`)?.setAttribute('data-true-field', name);
}

/** Whether the row that is taken for the key's is the true one; `null` where none is taken. */
export function rowIsTrue(clientId: string): boolean | null {
  return findRow(document, clientId)?.hasAttribute('data-true-row') ?? null;
}

/** What stands in each field of the page: the true ones by name, any other as `other`. */
export function texts(): { readonly field: string; readonly text: string }[] {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=checkbox]):not([type=radio]), textarea')].map((field) => ({
    field: field.getAttribute('data-true-field') ?? 'other',
    text: field.value,
  }));
}
