/** Minutes of a day. Times of day lie on a circle: after 23:59 comes 00:00. */
export const DAY = 24 * 60;

/** A minute of the day, 0 to 1439, from any count of minutes. */
export function minuteOfDay(minutes: number): number {
  return ((minutes % DAY) + DAY) % DAY;
}

/** Minutes from one time of day on to another: 0 to 1439. */
export function minutesUntil(from: number, to: number): number {
  return minuteOfDay(to - from);
}

/** A stretch of the circle, from `start` on; 23:50 to 00:10 is `{ start: 1430, length: 20 }`. */
export interface Arc {
  readonly start: number;
  readonly length: number;
}

export function endOf({ start, length }: Arc): number {
  return minuteOfDay(start + length);
}

export function isIn({ start, length }: Arc, minute: number): boolean {
  return minutesUntil(start, minute) <= length;
}

/**
 * The stretch that holds all `minutes` (at least one): all of the circle but its largest empty gap. Of gaps
 * that are equally large, the one after which the earliest time comes.
 */
export function arcOf(minutes: readonly number[]): Arc {
  const times = [...new Set(minutes)].sort((a, b) => a - b);
  // A single time of day is a whole day away from itself.
  const gaps = times.map((start, index) => ({ start, gap: minutesUntil(times.at(index - 1) ?? start, start) || DAY }));
  const largest = gaps.reduce((best, one) => (one.gap > best.gap ? one : best));
  return { start: largest.start, length: DAY - largest.gap };
}

/** The stretches into which `minutes` fall where more than `apart` minutes part them, in order from the largest gap on. */
export function groupsOf(minutes: readonly number[], apart: number): Arc[] {
  const { start } = arcOf(minutes);
  const offsets = minutes.map((minute) => minutesUntil(start, minute)).sort((a, b) => a - b);
  const groups: { from: number; to: number }[] = [];
  for (const offset of offsets) {
    const last = groups.at(-1);
    if (last !== undefined && offset - last.to <= apart) last.to = offset;
    else groups.push({ from: offset, to: offset });
  }
  return groups.map(({ from, to }) => ({ start: minuteOfDay(start + from), length: to - from }));
}
