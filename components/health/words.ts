import { t } from '@/utils/ui/copy';
import { ago } from '../shared/ago';

const MINUTE_MS = 60_000;

/** When something was checked: just now, or how long ago. `at`: RFC 3339. */
export function checkedWords(at: string, now: Date): string {
  return now.getTime() - Date.parse(at) < MINUTE_MS ? t('health_checked_now') : t('health_checked', ago(at, now));
}
