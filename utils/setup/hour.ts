import type { HourAdvice } from '@/utils/model/hour-advice';
import type { SetupState } from '@/utils/model/setup';
import type { DataPort } from '@/utils/setup/ports';

/**
 * A quiet hour, proposed until the history of the flat files is known: late enough that nightly jobs are
 * over, early enough that nobody works yet. Ours, not IntelliBoard's advice.
 */
const QUIET_HOUR = 4;

/** The zone in which IntelliBoard takes its hour; until the account has told, Canvas's is assumed. */
export function accountZone({ account, canvas }: SetupState): string {
  return account.me?.timeZone ?? canvas.site?.timeZone ?? 'UTC';
}

/**
 * State with its hour and its advice in the zone of the account, which may come to be known after Canvas and its
 * data. An hour that is confirmed stays, in the zone for which it was.
 */
export function inAccountZone(state: SetupState, data: Pick<DataPort, 'adviseHour'>): SetupState {
  const { advice, source, flatFiles } = state.data;
  if (state.details.confirmedAt !== null) return state;
  const zone = accountZone(state);
  const isOfAnother = advice !== null && 'hour' in advice && advice.intelliboardZone !== zone;
  const advised = isOfAnother ? withAdvice(state, data.adviseHour(source, flatFiles?.builds ?? [], zone)) : state;
  const { draft } = advised.details;
  return { ...advised, details: { ...advised.details, draft: draft === null ? null : { ...draft, timeZone: zone } } };
}

/** State with advice that came up, and its hour proposed, unless the admin has chosen or confirmed one. */
export function withAdvice(state: SetupState, advice: HourAdvice): SetupState {
  const { draft, confirmedAt } = state.details;
  const isUntouched = draft !== null && confirmedAt === null && draft.hour === proposedHour(state.data.advice);
  return { ...state, data: { ...state.data, advice }, details: { ...state.details, draft: isUntouched ? { ...draft, hour: proposedHour(advice) } : draft } };
}

/** `null`: there are builds, but too few to tell; the admin, who is told of them, has to choose. */
export function proposedHour(advice: HourAdvice | null): number | null {
  if (advice?.kind === 'too-few') return null;
  return advice !== null && 'hour' in advice ? advice.hour : QUIET_HOUR;
}
