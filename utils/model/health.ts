import { FINDINGS } from '@/utils/model/developer-key';
import { HEALTH_CHECKS, HEALTH_CODES, VERDICTS, type HealthCheck, type HealthCode } from '@/utils/model/health-codes';
import { EvidenceSchema, KeySnapshotSchema, KnownSchoolSchema, NOTHING_SEEN } from '@/utils/model/health-evidence';
import { SIDES } from '@/utils/model/problem';
import { STEPS } from '@/utils/model/steps';
import { z } from '@/utils/model/zod';

const CODES = Object.keys(HEALTH_CODES) as [HealthCode, ...HealthCode[]];
const CodeSchema = z.enum(CODES);

/** Where what a check has found is put right. */
export const RemedySchema = z.discriminatedUnion('kind', [
  /** The very page. */
  z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https$/ }) }),
  /** A step of the guide. */
  z.object({ kind: z.literal('step'), step: z.enum(STEPS) }),
  /** "Fix it": the developer key is put right in Canvas. */
  z.object({ kind: z.literal('fix'), finding: z.enum(FINDINGS) }),
  /** The browser is asked for these sites again. */
  z.object({ kind: z.literal('allow'), origins: z.array(z.string()) }),
]);
export type Remedy = z.infer<typeof RemedySchema>;

export const HealthResultSchema = z.object({
  id: z.enum(HEALTH_CHECKS),
  verdict: z.enum(VERDICTS),
  code: CodeSchema,
  /** Words for the placeholders: names, numbers, times (RFC 3339). Never page content. */
  params: z.array(z.string().check(z.maxLength(300))),
  /** When it was seen, RFC 3339 UTC. */
  at: z.string(),
  side: z.enum(SIDES),
  remedies: z.array(RemedySchema),
  /** A person may say that it is as it should be, and it is then the new measure. */
  acceptable: z.boolean(),
});
export type HealthResult = z.infer<typeof HealthResultSchema>;

/** What has changed: seen as `from` at the one time, and as `to` at the other. */
export const DriftSchema = z.object({
  id: z.enum(HEALTH_CHECKS),
  from: CodeSchema,
  to: CodeSchema,
  /** Of `to`. */
  params: z.array(z.string().check(z.maxLength(300))),
  between: z.tuple([z.string(), z.string()]),
});
export type Drift = z.infer<typeof DriftSchema>;

/**
 * A day on which somebody looked: its worst verdict, and the checks that found trouble on it. `day`: the date in the
 * time zone of this computer when it was noted; a computer that travels does not change days that are over.
 */
export const HealthDaySchema = z.object({ day: z.string(), worst: z.enum(VERDICTS), found: z.array(z.enum(HEALTH_CHECKS)) });
export type HealthDay = z.infer<typeof HealthDaySchema>;

/** Who can be asked. Each is asked at its own pace, side by side. */
export const HEALTH_PARTS = ['here', 'canvas', 'board', 'data'] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export const BaselinesSchema = z.object({
  key: z.nullable(KeySnapshotSchema),
  /** What Canvas had when a person last found it right. */
  school: z.nullable(KnownSchoolSchema),
  /** The tables of a build about a week ago, and how many files the builds of the last week had. */
  flatFiles: z.nullable(z.object({ at: z.string(), tables: z.array(z.string()), files: z.array(z.object({ finishedAt: z.string(), count: z.number() })) })),
  /** Users of the last finished runs, the newest last. */
  runs: z.array(z.object({ id: z.string(), users: z.number() })),
});
export type Baselines = z.infer<typeof BaselinesSchema>;

export const HealthDocumentSchema = z.object({
  version: z.literal(1),
  runId: z.string(),
  results: z.array(HealthResultSchema),
  /** Of checks whose result is `unknown` now: what was known last. */
  known: z.array(HealthResultSchema),
  /** The newest first. */
  drifts: z.array(DriftSchema),
  /** The oldest first. */
  days: z.array(HealthDaySchema),
  evidence: EvidenceSchema,
  baselines: BaselinesSchema,
  /** What is being asked right now, stored before anybody is asked. */
  round: z.nullable(z.object({ since: z.string(), pending: z.array(z.enum(HEALTH_PARTS)) })),
  /** When each was last asked, whatever came of it. */
  askedAt: z.object({ here: z.nullable(z.string()), canvas: z.nullable(z.string()), board: z.nullable(z.string()), data: z.nullable(z.string()) }),
  /** When the clock asks next. */
  nextAt: z.nullable(z.string()),
  /** Whether the admin wants a notification when it changes to the worse. */
  notify: z.boolean(),
  /** What has come to be worse, and is to be told; emptied when it was. */
  toTell: z.array(HealthResultSchema),
  /** IntelliBoard's monitor token: whether one was made, and the key of the request that makes it, kept until it is answered. */
  monitor: z.object({
    made: z.boolean(),
    idempotencyKey: z.nullable(z.string()),
    /** When one that was refused was last replaced. */
    remadeAt: z._default(z.nullable(z.string()), null),
  }),
});
export type HealthDocument = z.infer<typeof HealthDocumentSchema>;

export const NO_MONITOR: HealthDocument['monitor'] = { made: false, idempotencyKey: null, remadeAt: null };

/** The checks whose finding a person may accept. */
export const ACCEPTABLE = ['key', 'news', 'flat-files'] as const;
export type Acceptable = (typeof ACCEPTABLE)[number];

/** So much is kept. */
export const KEPT_DAYS = 90;
export const KEPT_DRIFTS = 100;

export function emptyHealth(runId: string): HealthDocument {
  return {
    version: 1,
    runId,
    results: [],
    known: [],
    drifts: [],
    days: [],
    evidence: NOTHING_SEEN,
    baselines: { key: null, school: null, flatFiles: null, runs: [] },
    round: null,
    askedAt: { here: null, canvas: null, board: null, data: null },
    nextAt: null,
    notify: false,
    toTell: [],
    monitor: NO_MONITOR,
  };
}

interface Found {
  readonly params?: readonly string[];
  readonly remedies?: readonly (Remedy | null)[];
  readonly acceptable?: boolean;
}

/** A result of a check. Its verdict and its side follow from the code. `at`: when it was seen. */
export function found(id: HealthCheck, code: HealthCode, at: string, { params = [], remedies = [], acceptable = false }: Found = {}): HealthResult {
  const [verdict, side] = HEALTH_CODES[code];
  return { id, verdict, code, params: params.map((text) => text.slice(0, 300)), at, side, remedies: remedies.filter((one) => one !== null), acceptable };
}
