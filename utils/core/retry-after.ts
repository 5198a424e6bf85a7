/**
 * `Retry-After` in ms from now, never negative; `null` if there is none or it cannot be read. Seconds, or an
 * HTTP date in any of the three forms of RFC 9110 section 5.6.7, all of which are GMT.
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, Number.MAX_SAFE_INTEGER);
  // `Date.parse` takes much that is no HTTP date, `-5` among it; and asctime's form names no zone.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return null;
  const at = Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
