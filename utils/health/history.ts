import { daysBefore } from '@/utils/core/moment';
import { KEPT_DAYS, type HealthDay, type HealthResult } from '@/utils/model/health';
import { isTrouble, worstOf } from '@/utils/model/health-standing';
import type { Verdict } from '@/utils/model/health-codes';

/**
 * Notes how a connection stands at a moment of a day (`day`: the date where the admin is). A day is as bad as its worst
 * moment; 90 days are kept.
 */
export function withDay(days: readonly HealthDay[], day: string, worst: Verdict, standings: readonly HealthResult[]): HealthDay[] {
  const before = days.find((one) => one.day === day);
  const found = standings.filter(({ code }) => isTrouble(code)).map(({ id }) => id);
  const today: HealthDay = { day, worst: before === undefined ? worst : worstOf([before.worst, worst]), found: [...new Set([...(before?.found ?? []), ...found])] };
  const first = daysBefore(day, KEPT_DAYS - 1);
  // A clock that was set back, or a journey to the west, does not bring days of the future.
  return [...days.filter((one) => one.day >= first && one.day < day), today];
}
