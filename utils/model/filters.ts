import { z } from './zod';

/**
 * Which users and courses IntelliBoard counts (filters decide what a licence costs). The values are those of
 * IntelliBoard's article "Connection: Canvas by Instructure LMS" (support.intelliboard.net, 360057988232), step
 * "Review Filter Settings", in its order.
 */
export const USER_ENROLLMENTS = ['invited', 'active', 'completed', 'inactive', 'rejected', 'deleted', 'pending'] as const;
export const SYSTEM_STATUSES = ['creation_pending', 'deleted', 'pre_registered', 'registered'] as const;
export const COURSE_STATUSES = ['created', 'available', 'completed', 'claimed'] as const;
export const ACTIVITY_STATUSES = ['published', 'unpublished', 'deleted'] as const;

const atLeastOne = <T extends z.core.SomeType>(item: T) => z.array(item).check(z.minLength(1));
const canvasId = z.string().check(z.minLength(1), z.maxLength(255));
/** Every one there is, also one that comes later; or these Canvas ids. */
const idsOrAll = z.union([z.literal('all'), atLeastOne(canvasId)]);

/** The three that the article requires, and the three that it does not: left out, they hold nothing back. */
export const filterFields = {
  userEnrollment: atLeastOne(z.enum(USER_ENROLLMENTS)),
  systemStatus: atLeastOne(z.enum(SYSTEM_STATUSES)),
  subAccounts: idsOrAll,
  terms: z.optional(idsOrAll),
  courseStatus: z.optional(z.array(z.enum(COURSE_STATUSES))),
  activityStatus: z.optional(z.array(z.enum(ACTIVITY_STATUSES))),
};

export const FiltersSchema = z.strictObject(filterFields);
export type Filters = z.infer<typeof FiltersSchema>;
