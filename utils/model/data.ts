import { BuildSchema } from '@/utils/model/build';
import { DATA_SOURCES } from '@/utils/model/canvas-data';
import { HourAdviceSchema } from '@/utils/model/hour-advice';
import { ProblemSchema } from '@/utils/model/problem';
import { SecretStateSchema } from '@/utils/model/secret-state';
import { z } from '@/utils/model/zod';

/** The sites of the two worlds of Canvas data: where credentials are made, and where they are used. */
export const IDENTITY_ORIGIN = 'https://identity.instructure.com';
export const GATEWAY_ORIGIN = 'https://api-gateway.instructure.com';
export const PORTAL_ORIGIN = 'https://portal.inshosteddata.com';
export const PORTAL_API_ORIGIN = 'https://api.inshosteddata.com';

/** What can be under way. `asking` and `watching` wait for a person: the browser's prompt, and the page on which credentials are made. */
export const DATA_ACTIVITIES = ['asking', 'finding-tool', 'watching', 'trying', 'proving', 'probing'] as const;
export type DataActivity = (typeof DATA_ACTIVITIES)[number];

/** An external tool of the root account, as Canvas names it. Its label is whatever the person who installed it wrote. */
export const DataToolSchema = z.object({ id: z.string(), label: z.string(), url: z.string() });
export type DataTool = z.infer<typeof DataToolSchema>;

/** How often Canvas Data 2 can be processed, hours ("select how frequently", IntelliBoard's knowledge base; refreshed every 4 hours). */
export const DATA_EVERY_HOURS = [4, 8, 12, 24] as const;
export type DataEvery = (typeof DATA_EVERY_HOURS)[number];

/** How credentials came here. */
export const DATA_CAPTURES = ['page', 'pointed', 'pasted'] as const;

export const DataStateSchema = z.object({
  source: z.enum(DATA_SOURCES),
  activity: z.nullable(z.object({ kind: z.enum(DATA_ACTIVITIES), since: z.string() })),
  /** Flat files: the tools among which the admin has to pick the portal; empty while none have to be. */
  tools: z.array(DataToolSchema),
  /** The tool that is the portal. */
  tool: z.nullable(DataToolSchema),
  /** What our script saw last on the page: whether the portal shows a key already, and the builds' times there (ISO 8601, UTC). */
  page: z.nullable(z.object({ at: z.string(), keyShown: z.boolean(), times: z.array(z.string()) })),
  /** Pairs that a page showed and the service has not judged yet; they are in the vault. */
  candidates: z.number(),
  /** How many pairs the service has refused since the page is watched. */
  refusals: z.number(),
  /** Client id of Canvas Data 2, or key of the portal. */
  clientId: z.nullable(z.string()),
  /** The Canvas whose data it is. */
  canvas: z.nullable(z.string()),
  secret: z.nullable(SecretStateSchema),
  /** Of the pair, or of what waits to be judged. */
  capturedBy: z.nullable(z.enum(DATA_CAPTURES)),
  /** What the admin has pointed at so far, when only the half of a pair. */
  pointedId: z.nullable(z.string()),
  /** Canvas Data 2: the day on which the key ends, ISO 8601 date; no service tells it. */
  expiresOn: z.nullable(z.string()),
  everyHours: z.literal(DATA_EVERY_HOURS),
  /** When its secret was last written into IntelliBoard's form. */
  writtenAt: z.nullable(z.string()),
  /** When the service last accepted the pair. */
  provedAt: z.nullable(z.string()),
  /** Canvas Data 2: how many tables there are, and how new the busy ones are. */
  dap: z.nullable(
    z.object({
      tables: z.number(),
      /** Table → time of its latest record, ISO 8601 UTC. */
      until: z.record(z.string(), z.string()),
      /** The query that is under way. */
      job: z.nullable(z.object({ table: z.string(), id: z.string(), since: z.string() })),
      freshness: z.nullable(z.object({ verdict: z.enum(['ok', 'late', 'old']), until: z.string(), quiet: z.array(z.string()) })),
    }),
  ),
  flatFiles: z.nullable(
    z.object({
      at: z.string(),
      /** How far this computer's clock is ahead of the service's, minutes. */
      skewMinutes: z.nullable(z.number()),
      freshness: z.enum(['fresh', 'late', 'stale']),
      reserved: z.nullable(z.boolean()),
      newestFinishedAt: z.nullable(z.string()),
      builds: z.array(BuildSchema),
    }),
  ),
  /** The hour that follows from it. */
  advice: z.nullable(HourAdviceSchema),
  /** Live Events: address of the queue, checked by its form only. */
  queue: z.nullable(z.object({ address: z.string(), region: z.string(), account: z.string(), name: z.string() })),
  problem: z.nullable(ProblemSchema),
});
export type DataState = z.infer<typeof DataStateSchema>;

/** The sites that a source needs, Canvas's own not among them. */
export function dataSites(source: DataState['source']): readonly string[] {
  return source === 'dap' ? [IDENTITY_ORIGIN, GATEWAY_ORIGIN] : [PORTAL_ORIGIN, PORTAL_API_ORIGIN];
}

/** All sites that the step needs: the portal is a tool of Canvas, which is asked where it is and shows it. */
export function dataStepSites(source: DataState['source'], canvas: string | null): readonly string[] {
  return source === 'flat-files' && canvas !== null ? [canvas, ...dataSites(source)] : dataSites(source);
}

/** Where a source's secret belongs: the service that takes it. */
export function dataOrigin(source: DataState['source']): string {
  return source === 'dap' ? GATEWAY_ORIGIN : PORTAL_API_ORIGIN;
}

/** Whether there are credentials that the service accepted, and that can still be sent, or were. */
export function hasDataPair({ provedAt, secret }: Pick<DataState, 'provedAt' | 'secret'>): boolean {
  return provedAt !== null && (secret?.state === 'held' || secret?.state === 'sent');
}

/** Where a source's credentials are made: the page that our script watches. */
export function placeOf(source: DataState['source']): 'identity' | 'portal' {
  return source === 'dap' ? 'identity' : 'portal';
}
