import { adviseHour } from '@/utils/canvas-data/hour';
import type { Build } from '@/utils/model/build';
import type { AdvisedHour, HourReason } from '@/utils/model/hour-advice';

const DAY_MS = 86_400_000;

/**
 * A history as one would write it down: an entry a day from `first` (`YYYY-MM-DD`) on, in it the times (UTC) at
 * which builds finished. `-` is a day without one; `r` before a time marks a build of `requests` alone.
 */
export function historyOf(first: string, ...days: readonly string[]): Build[] {
  return days.flatMap((times, index) => {
    const date = new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10);
    return times
      .split(' ')
      .filter((time) => time !== '-')
      .map((time) => ({ finishedAt: `${date}T${time.replace('r', '')}${time.length > 6 ? '' : ':00.000'}Z`, requestsOnly: time.startsWith('r') }));
  });
}

/** `HH:MM` as a minute of the day. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? NaN) * 60 + (minutes ?? NaN);
}

/** A minute of the day as `HH:MM`. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export interface Where {
  readonly intelliboard?: string;
  readonly admin?: string;
  readonly now?: string;
}

/** The advice for a history, which must be one; everybody is in UTC where nothing else is said. */
export function advised(builds: readonly Build[], { intelliboard = 'UTC', admin = 'UTC', now = '2026-07-10T12:00:00Z' }: Where = {}): AdvisedHour {
  const advice = adviseHour({ builds, intelliboardZone: intelliboard, adminZone: admin, now: new Date(now) });
  if (advice.kind !== 'advised') throw new Error(`No hour is advised: ${advice.kind}`);
  return advice;
}

export function codesOf({ reasons }: { readonly reasons: readonly HourReason[] }): string[] {
  return reasons.map(({ code }) => code);
}
