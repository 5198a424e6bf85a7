import type { ListField, WantedList } from '@/utils/model/list-form';
import { t, tCode } from '@/utils/ui/copy';
import { countText, listText } from '../filters/kept';

/** More are counted, not named. */
const MOST_NAMED = 5;
const FAMILIES: Partial<Record<ListField, 'enrollment' | 'system' | 'course' | 'activity'>> = { userEnrollment: 'enrollment', systemStatus: 'system', courseStatus: 'course', activityStatus: 'activity' };

/** What is to be chosen in a list, as a person reads it: statuses by the article's names. */
export function wantedText(field: ListField, wanted: WantedList): string {
  if (wanted === 'all') return t('lists_all');
  if (wanted.length === 0) return t('lists_none');
  const family = FAMILIES[field];
  return namesText(family === undefined ? wanted : wanted.map((status) => tCode(family, status)));
}

/** Names, as many as somebody reads. */
export function namesText(names: readonly string[]): string {
  return names.length > MOST_NAMED ? t('lists_and_more', names.slice(0, MOST_NAMED).join(', '), countText(names.length - MOST_NAMED)) : listText(names);
}
