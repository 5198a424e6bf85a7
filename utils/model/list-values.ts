import type { FiltersDraft, RolesDraft } from '@/utils/model/choices';
import type { ListValues, WantedList } from '@/utils/model/list-form';
import type { School } from '@/utils/model/school';
import type { SetupState } from '@/utils/model/setup';

/**
 * What is to be chosen in IntelliBoard's lists of filters: statuses by their values, the rest by the names that Canvas
 * has for them. An optional list with nothing ticked holds nothing back, which is what all of its options do.
 */
function filterListValues(draft: FiltersDraft, school: School | null): ListValues {
  const accounts = new Map(school?.subAccounts.map(({ id, name }) => [id, name]));
  if (school !== null) accounts.set(school.rootAccountId, school.rootAccountName);
  const orAll = (statuses: readonly string[]): WantedList => (statuses.length === 0 ? 'all' : statuses);
  return {
    userEnrollment: draft.userEnrollment,
    systemStatus: draft.systemStatus,
    subAccounts: named(draft.subAccounts, accounts),
    terms: named(draft.terms, new Map(school?.terms.map(({ id, name }) => [id, name]))),
    courseStatus: orAll(draft.courseStatus),
    activityStatus: orAll(draft.activityStatus),
  };
}

/** The same for the roles, by the labels that Canvas shows. */
function roleListValues({ instructor, learner, admin, courseAdmin }: RolesDraft, school: School | null): ListValues {
  const labels = new Map(school?.roles.map(({ id, label }) => [id, label]));
  const names = (ids: readonly string[]) => ids.map((id) => labels.get(id) ?? id);
  return { instructor: names(instructor), learner: names(learner), admin: names(admin), courseAdmin: names(courseAdmin) };
}

function named(chosen: 'all' | readonly string[], names: ReadonlyMap<string, string>): WantedList {
  return chosen === 'all' ? chosen : chosen.map((id) => names.get(id) ?? id);
}

/** What is to be chosen on a tab of IntelliBoard's; nothing while the admin has not found it right. */
export function wantedLists({ filters, roles }: Pick<SetupState, 'filters' | 'roles'>, tab: 'filters' | 'roles', school: School | null): ListValues {
  if (tab === 'filters') return filters.draft === null || filters.confirmedAt === null ? {} : filterListValues(filters.draft, school);
  return roles.draft === null || roles.confirmedAt === null ? {} : roleListValues(roles.draft, school);
}
