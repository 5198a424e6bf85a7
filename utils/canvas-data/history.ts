import type { Build } from '@/utils/model/build';
import { arcOf, DAY, endOf, groupsOf, isIn, minuteOfDay, minutesUntil, type Arc } from '@/utils/canvas-data/circular';

/** A build, by the minute in which it was surely finished. */
export interface TimedBuild {
  readonly finishedAt: string;
  /** Minutes since 1970, UTC, rounded up. */
  readonly at: number;
  /** Minute of the day, UTC. */
  readonly minute: number;
}

/** What the hour is taken from, and what was left out of it. */
export interface History {
  readonly builds: readonly TimedBuild[];
  readonly lone: TimedBuild | null;
  /** The stretch of the day in which the builds that are followed finish. */
  readonly followed: Arc;
  /** The stretches of the day's other builds. */
  readonly others: readonly Arc[];
  /** All but the lone build. */
  readonly occupied: Arc;
}

/** The last seven builds tell what is usual; where there are several a day, those of the last week. */
const BUILDS = 7;
const WEEK = 6.5 * DAY;
/** What is older than this before the newest is history: terms end and Canvas's machines change. */
const OLDEST = 30 * DAY;
/** Times of day further apart than this are different times. */
export const APART = 3 * 60;
/** Among fewer builds than this, none counts as an exception. */
const ENOUGH_FOR_EXCEPTION = 5;
/** From so many builds a day on, on average, there are several a day. */
const SEVERAL = 1.5;

export function timed({ finishedAt }: Build): TimedBuild {
  const at = Math.ceil(Date.parse(finishedAt) / 60_000);
  return { finishedAt, at, minute: minuteOfDay(at) };
}

/** The regular builds that count, newest first, in whatever order they come. Those with `requests` alone are left out. */
export function recentRegular(builds: readonly Build[]): TimedBuild[] {
  const regular = builds
    .filter(({ requestsOnly }) => !requestsOnly)
    .map(timed)
    .sort((a, b) => b.at - a.at || b.finishedAt.localeCompare(a.finishedAt));
  const newest = regular[0]?.at ?? 0;
  return regular.filter(({ at }, index) => newest - at <= OLDEST && (index < BUILDS || newest - at < WEEK));
}

/** Whether builds that are older than all of these would not count any more: those that do are there. */
export function isWhole(builds: readonly Build[]): boolean {
  const regular = builds.filter(({ requestsOnly }) => !requestsOnly).map((build) => timed(build).at);
  return regular.length >= BUILDS && Math.max(...regular) - Math.min(...regular) >= WEEK;
}

/**
 * Finds what is usual in `builds` (at least one).
 *
 * - The *exception*: exactly one build more than three hours from every other, earlier or later, among at
 *   least five. It is not followed: a build that was late once would cost a late hour every day. A second one
 *   at such a time is followed.
 * - *Several a day*: the times of day fall into groups more than three hours apart, and there are at least
 *   three builds in two days. Followed is the last build of the school's day, which holds the newest data of
 *   it; the day ends at `dayEnd` (minute of the day, UTC). Only a group that has a build on every other day or
 *   more can be followed.
 * - Otherwise all are followed, however far apart: after the latest, all of them are there.
 */
export function readHistory(builds: readonly TimedBuild[], dayEnd: number): History {
  const lone = exceptionIn(builds);
  const rest = builds.filter((build) => build !== lone);
  const minutes = rest.map(({ minute }) => minute);
  const occupied = arcOf(minutes);
  const days = countDays(rest, occupied.start);
  const groups = groupsOf(minutes, APART);
  const daysOf = (group: Arc) => countDays(
    rest.filter(({ minute }) => isIn(group, minute)),
    occupied.start,
  );
  const usual = groups.filter((group) => daysOf(group) * 2 >= days);
  if (rest.length / days < SEVERAL || groups.length < 2 || usual.length === 0) return { builds, lone, followed: occupied, others: [], occupied };
  const followed = usual.reduce((last, group) => (minutesUntil(dayEnd, endOf(group)) > minutesUntil(dayEnd, endOf(last)) ? group : last));
  return { builds, lone, followed, others: groups.filter((group) => group !== followed), occupied };
}

/** How many days, each beginning at `dayStart` (minute of the day, UTC), have a build. */
function countDays(builds: readonly TimedBuild[], dayStart: number): number {
  return new Set(builds.map(({ at }) => Math.floor((at - dayStart) / DAY))).size;
}

function exceptionIn(builds: readonly TimedBuild[]): TimedBuild | null {
  if (builds.length < ENOUGH_FOR_EXCEPTION) return null;
  const minutes = builds.map(({ minute }) => minute);
  const groups = groupsOf(minutes, APART).map((group) => builds.filter(({ minute }) => isIn(group, minute)));
  const alone = groups.filter(({ length }) => length === 1);
  return alone.length === 1 ? (alone[0]?.[0] ?? null) : null;
}
