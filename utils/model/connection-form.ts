import { ProblemSchema } from '@/utils/model/problem';
import { z } from '@/utils/model/zod';

/** The fields of IntelliBoard's connection form, in its order. Their names for people: `connection_field_<field>`. */
export const CONNECTION_FIELDS = ['lmsName', 'url', 'clientId', 'clientSecret', 'category', 'newCategory', 'active', 'dynamicTables', 'hour', 'dataClientId', 'dataClientSecret', 'dataFrequency'] as const;
export type ConnectionField = (typeof CONNECTION_FIELDS)[number];

/** What became of writing into one field. `gone`: the page has changed since it was looked at. */
export const FILL_RESULTS = ['written', 'already', 'not-taken', 'no-such-option', 'gone'] as const;
export type FillResult = (typeof FILL_RESULTS)[number];
/** The same for the field that the admin has clicked into. */
export const PUT_RESULTS = ['written', 'already', 'not-taken', 'no-such-option', 'no-field', 'in-a-frame', 'visible', 'other-kind', 'no-page', 'no-value'] as const;
export type PutResult = (typeof PUT_RESULTS)[number];

export const CONNECTION_MARKS = ['url', 'keys', 'data'] as const;
export type ConnectionMark = (typeof CONNECTION_MARKS)[number];
export const MARK_STATES = ['good', 'bad', 'waiting'] as const;
export type MarkState = (typeof MARK_STATES)[number];

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
  problem: z.nullable(ProblemSchema),
});
export type ConnectionFormState = z.infer<typeof ConnectionFormStateSchema>;

/** IntelliBoard's marks on address and keys are green. */
export function marksAreGreen({ marks }: Pick<ConnectionFormState, 'marks'>): boolean {
  const good = (mark: ConnectionMark) => marks.some((one) => one.mark === mark && one.state === 'good');
  return good('url') && good('keys') && !marks.some(({ state }) => state === 'bad');
}
