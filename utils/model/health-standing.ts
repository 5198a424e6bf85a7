import { daysBefore } from '@/utils/core/moment';
import { isProcessing } from '@/utils/model/evidence';
import { HEALTH_CHECKS, HEALTH_CODES, type HealthCode, type Verdict } from '@/utils/model/health-codes';
import type { HealthDay, HealthDocument, HealthResult } from '@/utils/model/health';
import type { SetupState } from '@/utils/model/setup';

const RANK: Readonly<Record<Verdict, number>> = { pass: 0, unknown: 1, waiting: 2, warn: 3, fail: 4 };

export function isWorse(one: Verdict, other: Verdict): boolean {
  return RANK[one] > RANK[other];
}

export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((worst, one) => (isWorse(one, worst) ? one : worst), 'pass');
}

/**
 * How a check stands: its result, or what was known before nobody could look. A key that was OFF is not well again
 * because the admin has signed out.
 */
export function standingOf(health: Pick<HealthDocument, 'known'>, result: HealthResult): HealthResult {
  if (result.verdict !== 'unknown') return result;
  return health.known.find(({ id }) => id === result.id) ?? result;
}

export interface HealthStanding {
  /** The worst of all; `unknown` only where nothing is known of any check. */
  readonly worst: Verdict;
  /** What a person should look at, the worst first; each as it stands. */
  readonly attention: readonly HealthResult[];
  /** When anybody was last asked, RFC 3339 UTC. */
  readonly checkedAt: string | null;
}

/** How a connection stands as a whole. Checks that nobody could make do not worsen it. */
export function healthStanding(health: Pick<HealthDocument, 'results' | 'known' | 'askedAt'>): HealthStanding {
  const standings = health.results.map((result) => standingOf(health, result));
  const seen = standings.filter(({ verdict }) => verdict !== 'unknown');
  const order = (a: HealthResult, b: HealthResult) => RANK[b.verdict] - RANK[a.verdict] || HEALTH_CHECKS.indexOf(a.id) - HEALTH_CHECKS.indexOf(b.id);
  return {
    worst: seen.length === 0 ? 'unknown' : worstOf(seen.map(({ verdict }) => verdict)),
    attention: seen.filter(({ verdict }) => verdict === 'warn' || verdict === 'fail').sort(order),
    checkedAt: Object.values(health.askedAt).reduce<string | null>((last, at) => (at !== null && (last === null || at > last) ? at : last), null),
  };
}

export interface StripDay {
  /** Date where the admin was. */
  readonly day: string;
  /** `null`: nobody looked that day. */
  readonly worst: Verdict | null;
  readonly found: HealthDay['found'];
}

/** The last `length` days up to `today` (the date where the admin is), the oldest first, also those on which nobody looked. */
export function stripOf({ days }: Pick<HealthDocument, 'days'>, today: string, length = 30): StripDay[] {
  const byDay = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length }, (_, index) => {
    const day = daysBefore(today, length - 1 - index);
    const seen = byDay.get(day);
    return { day, worst: seen?.worst ?? null, found: seen?.found ?? [] };
  });
}

/** Whether the set-up is over, and what follows is its health: IntelliBoard may act for somebody, and data is processed. */
export function isFinished({ authorize, process }: Pick<SetupState, 'authorize' | 'process'>): boolean {
  return authorize.grantedAt !== null && isProcessing(process);
}

/** Whether a code is one that a person should look at. */
export function isTrouble(code: HealthCode): boolean {
  const [verdict] = HEALTH_CODES[code];
  return verdict === 'warn' || verdict === 'fail';
}
