import { browser } from 'wxt/browser';
import { HealthDocumentSchema, type HealthDocument } from '@/utils/model/health';

const keyOf = (runId: string) => `health:${runId}`;

/** How a connection was last found, or `null` where nobody has looked or it is of no use (an older version, damaged). */
export async function readHealth(runId: string): Promise<HealthDocument | null> {
  return HealthDocumentSchema.safeParse((await browser.storage.local.get(keyOf(runId)))[keyOf(runId)]).data ?? null;
}

/** Only the worker writes, one write after the other. */
export async function writeHealth(health: HealthDocument): Promise<void> {
  await browser.storage.local.set({ [keyOf(health.runId)]: health });
}

export async function removeHealth(runId: string): Promise<void> {
  await browser.storage.local.remove(keyOf(runId));
}

/** Calls back with each new document of that connection; with `null` once it is gone. Returns how to stop. */
export function watchHealth(runId: string, onChange: (health: HealthDocument | null) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[keyOf(runId)] : undefined;
    if (change === undefined) return;
    const health = HealthDocumentSchema.safeParse(change.newValue);
    if (health.success || change.newValue === undefined) onChange(health.data ?? null);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
