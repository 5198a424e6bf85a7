import type { DataActivity, DataState } from '@/utils/model/data';
import type { Problem } from '@/utils/model/problem';
import type { Ports } from '@/utils/setup/ports';

/** What of the world the step `data` needs. */
export type DataPorts = Pick<Ports, 'store' | 'vault' | 'sites' | 'data' | 'now' | 'sleep'>;

/** What the use cases of the step share. */
export function dataContext(ports: DataPorts) {
  const { store, now } = ports;
  const set = (change: Partial<DataState>) => store.update((state) => ({ ...state, data: { ...state.data, ...change } }));
  const doing = (kind: DataActivity) => ({ activity: { kind, since: now().toISOString() }, problem: null });
  /** Ends what was under way; `what` says why, where something went wrong. */
  const stop = (what: Problem | null, change: Partial<DataState> = {}) => set({ ...change, activity: null, problem: what });
  return { ports, set, doing, stop };
}

export type DataContext = ReturnType<typeof dataContext>;
