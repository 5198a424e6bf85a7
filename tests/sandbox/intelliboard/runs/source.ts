import type { CanvasFault } from '../authorization/canvas';

/** What a run reads, in this order. */
export const TABLES = ['users', 'courses', 'enrollments', 'activities'] as const;
export type Table = (typeof TABLES)[number];

/** Values by column, under the names of Canvas Data 2; ids are Canvas's local ones. */
export type Row = Readonly<Record<string, string>>;

/** `later`: under way there, or too many calls for now. `no-data`: there are none yet, or only old ones. */
export type NotYet = { readonly wait: 'later' | 'no-data' };
/** `transient`: it may be over soon. */
export type Broken = { readonly fault: CanvasFault; readonly transient?: true };

/** Where the rows of a connection come from. Neither function rejects. */
export interface Source {
  /** Whether everything can be read now. */
  look(): Promise<'ready' | NotYet | Broken>;
  /** All rows of a table. */
  read(table: Table): Promise<readonly Row[] | NotYet | Broken>;
}

/** Older data are as good as none: new ones come within 24 to 48 hours. */
export const STALE_MS = 48 * 3_600_000;
