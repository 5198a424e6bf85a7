import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { CheckField } from '../../shared/CheckField';

/** Whether to be told by a notification. The browser's question closes a popup, so there it is asked in the panel. */
export function Notify({ guide: { setup, place, actions } }: { readonly guide: Guide }) {
  const { notify } = setup.process;
  if (place === 'popup' && !notify) {
    return (
      <div className="notify">
        <p>{t('proc_notify')}</p>
        <p className="muted">{t('proc_notify_popup')}</p>
        <div className="actions">
          <Button icon="panel" onClick={() => actions.openPanel()}>
            {t('proc_notify_popup_button')}
          </Button>
        </div>
      </div>
    );
  }
  return <CheckField type="checkbox" label={t('proc_notify')} hint={t('proc_notify_hint')} checked={notify} onChange={(wanted) => actions.notifyWhenDone(wanted)} />;
}
