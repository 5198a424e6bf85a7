import { offsetOf } from '@/utils/core/zone';

/** The time of day `hour` o'clock in `from`, as it is in `to` at that moment's clocks: `HH:MM`. */
export function hourElsewhere(hour: number, from: string, to: string, at: Date): string {
  const day = 24 * 60;
  const minutes = (((hour * 60 - offsetOf(from, at) + offsetOf(to, at)) % day) + day) % day;
  return clockText(minutes);
}

export function hourText(hour: number): string {
  return `${twoDigits(hour)}:00`;
}

/** A minute of the day, `HH:MM`. */
export function clockText(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The next moment after `now` at which it is `hour` o'clock in a zone. */
export function nextAt(hour: number, timeZone: string, now: Date): Date {
  const there = new Date(now.getTime() + offsetOf(timeZone, now) * 60_000);
  for (let day = 0; ; day += 1) {
    const wall = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() + day, hour);
    // The clocks may be changed on the way there: the offset that counts is the one at that moment.
    const roughly = new Date(wall - offsetOf(timeZone, now) * 60_000);
    const at = new Date(wall - offsetOf(timeZone, roughly) * 60_000);
    if (at > now) return at;
  }
}
