import { TimeRead } from './time';
import type { Dump } from '@/utils/model/canvas-data';
import { z } from '@/utils/model/zod';

const DumpRead = z.object({
  dumpId: z.string().check(z.minLength(1), z.maxLength(255)),
  sequence: z.int(),
  numFiles: z.int().check(z.gte(0)),
  finished: z.boolean(),
  createdAt: TimeRead,
  updatedAt: TimeRead,
});

/** `GET /api/account/self/dump`: the newest first. Which tables they hold it does not say. */
export const DumpsRead = z.pipe(
  z.array(DumpRead),
  z.transform((dumps): Dump[] => dumps.map((dump) => ({ ...dump, requestsOnly: null, reserved: null, tables: null }))),
);

/** Of each table no more is kept than whether it is partial. The addresses of its files give the files away unasked. */
const TablesRead = z.record(z.string(), z.object({ partial: z.optional(z.boolean()) }));

/** `GET /api/account/self/file/latest` and `…/byDump/:dumpId`: one dump with its tables. */
export const DumpWithTablesRead = z.pipe(
  z.extend(DumpRead, { artifactsByTable: TablesRead }),
  z.transform(({ artifactsByTable, ...dump }): Dump => {
    const requestsOnly = isRequestsOnly(artifactsByTable);
    const tables = Object.keys(artifactsByTable);
    return { ...dump, requestsOnly, reserved: !requestsOnly && isReserved(tables), tables };
  }),
);

type Tables = z.infer<typeof TablesRead>;

const REQUESTS = 'requests';

/** What Reserved Mode goes on building beside `requests` and the files of Catalog (Canvas Change Log, "Canvas Data: Reserved Mode"). */
const RESERVED_TABLES: ReadonlySet<string> = new Set([
  'account_dim',
  'course_dim',
  'course_ui_canvas_navigation_dim',
  'course_ui_navigation_item_dim',
  'course_ui_navigation_item_fact',
]);

/** A full refresh of `requests`, which comes as a dump of its own; a nightly build holds a part of it (`partial`). */
function isRequestsOnly(tables: Tables): boolean {
  const names = Object.keys(tables);
  return names.length > 0 && names.every((name) => name === REQUESTS) && tables[REQUESTS]?.partial !== true;
}

/** Nothing but the tables of Reserved Mode. Assumed: those of Catalog begin with `catalog`. */
function isReserved(names: readonly string[]): boolean {
  const kept = (name: string) => RESERVED_TABLES.has(name) || name === REQUESTS || name.startsWith('catalog');
  return names.some((name) => RESERVED_TABLES.has(name)) && names.every(kept);
}
