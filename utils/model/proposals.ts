import type { FiltersDraft, RolesDraft } from '@/utils/model/choices';
import type { RoleKind } from '@/utils/model/roles';
import type { Role, Term } from '@/utils/model/school';
import { termStandings } from '@/utils/model/terms';

/**
 * What is proposed for the filters, for the admin to change. Ours, not IntelliBoard's advice: those who study or have
 * studied, also with an account that they have not activated; courses that are or were open, and what is published
 * in them; every sub-account; the terms that run and that come next, or every term where no dates tell. `now` in
 * epoch ms.
 */
export function proposeFilters(terms: readonly Term[], now: number): FiltersDraft {
  const near = [...termStandings(terms, now).keys()];
  return {
    userEnrollment: ['active', 'completed'],
    systemStatus: ['pre_registered', 'registered'],
    subAccounts: 'all',
    terms: near.length === 0 ? 'all' : near,
    courseStatus: ['available', 'completed'],
    activityStatus: ['published'],
  };
}

/** What is proposed for the roles: by what each was made from, never by its translated label. Each role at most once. */
export function proposeRoles(roles: readonly Role[]): RolesDraft {
  const idsOf = (kind: RoleKind) => roles.filter((role) => kindOf(role) === kind).map(({ id }) => id);
  return { instructor: idsOf('instructor'), learner: idsOf('learner'), admin: idsOf('admin'), courseAdmin: idsOf('courseAdmin') };
}

/** Observers, the student view and what is not known are left out. */
function kindOf({ base, name }: Role): RoleKind | null {
  switch (base) {
    case 'TeacherEnrollment':
    case 'TaEnrollment':
    case 'DesignerEnrollment':
      return 'instructor';
    case 'StudentEnrollment':
      return name === 'StudentViewEnrollment' ? null : 'learner';
    case 'AccountMembership':
      return name === 'AccountAdmin' ? 'admin' : 'courseAdmin';
    default:
      return null;
  }
}
