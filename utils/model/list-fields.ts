import { FILL_RESULTS, PUT_RESULTS } from '@/utils/model/connection-fields';
import type { RoleKind } from '@/utils/model/roles';

// Apart from what has a schema, because these go into IntelliBoard's page with the script that reads it.

/** The lists of IntelliBoard's "Filter Settings" tab, in its order. Their names for people: `list_field_<field>`. */
export const FILTER_LISTS = ['userEnrollment', 'systemStatus', 'subAccounts', 'terms', 'courseStatus', 'activityStatus'] as const;
/** Those of the "Role Settings" tab. */
export const ROLE_LISTS = ['instructor', 'learner', 'admin', 'courseAdmin'] as const satisfies readonly RoleKind[];
export const LIST_FIELDS = [...FILTER_LISTS, ...ROLE_LISTS] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** The lists of one of the two tabs. */
export function listsOf(tab: 'filters' | 'roles'): readonly ListField[] {
  return tab === 'filters' ? FILTER_LISTS : ROLE_LISTS;
}

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

/** What a "Process Data" page says of the first run. `unknown`: nothing that could be understood, or two things. */
export const PROCESS_STATES = ['waiting', 'running', 'done', 'failed', 'unknown'] as const;
export type ProcessState = (typeof PROCESS_STATES)[number];
