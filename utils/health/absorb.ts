import { dayIn } from '@/utils/core/moment';
import { driftsOf, withDrifts } from '@/utils/health/drift';
import { worseThan } from '@/utils/health/worse';
import { withDay } from '@/utils/health/history';
import { judge } from '@/utils/health/judge';
import { learn } from '@/utils/health/usual';
import type { Baselines, HealthDocument, HealthResult } from '@/utils/model/health';
import type { Evidence } from '@/utils/model/health-evidence';
import { healthStanding, isTrouble, standingOf } from '@/utils/model/health-standing';
import type { SetupState } from '@/utils/model/setup';

/**
 * Takes in what was seen, and judges everything anew: what a check finds, what has changed since, how the day went.
 * What was not seen now stays as it was seen before. `timeZone`: where the admin is, whose days are counted. Pure.
 */
export function absorb(health: HealthDocument, setup: SetupState, seen: Partial<Evidence>, now: Date, timeZone: string): HealthDocument {
  const evidence = { ...health.evidence, ...seen };
  // Judged by what was usual before; only then is this among the usual.
  const judged = judgedBy(health, setup, evidence, health.baselines, now, timeZone);
  return {
    ...judged,
    drifts: withDrifts(health.drifts, driftsOf(health, judged.results)),
    baselines: learn(health.baselines, evidence),
    toTell: health.notify ? untold(health, judged) : [],
  };
}

/** What has come to be worse and was not told yet, as it is now; what is well again meanwhile is not told. */
function untold(before: HealthDocument, after: HealthDocument): HealthResult[] {
  const ids = [...before.toTell, ...worseThan(before, after)].map(({ id }) => id);
  return after.results.filter(({ id, code }) => ids.includes(id) && isTrouble(code));
}

/** Judges by other baselines: what a person accepts is not a change in the world. */
export function rejudge(health: HealthDocument, setup: SetupState, baselines: Baselines, now: Date, timeZone: string): HealthDocument {
  return judgedBy(health, setup, health.evidence, baselines, now, timeZone);
}

function judgedBy(health: HealthDocument, setup: SetupState, evidence: Evidence, baselines: Baselines, now: Date, timeZone: string): HealthDocument {
  const results = judge({ setup, evidence, baselines, now });
  const known = results.filter(({ verdict }) => verdict === 'unknown').flatMap((result) => knownBefore(health, result));
  const after = { ...health, evidence, baselines, results, known };
  const standings = results.map((result) => standingOf(after, result));
  return { ...after, days: withDay(health.days, dayIn(now, timeZone), healthStanding(after).worst, standings) };
}

function knownBefore(health: HealthDocument, { id }: HealthResult): HealthResult[] {
  const last = health.results.find((one) => one.id === id);
  const standing = last === undefined ? undefined : standingOf(health, last);
  return standing === undefined || standing.verdict === 'unknown' ? [] : [standing];
}
