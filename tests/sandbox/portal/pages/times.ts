/** A time (ms since 1970) as a build writes it, always in UTC. */

/** `2026-11-22 04:13:38 UTC` */
export function inFigures(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `Nov 22, 2026 4:13 AM (UTC)` */
export function inWords(time: number): string {
  const date = new Date(time);
  const day = date.toLocaleDateString('en-US', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' });
  const hour = date.getUTCHours();
  return `${day} ${hour % 12 === 0 ? 12 : hour % 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'} (UTC)`;
}
