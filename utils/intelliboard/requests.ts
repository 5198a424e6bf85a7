import { IdSchema, LmsUrlSchema, NameSchema, processAtFields, SecretValueSchema } from './fields';
import { FiltersSchema } from '@/utils/model/filters';
import { RolesSchema } from '@/utils/model/roles';
import { z } from '@/utils/model/zod';

/** What the extension sends. Unknown fields are refused, so that a mistyped one cannot be lost in silence. */

const DeveloperKeyInputSchema = z.strictObject({ clientId: IdSchema, clientSecret: SecretValueSchema });

/**
 * Credentials for Canvas Data: an Institutional Use key of the identity site (`dap`, which expires), or the
 * pair of the Canvas Data Portal (`flat-files`).
 */
export const DataInputSchema = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('dap'),
    clientId: IdSchema,
    clientSecret: SecretValueSchema,
    expiresOn: z.iso.date(),
    /** How often IntelliBoard reads it. */
    everyHours: z.int().check(z.gte(1), z.lte(168)),
  }),
  z.strictObject({ source: z.literal('flat-files'), key: IdSchema, secret: SecretValueSchema }),
]);
export type DataInput = z.infer<typeof DataInputSchema>;

/**
 * Body of `POST /connections`. `data` may be left out: the first version of the product creates the
 * connection once the developer key is checked, and sends the data credentials by PATCH when they are there.
 * (An assumption about the backend: its check `data` waits until then.)
 */
export const ConfigSchema = z.strictObject({
  lms: z.strictObject({ type: z.literal('canvas'), name: NameSchema, url: LmsUrlSchema }),
  developerKey: DeveloperKeyInputSchema,
  data: z.optional(DataInputSchema),
  categoryId: IdSchema,
  active: z.boolean(),
  dynamicTables: z.boolean(),
  processAt: z.strictObject(processAtFields),
});
export type Config = z.infer<typeof ConfigSchema>;

export const NewCategorySchema = z.strictObject({ name: NameSchema });
export type NewCategory = z.infer<typeof NewCategorySchema>;

/** What is sent of filters and roles is exactly what the model has; an answer may have more. */
export const FiltersInputSchema = FiltersSchema;
export type FiltersInput = z.infer<typeof FiltersInputSchema>;

export const RolesInputSchema = RolesSchema;
export type RolesInput = z.infer<typeof RolesInputSchema>;

/**
 * Body of `PATCH /connections/{id}`: whatever is to be changed. `pendingDeveloperKey` is used from the moment
 * it is authorised; the present key works until then. The address is not among them: another address is
 * another connection.
 */
export const ConnectionChangeSchema = z
  .strictObject({
    lms: z.optional(z.strictObject({ name: NameSchema })),
    categoryId: z.optional(IdSchema),
    active: z.optional(z.boolean()),
    dynamicTables: z.optional(z.boolean()),
    processAt: z.optional(z.strictObject(processAtFields)),
    filters: z.optional(FiltersInputSchema),
    roles: z.optional(RolesInputSchema),
    data: z.optional(DataInputSchema),
    pendingDeveloperKey: z.optional(DeveloperKeyInputSchema),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, 'nothing to change'));
export type ConnectionChange = z.infer<typeof ConnectionChangeSchema>;

/** Query of `GET /connections`; both narrow the list. */
export const ConnectionQuerySchema = z.strictObject({ url: z.optional(LmsUrlSchema), clientId: z.optional(IdSchema) });
export type ConnectionQuery = z.infer<typeof ConnectionQuerySchema>;

/** Query of `GET /connections/{id}/runs`: the newest so many. A query's values are text. */
export const RunQuerySchema = z.strictObject({ limit: z.optional(z.string().check(z.regex(/^[1-9][0-9]?$/))) });
export type RunQuery = z.infer<typeof RunQuerySchema>;

/** Header of every write: one UUID for each intended effect, kept across retries and restarts. */
export const IdempotencyKeySchema = z.uuid();
