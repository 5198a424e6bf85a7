const WEEK_MS = 6 * 86_400_000;

/** A moment as a person says it, in their zone: the day of the week where it is of this week, the date where not. */
export function momentWords(at: string, now: Date): string {
  const moment = new Date(at);
  const isNear = Math.abs(now.getTime() - moment.getTime()) < WEEK_MS;
  return new Intl.DateTimeFormat(undefined, isNear ? { weekday: 'short', hour: '2-digit', minute: '2-digit' } : { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(moment);
}

/** The date (ISO 8601) of a moment in a zone (IANA name). */
export function dayIn(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** The date so many days before another one. By the calendar: a day on which the clocks are changed is one day, too. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
}

/** A day (ISO 8601 date) in words. It is a date, so no zone moves it. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat(undefined, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}

/** Words as they are; moments (RFC 3339) and days among them as a person says them. */
export function inWords(params: readonly string[], now: Date): string[] {
  return params.map((text) => {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return momentWords(text, now);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text)) : text;
  });
}
