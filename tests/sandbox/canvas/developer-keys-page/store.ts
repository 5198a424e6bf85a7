import { useSyncExternalStore } from 'react';
import { createKey, deleteKey, listKeys, setBinding, updateKey, type BindingState, type Key, type KeyFields, type KeysPage } from './api';
import { flashFailure, flashSuccess } from './flash';
import { closeForm } from './form-hash';
import { ENV, GENERATION } from './page-env';

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

/** All remaining pages of one of the lists, as "Show All Keys" does. */
export async function loadRest(which: 'own' | 'inherited'): Promise<void> {
  for (let address = state[which]?.next ?? null; address !== null; address = state[which]?.next ?? null) {
    const { keys, next } = await listKeys(address);
    change({ [which]: { keys: [...(state[which]?.keys ?? []), ...keys], next } });
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
    changeOwn((keys) => (editing === null ? [saved, ...keys] : keys.map((key) => (key.id === saved.id ? saved : key))));
    setTimeout(() => flashSuccess('Save successful.'), GENERATION.flashDelayMs);
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

function changeOwn(how: (keys: readonly Key[]) => readonly Key[]): void {
  change({ own: { keys: how(state.own?.keys ?? []), next: state.own?.next ?? null } });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
