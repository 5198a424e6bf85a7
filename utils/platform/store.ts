import { browser } from 'wxt/browser';
import { ConnectionsSchema, type Connections } from '@/utils/model/connections';
import { SetupStateSchema, type SetupState } from '@/utils/model/setup';

const LIST = 'connections';
const keyOf = (runId: string) => `setup:${runId}`;

/** The stored list of connections, or `null` where there is none or it is of no use (damaged). */
export async function readConnections(): Promise<Connections | null> {
  return ConnectionsSchema.safeParse((await browser.storage.local.get(LIST))[LIST]).data ?? null;
}

/** Only the worker writes, one write after the other. */
export async function writeConnections(list: Connections): Promise<void> {
  await browser.storage.local.set({ [LIST]: list });
}

/** Calls back with every new list. Returns how to stop. */
export function watchConnections(onChange: (list: Connections) => void): () => void {
  return watch((changes) => {
    const list = ConnectionsSchema.safeParse(changes[LIST]?.newValue);
    if (list.success) onChange(list.data);
  });
}

/** A stored set-up, or `null` where there is none or it is of no use (an older version, damaged). */
export async function readSetup(runId: string): Promise<SetupState | null> {
  return SetupStateSchema.safeParse((await browser.storage.local.get(keyOf(runId)))[keyOf(runId)]).data ?? null;
}

/** Only the worker writes, one write after the other (`setupStore`). */
export async function writeSetup(state: SetupState): Promise<void> {
  await browser.storage.local.set({ [keyOf(state.runId)]: state });
}

export async function removeSetup(runId: string): Promise<void> {
  await browser.storage.local.remove(keyOf(runId));
}

/** All set-ups, in the order of the list. */
export async function readAllSetups(): Promise<SetupState[]> {
  const ids = (await readConnections())?.entries.map(({ runId }) => runId) ?? [];
  const stored = await browser.storage.local.get(ids.map(keyOf));
  return ids.flatMap((runId) => SetupStateSchema.safeParse(stored[keyOf(runId)]).data ?? []);
}

/** The set-up in view. */
export async function readCurrentSetup(): Promise<SetupState | null> {
  const list = await readConnections();
  return list === null ? null : readSetup(list.current);
}

/** Calls back with every new state of the set-up in view, and with another one that comes into view. Returns how to stop. */
export function watchCurrentSetup(onChange: (state: SetupState) => void): () => void {
  let current: string | null = null;
  const show = async (runId: string) => {
    const state = await readSetup(runId);
    if (state !== null && runId === current) onChange(state);
  };
  void readConnections().then((list) => {
    current ??= list?.current ?? null;
  });
  return watch((changes) => {
    const list = ConnectionsSchema.safeParse(changes[LIST]?.newValue);
    if (list.success && list.data.current !== current) {
      current = list.data.current;
      void show(current);
    }
    const state = current === null ? null : SetupStateSchema.safeParse(changes[keyOf(current)]?.newValue);
    if (state?.success === true) onChange(state.data);
  });
}

type Changes = Record<string, { newValue?: unknown }>;

function watch(tell: (changes: Changes) => void): () => void {
  const listener = (changes: Changes, area: string) => {
    if (area === 'local') tell(changes);
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
