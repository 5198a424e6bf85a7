import { namesOf } from './names-of';
import { FIELDS_OF, REQUIRED, type Tab } from './fields';
import { touch } from '../../connections';
import type { State, StoredConnection } from '../../state';
import { ACTIVITY_STATUSES, COURSE_STATUSES, FiltersSchema, SYSTEM_STATUSES, USER_ENROLLMENTS } from '@/utils/model/filters';
import { LIST_FIELDS, type ListField } from '@/utils/model/list-form';
import { RolesSchema } from '@/utils/model/roles';
import { z } from '@/utils/model/zod';

/** What is chosen in each list, by the values of its options. */
export type Chosen = { readonly [Field in ListField]?: readonly string[] | undefined };

/** The value of the option that stands for all, in the builds that have one. */
export const ALL = 'all';

/** Lists whose options are the same in every school. */
export const ENUMERATIONS = { userEnrollment: USER_ENROLLMENTS, systemStatus: SYSTEM_STATUSES, courseStatus: COURSE_STATUSES, activityStatus: ACTIVITY_STATUSES } as const;
export type EnumeratedField = keyof typeof ENUMERATIONS;

export function isEnumerated(field: ListField): field is EnumeratedField {
  return Object.hasOwn(ENUMERATIONS, field);
}

const ChosenSchema = z.partialRecord(z.enum(LIST_FIELDS), z.array(z.string()));

/** From a script's JSON; `null` for what is none. */
export function chosenFromJson(body: unknown): Chosen | null {
  return ChosenSchema.safeParse(body).data ?? null;
}

/** What is saved. */
export function chosenOf({ filters, roles }: StoredConnection, tab: Tab): Chosen {
  if (tab === 'roles') return roles === null ? {} : { ...roles };
  if (filters === null) return {};
  const { subAccounts, terms, ...statuses } = filters;
  return { ...statuses, subAccounts: subAccounts === 'all' ? [ALL] : subAccounts, ...(terms !== undefined && { terms: terms === 'all' ? [ALL] : terms }) };
}

/** `twice`: a role of it is in a list before it, too. */
export type ListFault = 'required' | 'invalid' | 'twice';
export type ListFaults = Partial<Readonly<Record<ListField, ListFault>>>;

/** What is wrong with these fields of a tab. */
export function judge(connection: StoredConnection, tab: Tab, chosen: Chosen): ListFaults {
  const faults: Partial<Record<ListField, ListFault>> = {};
  const taken = new Set<string>();
  for (const field of FIELDS_OF[tab]) {
    const values = chosen[field] ?? [];
    const known = isEnumerated(field) ? ENUMERATIONS[field] : [...namesOf(connection, field).map(({ id }) => id), ...(field === 'subAccounts' || field === 'terms' ? [ALL] : [])];
    if (values.length === 0 && REQUIRED.includes(field)) faults[field] = 'required';
    else if (values.some((value) => !known.some((one) => one === value))) faults[field] = 'invalid';
    else if (tab === 'roles' && values.some((value) => taken.has(value))) faults[field] = 'twice';
    for (const value of values) taken.add(value);
  }
  return faults;
}

/** "Save". Only what `judge` has found nothing wrong with. */
export function save(state: State, connection: StoredConnection, tab: Tab, chosen: Chosen): void {
  const given = Object.fromEntries(FIELDS_OF[tab].flatMap((field) => ((chosen[field] ?? []).length === 0 ? [] : [[field, chosen[field] ?? []]])));
  if (tab === 'roles') connection.roles = RolesSchema.parse(given);
  else connection.filters = FiltersSchema.parse(Object.fromEntries(Object.entries(given).map(([field, values]) => [field, values.includes(ALL) ? ALL : values])));
  state.saved.push({ connectionId: connection.id, what: tab, road: 'form' });
  touch(connection);
}
