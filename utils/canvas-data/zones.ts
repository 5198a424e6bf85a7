import { minuteOfDay } from '@/utils/canvas-data/circular';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Minutes by which a zone is ahead of UTC at a moment. */
export type ZoneClock = (at: Date) => number;

export interface ClockChange {
  readonly at: Date;
  /** Minutes ahead of UTC from then on. */
  readonly after: number;
}

/** The zones of an hour, with their clocks. */
export interface Zones {
  readonly intelliboard: { readonly name: string; readonly clock: ZoneClock };
  readonly admin: { readonly name: string; readonly clock: ZoneClock };
  /** Names that are not known here, taken for UTC. */
  readonly unknown: readonly { readonly code: 'unknown-zone'; readonly whose: 'intelliboard' | 'admin'; readonly zone: string }[];
}

/** Takes IANA names; what is no zone counts as UTC, and is said to. */
export function zonesOf(intelliboardZone: string, adminZone: string): Zones {
  const utc = { name: 'UTC', clock: () => 0 };
  const known = (name: string) => {
    const clock = clockOf(name);
    return clock === null ? null : { name, clock };
  };
  const [intelliboard, admin] = [known(intelliboardZone), known(adminZone)];
  return {
    intelliboard: intelliboard ?? utc,
    admin: admin ?? utc,
    unknown: [
      ...(intelliboard === null ? [{ code: 'unknown-zone', whose: 'intelliboard', zone: intelliboardZone } as const] : []),
      ...(admin === null ? [{ code: 'unknown-zone', whose: 'admin', zone: adminZone } as const] : []),
    ],
  };
}

/** When an hour in IntelliBoard's zone falls, by the clocks of a moment. */
export function timesAt({ intelliboard, admin }: Zones, hour: number, at: Date): { readonly utcMinute: number; readonly adminMinute: number } {
  const utcMinute = minuteOfDay(hour * 60 - intelliboard.clock(at));
  return { utcMinute, adminMinute: minuteOfDay(utcMinute + admin.clock(at)) };
}

/** The clock of a zone; `null` where this browser knows no zone of that IANA name. */
export function clockOf(timeZone: string): ZoneClock | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    return (at) => {
      const parts = format.formatToParts(at);
      const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
      const there = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
      return Math.ceil((there - at.getTime()) / MINUTE_MS);
    };
  } catch {
    return null;
  }
}

/** Whether two IANA names stand for one zone, as Asia/Calcutta and Asia/Kolkata do. Both must be known. */
export function isSameZone(one: string, other: string): boolean {
  const canonical = (timeZone: string) => new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  return one === other || canonical(one) === canonical(other);
}

/** When the clocks change after `from` and no later than `days` days on, to the minute, in order. */
export function changesWithin(clock: ZoneClock, from: Date, days: number): ClockChange[] {
  const changes: ClockChange[] = [];
  for (let day = 0; day < days; day += 1) {
    let before = from.getTime() + day * DAY_MS;
    let until = before + DAY_MS;
    const [old, after] = [clock(new Date(before)), clock(new Date(until))];
    if (old === after) continue;
    while (until - before > MINUTE_MS) {
      const middle = before + Math.floor((until - before) / 2);
      if (clock(new Date(middle)) === old) before = middle;
      else until = middle;
    }
    changes.push({ at: new Date(Math.floor(until / MINUTE_MS) * MINUTE_MS), after });
  }
  return changes;
}
