import type { DapState } from '../state';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When the latest record of a table was committed, in ms since 1970. */
export function latestOf({ gateway, now }: DapState, table: string): number {
  if (gateway.newestTables.includes(table)) return now() - 5 * MINUTE_MS;
  if (gateway.quietTables.includes(table)) return now() - 3 * DAY_MS;
  return now() - gateway.freshnessHours * HOUR_MS;
}

/** The earliest time that can be asked for, in ms: when the account was onboarded, or what a log keeps. */
export function earliestOf({ now }: DapState, namespace: string): number {
  return now() - (namespace === 'canvas_logs' ? 30 : 400) * DAY_MS;
}

export function isoOf(time: number): string {
  return new Date(time).toISOString();
}
