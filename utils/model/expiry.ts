import { err, ok, type Result } from '@/utils/core/result';

/**
 * For how long the identity site lets a key be good (Canvas Admin Guide, "How do I generate a Canvas Data 2 API
 * key"; 3 years: vendors' guides of 2026). No API tells a key's end, so the admin is asked. The words:
 * `expiry_<choice>`.
 */
export const EXPIRY_CHOICES = ['1-day', '1-week', '1-month', '6-months', '1-year', '3-years'] as const;
export type ExpiryChoice = (typeof EXPIRY_CHOICES)[number];

/** What can be wrong with a date that is typed. The words: `fault_<code>`. */
export const EXPIRY_FAULTS = ['empty', 'not-a-date', 'date-passed', 'date-too-far'] as const;
export type ExpiryFault = (typeof EXPIRY_FAULTS)[number];

/** `passed`; `soon`: within 30 days; `fine`. The words: `expiry_standing_<kind>`. */
export type ExpiryStanding =
  | { readonly kind: 'fine' | 'passed'; readonly daysLeft: number }
  /** `within`: the reminder that is due. */
  | { readonly kind: 'soon'; readonly daysLeft: number; readonly within: 30 | 7 | 1 };

const DAY_MS = 86_400_000;
/** Beyond, it is a slip of the finger: no choice is longer than 3 years. Ours. */
const FURTHEST_YEARS = 5;

const DAYS: Readonly<Record<'1-day' | '1-week', number>> = { '1-day': 1, '1-week': 7 };
const MONTHS: Readonly<Record<Exclude<ExpiryChoice, keyof typeof DAYS>, number>> = { '1-month': 1, '6-months': 6, '1-year': 12, '3-years': 36 };

/**
 * The day on which a key ends that was made on `day` (ISO 8601 date). Assumed: months are calendar months; where
 * the month is too short, its last day.
 */
export function expiryOf(choice: ExpiryChoice, day: string): string {
  if (choice === '1-day' || choice === '1-week') return isoDate(Date.parse(day) + DAYS[choice] * DAY_MS);
  return addMonths(day, MONTHS[choice]);
}

/**
 * A date as it is typed, year first (`2027-11-23`, `2027/1/5`, `2027.01.05`), as an ISO 8601 date. Any other order
 * is read differently in different countries, so it is not read. `today`: ISO 8601 date.
 */
export function readExpiryDate(typed: string, today: string): Result<string, ExpiryFault> {
  const text = typed.trim();
  if (text === '') return err('empty');
  const { year, month, day } = /^(?<year>\d{4})(?<between>[-/.])(?<month>\d{1,2})\k<between>(?<day>\d{1,2})$/.exec(text)?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return err('not-a-date');
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A day that is not in the calendar is refused, or moved into the next month.
  const at = Date.parse(date);
  if (Number.isNaN(at) || isoDate(at) !== date) return err('not-a-date');
  if (date < today) return err('date-passed');
  return date > addMonths(today, 12 * FURTHEST_YEARS) ? err('date-too-far') : ok(date);
}

/**
 * Whole days from today to the day on which it ends (ISO 8601 date), negative when that is over. `now`: epoch ms.
 * Days are those of UTC. Assumed: it may end at any moment of its last day.
 */
export function daysLeft(expiresOn: string, now: number): number {
  return Math.round((Date.parse(expiresOn) - Date.parse(isoDate(now))) / DAY_MS);
}

/** Reminders are due 30, 7 and 1 days before. On the last day itself it may still work, so it is not `passed`. */
export function expiryStanding(expiresOn: string, now: number): ExpiryStanding {
  const left = daysLeft(expiresOn, now);
  if (left < 0) return { kind: 'passed', daysLeft: left };
  if (left > 30) return { kind: 'fine', daysLeft: left };
  return { kind: 'soon', daysLeft: left, within: left > 7 ? 30 : left > 1 ? 7 : 1 };
}

function addMonths(day: string, months: number): string {
  const from = new Date(day);
  const to = new Date(from);
  to.setUTCMonth(from.getUTCMonth() + months);
  // 31 January and a month is no 3 March: day 0 is the last of the month before.
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  return isoDate(to.getTime());
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
