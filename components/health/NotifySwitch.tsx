import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { CheckField } from '../shared/CheckField';

/** Whether the admin is told of a change to the worse. The browser asks for it, which would close a popup. */
export function NotifySwitch({ guide: { place, actions }, notify }: { readonly guide: Guide; readonly notify: boolean }) {
  if (place === 'popup' && !notify) return null;
  return <CheckField type="checkbox" label={t('health_notify')} hint={t('health_notify_hint')} checked={notify} onChange={(wanted) => actions.notifyHealth(wanted)} />;
}
