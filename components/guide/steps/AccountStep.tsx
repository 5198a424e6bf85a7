import { useState, type FormEvent } from 'react';
import { stepStatus } from '@/utils/model/evidence';
import type { Problem } from '@/utils/model/problem';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { AllowSites } from '../../shared/AllowSites';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { ExternalLink } from '../../shared/ExternalLink';
import { Facts } from '../../shared/Facts';
import { Field } from '../../shared/Field';
import { HelpDesk } from '../../shared/HelpDesk';
import { Note } from '../../shared/Note';
import type { ProgressLine } from '../../shared/Progress';
import { SecretField } from '../../shared/SecretField';
import { PassphraseOffer } from '../PassphraseOffer';
import { Preflight } from '../Preflight';
import { MaskedSecret, secretWords } from '../SecretStanding';
import { ChangeRoad } from '../form-road/ChangeRoad';
import { formLine } from '../form-road/form-line';
import { WebForm } from '../form-road/WebForm';
import { StepFrame } from '../StepFrame';
import { Unlock } from '../Unlock';

export function AccountStep({ guide }: { readonly guide: Guide }) {
  const { setup, actions, place, refused } = guide;
  const { account } = setup;
  const origin = `https://${account.host}`;
  const allowed = guide.isAllowed(origin);
  const done = stepStatus(setup, 'account') === 'done';
  const checking = account.activity?.kind === 'checking';
  const needsSite = !allowed || (account.road === 'unknown' && !checking);
  const road = roadOf(setup);

  return (
    <StepFrame
      guide={guide}
      step="account"
      line={lineOf(setup, done)}
      problem={account.problem ?? signInProblem(setup, done)}
      remedies={account.problem !== null && allowed && !checking && account.road !== 'unknown' ? <Button onClick={() => actions.allowIntelliBoard()}>{t('check_again')}</Button> : undefined}
      onwards="skip"
    >
      <Unlock guide={guide} />
      {!done && (
        <Disclosure title={t('preflight_title')}>
          <Preflight setup={setup} />
        </Disclosure>
      )}
      {!done && account.road === 'unknown' && <HostForm key={account.host} guide={guide} />}
      {needsSite && (
        <div className="card">
          <AllowSites
            origins={[origin]}
            why={t('allow_account')}
            place={place}
            allowed={allowed}
            asking={account.activity?.kind === 'asking'}
            refused={refused === origin && account.problem?.code !== 'permission_refused'}
            onAllow={() => actions.allowIntelliBoard()}
            onOpenPanel={() => actions.openPanel()}
          />
        </div>
      )}
      {road === 'form' && allowed && account.road !== 'unknown' && <WebForm guide={guide} />}
      {road === 'api' && done && <AccountFacts guide={guide} />}
      {road === 'api' && <Token guide={guide} />}
      {allowed && account.road === 'api' && <ChangeRoad guide={guide} />}
      {road === 'api' && account.token?.state === 'held' && <PassphraseOffer guide={guide} />}
      {done && <Firewall addresses={account.me?.firewallAddresses ?? []} />}
      {account.road !== 'unknown' && (
        <Disclosure title={t('account_host_change')}>
          <p>{t('account_host_change_hint')}</p>
          <HostForm key={account.host} guide={guide} />
        </Disclosure>
      )}
    </StepFrame>
  );
}

/** What stands between the admin and IntelliBoard's site. Whether its form is in view is the last step's business. */
function signInProblem(setup: SetupState, done: boolean): Problem | null {
  return roadOf(setup) === 'form' && !done ? setup.connectionForm.problem : null;
}

function lineOf(setup: SetupState, done: boolean): ProgressLine | null {
  const { account, connectionForm } = setup;
  if (account.activity?.kind === 'asking') return { kind: 'busy', text: t('account_asking') };
  if (account.activity?.kind === 'checking') return { kind: 'busy', text: account.road === 'api' && account.token !== null ? t('account_token_checking') : t('account_checking') };
  if (roadOf(setup) === 'form') return formLine(connectionForm.activity?.kind) ?? (done ? { kind: 'done', text: t('account_signed_in') } : null);
  return done && account.me !== null ? { kind: 'done', text: t('account_done', account.me.name) } : null;
}

function HostForm({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const [typed, setTyped] = useState(setup.account.host);
  const [fault, setFault] = useState<string | null>(null);
  const changed = typed.trim() !== setup.account.host;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFault(await actions.setIntelliBoardHost(typed));
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('account_host_label')} hint={t('account_host_hint')} fault={fault}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={2000}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setFault(null);
            }}
          />
        )}
      </Field>
      {changed && (
        <div className="actions">
          <Button type="submit">{t('account_host_use')}</Button>
        </div>
      )}
    </form>
  );
}

function Token({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { account } = setup;
  const field = (primary: boolean) => (
    <SecretField label={t('account_token_label')} hint={t('account_token_hint')} button={t('account_token_button')} primary={primary} onSubmit={(token) => actions.setToken(token)} />
  );
  const forget = (
    <Confirm label={t('account_token_forget')} title={t('account_token_forget')} text={t('account_token_forget_what')} confirm={t('account_token_forget')} onConfirm={() => actions.forgetToken()} />
  );
  if (account.token?.state === 'locked') return <div className="actions">{forget}</div>;
  if (account.token?.state === 'held' && account.problem?.code !== 'account_bad_token') {
    return (
      <>
        <Disclosure title={t('account_token_replace')}>{field(false)}</Disclosure>
        <div className="actions">{forget}</div>
      </>
    );
  }
  return (
    <section className="card" aria-labelledby="token-title">
      <h3 id="token-title">{t('account_token_title')}</h3>
      {account.token?.state === 'lost' ? (
        <Note title={t('account_token_lost_what')}>
          <p>{t('account_token_lost_now')}</p>
        </Note>
      ) : (
        <p>{t('account_token_why')}</p>
      )}
      {field(true)}
      <p className="muted">{t('account_token_kept', account.host)}</p>
      <Disclosure title={t('account_token_where')}>
        <p>{t('account_token_where_1')}</p>
        <p>
          <ExternalLink href={`https://${account.host}/`}>{t('open_host', account.host)}</ExternalLink>
        </p>
        <p>
          {t('account_token_where_2')} <HelpDesk />
        </p>
      </Disclosure>
    </section>
  );
}

function AccountFacts({ guide: { setup } }: { readonly guide: Guide }) {
  const { me, token, host } = setup.account;
  if (me === null) return null;
  return (
    <div className="card">
      <Facts
        facts={[
          { term: t('account_fact_name'), value: me.name },
          { term: t('account_fact_host'), value: host },
          { term: t('account_fact_zone'), value: me.timeZone },
          { term: t('account_fact_redirect'), value: <CopyValue what={t('account_fact_redirect')} value={me.redirectUri} /> },
          {
            term: t('account_fact_token'),
            value: token === null || token.state === 'lost' ? secretWords(token, false) : <MaskedSecret secret={token} />,
            note: token === null || token.state === 'lost' ? undefined : secretWords(token, setup.passphrase.set),
          },
        ]}
      />
    </div>
  );
}

function Firewall({ addresses }: { readonly addresses: readonly string[] }) {
  return (
    <Disclosure title={t('account_firewall')}>
      {addresses.length === 0 ? (
        <p>
          {t('account_firewall_none')} <HelpDesk />
        </p>
      ) : (
        <>
          <p>{t('account_firewall_list')}</p>
          <ul className="mono">
            {addresses.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </>
      )}
    </Disclosure>
  );
}
