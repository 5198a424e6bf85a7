import { hasDataPair } from '@/utils/model/data';
import { stepStatus } from '@/utils/model/evidence';
import { apiBase } from '@/utils/model/known';
import { payloadPreview } from '@/utils/model/payload';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import type { StepId } from '@/utils/model/steps';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Rotation } from '../../life/Rotation';
import { TakeOver } from '../../life/TakeOver';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';
import { Icon } from '../../shared/Icon';
import type { ProgressLine } from '../../shared/Progress';
import { Time } from '../../shared/Time';
import { ChangeRoad } from '../form-road/ChangeRoad';
import { FormRoad } from '../form-road/FormRoad';
import { secretWords } from '../SecretStanding';
import { Checks } from '../send/Checks';
import { Waiting } from '../send/Waiting';
import { GoToStep, StepFrame } from '../StepFrame';
import { isLocked, Unlock } from '../Unlock';

/** What has to be done before anything can be sent. */
const BEFORE = ['account', 'canvas', 'key', 'details'] as const satisfies readonly StepId[];

/** By the road that this set-up takes. */
export function SendStep({ guide }: { readonly guide: Guide }) {
  return roadOf(guide.setup) === 'form' ? <FormRoad guide={guide} /> : <ApiRoad guide={guide} />;
}

function ApiRoad({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { send } = setup;
  const delivered = send.deliveredAt !== null;
  return (
    <StepFrame guide={guide} step="send" line={lineOf(setup)} problem={send.problem?.code === 'vault_locked' && isLocked(setup) ? null : send.problem} remedies={<Remedies guide={guide} />}>
      <Unlock guide={guide} />
      <Rotation guide={guide} />
      {!delivered && <TakeOver guide={guide} />}
      {send.activity?.kind === 'waiting' && (
        <div className="card">
          <Waiting attempts={send.attempts} nextAttemptAt={send.nextAttemptAt} onTryNow={() => guide.actions.trySendingNow()}>
            <Confirm label={t('send_stop')} title={t('send_stop')} text={t('send_stop_what')} confirm={t('send_stop')} onConfirm={() => guide.actions.stopSending()} />
          </Waiting>
        </div>
      )}
      {delivered && <Delivered guide={guide} />}
      {!delivered && send.attempts === 0 && send.problem === null && send.activity === null && (
        <p className="nothing-left">
          <Icon name="lock" />
          <strong>{t('send_nothing_left')}</strong>
        </p>
      )}
      {!delivered && send.activity === null && <Missing guide={guide} />}
      {delivered ? (
        <Disclosure title={t('send_preview_sent')}>
          <Payload setup={setup} />
        </Disclosure>
      ) : (
        <Preview guide={guide} />
      )}
      {delivered && send.activity === null && <AddData guide={guide} />}
      {!delivered && send.activity === null && <ChangeRoad guide={guide} />}
    </StepFrame>
  );
}

function lineOf(setup: SetupState): ProgressLine | null {
  const { activity, attempts, deliveredAt } = setup.send;
  switch (activity?.kind) {
    case 'sending':
      return { kind: 'busy', text: attempts > 1 ? t('send_sending_again', String(attempts)) : t('send_sending') };
    case 'waiting':
      return { kind: 'busy', text: t('send_waiting') };
    case 'checking':
      return { kind: 'busy', text: t('send_checking') };
    case undefined:
      if (stepStatus(setup, 'send') === 'done') return { kind: 'done', text: t('send_done') };
      return deliveredAt === null ? null : { kind: 'done', text: t('send_delivered') };
  }
}

/** The step, or the button, that puts this very problem right. */
function Remedies({ guide }: { readonly guide: Guide }) {
  const { problem, deliveredAt, activity } = guide.setup.send;
  switch (problem?.code) {
    case 'account_bad_token':
    case 'account_token_needed':
      return <GoToStep guide={guide} step="account" />;
    default:
      if (problem === null || deliveredAt === null || activity !== null) return null;
      return <Button onClick={() => guide.actions.checkConnection()}>{t('check_again')}</Button>;
  }
}

function missingSteps(setup: SetupState): readonly StepId[] {
  const gone = setup.key.secret?.state === 'lost' || setup.key.secret?.state === 'locked';
  return BEFORE.filter((step) => stepStatus(setup, step) !== 'done' || (step === 'key' && gone) || (step === 'account' && setup.account.token?.state !== 'held'));
}

function Missing({ guide }: { readonly guide: Guide }) {
  const missing = missingSteps(guide.setup);
  if (missing.length === 0) return null;
  return (
    <section className="card" aria-labelledby="missing-title">
      <h3 id="missing-title">{t('send_missing_title')}</h3>
      <p>{guide.setup.key.secret?.state === 'lost' ? t('send_secret_lost') : t('send_missing')}</p>
      <div className="actions actions-stacked">
        {missing.map((step, number) => (
          <GoToStep key={step} guide={guide} step={step} primary={number === 0} />
        ))}
      </div>
    </section>
  );
}

/** What is going to be sent, to the letter, and the button. */
function Preview({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { send, account } = setup;
  if (payloadPreview(setup) === null) return null;
  const again = send.problem !== null || send.attempts > 0;
  return (
    <section className="card" aria-labelledby="preview-title">
      <h3 id="preview-title">{t('send_preview_title')}</h3>
      <Payload setup={setup} />
      {missingSteps(setup).length === 0 && send.activity === null && (
        <>
          <p>{t('send_button_what', account.host)}</p>
          <div className="actions">
            <Button kind={send.existingConnectionId === null ? 'primary' : 'secondary'} onClick={() => actions.startSending()}>
              {again ? t('send_button_again') : t('send_button')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Payload({ setup }: { readonly setup: SetupState }) {
  return (
    <>
      <p>
        <code>{`POST ${apiBase(setup.account.host)}/connections`}</code>
      </p>
      <pre className="payload" tabIndex={0} role="region" aria-label={t('send_preview_label')}>
        {JSON.stringify(payloadPreview(setup), null, 2)}
      </pre>
      <p className="muted">{t('send_preview_masked')}</p>
    </>
  );
}

function Delivered({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { send, key } = setup;
  return (
    <section className="card" aria-labelledby="checks-title">
      <Facts
        facts={[
          ...(send.connectionId === null ? [] : [{ term: t('send_fact_id'), value: <CopyValue what={t('send_fact_id')} value={send.connectionId} /> }]),
          ...(send.deliveredAt === null ? [] : [{ term: t('send_fact_delivered'), value: <Time at={send.deliveredAt} /> }]),
          { term: t('send_fact_secret'), value: secretWords(key.secret, setup.passphrase.set) },
        ]}
      />
      <h3 id="checks-title">{t('send_checks_title')}</h3>
      <Checks checks={send.checks} />
      {send.activity === null && send.problem === null && (
        <div className="actions">
          <Button onClick={() => actions.checkConnection()}>{t('check_again')}</Button>
        </div>
      )}
    </section>
  );
}

/** Credentials of Canvas data that came after the connection was sent, or that it can still do with. */
function AddData({ guide }: { readonly guide: Guide }) {
  const { data } = guide.setup;
  if (data.secret?.state === 'sent') return null;
  const ready = hasDataPair(data) && stepStatus(guide.setup, 'data') === 'done';
  return (
    <section className="card" aria-labelledby="add-data-title">
      <h3 id="add-data-title">{t('send_data_title')}</h3>
      <p>{ready ? t('send_data_ready') : t('send_data_none')}</p>
      <div className="actions">
        {ready ? (
          <Button kind="primary" onClick={() => guide.actions.addDataToConnection()}>
            {t('send_data_button')}
          </Button>
        ) : (
          <GoToStep guide={guide} step="data" />
        )}
      </div>
    </section>
  );
}
