import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { ConnectionSwitch } from '../connections/ConnectionSwitch';
import { Button } from '../shared/Button';
import { Icon } from '../shared/Icon';

/** Whose product this is, and what it is joining. */
export function GuideHeader({ guide, wide }: { readonly guide: Guide; readonly wide: boolean }) {
  const { setup, place, actions } = guide;
  const origin = setup.canvas.site?.origin ?? null;
  const canvas = origin === null ? t('from_canvas') : new URL(origin).host;
  return (
    <header className="guide-header">
      <img src="/icon/icon.svg" alt="" width="32" height="32" />
      <h1>{wide ? t('extension_name') : t('extension_short_name')}</h1>
      {setup.account.host !== '' && (
        <p className="route">
          <span className="sr-only">{t('from_to', canvas, setup.account.host)}</span>
          <span aria-hidden="true">{canvas}</span>
          <Icon name="arrow" />
          <span aria-hidden="true">{setup.account.host}</span>
        </p>
      )}
      {place === 'popup' && (
        <Button kind="quiet" icon="panel" onClick={() => actions.openPanel()}>
          {t('open_panel')}
        </Button>
      )}
      {place === 'panel' && (
        <Button kind="quiet" icon="external" onClick={() => actions.openTab()}>
          {t('open_tab')}
        </Button>
      )}
      {place !== 'tab' && <ConnectionSwitch guide={guide} />}
    </header>
  );
}
