import { formIsComplete, type FormField, type FormOutcome, type FormReport } from '@/utils/model/form-report';
import type { KeyPlan } from '@/utils/model/developer-key';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { CopyValue } from '../../shared/CopyValue';
import { Icon, type IconName } from '../../shared/Icon';
import { planned } from './plan';
import { ScopesToCopy } from './ScopesToCopy';

const ICONS: Record<FormOutcome, IconName> = { filled: 'done', already: 'done', not_found: 'problem', not_taken: 'problem', choose: 'open' };

/** Canvas's form is filled, and a person presses Save there: what was filled, and what is left to do by hand. */
export function KeySaving({ guide, form }: { readonly guide: Guide; readonly form: FormReport }) {
  const { setup, actions } = guide;
  const plan = planned(setup);
  return (
    <section className="card" aria-labelledby="saving-title">
      <h3 id="saving-title">{t('key_form_title')}</h3>
      <p>{formIsComplete(form) ? t('key_form_ready') : t('key_form_not_ready')}</p>
      <ul className="form-fields">
        {form.fields.map(({ field, outcome }) => (
          <li key={field} className={`outcome-${outcome}`}>
            <Icon name={ICONS[outcome]} />
            <div>
              <p className="form-field">
                <span className="form-field-name">{tCode('form_field', field)}</span> <span className="muted">{tCode('form_outcome', outcome)}</span>
              </p>
              {(outcome === 'not_found' || outcome === 'not_taken') && <ByHand field={field} plan={plan} scopesLeft={form.scopesLeft} />}
              {outcome === 'choose' && <p>{t('form_choose_app')}</p>}
            </div>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button kind="primary" onClick={() => actions.findSavedKey()}>
          {t('key_form_saved')}
        </Button>
        <Button onClick={() => actions.stopKey()}>{t('key_stop')}</Button>
      </div>
      <p className="muted">{t('key_form_stop_what')}</p>
    </section>
  );
}

interface ByHandProps {
  readonly field: FormField;
  readonly plan: KeyPlan;
  readonly scopesLeft: readonly string[];
}

/** What has to be done by hand about one part of the form. */
function ByHand({ field, plan, scopesLeft }: ByHandProps) {
  const copy = (value: string) => (
    <p>
      {t('form_by_hand')} <CopyValue what={tCode('form_field', field)} value={value} />
    </p>
  );
  const set = (on: boolean) => <p>{t('form_by_hand_set', on ? t('key_value_on_plain') : t('key_value_off'))}</p>;
  switch (field) {
    case 'name':
      return copy(plan.name);
    case 'email':
      return copy(plan.email ?? '');
    case 'redirect_uris':
      return copy(plan.redirectUri);
    case 'test_cluster_only':
      return set(false);
    case 'enforce_scopes':
      return set(plan.enforceScopes);
    case 'allow_includes':
      return set(plan.allowIncludes);
    case 'scopes':
      return (
        <>
          <p>{t('form_scopes_left')}</p>
          <ScopesToCopy scopes={scopesLeft} />
        </>
      );
    case 'partner_app':
      return <p>{t('form_choose_app')}</p>;
  }
}
