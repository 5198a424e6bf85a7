import { ENV, say, WORDS } from './page-env';

/** A moment in the person's time zone, like `Nov 23 at 4:57am`; with the year, unless it is the present one. */
export function shortTime(iso: string): string {
  const at = new Date(iso);
  const parts = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: ENV.TIMEZONE, ...options }).format(at);
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  const day = parts({ month: 'short', day: 'numeric', ...(!isThisYear && { year: 'numeric' }) });
  const hour = parts({ hour: 'numeric', minute: '2-digit' }).replace(/\s/g, '').toLowerCase();
  return say(WORDS.dayAndHour, { day, hour });
}
