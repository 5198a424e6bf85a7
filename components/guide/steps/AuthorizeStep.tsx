import { isDone } from '@/utils/model/evidence';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Rotation } from '../../life/Rotation';
import { Button } from '../../shared/Button';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';
import { Note } from '../../shared/Note';
import type { ProgressLine } from '../../shared/Progress';
import { Time } from '../../shared/Time';
import { AuthorizeRemedies } from '../authorize/AuthorizeRemedies';
import { KeyUse } from '../authorize/KeyUse';
import { Who } from '../authorize/Who';
import { GoToStep, StepFrame } from '../StepFrame';
import { Unlock } from '../Unlock';

/** Canvas asks the admin whether IntelliBoard may act for them. */
export function AuthorizeStep({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { activity, grantedAt, problem } = setup.authorize;
  const isReady = isDone(setup, 'send');
  const isGranted = grantedAt !== null && activity === null;
  return (
    <StepFrame guide={guide} step="authorize" line={lineOf(setup)} problem={problem} remedies={<AuthorizeRemedies guide={guide} />}>
      <Unlock guide={guide} />
      <Rotation guide={guide} />
      {!isReady && !isGranted && <Missing guide={guide} />}
      {isReady && activity === null && !isGranted && (
        <>
          <Who guide={guide} />
          <WhatHappens guide={guide} />
        </>
      )}
      {activity?.kind === 'consenting' && <InTheOtherTab guide={guide} />}
      {isGranted && <Granted guide={guide} />}
      {roadOf(setup) === 'form' && isReady && !isGranted && <KeyUse guide={guide} />}
    </StepFrame>
  );
}

function lineOf(setup: SetupState): ProgressLine | null {
  const { activity, place, grantedAt } = setup.authorize;
  const onForm = roadOf(setup) === 'form';
  switch (activity?.kind) {
    case 'beginning':
      return { kind: 'busy', text: onForm ? t('auth_beginning_form') : t('auth_beginning') };
    case 'checking':
      return { kind: 'busy', text: t('auth_checking') };
    case 'consenting':
      if (place === 'sign-in') return { kind: 'waiting', text: t('auth_sign_in') };
      return { kind: 'waiting', text: onForm && place === null ? t('auth_consenting_form') : t('auth_consenting') };
    case undefined:
      return grantedAt === null ? null : { kind: 'done', text: t('auth_done') };
  }
}

function Missing({ guide }: { readonly guide: Guide }) {
  return (
    <section className="card" aria-labelledby="auth-missing-title">
      <h3 id="auth-missing-title">{t('send_missing_title')}</h3>
      <p>{t('auth_missing')}</p>
      <div className="actions">
        <GoToStep guide={guide} step="send" primary />
      </div>
    </section>
  );
}

/** What is going to happen, and the button. */
function WhatHappens({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { key, canvas, authorize } = setup;
  const onForm = roadOf(setup) === 'form';
  const wasAsked = authorize.problem !== null;
  return (
    <section className="card" aria-labelledby="auth-what-title">
      <h3 id="auth-what-title">{t('auth_what_title')}</h3>
      <ol className="rest">
        <li>{onForm ? t('auth_form_1') : t('auth_what_1', key.plan?.name ?? key.clientId ?? '')}</li>
        <li>{t('auth_what_2')}</li>
        <li>{t('auth_what_3')}</li>
      </ol>
      <Facts
        facts={[
          ...(canvas.site === null ? [] : [{ term: t('auth_what_address'), value: <code>{`${canvas.site.origin}/login/oauth2/auth`}</code> }]),
          ...(key.clientId === null ? [] : [{ term: t('auth_what_key'), value: <CopyValue what={t('auth_what_key')} value={key.clientId} /> }]),
          ...(key.plan === null ? [] : [{ term: t('auth_what_back'), value: <code>{key.plan.redirectUri}</code> }]),
        ]}
      />
      <div className="actions">
        <Button kind="primary" icon="external" onClick={() => actions.authorize(false)}>
          {onForm ? t('auth_form_button') : wasAsked ? t('auth_button_again') : t('auth_button')}
        </Button>
      </div>
    </section>
  );
}

/** The admin is at it elsewhere. */
function InTheOtherTab({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { expiresAt, person } = setup.authorize;
  const onForm = roadOf(setup) === 'form';
  return (
    <section className="card card-accent" aria-labelledby="auth-wait-title">
      <h3 id="auth-wait-title">{t('auth_wait_title')}</h3>
      <ol className="rest">
        {onForm && <li>{t('auth_form_1')}</li>}
        <li>{t('auth_what_2')}</li>
        <li>{t('auth_what_3')}</li>
      </ol>
      <p>{t('auth_wait_what')}</p>
      <Facts
        facts={[
          ...(person === null ? [] : [{ term: t('auth_who_fact'), value: person.name }]),
          ...(expiresAt === null ? [] : [{ term: t('auth_wait_until'), value: <Time at={expiresAt} /> }]),
        ]}
      />
      <div className="actions">
        <Button onClick={() => actions.checkAuthorization()}>{t('check_again')}</Button>
        <Button onClick={() => actions.authorize(true)}>{onForm ? t('auth_form_button') : t('auth_show_again')}</Button>
        <Button kind="quiet" onClick={() => actions.stopAuthorizing()}>
          {t('auth_stop')}
        </Button>
      </div>
    </section>
  );
}

function Granted({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { consent, grantedAt, after } = setup.authorize;
  const { clientId } = setup.key;
  const by = consent?.by ?? null;
  return (
    <>
      <div className="card">
        <Facts
          facts={[
            ...(by === null ? [] : [{ term: t('auth_fact_by'), value: by }]),
            ...(grantedAt === null ? [] : [{ term: t('auth_fact_at'), value: <Time at={grantedAt} /> }]),
            ...(clientId === null ? [] : [{ term: t('auth_fact_key'), value: <code>{clientId}</code> }]),
            ...(after === null || after.tokens === null || roadOf(setup) !== 'form' ? [] : [{ term: t('auth_fact_tokens'), value: String(after.tokens) }]),
          ]}
        />
        <div className="actions">
          <Button onClick={() => actions.checkAuthorization()}>{t('check_again')}</Button>
        </div>
      </div>
      <Note title={t('auth_service_title')}>
        <p>{t('auth_service_what')}</p>
      </Note>
      <Disclosure title={t('auth_again_title')}>
        <p>{t('auth_again_what')}</p>
        <div className="actions">
          <Button onClick={() => actions.authorize(false)}>{t('auth_button_again')}</Button>
        </div>
      </Disclosure>
    </>
  );
}
