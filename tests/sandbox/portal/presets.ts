/** A dump as a history has it. Times are ms since 1970, UTC. */
export interface Planned {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly finished: boolean;
  /**
   * `requests`: a full refresh of that one table, which comes as a dump of its own (canvas-data-loader).
   * `no-quizzes`: all but the tables of quizzes.
   */
  readonly content: 'all' | 'reserved' | 'requests' | 'no-quizzes';
  /** In how many files each table comes; in one, if left out. */
  readonly parts?: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What would have begun later than this before now is not there yet. */
const SETTLED_MS = 5 * MINUTE_MS;
const NIGHTS = 60;
const NIGHTLY_MS = 4 * HOUR_MS + 13 * MINUTE_MS + 38_000;

/** Histories by name, each newest first. */
export const PRESETS = {
  /** Each night within the same minute, as in the sample of canvas-data-sdk. */
  steady,
  /** 35 minutes later every night. */
  drifting: (now) => nights(now, (midnight, age) => [dumpAt(midnight + 5 * HOUR_MS + 40 * MINUTE_MS - age * 35 * MINUTE_MS, age)]),
  'two-a-day': (now) => nights(now, (midnight, age) => [dumpAt(midnight + 16 * HOUR_MS + 41 * MINUTE_MS, age), nightly(midnight, age)]),
  /** Three nights of each week are missing. */
  gaps: (now) => nights(now, (midnight, age) => ([2, 3, 5].includes(age % 7) ? [] : [nightly(midnight, age)])),
  /** Nothing in the last five days. */
  stale: (now) => steady(now - 5 * DAY_MS),
  /** Ten nights in Reserved Mode. */
  reserved: (now) => steady(now).map((dump, age) => (age < 10 ? { ...dump, content: 'reserved' } : dump)),
  /** The newest dump, and two more, hold only requests. */
  'requests-only-extra': (now) => {
    const regular = steady(now);
    const [newest, ...older] = regular.map(({ createdAt }) => createdAt);
    const extra = [...(newest === undefined ? [] : [(newest + now) / 2]), ...[2, 9].flatMap((age) => older[age] ?? []).map((time) => time + 9 * HOUR_MS)];
    return [...regular, ...extra.map((time): Planned => ({ ...dumpAt(Math.floor(time), 0), content: 'requests' }))].sort((a, b) => b.createdAt - a.createdAt);
  },
  few: (now) => steady(now).slice(0, 2),
  none: () => [],
} satisfies Record<string, (now: number) => Planned[]>;

export type PresetName = keyof typeof PRESETS;

function steady(now: number): Planned[] {
  return nights(now, (midnight, age) => [nightly(midnight, age)]);
}

/** What each of the last nights brought. `age`: nights ago. */
function nights(now: number, of: (midnight: number, age: number) => Planned[]): Planned[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return Array.from({ length: NIGHTS }, (_, age) => of(today - age * DAY_MS, age))
    .flat()
    .filter(({ createdAt }) => createdAt <= now - SETTLED_MS);
}

function nightly(midnight: number, age: number): Planned {
  return dumpAt(midnight + NIGHTLY_MS + ((age * 7) % 20) * 1000, age);
}

function dumpAt(createdAt: number, age: number): Planned {
  return { createdAt, updatedAt: createdAt + 1000 + (age % 3) * 900, finished: true, content: 'all' };
}
