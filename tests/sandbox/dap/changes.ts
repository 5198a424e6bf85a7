import { EXPIRIES } from './expiry';
import { KEY_TYPES } from './keys';
import { BUILDS, LANGUAGES, type DapState } from './state';
import { z } from '@/utils/model/zod';

const TablesSchema = z.array(z.string());

/** Settings by which other data are found. */
const dataFields = {
  /** Age of the latest record, in hours. */
  freshnessHours: z.optional(z.number().check(z.gte(0))),
  quietTables: z.optional(TablesSchema),
  newestTables: z.optional(TablesSchema),
};

/**
 * What a test may change, at either of the two sites: their state is one. The settings are explained in
 * `state.ts`.
 * - `freshnessHours`, `quietTables`, `newestTables`: all jobs are forgotten, since an identical query would
 *   be answered with the job of before.
 * - `signedIn: false` ends all sessions; `true` signs in whoever comes without one.
 * - `addKey`: a key that was made and shown before; its secret is among the canaries.
 * - `expireKey`: the client id of a key that ends now.
 */
const ChangeSchema = z.strictObject({
  build: z.optional(z.enum(BUILDS)),
  language: z.optional(z.enum(LANGUAGES)),
  listed: z.optional(z.boolean()),
  signedIn: z.optional(z.boolean()),
  onboarded: z.optional(z.boolean()),
  restricted: z.optional(z.boolean()),
  ...dataFields,
  snapshotTables: z.optional(TablesSchema),
  outOfRange: z.optional(z.enum(['as-asked', 'with-until', 'without-until'])),
  outage: z.optional(z.enum(['none', 'processing', 'timeout'])),
  failingJobs: z.optional(z.boolean()),
  jobPolls: z.optional(z.int().check(z.gte(0))),
  tokenLifetime: z.optional(z.int().check(z.gte(0))),
  addKey: z.optional(z.strictObject({ name: z.string(), expiry: z.optional(z.enum(EXPIRIES)), type: z.optional(z.enum(KEY_TYPES)) })),
  expireKey: z.optional(z.string()),
});
export type DapChange = z.infer<typeof ChangeSchema>;

/** Throws for a change that is not a `DapChange`. */
export function change(state: DapState, wanted: Readonly<Record<string, unknown>>): void {
  const parsed = ChangeSchema.safeParse(wanted);
  if (!parsed.success) throw new Error(`The stand-ins of Canvas Data 2 cannot be changed so: ${z.prettifyError(parsed.error)}`);
  const { build, language, listed, signedIn, addKey, expireKey, ...gateway } = parsed.data;
  assign(state.identity, { build, language, listed, signedIn });
  assign(state.gateway, gateway);
  if (signedIn === false) state.sessions.endAll();
  if (Object.keys(dataFields).some((field) => field in gateway)) state.jobs.forget();
  if (addKey !== undefined) state.keys.add({ name: addKey.name, expiry: addKey.expiry ?? '1-year', type: addKey.type ?? 'institutional' }, { window: 'closed' });
  if (expireKey !== undefined) state.keys.expire(expireKey);
}

/** Only what is given is changed. */
function assign<T extends object>(target: T, given: { readonly [K in keyof T]?: T[K] | undefined }): void {
  Object.assign(target, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}
