import { z } from '@/utils/model/zod';

/**
 * What a Canvas has to choose from in the steps `filters` and `roles`. It can be long (thousands of sub-accounts), so
 * it is stored beside the set-up and not in it. Ids are strings. A list is whole, or it is not here.
 */
export const SCHOOL_LISTS = ['subAccounts', 'terms', 'roles'] as const;
export type SchoolList = (typeof SCHOOL_LISTS)[number];

export const SubAccountSchema = z.object({ id: z.string(), name: z.string(), /** The root account's id for those at the top. */ parentId: z.nullable(z.string()) });
export type SubAccount = z.infer<typeof SubAccountSchema>;

export const TermSchema = z.object({ id: z.string(), name: z.string(), /** RFC 3339 UTC. */ startAt: z.nullable(z.string()), endAt: z.nullable(z.string()) });
export type Term = z.infer<typeof TermSchema>;

export const RoleSchema = z.object({
  id: z.string(),
  /** Canvas's own name of it, never translated: `TeacherEnrollment`, or what the school called it. */
  name: z.string(),
  /** As Canvas shows it, in the admin's language. */
  label: z.string(),
  /** `TeacherEnrollment`, `AccountMembership`, …: what it was made from. */
  base: z.string(),
  isCustom: z.boolean(),
});
export type Role = z.infer<typeof RoleSchema>;

export const SchoolSchema = z.object({
  origin: z.string(),
  rootAccountId: z.string(),
  rootAccountName: z.string(),
  /** When it was read, RFC 3339 UTC. `null`: that list has not been read yet. */
  subAccountsAt: z.nullable(z.string()),
  subAccounts: z.array(SubAccountSchema),
  termsAt: z.nullable(z.string()),
  terms: z.array(TermSchema),
  rolesAt: z.nullable(z.string()),
  roles: z.array(RoleSchema),
});
export type School = z.infer<typeof SchoolSchema>;

/** Nothing of this Canvas has been read yet. */
export function emptySchool({ origin, rootAccountId, accountName }: { readonly origin: string; readonly rootAccountId: string; readonly accountName: string }): School {
  return { origin, rootAccountId, rootAccountName: accountName, subAccountsAt: null, subAccounts: [], termsAt: null, terms: [], rolesAt: null, roles: [] };
}

/** When a list was read; `null`: not yet. */
export function readAtOf(school: School, list: SchoolList): string | null {
  return { subAccounts: school.subAccountsAt, terms: school.termsAt, roles: school.rolesAt }[list];
}
