import { ACTIVITY_STATUSES, COURSE_STATUSES, SYSTEM_STATUSES, USER_ENROLLMENTS } from '@/utils/model/filters';
import { ProblemSchema } from '@/utils/model/problem';
import { SCHOOL_LISTS } from '@/utils/model/school';
import { z } from '@/utils/model/zod';

/**
 * What the admin has chosen in the steps `filters` and `roles`, complete or not. Whether it can be saved is judged by
 * `FiltersSchema` and `RolesSchema`.
 */

const ids = z.array(z.string());
const idsOrAll = z.union([z.literal('all'), ids]);

export const FiltersDraftSchema = z.object({
  userEnrollment: z.array(z.enum(USER_ENROLLMENTS)),
  systemStatus: z.array(z.enum(SYSTEM_STATUSES)),
  subAccounts: idsOrAll,
  terms: idsOrAll,
  courseStatus: z.array(z.enum(COURSE_STATUSES)),
  activityStatus: z.array(z.enum(ACTIVITY_STATUSES)),
});
export type FiltersDraft = z.infer<typeof FiltersDraftSchema>;

export const RolesDraftSchema = z.object({ instructor: ids, learner: ids, admin: ids, courseAdmin: ids });
export type RolesDraft = z.infer<typeof RolesDraftSchema>;

/** What can be under way with either. `loading`: Canvas's lists are read. */
export const CHOICE_ACTIVITIES = ['loading', 'saving'] as const;

const stateOf = <T extends z.ZodMiniType>(draft: T) =>
  z.object({
    activity: z.nullable(z.object({ kind: z.enum(CHOICE_ACTIVITIES), since: z.string() })),
    /** Which list of Canvas is being read, and how far; `waiting`: Canvas asked for a pause. */
    progress: z.nullable(z.object({ list: z.enum(SCHOOL_LISTS), items: z.number(), waiting: z.boolean() })),
    draft: z.nullable(draft),
    /** The Canvas whose ids these are. */
    canvas: z.nullable(z.string()),
    /** The admin has found it right; any later change takes this back. */
    confirmedAt: z.nullable(z.string()),
    /** IntelliBoard has this very draft: saved by the API, or read back on its page. */
    savedAt: z.nullable(z.string()),
    problem: z.nullable(ProblemSchema),
  });

export const FiltersStateSchema = stateOf(FiltersDraftSchema);
export type FiltersState = z.infer<typeof FiltersStateSchema>;
export const RolesStateSchema = stateOf(RolesDraftSchema);
export type RolesState = z.infer<typeof RolesStateSchema>;

/** Nothing is chosen yet; for either step. */
export const NOTHING_CHOSEN = { activity: null, progress: null, draft: null, canvas: null, confirmedAt: null, savedAt: null, problem: null };
