import { useSyncExternalStore } from 'react';
import { createKey, deleteKey, listKeys, regenerateSecret, setBinding, updateKey, type BindingState, type Key, type KeyFields, type KeysPage } from './api';
import { flashFailure, flashSuccess } from './flash';
import { closeForm } from './form-hash';
import { ENV, GENERATION, WORDS } from './page-env';
import { showSecretOnce } from './secret-once';

interface State {
  readonly own: KeysPage | null;
  readonly inherited: KeysPage | null;
  /** The key in the form; `null` for a new one. */
  readonly editing: Key | null;
  readonly isSaving: boolean;
}

let state: State = { own: null, inherited: null, editing: null, isSaving: false };
const listeners = new Set<() => void>();

/** Outlives the component tree, which is built anew at each change of the address's hash. */
export function useStore(): State {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export async function loadKeys(): Promise<void> {
  const [own, inherited] = await Promise.all([listKeys(ENV.accountEndpoint), listKeys(`${ENV.accountEndpoint}?inherited=true`)]);
  change({ own, inherited });
}

/** All remaining pages of one of the lists, as "Show All Keys" does; they show together, or none of them does. */
export async function loadRest(which: 'own' | 'inherited'): Promise<void> {
  const more: Key[] = [];
  try {
    for (let address = state[which]?.next ?? null; address !== null; ) {
      const page = await listKeys(address);
      more.push(...page.keys);
      address = page.next;
    }
    change({ [which]: { keys: [...(state[which]?.keys ?? []), ...more], next: null } });
  } catch (error) {
    flashFailure(messageOf(error));
  }
}

/** The key that the form is about to show; `null` for a new one. */
export function edit(key: Key | null): void {
  change({ editing: key });
}

export function formClosed(): void {
  change({ editing: null, isSaving: false });
}

/** A new key comes first. A failure closes the form too, and what was typed is lost: so does Canvas. */
export async function save(fields: KeyFields): Promise<void> {
  const { editing } = state;
  change({ isSaving: true });
  try {
    const saved = editing === null ? await createKey(fields) : await updateKey(editing.id, fields);
    if (editing === null) changeOwn((keys) => [masked(saved), ...keys]);
    else replace(saved);
    if (editing === null && GENERATION.secrets === 'once') showSecretOnce({ title: WORDS.keyCreated, label: WORDS.secret, secret: saved.api_key ?? '' });
    setTimeout(() => flashSuccess(WORDS.saved), GENERATION.flashDelayMs);
  } catch (error) {
    flashFailure(messageOf(error));
  }
  closeForm();
}

/** Shown at once, and put back when the server refuses. */
export async function switchTo(key: Key, wanted: BindingState): Promise<void> {
  const show = (state: BindingState) => changeOwn((keys) => keys.map((one) => (one.id === key.id ? { ...one, developer_key_account_binding: { workflow_state: state } } : one)));
  show(wanted);
  try {
    await setBinding(key.id, wanted);
  } catch (error) {
    show(key.developer_key_account_binding?.workflow_state ?? 'off');
    flashFailure(messageOf(error));
  }
}

export async function remove(key: Key): Promise<void> {
  try {
    await deleteKey(key.id);
    changeOwn((keys) => keys.filter(({ id }) => id !== key.id));
  } catch (error) {
    flashFailure(messageOf(error));
  }
}

/** Another secret, shown once. */
export async function regenerate(key: Key): Promise<void> {
  try {
    const renewed = await regenerateSecret(key.id);
    replace(renewed);
    showSecretOnce({ title: WORDS.secretRegenerated, label: WORDS.newSecret, secret: renewed.api_key ?? '' });
  } catch (error) {
    flashFailure(messageOf(error));
  }
}

function replace(changed: Key): void {
  changeOwn((keys) => keys.map((key) => (key.id === changed.id ? masked(changed) : key)));
}

const MASK_LENGTH = 5;

/** [C] keeps no whole secret in the page, so that until a reload "Show Key" shows its beginning. */
function masked(key: Key): Key {
  return GENERATION.masksSavedKeys ? { ...key, api_key: `${(key.api_key ?? '').slice(0, MASK_LENGTH)}...` } : key;
}

function changeOwn(how: (keys: readonly Key[]) => readonly Key[]): void {
  change({ own: { keys: how(state.own?.keys ?? []), next: state.own?.next ?? null } });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
