import { browser } from 'wxt/browser';
import { SchoolSchema, type School } from '@/utils/model/school';

const KEY = 'school';

/** What was read of a Canvas's accounts, terms and roles, or `null` where nothing was. */
export async function readSchool(): Promise<School | null> {
  const stored = await browser.storage.local.get(KEY);
  return SchoolSchema.safeParse(stored[KEY]).data ?? null;
}

/** Only the worker writes, one write after the other (`schoolStore`). */
export async function writeSchool(school: School): Promise<void> {
  await browser.storage.local.set({ [KEY]: school });
}

export async function removeSchool(): Promise<void> {
  await browser.storage.local.remove(KEY);
}

/** Calls back with whatever is stored from now on; `null` when it is forgotten. Returns how to stop. */
export function watchSchool(onChange: (school: School | null) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[KEY] !== undefined) onChange(SchoolSchema.safeParse(changes[KEY].newValue).data ?? null);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
