import type { Build } from '@/utils/model/build';
import type { BuildHour, HourReason, QuietHour } from '@/utils/model/hour-advice';
import { endOf, isIn, minuteOfDay, minutesUntil, type Arc } from '@/utils/canvas-data/circular';
import { clocksAhead, offsetsAhead } from '@/utils/canvas-data/clocks-ahead';
import { APART, readHistory, recentRegular, type TimedBuild } from '@/utils/canvas-data/history';
import { chartOf, daysOf } from '@/utils/canvas-data/rows';
import { timesAt, zonesOf, type Zones } from '@/utils/canvas-data/zones';

/** Fewer builds tell nothing about what is usual. */
const FEWEST = 3;
/** Minutes between the latest usual build and the hour, for the day on which it takes a little longer. */
const MARGIN = 60;
/** From so many minutes on, over four builds or more and nearly all in one direction, it is a drift. */
const DRIFT = 60;
const DRIFT_BUILDS = 4;
/** So many of the steps go that way: of three all, of four to seven all but one. Two of three would be mere chance. */
const DRIFT_STEPS = 0.75;
/** The school wakes: what was built before belongs to the day before. Minute of the day in the admin's zone. */
const WAKING = 6 * 60;
/** The school's night, in the admin's zone: nightly jobs are over, and nobody works yet. */
const QUIET = 4 * 60;

interface Place {
  /** IANA zone of the IntelliBoard account: its field takes full hours of that zone. */
  readonly intelliboardZone: string;
  /** IANA zone of whoever sets it up. */
  readonly adminZone: string;
  readonly now: Date;
}

/**
 * The hour at which IntelliBoard is best made to fetch the flat files: an hour after the latest of the last
 * week's usual builds, rounded up to a full hour in IntelliBoard's zone, so one to just under two hours after
 * it. Builds keep their time in UTC while the clocks of a zone change: if they do so within 30 days, the hour
 * is the one that is late enough before and after, hence for a part of that time up to an hour later, and the
 * reason `dst-ahead` says so. Never before the latest usual build; more than two hours after it only with a reason.
 *
 * `too-few`: fewer than three regular builds. `none`: none at all. The rules are ours; IntelliBoard advises an
 * hour after the build time that Canvas shows (in UTC), and the portal's API gives its times in UTC.
 */
export function adviseHour({ builds: all, intelliboardZone, adminZone, now }: Place & { readonly builds: readonly Build[] }): BuildHour {
  const builds = recentRegular(all);
  const newest = builds[0];
  if (newest === undefined) return { kind: 'none' };
  if (builds.length < FEWEST) return { kind: 'too-few', seen: builds.length, latest: newest.finishedAt };

  const zones = zonesOf(intelliboardZone, adminZone);
  const history = readHistory(builds, minuteOfDay(WAKING - zones.admin.clock(now)));
  const { followed, others, lone } = history;
  const latestUsual = endOf(followed);
  const hourFor = (offset: number) => Math.ceil(minuteOfDay(latestUsual + MARGIN + offset) / 60) % 24;
  const hour = hourFor(Math.max(...offsetsAhead(zones.intelliboard.clock, now)));
  const { seen, missed } = daysOf(history);
  const pace = driftOf(builds, followed, lone);
  const reasons: HourReason[] = [
    ...(followed.length > APART ? [{ code: 'wide-spread' } as const] : []),
    ...(pace === 0 ? [] : [{ code: 'drifting', minutesPerDay: pace } as const]),
    ...(lone === null ? [] : [{ code: 'outlier', finishedAt: lone.finishedAt } as const]),
    ...(others.length === 0 ? [] : [{ code: 'several-a-day', others: others.map(endOf) } as const]),
    ...(missed.length === 0 ? [] : [{ code: 'missed-days' } as const]),
    ...halfHour(zones, now),
    ...clocksAhead(zones, now, hour, hourFor),
    ...zones.unknown,
  ];
  return {
    kind: 'advised',
    ...placed(zones, hour, now),
    reasons,
    firstUsual: followed.start,
    latestUsual,
    spreadMinutes: followed.length,
    buildsSeen: builds.length,
    daysSeen: seen.length,
    daysMissed: missed,
    buildsPerDay: Math.round((builds.length / seen.length) * 10) / 10,
    chart: chartOf(history, all),
  };
}

/**
 * The hour where there is no build to follow: Canvas Data 2 is refreshed all day, about every four hours (DAP
 * limits and policies). Four o'clock in the admin's zone, as the clocks stand now, rounded up to a full hour
 * in IntelliBoard's.
 */
export function adviseQuietHour({ intelliboardZone, adminZone, now }: Place): QuietHour {
  const zones = zonesOf(intelliboardZone, adminZone);
  const hour = Math.ceil(minuteOfDay(QUIET - zones.admin.clock(now) + zones.intelliboard.clock(now)) / 60) % 24;
  const shifts = clocksAhead(zones, now, hour, null).filter(({ adminBefore, adminAfter }) => adminBefore !== adminAfter);
  return { kind: 'quiet', ...placed(zones, hour, now), reasons: [...shifts, ...zones.unknown] };
}

function placed(zones: Zones, hour: number, now: Date) {
  return { hour, ...timesAt(zones, hour, now), intelliboardZone: zones.intelliboard.name, adminZone: zones.admin.name };
}

function halfHour({ intelliboard }: Zones, now: Date): HourReason[] {
  return intelliboard.clock(now) % 60 === 0 ? [] : [{ code: 'half-hour-zone' }];
}

/** Minutes a day by which the followed builds come later (or, below 0, earlier): 0 unless nearly all steps go that way. */
function driftOf(builds: readonly TimedBuild[], followed: Arc, lone: TimedBuild | null): number {
  const course = builds
    .filter((build) => build !== lone && isIn(followed, build.minute))
    .map(({ at, minute }) => ({ at, minute: minutesUntil(followed.start, minute) }))
    .reverse();
  const [first, last] = [course[0], course.at(-1)];
  if (first === undefined || last === undefined || course.length < DRIFT_BUILDS) return 0;
  const way = last.minute - first.minute;
  const along = course.slice(1).filter(({ minute }, index) => (minute - (course[index]?.minute ?? minute)) * Math.sign(way) > 0).length;
  if (Math.abs(way) < DRIFT || along < (course.length - 1) * DRIFT_STEPS) return 0;
  return Math.round((way * 24 * 60) / (last.at - first.at));
}
