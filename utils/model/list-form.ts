import { FILL_RESULTS, PUT_RESULTS } from '@/utils/model/connection-form';
import { ROLE_KINDS } from '@/utils/model/roles';
import { z } from '@/utils/model/zod';

/** The lists of IntelliBoard's "Filter Settings" tab, in its order. Their names for people: `list_field_<field>`. */
export const FILTER_LISTS = ['userEnrollment', 'systemStatus', 'subAccounts', 'terms', 'courseStatus', 'activityStatus'] as const;
/** All lists from which several may be chosen: of the filters, and of the "Role Settings" tab. */
export const LIST_FIELDS = [...FILTER_LISTS, ...ROLE_KINDS] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/**
 * What is to be chosen in a list, and nothing else in it: every option there is; or these. Statuses by their value
 * (`creation_pending`) or by the article's name for it; sub-accounts, terms and roles by the name that Canvas shows.
 */
export type WantedList = 'all' | readonly string[];
/** What is missing here is not touched. */
export type ListValues = Partial<Record<ListField, WantedList>>;

/**
 * What became of a list. `some-missing`: what could be found is chosen, the rest is named; `no-such-option`: nothing
 * of what is wanted could be found, and the list is as it was.
 */
export const LIST_RESULTS = [...FILL_RESULTS, 'some-missing'] as const;
export type ListResult = (typeof LIST_RESULTS)[number];
export const LIST_PUT_RESULTS = [...PUT_RESULTS, 'some-missing'] as const;
export type ListPutResult = (typeof LIST_PUT_RESULTS)[number];

const names = z.readonly(z.array(z.string()));

/** How a list stands, before anything is chosen in it. */
export const SeenListSchema = z.object({
  field: z.enum(LIST_FIELDS),
  /** What the page calls it; empty where it has no name. */
  label: z.string(),
  /** It shows all that is to be chosen and nothing else. `false` also where that cannot be seen without opening it. */
  isRight: z.boolean(),
});
export type SeenList = z.infer<typeof SeenListSchema>;

/** Names of what was not chosen, as they were wanted: those that no option has, and those that several have. */
const notChosen = { missing: names, ambiguous: names };

export const ListFilledSchema = z.object({ field: z.enum(LIST_FIELDS), result: z.enum(LIST_RESULTS), ...notChosen });
export type ListFilled = z.infer<typeof ListFilledSchema>;

export const ListPutSchema = z.object({ result: z.enum(LIST_PUT_RESULTS), ...notChosen });
export type ListPut = z.infer<typeof ListPutSchema>;

/** What a "Process Data" page says of the first run. `unknown`: nothing that could be understood, or two things. */
export const PROCESS_STATES = ['waiting', 'running', 'done', 'failed', 'unknown'] as const;
export type ProcessState = (typeof PROCESS_STATES)[number];

export const ProcessSeenSchema = z.object({
  state: z.enum(PROCESS_STATES),
  /** From 0 to 1, where the page shows it. */
  progress: z.nullable(z.number()),
  /** The page shows the address of this Canvas, too: it cannot be about another connection. */
  isAboutThisCanvas: z.boolean(),
});
export type ProcessSeen = z.infer<typeof ProcessSeenSchema>;
