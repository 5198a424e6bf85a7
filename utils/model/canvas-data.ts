import { z } from '@/utils/model/zod';

/** The two worlds of data: Canvas Data 2 (Data Access Platform) and the Canvas Data Portal's flat files. */
export const DATA_SOURCES = ['dap', 'flat-files'] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

/** One build of flat files, as the portal's API lists it. It holds nothing sensitive: no file address is kept. */
export const DumpSchema = z.object({
  dumpId: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Grows by one a dump. */
  sequence: z.int(),
  numFiles: z.int().check(z.gte(0)),
  finished: z.boolean(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Holds only a full refresh of the table `requests`, so it is no nightly build. `null`: its files were not read. */
  requestsOnly: z.nullable(z.boolean()),
  /** Holds only what Reserved Mode goes on building. `null`: its files were not read. */
  reserved: z.nullable(z.boolean()),
  /** The names of its tables. `null`: its files were not read. */
  tables: z.nullable(z.array(z.string())),
});
export type Dump = z.infer<typeof DumpSchema>;

/** Why the portal's API gave no answer that can be used. */
export const FLAT_FILES_FAILURES = [
  /** Something answers that is not the API, or nobody does though this computer is online: shut down since 31 December 2023. */
  'retired',
  /** The pair is wrong, or was cut off when somebody made new credentials. */
  'unauthorised',
  /** This computer's clock is off by more than the 15 minutes that a signature may be. */
  'clock',
  /** The account has no files, or this dump is gone (dumps are kept for 60 days). */
  'no-files',
  'throttled',
  'server',
  /** Nobody answered, and whether this computer is online is not known. */
  'unreachable',
  /** An answer outside the API's documentation. */
  'unexpected',
] as const;
export type FlatFilesFailureKind = (typeof FLAT_FILES_FAILURES)[number];

interface Answered {
  /** HTTP status; 0 when there was no answer, or one the browser does not show. */
  readonly status: number;
  /** How long the service asks to be left alone, in whole seconds. */
  readonly retryAfterSeconds?: number;
}

export type FlatFilesFailure =
  | (Answered & { readonly kind: Exclude<FlatFilesFailureKind, 'clock'> })
  /** `minutes`: how far this computer's clock is ahead; negative when it is behind. */
  | (Answered & { readonly kind: 'clock'; readonly minutes: number });

/** Why Canvas Data 2 gave no answer that can be used. */
export const DAP_FAILURES = [
  'malformed',
  /** Refused at the token endpoint: the client id or secret is wrong, or the key has expired. */
  'refused',
  'token-expired',
  /** Canvas Data 2 has not been set up for this account. */
  'not-onboarded',
  /** It is set up, but this client may not read it. */
  'restricted',
  /** The service failed at working the query off. */
  'processing',
  /** No such namespace or table; or a job that is over (they live for 24 hours). */
  'not-found',
  'out-of-range',
  'snapshot-required',
  'throttled',
  /** 504, or no answer within the time limit of the `fetch` in use (status 0). */
  'timeout',
  'server',
  'unreachable',
  /** An answer outside the documentation. */
  'unexpected',
] as const;
export type DapFailureKind = (typeof DAP_FAILURES)[number];

export interface DapFailure extends Answered {
  readonly kind: DapFailureKind;
}
