import type { FiltersDraft, RolesDraft } from '@/utils/model/choices';
import { FiltersSchema, type Filters } from '@/utils/model/filters';
import { ROLE_KINDS, RolesSchema, type RoleKind, type Roles } from '@/utils/model/roles';
import type { School } from '@/utils/model/school';
import type { z } from '@/utils/model/zod';

/** What can be wrong with a list: nothing is chosen in it, Canvas does not have some of it any more, or IntelliBoard refused it. */
export const CHOICE_FAULTS = ['none-chosen', 'no-longer-there', 'not-accepted'] as const;
export type ChoiceFault = (typeof CHOICE_FAULTS)[number];
export type ChoiceFaults = Readonly<Record<string, ChoiceFault>>;

/** The filters as they are saved. What is optional and has nothing ticked is left out: it holds nothing back. */
export function filtersOf(draft: FiltersDraft): Filters {
  const { courseStatus, activityStatus, ...required } = draft;
  return { ...required, ...(courseStatus.length > 0 && { courseStatus }), ...(activityStatus.length > 0 && { activityStatus }) };
}

/** The roles as they are saved. */
export function rolesOf({ instructor, learner, admin, courseAdmin }: RolesDraft): Roles {
  return { instructor, learner, ...(admin.length > 0 && { admin }), ...(courseAdmin.length > 0 && { courseAdmin }) };
}

/** What is wrong with the filters, by field; empty when they can be saved. `school`: `null` where nothing of it was read. */
export function filterFaults(draft: FiltersDraft, school: School | null): ChoiceFaults {
  return { ...faultsOf(filtersGone(draft, school)), ...emptyFields(FiltersSchema.safeParse(filtersOf(draft))) };
}

/** The same for the roles. */
export function roleFaults(draft: RolesDraft, school: School | null): ChoiceFaults {
  return { ...faultsOf(rolesGone(draft, school)), ...emptyFields(RolesSchema.safeParse(rolesOf(draft))) };
}

/** Chosen ids that Canvas did not have when its list was last read, by field. */
export function filtersGone({ subAccounts, terms }: FiltersDraft, school: School | null): Readonly<Record<'subAccounts' | 'terms', readonly string[]>> {
  const accounts = school === null || school.subAccountsAt === null ? null : [school.rootAccountId, ...school.subAccounts.map(({ id }) => id)];
  return { subAccounts: notIn(subAccounts, accounts), terms: notIn(terms, school === null || school.termsAt === null ? null : school.terms.map(({ id }) => id)) };
}

export function rolesGone(draft: RolesDraft, school: School | null): Readonly<Record<RoleKind, readonly string[]>> {
  const known = school === null || school.rolesAt === null ? null : school.roles.map(({ id }) => id);
  const gone = (kind: RoleKind) => notIn(draft[kind], known);
  return { instructor: gone('instructor'), learner: gone('learner'), admin: gone('admin'), courseAdmin: gone('courseAdmin') };
}

/** The drafts without those. */
export function withoutGoneFilters(draft: FiltersDraft, school: School | null): FiltersDraft {
  const gone = filtersGone(draft, school);
  return { ...draft, subAccounts: without(draft.subAccounts, gone.subAccounts), terms: without(draft.terms, gone.terms) };
}

export function withoutGoneRoles(draft: RolesDraft, school: School | null): RolesDraft {
  const gone = rolesGone(draft, school);
  const left = (kind: RoleKind) => draft[kind].filter((id) => !gone[kind].includes(id));
  return { instructor: left('instructor'), learner: left('learner'), admin: left('admin'), courseAdmin: left('courseAdmin') };
}

/** A role stands for one thing at most: it is taken out of wherever it was. `kind`: `null` for nothing. */
export function withRole(draft: RolesDraft, id: string, kind: RoleKind | null): RolesDraft {
  const list = (of: RoleKind) => [...draft[of].filter((one) => one !== id), ...(of === kind ? [id] : [])];
  return { instructor: list('instructor'), learner: list('learner'), admin: list('admin'), courseAdmin: list('courseAdmin') };
}

export function kindOfRole(draft: RolesDraft, id: string): RoleKind | null {
  return ROLE_KINDS.find((kind) => draft[kind].includes(id)) ?? null;
}

function notIn(chosen: 'all' | readonly string[], known: readonly string[] | null): readonly string[] {
  if (chosen === 'all' || known === null) return [];
  const there = new Set(known);
  return chosen.filter((id) => !there.has(id));
}

function without(chosen: 'all' | string[], gone: readonly string[]): 'all' | string[] {
  const dropped = new Set(gone);
  return chosen === 'all' ? chosen : chosen.filter((id) => !dropped.has(id));
}

function faultsOf(gone: Readonly<Record<string, readonly string[]>>): ChoiceFaults {
  return Object.fromEntries(Object.entries(gone).flatMap(([field, ids]) => (ids.length === 0 ? [] : [[field, 'no-longer-there' as const]])));
}

/** By their types drafts can break the schemas in one way alone: where something has to be chosen, nothing is. */
function emptyFields(parsed: z.core.util.SafeParseResult<unknown>): ChoiceFaults {
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.flatMap(({ path: [field] }) => (typeof field === 'string' ? [[field, 'none-chosen' as const]] : [])));
}
