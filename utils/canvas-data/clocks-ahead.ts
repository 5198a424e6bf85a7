import type { ClocksAhead } from '@/utils/model/hour-advice';
import { changesWithin, isSameZone, timesAt, type ZoneClock, type Zones } from '@/utils/canvas-data/zones';

/** So far ahead, in days, a change of the clocks is minded: who sets the hour today is reminded well before. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/** How far a zone is ahead of UTC now and after each change of its clocks within 30 days. */
export function offsetsAhead(clock: ZoneClock, now: Date): number[] {
  return [clock(now), ...changesWithin(clock, now, DAYS).map(({ after }) => after)];
}

/**
 * Each change of the clocks within 30 days and what it does to an hour set in IntelliBoard's zone. Zones that
 * change within a day of each other, as those of one country do, are one change. `hourFor` gives the hour
 * that is late enough while IntelliBoard's zone is so many minutes ahead of UTC; `null` where any is.
 */
export function clocksAhead(zones: Zones, now: Date, hour: number, hourFor: ((offset: number) => number) | null): ClocksAhead[] {
  const { intelliboard, admin } = zones;
  const own = isSameZone(intelliboard.name, admin.name) ? [] : changesOf(admin, now);
  const events: { readonly at: number; readonly zones: string[] }[] = [];
  for (const { at, name } of [...changesOf(intelliboard, now), ...own].sort((a, b) => a.at - b.at)) {
    const event = events.at(-1);
    if (event !== undefined && at - event.at < DAY_MS) event.zones.push(name);
    else events.push({ at, zones: [name] });
  }
  return events.map((event) => {
    const settled = new Date(event.at + DAY_MS);
    const before = timesAt(zones, hour, new Date(event.at - 1));
    const after = timesAt(zones, hour, settled);
    const changesIntelliboard = event.zones.includes(intelliboard.name);
    const then = changesIntelliboard && hourFor !== null ? hourFor(Math.max(...offsetsAhead(intelliboard.clock, settled))) : hour;
    return {
      code: 'dst-ahead',
      at: new Date(event.at).toISOString(),
      zones: event.zones,
      changesIntelliboard,
      utcBefore: before.utcMinute,
      utcAfter: after.utcMinute,
      adminBefore: before.adminMinute,
      adminAfter: after.adminMinute,
      hourThen: then === hour ? null : then,
    };
  });
}

function changesOf({ name, clock }: Zones['admin'], now: Date): { readonly at: number; readonly name: string }[] {
  return changesWithin(clock, now, DAYS).map(({ at }) => ({ at: at.getTime(), name }));
}
