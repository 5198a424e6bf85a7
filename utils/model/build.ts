import { z } from '@/utils/model/zod';

/** A finished build of the flat files (a "dump" in the Canvas Data Portal's API). */
export const BuildSchema = z.object({
  /** When it was ready: the later of `createdAt` and `updatedAt`. ISO 8601, UTC. */
  finishedAt: z.iso.datetime(),
  /** It holds nothing but the `requests` table, which Canvas rebuilds at other times than all the rest. */
  requestsOnly: z.boolean(),
});
export type Build = z.infer<typeof BuildSchema>;
