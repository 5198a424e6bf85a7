import type { Role } from '@/utils/model/school';

const BASES = ['TeacherEnrollment', 'TaEnrollment', 'DesignerEnrollment', 'StudentEnrollment', 'ObserverEnrollment', 'AccountMembership'];

/** Roles by what they were made from: the built-in one first, then those of the school by name. What is not known comes last. */
export function groupsOf(roles: readonly Role[]): readonly { readonly base: string; readonly roles: readonly Role[] }[] {
  const byName = new Intl.Collator(undefined, { numeric: true }).compare;
  const others = [...new Set(roles.map(({ base }) => base))].filter((base) => !BASES.includes(base)).sort(byName);
  return [...BASES, ...others].flatMap((base) => {
    const own = roles.filter((role) => role.base === base).sort((a, b) => Number(a.isCustom) - Number(b.isCustom) || byName(a.label, b.label));
    return own.length === 0 ? [] : [{ base, roles: own }];
  });
}
