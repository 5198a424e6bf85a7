import { CodeSchema, IdSchema, LmsUrlSchema, NameSchema, processAtFields, TimeSchema, TimeZoneSchema } from './fields';
import { filterFields } from '@/utils/model/filters';
import { roleFields } from '@/utils/model/roles';
import { z } from '@/utils/model/zod';

/**
 * What IntelliBoard answers. Unknown fields are passed over, so that the backend may gain some; the sandbox
 * holds itself to having none.
 */

export const AccountSchema = z.object({
  account: z.object({ id: IdSchema, name: z.string(), timeZone: TimeZoneSchema }),
  /** The API token in use. `expiresAt` is null for one that does not expire. */
  token: z.object({ name: z.string(), last4: z.string().check(z.maxLength(4)), expiresAt: z.nullable(TimeSchema) }),
  /** To be registered with the developer key. Not to be trusted unseen: `isTrustedRedirectUri`. */
  redirectUri: z.url().check(z.maxLength(2048)),
  /** Addresses from which IntelliBoard calls Canvas; empty where none are published. */
  firewallAddresses: z.array(z.string().check(z.maxLength(64))),
});
export type Account = z.infer<typeof AccountSchema>;

export const CategorySchema = z.object({ id: IdSchema, name: z.string() });
export type Category = z.infer<typeof CategorySchema>;

/** A secret as an answer shows it. `last4` is empty for a short one. */
export const MaskedSchema = z.object({ present: z.literal(true), last4: z.string().check(z.maxLength(4)) });
export type Masked = z.infer<typeof MaskedSchema>;

export const DataSchema = z.discriminatedUnion('source', [
  z.object({ source: z.literal('dap'), clientId: IdSchema, clientSecret: MaskedSchema, expiresOn: z.iso.date(), everyHours: z.int() }),
  z.object({ source: z.literal('flat-files'), key: IdSchema, secret: MaskedSchema }),
]);
export type Data = z.infer<typeof DataSchema>;

export const CheckSchema = z.object({
  id: z.enum(['url', 'developer-key', 'data', 'authorization', 'freshness']),
  verdict: z.enum(['pass', 'warn', 'fail', 'waiting']),
  /** Null where there is nothing to remedy. */
  code: z.nullable(CodeSchema),
  /** IntelliBoard's words, for people. */
  message: z.string(),
  at: TimeSchema,
});
export type Check = z.infer<typeof CheckSchema>;

/** How the consent at Canvas stands. `by` is the name of the Canvas user who gave or refused it. */
export const AuthorizationSchema = z.object({
  state: z.enum(['none', 'waiting', 'granted', 'refused', 'expired', 'revoked']),
  code: z.optional(CodeSchema),
  at: z.nullable(TimeSchema),
  by: z.nullable(z.string()),
});
export type Authorization = z.infer<typeof AuthorizationSchema>;

/** Where to send the admin. Not to be trusted unseen: it must be this connection's own Canvas, key and redirect URI. */
export const AuthorizationStartSchema = z.object({ url: z.url().check(z.maxLength(8192)), expiresAt: TimeSchema });
export type AuthorizationStart = z.infer<typeof AuthorizationStartSchema>;

const CountSchema = z.int().check(z.gte(0));

export const RunSchema = z.object({
  id: IdSchema,
  state: z.enum(['queued', 'waiting-for-data', 'downloading', 'loading', 'done', 'failed']),
  progress: z.number().check(z.gte(0), z.lte(1)),
  startedAt: z.nullable(TimeSchema),
  finishedAt: z.nullable(TimeSchema),
  /** Rows read so far; and once they are loaded, `kept` and `dropped`: users that the filters and roles let through and held back. */
  counts: z.object({
    users: CountSchema,
    courses: CountSchema,
    enrollments: CountSchema,
    activities: CountSchema,
    kept: CountSchema,
    dropped: CountSchema,
  }),
  error: z.optional(z.object({ code: CodeSchema, message: z.string() })),
});
export type Run = z.infer<typeof RunSchema>;

export const FiltersSchema = z.object(filterFields);
export type Filters = z.infer<typeof FiltersSchema>;

export const RolesSchema = z.object(roleFields);
export type Roles = z.infer<typeof RolesSchema>;

const DeveloperKeySchema = z.object({ clientId: IdSchema, clientSecret: MaskedSchema });

/** A connection. `data`, `filters` and `roles` are null until they have been sent. */
export const ConnectionSchema = z.object({
  id: IdSchema,
  lms: z.object({ type: z.literal('canvas'), name: NameSchema, url: LmsUrlSchema }),
  developerKey: DeveloperKeySchema,
  /** Sent to replace it, and not authorised yet. */
  pendingDeveloperKey: z.optional(DeveloperKeySchema),
  data: z.nullable(DataSchema),
  categoryId: IdSchema,
  active: z.boolean(),
  dynamicTables: z.boolean(),
  processAt: z.object(processAtFields),
  state: z.enum(['draft', 'checked', 'authorized', 'configured', 'processing', 'active', 'failing', 'paused']),
  checks: z.array(CheckSchema),
  authorization: AuthorizationSchema,
  filters: z.nullable(FiltersSchema),
  roles: z.nullable(RolesSchema),
  lastRun: z.nullable(RunSchema),
  nextRunAt: z.nullable(TimeSchema),
  updatedAt: TimeSchema,
});
export type Connection = z.infer<typeof ConnectionSchema>;

/**
 * A token that can only read one connection, its checks and its runs. It is the one secret that an answer
 * holds, since it is made by IntelliBoard; it is shown this once.
 */
export const MonitorTokenSchema = z.object({ token: z.string().check(z.minLength(16), z.maxLength(1024)), expiresAt: z.nullable(TimeSchema) });
export type MonitorToken = z.infer<typeof MonitorTokenSchema>;

/** RFC 9457, as `application/problem+json`. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().check(z.gte(400), z.lte(599)),
  detail: z.string(),
  code: CodeSchema,
  /** JSON pointer (RFC 6901) to the field that is to blame, where one is. */
  field: z.optional(z.string().check(z.regex(/^(\/.*)?$/))),
  /** With `duplicate_connection`: the connection that has this LMS address. */
  connectionId: z.optional(IdSchema),
});
export type ContractProblem = z.infer<typeof ProblemSchema>;
