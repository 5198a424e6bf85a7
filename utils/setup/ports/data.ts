import type { Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import type { Build } from '@/utils/model/build';
import type { DapFailure, DataSource, FlatFilesFailure } from '@/utils/model/canvas-data';
import type { DataState, DataTool } from '@/utils/model/data';
import type { HourAdvice } from '@/utils/model/hour-advice';

/** A pair as it was captured: client id and secret of Canvas Data 2, or key and secret of the portal. */
export interface DataPair {
  readonly id: string;
  readonly secret: Secret;
}

export type FlatFilesReading = Omit<NonNullable<DataState['flatFiles']>, 'at'>;

/** `until`: time of the table's latest record, ISO 8601 UTC. */
export type Probed = { readonly kind: 'done'; readonly until: string } | { readonly kind: 'job'; readonly jobId: string };

/** The services of Canvas data, and the pages on which credentials for them are made. */
export interface DataPort {
  /** The external tools of the root account: from the API, else from the navigation of an open page of Canvas; `null` where neither tells. */
  tools(origin: string, accountId: string): Promise<readonly DataTool[] | null>;
  /** Opens a page in front. */
  open(url: string): Promise<void>;
  /** Has our script run on the page on which credentials are made, also where it is open already; or on none. Idempotent. */
  watch(place: 'identity' | 'portal' | null): Promise<void>;
  /** What is selected on that page, in the tab that was in front last. It may be a secret. */
  selection(place: 'identity' | 'portal'): Promise<Result<Secret, 'page-not-open' | 'nothing-selected'>>;
  /** Logs in at the gateway and lists the tables. */
  proveDap(pair: DataPair): Promise<Result<{ readonly tables: number }, DapFailure>>;
  /** Tables whose newness says something, the busiest first. */
  readonly busyTables: readonly string[];
  startProbe(pair: DataPair, table: string): Promise<Result<Probed, DapFailure>>;
  pollProbe(pair: DataPair, jobId: string): Promise<Result<Probed, DapFailure>>;
  judgeDap(until: Readonly<Record<string, string>>): { readonly verdict: 'ok' | 'late' | 'old'; readonly until: string; readonly quiet: string[] } | null;
  /** One signed call after another; never two at a time. */
  readFlatFiles(pair: DataPair): Promise<Result<FlatFilesReading, FlatFilesFailure>>;
  /** The hour that follows from builds, or a quiet one for Canvas Data 2. IANA names of zones. */
  adviseHour(source: DataSource, builds: readonly Build[], intelliboardZone: string): HourAdvice;
}
