import { z } from '@/utils/model/zod';
import { DATA_SOURCES } from '@/utils/model/canvas-data';
import { DetailsSchema } from '@/utils/model/setup';
import { FiltersSchema } from '@/utils/model/filters';
import { ProblemSchema } from '@/utils/model/problem';
import { RolesSchema } from '@/utils/model/roles';

/** Data credentials as they are stored for a delivery. */
export const DataPartSchema = z.object({ source: z.enum(DATA_SOURCES), clientId: z.string(), expiresOn: z.nullable(z.string()), everyHours: z.number() });
export type DataPart = z.infer<typeof DataPartSchema>;

/** What is delivered to IntelliBoard, as it is stored: all of it but the secrets, which stay in the vault. */
export const DeliveryBodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connection'), host: z.string(), url: z.string(), clientId: z.string(), details: DetailsSchema, data: z.nullable(DataPartSchema) }),
  z.object({ kind: z.literal('data'), host: z.string(), connectionId: z.string(), data: DataPartSchema }),
  z.object({ kind: z.literal('details'), host: z.string(), connectionId: z.string(), details: DetailsSchema }),
  z.object({ kind: z.literal('pending-key'), host: z.string(), connectionId: z.string(), url: z.string(), clientId: z.string() }),
  z.object({ kind: z.literal('category'), host: z.string(), name: z.string() }),
  z.object({ kind: z.literal('filters'), host: z.string(), connectionId: z.string(), value: FiltersSchema }),
  z.object({ kind: z.literal('roles'), host: z.string(), connectionId: z.string(), value: RolesSchema }),
]);
export type DeliveryBody = z.infer<typeof DeliveryBodySchema>;

/** The id that IntelliBoard gave; and when it last changed what it has under that id, by its own clock. */
export const DeliveryResultSchema = z.object({ id: z.string(), at: z.optional(z.string()) });
export type DeliveryResult = z.infer<typeof DeliveryResultSchema>;

/** Why it did not go, and the connection that is in the way, if one is. */
export const DeliveryProblemSchema = z.object({ problem: ProblemSchema, connectionId: z.nullable(z.string()) });
export type DeliveryProblem = z.infer<typeof DeliveryProblemSchema>;

export const JobSchema = z.object({
  id: z.string(),
  idempotencyKey: z.string(),
  body: DeliveryBodySchema,
  attempts: z.number(),
  nextAt: z.number(),
  /** One that was stored before this was noted may have. */
  mayHaveArrived: z._default(z.boolean(), true),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), problem: z.nullable(DeliveryProblemSchema) }),
    z.object({ kind: z.literal('delivered'), result: DeliveryResultSchema }),
    z.object({ kind: z.literal('refused'), problem: DeliveryProblemSchema }),
  ]),
});
