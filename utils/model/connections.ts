import { dataSites } from '@/utils/model/data';
import type { SetupState } from '@/utils/model/setup';
import { z } from '@/utils/model/zod';

/** One connection as the list of all shows it. Each is a set-up of its own, known by its `runId`. */
export const ConnectionEntrySchema = z.object({
  runId: z.string(),
  /** The Canvas; `null` until one was confirmed. */
  origin: z.nullable(z.string()),
  kind: z.nullable(z.enum(['production', 'test', 'beta'])),
  /** By which the admin knows it; empty until there is one. */
  name: z.string(),
  /** IntelliBoard's host. */
  host: z.string(),
});
export type ConnectionEntry = z.infer<typeof ConnectionEntrySchema>;

/** Every connection of this browser, and the one in view. Only the worker writes it. */
export const ConnectionsSchema = z.object({ version: z.literal(1), current: z.string(), entries: z.array(ConnectionEntrySchema) });
export type Connections = z.infer<typeof ConnectionsSchema>;

/** What the list says of a set-up. */
export function entryOf({ runId, account, canvas, details }: SetupState): ConnectionEntry {
  return { runId, origin: canvas.site?.origin ?? null, kind: canvas.site?.kind ?? null, name: details.draft?.lmsName.trim() || (canvas.site?.accountName ?? ''), host: account.host };
}

/** The sites that a set-up uses, or is about to ask for. */
export function sitesOf({ account, canvas, data }: SetupState): string[] {
  const canvases = [canvas.site?.origin, canvas.candidate?.origin].filter((origin) => origin !== undefined);
  return [...new Set([`https://${account.host}`, ...canvases, ...dataSites(data.source)])];
}
