import { browser } from 'wxt/browser';
import { SetupStateSchema, type SetupState } from '@/utils/model/setup';

const KEY = 'setup';

/** The stored set-up, or `null` where there is none or it is of no use (an older version, damaged). */
export async function readSetup(): Promise<SetupState | null> {
  const stored = await browser.storage.local.get(KEY);
  return SetupStateSchema.safeParse(stored[KEY]).data ?? null;
}

/** Only the worker writes, one write after the other (`setupStore`). */
export async function writeSetup(state: SetupState): Promise<void> {
  await browser.storage.local.set({ [KEY]: state });
}

/** Calls back with every new state, whoever wrote it. Returns how to stop. */
export function watchSetup(onChange: (state: SetupState) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local' || changes[KEY] === undefined) return;
    const state = SetupStateSchema.safeParse(changes[KEY].newValue);
    if (state.success) onChange(state.data);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * Content scripts may read `storage.local` unless told otherwise, and the lock is gone after a browser
 * restart (measured in Chromium 156), so it is set at every start of the worker. Firefox has no such lock:
 * nothing sensitive is kept there in any browser.
 */
export async function lockStorage(): Promise<void> {
  const area = browser.storage.local as { setAccessLevel?: (options: { accessLevel: string }) => Promise<void> };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
