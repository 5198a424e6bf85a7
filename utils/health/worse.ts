import type { HealthDocument, HealthResult } from '@/utils/model/health';
import type { HealthCode } from '@/utils/model/health-codes';
import { isTrouble, isWorse, standingOf } from '@/utils/model/health-standing';

/** The reminders of an end that comes: each is worse than the one before. */
const REMINDERS: readonly HealthCode[] = ['expiry_ok', 'expiry_30', 'expiry_7', 'expiry_1', 'expiry_passed'];

/** What has come to be worse since, as a person would want to be told. At the first look of all nothing has. */
export function worseThan(before: Pick<HealthDocument, 'results' | 'known'>, after: Pick<HealthDocument, 'results'>): HealthResult[] {
  if (before.results.length === 0) return [];
  return after.results.filter((result) => {
    if (!isTrouble(result.code)) return false;
    const last = before.results.find(({ id }) => id === result.id);
    if (last === undefined) return true;
    const from = standingOf(before, last);
    return isWorse(result.verdict, from.verdict) || REMINDERS.indexOf(result.code) > Math.max(0, REMINDERS.indexOf(from.code));
  });
}
