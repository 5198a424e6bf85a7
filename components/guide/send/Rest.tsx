import type { StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { ExternalLink } from '../../shared/ExternalLink';

/** What this version leaves to IntelliBoard's own pages. */
const AFTER = ['authorize', 'filters', 'roles', 'process'] as const satisfies readonly StepId[];

/** This version ends here, on either road: what is left, and where it is done. */
export function Rest({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { host } = setup.account;
  return (
    <section className="card" aria-labelledby="rest-title">
      <h3 id="rest-title">{t('send_rest_title')}</h3>
      <p>{t('send_rest_what')}</p>
      <ol className="rest">
        {AFTER.map((step) => (
          <li key={step}>
            <button type="button" className="link" onClick={() => actions.showStep(step)}>
              {tCode('step', step)}
            </button>
            <span className="muted">{tCode('step', `${step}_purpose`)}</span>
          </li>
        ))}
      </ol>
      <p>
        <ExternalLink href={`https://${host}/`}>{t('open_host', host)}</ExternalLink>
      </p>
    </section>
  );
}
