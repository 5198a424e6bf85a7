import type { KeyState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { Facts, type Fact } from '../../shared/Facts';
import { Icon } from '../../shared/Icon';
import { Note } from '../../shared/Note';
import { Time } from '../../shared/Time';
import { MaskedSecret, secretWords } from '../SecretStanding';
import { KeyFindings } from './KeyFindings';
import { KeyPaste } from './KeyPaste';

/** The key as far as it is known here, what Canvas has, and the ways on. */
export function KeySummary({ guide, clientId }: { readonly guide: Guide; readonly clientId: string }) {
  const { setup, actions } = guide;
  const { key } = setup;
  const unusable = key.secret === null || key.secret.state === 'lost' || key.secret.state === 'locked';
  const wrong = key.problem?.code === 'key_wrong_secret';
  // Not in this account's list, so there is nothing to read.
  const elsewhere = key.problem?.code === 'key_not_own';
  const readable = (unusable || wrong) && !elsewhere;
  return (
    <>
      {key.secret?.state === 'lost' && (
        <Note title={t('key_lost_what')}>
          <p>{t('key_lost_now')}</p>
        </Note>
      )}
      <section className="card" aria-labelledby="key-title">
        <h3 id="key-title">{t('key_summary_title')}</h3>
        <Facts facts={factsOf(guide, clientId)} />
        {key.readBack !== null && key.readBack.findings.length > 0 && <KeyFindings guide={guide} findings={key.readBack.findings} />}
        {readable && <p className="muted">{t('key_read_again_what')}</p>}
        <div className="actions">
          {readable && (
            <Button kind={key.secret?.state === 'locked' ? 'secondary' : 'primary'} onClick={() => actions.adoptKey(clientId)}>
              {t('key_read_again')}
            </Button>
          )}
          {!elsewhere && <Button onClick={() => actions.showKeyInCanvas()}>{t('key_show')}</Button>}
          {key.problem === null && !unusable && <Button onClick={() => actions.checkKey()}>{t('check_again')}</Button>}
        </div>
      </section>
      {key.way === 'paste' && (readable || elsewhere || key.problem?.code === 'key_unknown_client') && <KeyPaste guide={guide} clientId={clientId} />}
      {key.way !== 'paste' && readable && (
        <Disclosure title={t('key_paste_other')}>
          <KeyPaste guide={guide} clientId={clientId} />
        </Disclosure>
      )}
      {/* One that IntelliBoard has is replaced: without it here, no other could take its place there. */}
      {key.secret?.state !== 'sent' && (
        <div className="actions">
          {key.provedAt === null ? (
            <Confirm label={t('key_start_new')} title={t('key_start_new')} text={t('key_start_new_what', clientId)} confirm={t('key_start_new')} onConfirm={() => actions.forgetKey()} />
          ) : (
            <Confirm label={t('key_forget')} title={t('key_forget')} text={t('key_forget_what')} confirm={t('key_forget')} onConfirm={() => actions.forgetKey()} />
          )}
        </div>
      )}
    </>
  );
}

function factsOf({ setup }: Guide, clientId: string): Fact[] {
  const { secret, readBack, provedAt } = setup.key;
  const words = secretWords(secret, setup.passphrase.set);
  return [
    { term: t('key_fact_client'), value: <CopyValue what={t('key_fact_client')} value={clientId} /> },
    secret === null || secret.state === 'lost' ? { term: t('key_fact_secret'), value: words } : { term: t('key_fact_secret'), value: <MaskedSecret secret={secret} />, note: words },
    { term: t('key_fact_state'), value: readBack === null ? t('key_not_yet') : <OnOff on={readBack.on} /> },
    ...(readBack === null || readBack.createdAt === null ? [] : [{ term: t('key_fact_made'), value: <Time at={readBack.createdAt} /> }]),
    { term: t('key_fact_compared'), ...comparison(readBack) },
    { term: t('key_fact_proved'), value: provedAt === null ? t('key_not_yet') : <Time at={provedAt} /> },
  ];
}

function comparison(readBack: KeyState['readBack']): Pick<Fact, 'value'> {
  if (readBack === null) return { value: t('key_not_yet') };
  const { length } = readBack.findings;
  return { value: length === 0 ? t('key_no_difference') : t('key_differences', String(length)) };
}

function OnOff({ on }: { readonly on: boolean }) {
  return (
    <span className="with-icon">
      <Icon name={on ? 'done' : 'fail'} />
      {on ? t('key_state_on') : t('key_state_off')}
    </span>
  );
}
