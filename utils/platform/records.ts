import { browser } from 'wxt/browser';

/**
 * A small keyed store in one of the browser's areas. `session` lives in memory: content scripts cannot read
 * it, it outlives the worker, and it is gone when the browser closes. Whoever reads parses.
 */
export interface Records {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

export function records(area: 'session' | 'local', prefix: string): Records {
  const store = browser.storage[area];
  return {
    get: async (key) => (await store.get(prefix + key))[prefix + key],
    set: (key, value) => store.set({ [prefix + key]: value }),
    remove: (key) => store.remove(prefix + key),
    keys: async () => Object.keys(await store.get(null)).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
  };
}
