/** How new Canvas Data 2 is. The words: `dap_freshness_<freshness>`. */
export const DAP_FRESHNESS = ['ok', 'late', 'old'] as const;
export type DapFreshness = (typeof DAP_FRESHNESS)[number];

const HOUR_MS = 3_600_000;
/** "Refreshed every 4 hours" (DAP limits and policies), and two for its working. Ours. */
const OK_HOURS = 6;
/** Beyond, a day's data is missing at IntelliBoard, which may be set to process daily. Ours. */
const LATE_HOURS = 24;

/** Judges the time of a table's latest record (ISO 8601) against `now` (epoch ms). */
export function dapFreshness(until: string, now: number): DapFreshness {
  const hours = (now - Date.parse(until)) / HOUR_MS;
  if (hours <= OK_HOURS) return 'ok';
  return hours <= LATE_HOURS ? 'late' : 'old';
}

export interface TablesFreshness {
  readonly freshness: DapFreshness;
  /** The latest record of all tables; ISO 8601, UTC. */
  readonly until: string;
  /** Tables that are behind it by a verdict: "no recent changes", which is no fault. */
  readonly quiet: readonly string[];
}

/**
 * Judges several tables by the newest of them: a table in which nothing happens, over a weekend say, stays behind
 * although the service is up to date. `until`: table → time of its latest record. `null` for no table.
 */
export function tablesFreshness(until: Readonly<Record<string, string>>, now: number): TablesFreshness | null {
  const [newest] = Object.values(until).sort((a, b) => Date.parse(b) - Date.parse(a));
  if (newest === undefined) return null;
  const freshness = dapFreshness(newest, now);
  const quiet = Object.keys(until).filter((table) => dapFreshness(until[table] ?? newest, now) !== freshness);
  return { freshness, until: newest, quiet };
}
