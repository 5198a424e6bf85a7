import type { Evidence, KnownSchool } from '@/utils/model/health-evidence';

/** A thing in Canvas that filters or roles may name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SchoolSeen {
  readonly accounts: readonly Named[];
  readonly terms: readonly Named[];
  readonly roles: readonly Named[];
}

const MOST_NAMED = 20;
const MOST_ROLES = 500;

/** What of a school is new since `before`; nothing where there is no before. */
export function newsOf(school: SchoolSeen, before: KnownSchool | null, at: string): NonNullable<Evidence['news']> {
  const seen: KnownSchool = { accounts: known(school.accounts), terms: known(school.terms), roles: school.roles.map(({ id }) => id).slice(0, MOST_ROLES) };
  const above = (items: readonly Named[], highest: string) => items.filter(({ id }) => isHigher(id, highest)).slice(-MOST_NAMED).map(short);
  return {
    at,
    seen,
    roles: before === null ? [] : school.roles.filter(({ id }) => !before.roles.includes(id)).slice(0, MOST_NAMED).map(short),
    accounts: before === null ? [] : above(school.accounts, before.accounts.highest),
    terms: before === null ? [] : above(school.terms, before.terms.highest),
  };
}

function known(items: readonly Named[]): KnownSchool['accounts'] {
  return { highest: items.reduce((highest, { id }) => (isHigher(id, highest) ? id : highest), ''), count: items.length };
}

/** Ids are whole numbers that may pass 2^53, as text. */
function isHigher(id: string, other: string): boolean {
  return id.length === other.length ? id > other : id.length > other.length;
}

function short({ id, name }: Named): Named {
  return { id, name: name.slice(0, 80) };
}
