import type { Build } from '@/utils/model/build';
import type { Dump } from '@/utils/model/canvas-data';

/** How well an account's flat files are built. */
export interface FlatFilesStanding {
  readonly freshness: 'fresh' | 'late' | 'stale';
  /** Whether the newest nightly build that is known by its tables is one of Reserved Mode; `null`: none is known. */
  readonly reserved: boolean | null;
  /** Of the newest nightly build; `null`: there is none. ISO 8601, UTC. */
  readonly newestFinishedAt: string | null;
  readonly ageHours: number | null;
  /** All that are finished, the newest first. */
  readonly builds: readonly Build[];
}

const HOUR_MS = 3_600_000;
/** Assumed, from "nightly" and a latency of "24–48 hours" (Canvas Admin Guide, Canvas Data): a night and its delay; two nights. */
const FRESH_HOURS = 30;
const LATE_HOURS = 48;

/**
 * Judges a list of dumps. `known`: dumps that were read with their tables (`latest`, `byDump`), which tell what the
 * list does not. Assumed: a dump whose tables nobody has read is a nightly build. `now`: epoch ms.
 */
export function standingOf(dumps: readonly Dump[], known: readonly Dump[], now: number): FlatFilesStanding {
  const byId = new Map([...dumps, ...known].map((dump) => [dump.dumpId, dump]));
  const finished = [...byId.values()].filter((dump) => dump.finished).sort((a, b) => Date.parse(finishedAt(b)) - Date.parse(finishedAt(a)));
  const nightly = finished.filter((dump) => dump.requestsOnly !== true);
  const newestFinishedAt = nightly[0] === undefined ? null : finishedAt(nightly[0]);
  const ageHours = newestFinishedAt === null ? null : (now - Date.parse(newestFinishedAt)) / HOUR_MS;
  return {
    freshness: freshnessOf(ageHours),
    reserved: nightly.find((dump) => dump.reserved !== null)?.reserved ?? null,
    newestFinishedAt,
    ageHours,
    builds: finished.map((dump) => ({ finishedAt: finishedAt(dump), requestsOnly: dump.requestsOnly === true })),
  };
}

function freshnessOf(ageHours: number | null): FlatFilesStanding['freshness'] {
  if (ageHours === null || ageHours > LATE_HOURS) return 'stale';
  return ageHours > FRESH_HOURS ? 'late' : 'fresh';
}

/** A dump is updated a second or three after it was made; the later of the two is when it was ready. */
function finishedAt({ createdAt, updatedAt }: Dump): string {
  return Date.parse(updatedAt) > Date.parse(createdAt) ? updatedAt : createdAt;
}
