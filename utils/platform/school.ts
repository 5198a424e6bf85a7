import { browser } from 'wxt/browser';
import { SchoolSchema, type School } from '@/utils/model/school';

const keyOf = (runId: string) => `school:${runId}`;

/** What was read of a connection's Canvas: its accounts, terms and roles; `null` where nothing was. */
export async function readSchool(runId: string): Promise<School | null> {
  return SchoolSchema.safeParse((await browser.storage.local.get(keyOf(runId)))[keyOf(runId)]).data ?? null;
}

/** Only the worker writes, one write after the other (`schoolStore`). */
export async function writeSchool(runId: string, school: School): Promise<void> {
  await browser.storage.local.set({ [keyOf(runId)]: school });
}

export async function removeSchool(runId: string): Promise<void> {
  await browser.storage.local.remove(keyOf(runId));
}

/** Calls back with whatever is stored of it from now on; `null` when it is forgotten. Returns how to stop. */
export function watchSchool(runId: string, onChange: (school: School | null) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[keyOf(runId)];
    if (area === 'local' && change !== undefined) onChange(SchoolSchema.safeParse(change.newValue).data ?? null);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
