import { BuildSchema } from '@/utils/model/build';
import { DAP_FAILURES, FLAT_FILES_FAILURES } from '@/utils/model/canvas-data';
import { CONSENT_STATES } from '@/utils/model/authorize';
import { RunReadingSchema } from '@/utils/model/process';
import { CheckResultSchema } from '@/utils/model/setup';
import { z } from '@/utils/model/zod';

/**
 * What was last seen of a connection, by whom it was asked. The checks judge this and nothing else, so a result can
 * be worked out again at any time; what could not be seen this time keeps what was seen before, with its age. It holds
 * nothing secret. Times are RFC 3339 UTC.
 */

/** How Canvas answered to whoever sits here. `admin`: somebody who may see developer keys is signed in. */
export const CANVAS_ANSWERS = ['admin', 'not-admin', 'signed-out', 'acting-as', 'no-access', 'silent', 'failing', 'busy', 'moved', 'not-canvas'] as const;
export type CanvasAnswer = (typeof CANVAS_ANSWERS)[number];

/** What of a developer key is compared. */
export const KeySnapshotSchema = z.object({
  name: z.nullable(z.string()),
  on: z.boolean(),
  redirectUris: z.array(z.string()),
  requireScopes: z.boolean(),
  scopes: z.array(z.string()),
  testClusterOnly: z.boolean(),
  lastUsedAt: z.nullable(z.string()),
  /** `null` where Canvas does not say. */
  tokens: z.nullable(z.number()),
});
export type KeySnapshot = z.infer<typeof KeySnapshotSchema>;

/** Ids that grow by one each, so the highest of them says which are new. */
const KnownListSchema = z.object({ highest: z.string(), count: z.number() });
/** What a Canvas has of each kind. Roles are few, and any may be made from an old one. */
export const KnownSchoolSchema = z.object({ accounts: KnownListSchema, terms: KnownListSchema, roles: z.array(z.string()) });
export type KnownSchool = z.infer<typeof KnownSchoolSchema>;

/** Something new, by its name. */
const listed = z.array(z.object({ id: z.string(), name: z.string() }));

/** How IntelliBoard's API answered. */
export const BOARD_ANSWERS = ['ok', 'no-access', 'no-token', 'bad-token', 'gone', 'silent', 'failing', 'not-the-contract'] as const;
export type BoardAnswer = (typeof BOARD_ANSWERS)[number];

export const DATA_ANSWERS = ['ok', ...DAP_FAILURES, ...FLAT_FILES_FAILURES] as const;

export const EvidenceSchema = z.object({
  canvas: z.nullable(z.object({ at: z.string(), answer: z.enum(CANVAS_ANSWERS), rootAccountId: z.nullable(z.string()) })),
  /** `key: null`: the account has none of that id. */
  key: z.nullable(z.object({ at: z.string(), key: z.nullable(KeySnapshotSchema) })),
  /** Canvas's token endpoint on the pair, while its secret is held here. */
  pair: z.nullable(z.object({ at: z.string(), proof: z.enum(['accepted', 'wrong-secret', 'unknown-client', 'unclear']) })),
  /** What is in Canvas now, and what of it is new since a person last found it right; the newest few of each kind. */
  news: z.nullable(z.object({ at: z.string(), seen: KnownSchoolSchema, roles: listed, accounts: listed, terms: listed })),
  board: z.nullable(z.object({ at: z.string(), answer: z.enum(BOARD_ANSWERS) })),
  /** The connection, as IntelliBoard has it. */
  connection: z.nullable(
    z.object({
      at: z.string(),
      state: z.string(),
      active: z.boolean(),
      checks: z.array(CheckResultSchema),
      authorization: z.object({ state: z.enum(CONSENT_STATES), at: z.nullable(z.string()), by: z.nullable(z.string()) }),
      /** Canvas Data 2: the last day of the key in use there. */
      expiresOn: z.nullable(z.string()),
      processAt: z.object({ hour: z.number(), timeZone: z.string() }),
      nextRunAt: z.nullable(z.string()),
      /** The newest first. */
      runs: z.array(RunReadingSchema),
    }),
  ),
  /** The service of Canvas data, while its secret is held here. */
  data: z.nullable(z.object({ at: z.string(), answer: z.enum(DATA_ANSWERS) })),
  dap: z.nullable(z.object({ at: z.string(), verdict: z.enum(['ok', 'late', 'old']), until: z.string() })),
  flatFiles: z.nullable(
    z.object({
      at: z.string(),
      freshness: z.enum(['fresh', 'late', 'stale']),
      reserved: z.nullable(z.boolean()),
      newestFinishedAt: z.nullable(z.string()),
      /** Of the newest nightly build; `null`: its files were not read. */
      tables: z.nullable(z.array(z.string())),
      files: z.nullable(z.number()),
      /** Of the last two weeks. */
      builds: z.array(BuildSchema),
      /** Minute of the day, UTC, by which the usual builds are ready; `null`: too few of them. */
      latestUsual: z.nullable(z.number()),
      /** The hour that follows from them, in the zone of the hour that was chosen. */
      advisedHour: z.nullable(z.number()),
    }),
  ),
  /** How far this computer's clock is ahead of a service's, minutes. */
  clock: z.nullable(z.object({ at: z.string(), skewMinutes: z.number() })),
  /** Hosts that this connection needs and the browser does not let us reach any more. */
  sites: z.nullable(z.object({ at: z.string(), missing: z.array(z.string()) })),
  /** Connections of the same Canvas on this computer, and at IntelliBoard where it may be asked for that. */
  twinsHere: z.nullable(z.object({ at: z.string(), count: z.number() })),
  twinsThere: z.nullable(z.object({ at: z.string(), count: z.number() })),
});
export type Evidence = z.infer<typeof EvidenceSchema>;
export type ConnectionSeen = NonNullable<Evidence['connection']>;
export type FlatFilesSeen = NonNullable<Evidence['flatFiles']>;

/** Nobody has looked yet. */
export const NOTHING_SEEN: Evidence = { canvas: null, key: null, pair: null, news: null, board: null, connection: null, data: null, dap: null, flatFiles: null, clock: null, sites: null, twinsHere: null, twinsThere: null };
