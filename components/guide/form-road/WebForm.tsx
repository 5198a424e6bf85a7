import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { HelpDesk } from '../../shared/HelpDesk';
import { IntegrationsLink } from './IntegrationsLink';

/** Step account on the form road: IntelliBoard's own site, and that somebody is signed in there. */
export function WebForm({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { account, connectionForm } = setup;
  const signedIn = connectionForm.signedInAt !== null;
  return (
    <section className="card" aria-labelledby="web-form-title">
      <h3 id="web-form-title">{t('form_road_title')}</h3>
      <p>{t('form_road_what', account.host)}</p>
      <p>{account.road === 'api' ? t('form_road_both', account.host) : t('form_road_only', account.host)}</p>
      <div className="actions">
        <Button kind={signedIn ? 'secondary' : 'primary'} onClick={() => actions.openIntelliBoard()}>
          {t('form_road_open')}
        </Button>
        {!signedIn && <Button onClick={() => actions.lookAtForm()}>{t('form_road_signed_in')}</Button>}
        <IntegrationsLink host={account.host} />
      </div>
      <p className="muted">
        {t('form_road_help')} <HelpDesk />
      </p>
    </section>
  );
}
