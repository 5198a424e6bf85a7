import { ACCOUNTS } from '../canvas/people';
import { seeded } from '../canvas/random';

/** What Canvas Data holds of a school, in Canvas's words for states and by local ids. */
export interface SchoolRows {
  readonly users: readonly { readonly id: number; readonly name: string; readonly state: string }[];
  readonly courses: readonly { readonly id: number; readonly name: string; readonly state: string; readonly accountId: number; readonly termId: number }[];
  readonly enrollments: readonly { readonly id: number; readonly userId: number; readonly courseId: number; readonly roleId: number; readonly type: string; readonly state: string }[];
  readonly assignments: readonly { readonly id: number; readonly courseId: number; readonly title: string; readonly state: string }[];
}

type Weighted<T> = readonly (readonly [value: T, weight: number])[];

const USER_STATES: Weighted<string> = [['registered', 82], ['pre_registered', 9], ['creation_pending', 4], ['deleted', 5]];
const COURSE_STATES: Weighted<string> = [['available', 62], ['completed', 18], ['claimed', 10], ['created', 5], ['deleted', 5]];
const ENROLLMENT_STATES: Weighted<string> = [['active', 66], ['completed', 14], ['invited', 6], ['creation_pending', 3], ['inactive', 4], ['rejected', 2], ['deleted', 5]];
const ASSIGNMENT_STATES: Weighted<string> = [['published', 78], ['unpublished', 17], ['deleted', 5]];
const TERMS: Weighted<number> = [[5, 55], [3, 20], [2, 15], [4, 5], [1, 5]];
/** Ids of `roles.ts`, with the type that an enrolment of it has. */
const ENROLLED: Weighted<{ readonly roleId: number; readonly type: string }> = [
  [{ roleId: 19, type: 'StudentEnrollment' }, 80],
  [{ roleId: 33, type: 'StudentEnrollment' }, 3],
  [{ roleId: 20, type: 'TeacherEnrollment' }, 7],
  [{ roleId: 31, type: 'TeacherEnrollment' }, 2],
  [{ roleId: 21, type: 'TaEnrollment' }, 4],
  [{ roleId: 34, type: 'DesignerEnrollment' }, 1],
  [{ roleId: 23, type: 'ObserverEnrollment' }, 3],
];

const USERS = 1_200;
const COURSES = 160;
const ENROLLMENTS = 3_600;
const ASSIGNMENTS = 900;

/** Some thousand rows, the same for the same seed. */
export function makeRows(seed: number): SchoolRows {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(values: Weighted<T>): T => {
    let left = random() * values.reduce((sum, [, weight]) => sum + weight, 0);
    const found = values.find(([, weight]) => (left -= weight) < 0) ?? values[0];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found[0];
  };
  const list = <T>(length: number, make: (id: number) => T): T[] => Array.from({ length }, (_, at) => make(at + 1));
  return {
    users: list(USERS, (id) => ({ id: 500 + id, name: `Person ${id}`, state: pick(USER_STATES) })),
    courses: list(COURSES, (id) => ({ id: 200 + id, name: `Course ${id}`, state: pick(COURSE_STATES), accountId: Number(ACCOUNTS[below(ACCOUNTS.length)]?.id), termId: pick(TERMS) })),
    enrollments: list(ENROLLMENTS, (id) => ({ id, userId: 501 + below(USERS), courseId: 201 + below(COURSES), ...pick(ENROLLED), state: pick(ENROLLMENT_STATES) })),
    assignments: list(ASSIGNMENTS, (id) => ({ id, courseId: 201 + below(COURSES), title: `Assignment ${id}`, state: pick(ASSIGNMENT_STATES) })),
  };
}
