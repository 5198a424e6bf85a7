import { z } from './zod';

/**
 * What IntelliBoard takes the holders of Canvas's roles for (IntelliBoard's article "Connection: Canvas by
 * Instructure LMS", support.intelliboard.net, 360057988232, step "Review Role Settings"), in its order.
 */
export const ROLE_KINDS = ['instructor', 'learner', 'admin', 'courseAdmin'] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

const ids = z.array(z.string().check(z.minLength(1), z.maxLength(255)));

/** Canvas role ids: at least one instructor's and one learner's. */
export const roleFields = {
  instructor: ids.check(z.minLength(1)),
  learner: ids.check(z.minLength(1)),
  admin: z.optional(ids),
  courseAdmin: z.optional(ids),
};

/** No Canvas role may stand for two things, nor twice for one. */
export const RolesSchema = z.strictObject(roleFields).check(
  z.refine((roles) => {
    const all = ROLE_KINDS.flatMap((kind) => roles[kind] ?? []);
    return new Set(all).size === all.length;
  }, 'no role may be in two lists'),
);
export type Roles = z.infer<typeof RolesSchema>;
