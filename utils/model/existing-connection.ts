import type { DataSource } from '@/utils/model/canvas-data';
import type { RunReading } from '@/utils/model/process';
import type { AuthorizeState } from '@/utils/model/authorize';
import type { Filters } from '@/utils/model/filters';
import type { Roles } from '@/utils/model/roles';
import type { CheckResult } from '@/utils/model/setup';

/** A connection as IntelliBoard has it: all of it but the secrets, of which it tells the last four characters. */
export interface ExistingConnection {
  readonly id: string;
  readonly name: string;
  /** The Canvas. */
  readonly url: string;
  readonly key: { readonly clientId: string; readonly last4: string };
  /** Sent to replace the key, and not authorised yet: its client id. */
  readonly pendingClientId: string | null;
  readonly data: { readonly source: DataSource; readonly clientId: string; readonly last4: string; readonly expiresOn: string | null; readonly everyHours: number | null } | null;
  readonly categoryId: string;
  readonly active: boolean;
  readonly dynamicTables: boolean;
  readonly processAt: { readonly hour: number; readonly timeZone: string };
  readonly checks: readonly CheckResult[];
  readonly consent: NonNullable<AuthorizeState['consent']>;
  readonly filters: Filters | null;
  readonly roles: Roles | null;
  readonly lastRun: RunReading | null;
  readonly nextRunAt: string | null;
}
