import type { KeyUse as Use } from '@/utils/model/authorize';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';
import { Time } from '../../shared/Time';

/** Form road: by what the consent is noticed, and the way for whoever knows better. */
export function KeyUse({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { before, after, problem } = setup.authorize;
  return (
    <>
      <Disclosure title={t('auth_form_seen')}>
        <p>{t('auth_form_seen_what')}</p>
        {before !== null && (before.tokens ?? 0) > 0 && <p>{t('auth_form_in_use')}</p>}
        <Facts facts={[...(before === null ? [] : [fact(t('auth_form_before'), before)]), ...(after === null ? [] : [fact(t('auth_form_now'), after)])]} />
      </Disclosure>
      <Disclosure title={t('auth_confirm_title')} isOpen={problem?.code === 'authorize_not_seen'}>
        <p>{t('auth_confirm_what')}</p>
        <div className="actions">
          <Button onClick={() => actions.confirmAuthorized()}>{t('auth_confirm_button')}</Button>
        </div>
      </Disclosure>
    </>
  );
}

function fact(term: string, { tokens, at }: Use) {
  return {
    term,
    value: (
      <>
        {tokens ?? t('auth_form_unknown')} (<Time at={at} seconds />)
      </>
    ),
  };
}
