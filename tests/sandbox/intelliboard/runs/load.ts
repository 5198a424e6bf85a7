import type { Row, Table } from './source';
import type { Loaded } from './stored-run';
import type { Filters } from '@/utils/model/filters';
import type { Roles } from '@/utils/model/roles';

/** What a run has read. */
export type Rows = Readonly<Record<Table, readonly Row[]>>;

/**
 * What the article calls a student's enrolment, in the words of Canvas's `enrollments.workflow_state`. Assumed: its
 * "Invited" (nobody of the LMS yet) is `creation_pending`, its "Pending" (somebody of the LMS) is `invited`.
 */
const ENROLLMENT_STATES: Readonly<Record<Filters['userEnrollment'][number], string>> = {
  invited: 'creation_pending',
  active: 'active',
  completed: 'completed',
  inactive: 'inactive',
  rejected: 'rejected',
  deleted: 'deleted',
  pending: 'invited',
};

/**
 * What filters and roles let through. Assumed: a sub-account stands for its own courses only; a filter that is left
 * out, or empty, holds nothing back; an enrolment counts if its course, its state and its role do; a user, if the
 * status does and one enrolment is left.
 */
export function load({ users, courses, enrollments, activities }: Rows, filters: Filters, roles: Roles): Loaded {
  const { userEnrollment, systemStatus, subAccounts, terms = 'all', courseStatus, activityStatus } = filters;
  const within = (id: string | undefined, wanted: 'all' | readonly string[]) => wanted === 'all' || wanted.includes(id ?? '');
  const among = (state: string | undefined, wanted: readonly string[] = []) => wanted.length === 0 || wanted.includes(state ?? '');
  const enrolled = userEnrollment.map((state) => ENROLLMENT_STATES[state]);
  const mapped = [...roles.instructor, ...roles.learner, ...(roles.courseAdmin ?? [])];

  const keptCourses = courses.filter((row) => within(row['account_id'], subAccounts) && within(row['enrollment_term_id'], terms) && among(row['workflow_state'], courseStatus));
  const courseIds = new Set(keptCourses.map((row) => row['id']));
  const keptEnrollments = enrollments.filter((row) => courseIds.has(row['course_id']) && among(row['workflow_state'], enrolled) && mapped.includes(row['role_id'] ?? ''));
  const people = new Set(keptEnrollments.map((row) => row['user_id']));
  return {
    users: users.filter((row) => people.has(row['id']) && among(row['workflow_state'], systemStatus)).length,
    courses: keptCourses.length,
    enrollments: keptEnrollments.length,
    activities: activities.filter((row) => courseIds.has(row['course_id']) && among(row['workflow_state'], activityStatus)).length,
  };
}
