import { z } from '@/utils/model/zod';

/** Minutes since midnight, 0 to 1439. */
const MinuteOfDaySchema = z.int().check(z.minimum(0), z.maximum(1439));
/** A full hour, 0 to 23. */
const HourSchema = z.int().check(z.minimum(0), z.maximum(23));
/** `YYYY-MM-DD`. */
const DateSchema = z.iso.date();

/**
 * How a build was taken. `usual`: the hour follows it. `lone`: once, at quite another time than all the rest.
 * `other_time`: one of the day's other builds. `requests`: holds the `requests` table alone.
 */
export const BUILD_ROLES = ['usual', 'lone', 'other_time', 'requests'] as const;
export type BuildRole = (typeof BUILD_ROLES)[number];

/** What is worth knowing about the hour. Times of day are minutes. */
const HourReasonSchema = z.discriminatedUnion('code', [
  /** The usual builds finish within more than three hours. */
  z.object({ code: z.literal('wide-spread') }),
  /** Each finishes later, or earlier, than the one before. `minutesPerDay` is above 0 where later. */
  z.object({ code: z.literal('drifting'), minutesPerDay: z.int() }),
  /** One build stands alone; the hour does not follow it. */
  z.object({ code: z.literal('outlier'), finishedAt: z.iso.datetime() }),
  /** There are several builds a day; the hour follows one of them. `others`: UTC, when the others are ready. */
  z.object({ code: z.literal('several-a-day'), others: z.array(MinuteOfDaySchema) }),
  /** There were days without a build: `daysMissed`. */
  z.object({ code: z.literal('missed-days') }),
  /** A full hour in IntelliBoard's zone is no full hour in UTC. */
  z.object({ code: z.literal('half-hour-zone') }),
  /** No such zone is known here; it was taken for UTC. */
  z.object({ code: z.literal('unknown-zone'), whose: z.enum(['intelliboard', 'admin']), zone: z.string() }),
  /** The clocks change within 30 days. */
  z.object({
    code: z.literal('dst-ahead'),
    /** The moment, ISO 8601 in UTC, and the zones in which they change; the first is that of the moment. */
    at: z.iso.datetime(),
    zones: z.array(z.string()),
    changesIntelliboard: z.boolean(),
    /** When the hour falls, before and after. */
    utcBefore: MinuteOfDaySchema,
    utcAfter: MinuteOfDaySchema,
    adminBefore: MinuteOfDaySchema,
    adminAfter: MinuteOfDaySchema,
    /** An earlier hour that is late enough from then on; `null` where there is none. */
    hourThen: z.nullable(HourSchema),
  }),
]);
export type HourReason = z.infer<typeof HourReasonSchema>;
export type ClocksAhead = Extract<HourReason, { code: 'dst-ahead' }>;

/** An hour, in each of the three zones that matter. */
const hourParts = {
  /** What is filled in: the hour in the zone of the IntelliBoard account. */
  hour: HourSchema,
  /** The same moment in UTC, and in the admin's zone, as the clocks stand now. */
  utcMinute: MinuteOfDaySchema,
  adminMinute: MinuteOfDaySchema,
  /** IANA names. */
  intelliboardZone: z.string(),
  adminZone: z.string(),
  reasons: z.array(HourReasonSchema),
};

/** What a chart of the history needs: a row a day, and where on it each build finished. */
const BuildChartSchema = z.object({
  /** The hour in UTC at which a row begins: 0, unless the builds lie around midnight. */
  dayStartsAt: HourSchema,
  /** The days on which the rows begin (UTC), oldest first, at most ten, with those that have no build. */
  days: z.array(DateSchema),
  builds: z.array(
    z.object({
      finishedAt: z.iso.datetime(),
      day: DateSchema,
      /** Minutes since the row began. */
      minute: MinuteOfDaySchema,
      role: z.enum(BUILD_ROLES),
    }),
  ),
});
export type BuildChart = z.infer<typeof BuildChartSchema>;
export type PlottedBuild = BuildChart['builds'][number];

const AdvisedHourSchema = z.object({
  kind: z.literal('advised'),
  ...hourParts,
  /** UTC: when the first and the last of the usual builds finish, and the minutes between. */
  firstUsual: MinuteOfDaySchema,
  latestUsual: MinuteOfDaySchema,
  spreadMinutes: MinuteOfDaySchema,
  /** Builds that the advice was taken from, and the days on which there were any. */
  buildsSeen: z.int(),
  daysSeen: z.int(),
  /** Days between the first and the last of those without one, by the UTC date on which the day begins. */
  daysMissed: z.array(DateSchema),
  /** To one decimal. */
  buildsPerDay: z.number(),
  chart: BuildChartSchema,
});
export type AdvisedHour = z.infer<typeof AdvisedHourSchema>;

const QuietHourSchema = z.object({ kind: z.literal('quiet'), ...hourParts });
export type QuietHour = z.infer<typeof QuietHourSchema>;

/** The hour that follows from the builds of the flat files. */
export const BuildHourSchema = z.discriminatedUnion('kind', [
  AdvisedHourSchema,
  /** Fewer regular builds than tell anything; when the latest finished. */
  z.object({ kind: z.literal('too-few'), seen: z.int(), latest: z.iso.datetime() }),
  z.object({ kind: z.literal('none') }),
]);
export type BuildHour = z.infer<typeof BuildHourSchema>;

/** Either advice: from builds, or a quiet hour where there are none to follow. */
export const HourAdviceSchema = z.discriminatedUnion('kind', [BuildHourSchema, QuietHourSchema]);
export type HourAdvice = z.infer<typeof HourAdviceSchema>;
