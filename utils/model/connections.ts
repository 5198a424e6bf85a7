import { dataSites } from '@/utils/model/data';
import { VERDICTS } from '@/utils/model/health-codes';
import { stepStatus } from '@/utils/model/evidence';
import type { SetupState } from '@/utils/model/setup';
import { STEPS } from '@/utils/model/steps';
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
  /** The step that comes next; `null`: all that this version can do is done. A list that was stored without it is put right as its set-ups change. */
  waitsFor: z._default(z.nullable(z.enum(STEPS)), 'account'),
  /** The worst that its checks of health found; `null`: nobody has looked. The words: `connections_health_<verdict>`. */
  verdict: z._default(z.nullable(z.enum(VERDICTS)), null),
});
export type ConnectionEntry = z.infer<typeof ConnectionEntrySchema>;

/** One of which nothing is known yet. */
export function newEntry(runId: string): ConnectionEntry {
  return { runId, origin: null, kind: null, name: '', host: '', waitsFor: 'account', verdict: null };
}

/** Every connection of this browser, and the one in view. Only the worker writes it. */
export const ConnectionsSchema = z.object({ version: z.literal(1), current: z.string(), entries: z.array(ConnectionEntrySchema) });
export type Connections = z.infer<typeof ConnectionsSchema>;

/** What the list says of a set-up; its health is told by the checks. */
export function entryOf(state: SetupState): Omit<ConnectionEntry, 'verdict'> {
  const { runId, account, canvas, details } = state;
  return {
    runId,
    origin: canvas.site?.origin ?? null,
    kind: canvas.site?.kind ?? null,
    name: details.draft?.lmsName.trim() || (canvas.site?.accountName ?? ''),
    host: account.host,
    waitsFor: STEPS.find((step) => stepStatus(state, step) !== 'done') ?? null,
  };
}

/** The sites that a set-up uses, or is about to ask for. */
export function sitesOf({ account, canvas, data }: SetupState): string[] {
  const canvases = [canvas.site?.origin, canvas.candidate?.origin].filter((origin) => origin !== undefined);
  return [...new Set([`https://${account.host}`, ...canvases, ...dataSites(data.source)])];
}
