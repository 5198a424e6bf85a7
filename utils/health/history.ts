import { KEPT_DAYS, type HealthDay, type HealthResult } from '@/utils/model/health';
import { dayOf, isTrouble, worstOf } from '@/utils/model/health-standing';
import type { Verdict } from '@/utils/model/health-codes';

const DAY_MS = 86_400_000;

/** Notes how a connection stands at a moment of a day. A day is as bad as its worst moment; 90 days are kept. */
export function withDay(days: readonly HealthDay[], now: Date, worst: Verdict, standings: readonly HealthResult[]): HealthDay[] {
  const day = dayOf(now);
  const before = days.find((one) => one.day === day);
  const found = standings.filter(({ code }) => isTrouble(code)).map(({ id }) => id);
  const today: HealthDay = { day, worst: before === undefined ? worst : worstOf([before.worst, worst]), found: [...new Set([...(before?.found ?? []), ...found])] };
  const first = dayOf(new Date(now.getTime() - (KEPT_DAYS - 1) * DAY_MS));
  // A clock that was set back does not bring days of the future.
  return [...days.filter((one) => one.day >= first && one.day < day), today];
}
