import type { Baselines } from '@/utils/model/health';
import type { Evidence } from '@/utils/model/health-evidence';
import type { CheckResult, SetupState } from '@/utils/model/setup';

/** What a check judges: a connection, what was last seen of it, what was usual before, and the calendar. */
export interface Subject {
  readonly setup: SetupState;
  readonly evidence: Evidence;
  readonly baselines: Baselines;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/** Days between two moments (RFC 3339), with their part; negative if `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** One of IntelliBoard's own checks of the connection. */
export function boardCheck({ evidence }: Subject, id: string): CheckResult | null {
  return evidence.connection?.checks.find((one) => one.id === id) ?? null;
}

/** The middle one of some numbers; `null` where fewer than three say nothing about what is usual. */
export function usual(numbers: readonly number[]): number | null {
  if (numbers.length < 3) return null;
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;
}
