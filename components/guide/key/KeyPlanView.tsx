import { INTELLIBOARD_SCOPES, KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import type { CanvasSite } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { CheckField } from '../../shared/CheckField';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';

const SCOPES = String(INTELLIBOARD_SCOPES.length);

/** Exactly what is going to be made, the one choice in it, and the button. */
export function KeyPlanView({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { setup, actions } = guide;
  const { key, account } = setup;
  const begun = key.intent;
  const enforce = begun?.plan.enforceScopes ?? key.enforceScopes;
  const named = account.me?.redirectUri ?? null;
  return (
    <>
      {begun === null && (
        <div className="card">
          <fieldset className="stack">
            <legend>{t('key_scopes_legend')}</legend>
            <CheckField
              type="radio"
              name="enforce-scopes"
              checked={!enforce}
              onChange={() => actions.setEnforceScopes(false)}
              label={
                <>
                  {t('key_scopes_off')} <span className="badge badge-accent">{t('key_scopes_off_badge')}</span>
                </>
              }
              hint={t('key_scopes_off_hint')}
            />
            <CheckField type="radio" name="enforce-scopes" checked={enforce} onChange={() => actions.setEnforceScopes(true)} label={t('key_scopes_on', SCOPES)} hint={t('key_scopes_on_hint')} />
            <Disclosure title={t('key_scopes_list', SCOPES)}>
              <ul className="scopes mono">
                {INTELLIBOARD_SCOPES.map((scope) => (
                  <li key={scope}>{scope.replace('url:GET|', 'GET ')}</li>
                ))}
              </ul>
            </Disclosure>
          </fieldset>
        </div>
      )}
      <section className="card" aria-labelledby="plan-title">
        <h3 id="plan-title">{t('key_plan_title')}</h3>
        <Facts
          facts={[
            { term: t('key_plan_name'), value: begun?.plan.name ?? KEY_NAME },
            {
              term: t('key_plan_redirect'),
              value: <code>{begun?.plan.redirectUri ?? named ?? KNOWN_REDIRECT_URI}</code>,
              note: named === null ? t('key_plan_redirect_known') : t('key_plan_redirect_me'),
            },
            { term: t('key_plan_scopes'), value: enforce ? t('key_plan_scopes_on', SCOPES) : t('key_value_off') },
            { term: t('key_plan_audience'), value: t('key_value_canvas') },
            { term: t('key_plan_test'), value: t('key_value_off') },
            { term: t('key_plan_empty'), value: t('key_plan_empty_list') },
            { term: t('key_plan_state'), value: t('key_value_on') },
          ]}
        />
        <p>{t('key_create_what', new URL(site.origin).host)}</p>
        <div className="actions">
          <Button kind="primary" onClick={() => actions.createKey(begun?.another ?? false)}>
            {begun === null ? t('key_create') : t('key_create_goon')}
          </Button>
        </div>
      </section>
    </>
  );
}
