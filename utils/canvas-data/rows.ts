import type { Build } from '@/utils/model/build';
import type { BuildChart, BuildRole } from '@/utils/model/hour-advice';
import { DAY, isIn, minutesUntil } from '@/utils/canvas-data/circular';
import { timed, type History, type TimedBuild } from '@/utils/canvas-data/history';

/** Of a longer history, a chart shows the latest part. */
const ROWS = 10;
/** Room for the hour after the latest build: one hour, rounding, and a change of the clocks. */
const ROOM = 3 * 60;

/**
 * The hour in UTC at which a day is best begun, so that neither the builds nor the hour after them lie around
 * its edge: midnight; where that does not do, noon or the hours between; midnight again, where none does.
 */
export function dayStartOf({ occupied }: History): number {
  const isFree = (hour: number) => {
    const distance = minutesUntil(occupied.start, hour * 60);
    return distance === 0 || distance > occupied.length + ROOM;
  };
  return [0, 12, 18, 6].find(isFree) ?? 0;
}

/** The days with a build and, between the first and the last of them, those without one: UTC dates on which they begin. */
export function daysOf(history: History): { readonly seen: string[]; readonly missed: string[] } {
  const indexes = history.builds.map(({ at }) => dayIndex(at, dayStartOf(history)));
  const all = range(Math.min(...indexes), Math.max(...indexes));
  const isSeen = (index: number) => indexes.includes(index);
  return { seen: all.filter(isSeen).map(dateOf), missed: all.filter((index) => !isSeen(index)).map(dateOf) };
}

/** The chart of a history. From `all` come the builds with `requests` alone that fall on its days. */
export function chartOf(history: History, all: readonly Build[]): BuildChart {
  const dayStartsAt = dayStartOf(history);
  const plot = ({ finishedAt, at, minute }: TimedBuild, role: BuildRole) => ({ finishedAt, day: dateOf(dayIndex(at, dayStartsAt)), minute: minutesUntil(dayStartsAt * 60, minute), role });
  const roleOf = (build: TimedBuild) => (build === history.lone ? 'lone' : isIn(history.followed, build.minute) ? 'usual' : 'other_time');
  const indexes = history.builds.map(({ at }) => dayIndex(at, dayStartsAt));
  const last = Math.max(...indexes);
  const days = range(Math.max(Math.min(...indexes), last - ROWS + 1), last).map(dateOf);
  const requests = all.filter(({ requestsOnly }) => requestsOnly).map((build) => plot(timed(build), 'requests'));
  const builds = [...history.builds.map((build) => plot(build, roleOf(build))), ...requests]
    .filter(({ day }) => days.includes(day))
    .sort((a, b) => a.finishedAt.localeCompare(b.finishedAt));
  return { dayStartsAt, days, builds };
}

function dayIndex(at: number, dayStartsAt: number): number {
  return Math.floor((at - dayStartsAt * 60) / DAY);
}

function dateOf(index: number): string {
  return new Date(index * DAY * 60_000).toISOString().slice(0, 10);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}
