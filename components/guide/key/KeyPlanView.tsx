import type { CanvasSite } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Facts';
import { OwnerEmail } from './OwnerEmail';
import { planned } from './plan';
import { ScopeChoice } from './ScopeChoice';

/** Exactly what is going to be made or filled in, the choices in it, and the button. */
export function KeyPlanView({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { setup, actions } = guide;
  const { intent, way, activity } = setup.key;
  const form = way === 'form';
  const host = new URL(site.origin).host;
  return (
    <>
      {intent === null && (
        <div className="card">
          <OwnerEmail guide={guide} />
          <ScopeChoice guide={guide} />
        </div>
      )}
      <section className="card" aria-labelledby="plan-title">
        <h3 id="plan-title">{form ? t('key_plan_title_form') : t('key_plan_title')}</h3>
        <PlanFacts guide={guide} form={form} />
        <p>{form ? t('key_form_what', host) : t('key_create_what', host)}</p>
        <div className="actions">
          {/* While the scopes are looked up, the plan is not known for certain. */}
          {activity === null ? (
            <Button kind="primary" onClick={() => actions.createKey(intent?.another ?? false)}>
              {form ? t('key_form_fill') : intent === null ? t('key_create') : t('key_create_goon')}
            </Button>
          ) : (
            <Button onClick={() => actions.stopKey()}>{t('key_stop')}</Button>
          )}
        </div>
      </section>
    </>
  );
}

function PlanFacts({ guide: { setup }, form }: { readonly guide: Guide; readonly form: boolean }) {
  const { name, redirectUri, email, enforceScopes, scopes, allowIncludes } = planned(setup);
  return (
    <Facts
      facts={[
        { term: t('key_plan_name'), value: name },
        { term: t('key_plan_email'), value: email ?? t('key_plan_none') },
        { term: t('key_plan_redirect'), value: <code>{redirectUri}</code>, note: setup.account.me === null ? t('key_plan_redirect_known') : t('key_plan_redirect_me') },
        { term: t('key_plan_scopes'), value: enforceScopes ? t('key_plan_scopes_on', String(scopes.length)) : t('key_value_off') },
        ...(enforceScopes ? [{ term: t('key_plan_includes'), value: allowIncludes ? t('key_value_on_plain') : t('key_value_off') }] : []),
        { term: t('key_plan_audience'), value: t('key_value_canvas') },
        { term: t('key_plan_test'), value: t('key_value_off') },
        { term: t('key_plan_empty'), value: t('key_plan_empty_list') },
        { term: t('key_plan_state'), value: form ? t('key_plan_state_form') : t('key_value_on') },
      ]}
    />
  );
}
