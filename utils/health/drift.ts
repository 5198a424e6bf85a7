import { KEPT_DRIFTS, type Drift, type HealthDocument, type HealthResult } from '@/utils/model/health';
import { isTrouble, standingOf } from '@/utils/model/health-standing';

/**
 * What has changed between two looks, the newest first. A look at which nobody could see does not count: the change
 * came about between the last time that it was seen as before and the first time that it was seen otherwise.
 */
export function driftsOf(before: Pick<HealthDocument, 'results' | 'known'>, results: readonly HealthResult[]): Drift[] {
  return results.flatMap((result) => {
    const last = before.results.find(({ id }) => id === result.id);
    if (last === undefined || result.verdict === 'unknown') return [];
    const from = standingOf(before, last);
    if (from.verdict === 'unknown' || from.code === result.code || !(isTrouble(from.code) || isTrouble(result.code))) return [];
    const drift: Drift = { id: result.id, from: from.code, to: result.code, params: result.params, between: [from.at, result.at] };
    return [drift];
  });
}

/** The newest first, and no more than are kept. */
export function withDrifts(kept: readonly Drift[], added: readonly Drift[]): Drift[] {
  return [...added, ...kept].slice(0, KEPT_DRIFTS);
}
