import { CONNECTION_FIELDS, CONNECTION_MARKS, FILL_RESULTS, MARK_STATES, type ConnectionMark } from '@/utils/model/connection-fields';
import { LIST_FIELDS, ListFilledSchema, SeenListSchema } from '@/utils/model/list-form';
import { ProblemSchema } from '@/utils/model/problem';
import { z } from '@/utils/model/zod';

export * from '@/utils/model/connection-fields';

/** What is known of the tabs of filters and roles there. */
const ListFormSchema = z.object({
  look: z.nullable(
    z.object({
      id: z.string(),
      at: z.string(),
      page: z.object({ tabId: z.number(), documentId: z.nullable(z.string()) }),
      lists: z.readonly(z.array(SeenListSchema)),
      /** Something was chosen there from here before, so that it shows that, and not what IntelliBoard has. */
      hasChosen: z.boolean(),
      isAboutThisCanvas: z.boolean(),
    }),
  ),
  /** What became of each list that was filled, the latest. */
  filled: z.readonly(z.array(ListFilledSchema)),
  /** Lists that a page has shown to be right when it came fresh from IntelliBoard. */
  kept: z.readonly(z.array(z.enum(LIST_FIELDS))),
});
export type ListForm = z.infer<typeof ListFormSchema>;

/** Nothing has been looked at there. */
export const NO_LISTS: ListForm = { look: null, filled: [], kept: [] };

/** What is known of IntelliBoard's own page. No value of it, and no secret, is among this. */
export const ConnectionFormStateSchema = z.object({
  /** `signing-in` waits for a person. */
  activity: z.nullable(z.object({ kind: z.enum(['signing-in', 'looking', 'filling']), since: z.string() })),
  signedInAt: z.nullable(z.string()),
  /** What was seen on the page, and what would go where. */
  look: z.nullable(
    z.object({
      id: z.string(),
      at: z.string(),
      page: z.object({ tabId: z.number(), documentId: z.nullable(z.string()) }),
      fields: z.array(z.object({ field: z.enum(CONNECTION_FIELDS), label: z.string(), isVisible: z.boolean(), isRight: z.boolean() })),
    }),
  ),
  /** What was written since the form was opened, the latest of each field. */
  written: z.array(z.object({ field: z.enum(CONNECTION_FIELDS), result: z.enum(FILL_RESULTS) })),
  /** The marks that the page showed after Continue. */
  marks: z.array(z.object({ mark: z.enum(CONNECTION_MARKS), state: z.enum(MARK_STATES) })),
  marksReadAt: z.nullable(z.string()),
  // A set-up that was stored before these were there goes on with them.
  lists: z._default(ListFormSchema, NO_LISTS),
  problem: z.nullable(ProblemSchema),
});
export type ConnectionFormState = z.infer<typeof ConnectionFormStateSchema>;

/** IntelliBoard's marks on address and keys are green. */
export function marksAreGreen({ marks }: Pick<ConnectionFormState, 'marks'>): boolean {
  const good = (mark: ConnectionMark) => marks.some((one) => one.mark === mark && one.state === 'good');
  return good('url') && good('keys') && !marks.some(({ state }) => state === 'bad');
}
