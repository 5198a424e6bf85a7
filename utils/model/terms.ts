import type { Term } from '@/utils/model/school';

/** Where a term is in time, as far as that is worth a mark. */
export type TermStanding = 'current' | 'next';

/**
 * The terms that run at a moment, and those that begin next (several may begin on the same day). A term without any
 * date, such as Canvas's default one, is neither: it says nothing about time. `now` in epoch ms.
 */
export function termStandings(terms: readonly Term[], now: number): ReadonlyMap<string, TermStanding> {
  const begins = ({ startAt }: Term) => (startAt === null ? null : Date.parse(startAt));
  const isCurrent = (term: Term) => (term.startAt !== null || term.endAt !== null) && (begins(term) ?? -Infinity) <= now && (term.endAt === null || Date.parse(term.endAt) >= now);
  const next = Math.min(...terms.map(begins).filter((start) => start !== null && start > now).map(Number));
  return new Map(
    terms.flatMap((term): [string, TermStanding][] => {
      if (isCurrent(term)) return [[term.id, 'current']];
      return begins(term) === next ? [[term.id, 'next']] : [];
    }),
  );
}

/** In the order in which somebody looks for one: what runs, what comes next, then the latest first; those without dates last. */
export function inOrder(terms: readonly Term[], now: number): readonly Term[] {
  const standings = termStandings(terms, now);
  const rank = ({ id }: Term) => ({ current: 0, next: 1, other: 2 })[standings.get(id) ?? 'other'];
  const time = ({ startAt, endAt }: Term) => Date.parse(startAt ?? endAt ?? '') || -Infinity;
  const byName = new Intl.Collator(undefined, { numeric: true }).compare;
  const later = (a: number, b: number) => (a === b ? 0 : b - a);
  return [...terms].sort((a, b) => rank(a) - rank(b) || later(time(a), time(b)) || byName(a.name, b.name));
}
