import type { CanvasSite } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { KeyByHand } from './KeyByHand';
import { KeyPlanView } from './KeyPlanView';

/** Canvas's own form: filled by us, saved by the admin; or made wholly by hand where it was not recognised. */
export function KeyFormWay({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { setup, actions } = guide;
  const { intent, problem } = setup.key;
  if (intent?.way === 'form') {
    return (
      <section className="card" aria-labelledby="form-begun-title">
        <h3 id="form-begun-title">{t('key_form_begun_title')}</h3>
        <p>{t('key_form_begun_what')}</p>
        <div className="actions">
          <Button kind="primary" onClick={() => actions.findSavedKey()}>
            {t('key_form_saved')}
          </Button>
          <Button onClick={() => actions.createKey(intent.another)}>{t('key_form_fill')}</Button>
        </div>
      </section>
    );
  }
  return problem?.code === 'key_form_missing' ? <KeyByHand guide={guide} site={site} /> : <KeyPlanView guide={guide} site={site} />;
}
