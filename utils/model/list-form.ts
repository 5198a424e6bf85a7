import { LIST_FIELDS, LIST_PUT_RESULTS, LIST_RESULTS, PROCESS_STATES } from '@/utils/model/list-fields';
import { z } from '@/utils/model/zod';

export * from '@/utils/model/list-fields';

/** How a list stands, before anything is chosen in it. */
export const SeenListSchema = z.object({
  field: z.enum(LIST_FIELDS),
  /** What the page calls it; empty where it has no name. */
  label: z.string(),
  /** It shows all that is to be chosen and nothing else. `false` also where that cannot be seen without opening it. */
  isRight: z.boolean(),
});
export type SeenList = z.infer<typeof SeenListSchema>;

/** `missing` and `ambiguous`: names of what was not chosen, as they were wanted: those that no option has, and those that several have. */
export const ListFilledSchema = z.object({ field: z.enum(LIST_FIELDS), result: z.enum(LIST_RESULTS), missing: z.readonly(z.array(z.string())), ambiguous: z.readonly(z.array(z.string())) });
export type ListFilled = z.infer<typeof ListFilledSchema>;

/** As of a list that was filled. */
export const ListPutSchema = z.object({ result: z.enum(LIST_PUT_RESULTS), missing: z.readonly(z.array(z.string())), ambiguous: z.readonly(z.array(z.string())) });
export type ListPut = z.infer<typeof ListPutSchema>;

export const ProcessSeenSchema = z.object({
  state: z.enum(PROCESS_STATES),
  /** From 0 to 1, where the page shows it. */
  progress: z.nullable(z.number()),
  /** The page shows the address of this Canvas, too: it cannot be about another connection. */
  isAboutThisCanvas: z.boolean(),
});
export type ProcessSeen = z.infer<typeof ProcessSeenSchema>;
