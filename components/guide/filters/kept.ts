import type { FiltersDraft } from '@/utils/model/choices';
import type { School } from '@/utils/model/school';
import { termStandings } from '@/utils/model/terms';
import { t, tCode } from '@/utils/ui/copy';

/** A number as people write it. */
export function countText(count: number): string {
  return new Intl.NumberFormat().format(count);
}

/** Names as one enumerates them. */
export function listText(names: readonly string[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names);
}

/** "3 of 41 sub-accounts". What lies directly in the root account is in no sub-account, so it is said by its name. */
export function accountsKept(chosen: FiltersDraft['subAccounts'], school: School | null): string {
  if (chosen === 'all') return t('kept_accounts_all');
  if (school === null) return t('kept_accounts_count', countText(chosen.length));
  const ids = new Set(chosen);
  const count = school.subAccounts.filter(({ id }) => ids.has(id)).length;
  const some = t('kept_accounts_some', countText(count), countText(school.subAccounts.length));
  return ids.has(school.rootAccountId) ? t('kept_accounts_and_root', some, school.rootAccountName) : some;
}

/** "current and next term", where it is just these; "2 of 5 terms" else. `now` in epoch ms. */
export function termsKept(chosen: FiltersDraft['terms'], school: School | null, now: number): string {
  if (chosen === 'all') return t('kept_terms_all');
  if (school === null) return t('kept_terms_count', countText(chosen.length));
  const ids = new Set(chosen);
  const kept = school.terms.filter(({ id }) => ids.has(id));
  const some = t('kept_terms_some', countText(kept.length), countText(school.terms.length));
  const standings = termStandings(school.terms, now);
  const all = (standing: string) => [...standings].filter(([, one]) => one === standing).map(([id]) => id);
  const isJust = (wanted: readonly string[]) => wanted.length > 0 && wanted.length === kept.length && wanted.every((id) => ids.has(id));
  const [current, next] = [all('current'), all('next')];
  if (current.length > 0 && next.length > 0 && isJust([...current, ...next])) return t('kept_terms_near', t('kept_terms_current_next'), some);
  if (isJust(current)) return t('kept_terms_near', t('kept_terms_current'), some);
  if (isJust(next)) return t('kept_terms_near', t('kept_terms_next'), some);
  return some;
}

/** Statuses by their names; `null` where none is chosen. */
export function statusesKept(family: 'enrollment' | 'system' | 'course' | 'activity', chosen: readonly string[]): string | null {
  return chosen.length === 0 ? null : listText(chosen.map((status) => tCode(family, status)));
}
