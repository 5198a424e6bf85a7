import type { DataState } from '@/utils/model/data';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { RenewData } from '../../life/RenewData';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { Facts, type Fact } from '../../shared/Facts';
import { Note } from '../../shared/Note';
import { Time } from '../../shared/Time';
import { MaskedSecret, secretWords } from '../SecretStanding';
import { DataPaste } from './DataPaste';

/** The credentials as far as they are known here, and what there is behind them. */
export function DataSummary({ guide, clientId }: { readonly guide: Guide; readonly clientId: string }) {
  const { setup, actions } = guide;
  const { data } = setup;
  const idle = data.activity === null;
  const held = data.secret?.state === 'held';
  const unusable = !held && data.secret?.state !== 'sent';
  return (
    <>
      {data.provedAt !== null && <Behind data={data} />}
      <section className="card" aria-labelledby="data-title">
        <h3 id="data-title">{tCode('data_world', data.source)}</h3>
        <Facts facts={factsOf(guide, clientId)} />
        <div className="actions">
          {idle && data.problem === null && held && <Button onClick={() => actions.proveData()}>{t('check_again')}</Button>}
          <RenewData guide={guide} />
          {idle && (
            <Confirm label={t('data_forget')} title={t('data_forget')} text={t('data_forget_what')} confirm={t('data_forget')} onConfirm={() => actions.forgetData()} />
          )}
        </div>
      </section>
      {idle && (unusable || data.provedAt === null) && (
        <Disclosure title={t('data_paste_other')}>
          <DataPaste guide={guide} />
        </Disclosure>
      )}
    </>
  );
}

function factsOf({ setup }: Guide, clientId: string): Fact[] {
  const { source, secret, capturedBy, provedAt, dap, flatFiles } = setup.data;
  const [idLabel, secretLabel] = source === 'dap' ? [t('data_id_label'), t('data_secret_label')] : [t('data_key_label'), t('data_portal_secret_label')];
  const words = secretWords(secret, setup.passphrase.set);
  return [
    { term: idLabel, value: <CopyValue what={idLabel} value={clientId} /> },
    secret === null || secret.state === 'lost' ? { term: secretLabel, value: words } : { term: secretLabel, value: <MaskedSecret secret={secret} />, note: words },
    ...(capturedBy === null ? [] : [{ term: t('data_fact_captured'), value: tCode('data_captured', capturedBy) }]),
    { term: t('data_fact_proved'), value: provedAt === null ? t('key_not_yet') : <Time at={provedAt} /> },
    ...(dap === null ? [] : [{ term: t('data_fact_tables'), value: String(dap.tables) }]),
    ...(dap === null || dap.freshness === null ? [] : [{ term: t('data_fact_until'), value: <Time at={dap.freshness.until} /> }]),
    ...(flatFiles === null || flatFiles.newestFinishedAt === null ? [] : [{ term: t('data_fact_build'), value: <Time at={flatFiles.newestFinishedAt} /> }]),
  ];
}

/** How new the data is, in a sentence, with what follows from it. */
function Behind({ data: { dap, flatFiles } }: { readonly data: DataState }) {
  if (dap !== null && dap.freshness !== null) {
    const { verdict, quiet } = dap.freshness;
    return (
      <Note tone={verdict === 'ok' ? 'good' : 'warn'}>
        <p>{tCode('dap_freshness', verdict)}</p>
        {quiet.length > 0 && <p>{t('dap_quiet', quiet.join(', '))}</p>}
      </Note>
    );
  }
  // Where there are none yet, the problem above says so.
  if (flatFiles === null || flatFiles.newestFinishedAt === null) return null;
  const { freshness, reserved, skewMinutes } = flatFiles;
  const skew = Math.abs(skewMinutes ?? 0);
  return (
    <Note tone={freshness === 'fresh' && reserved !== true ? 'good' : 'warn'}>
      <p>{tCode('flat_freshness', freshness)}</p>
      {reserved === true && <p>{t('flat_reserved')}</p>}
      {skew >= SKEW_WORTH_SAYING && <p>{t('flat_skew', String(Math.round(skew)))}</p>}
    </Note>
  );
}

/** Minutes. At 15 the portal refuses every request. */
const SKEW_WORTH_SAYING = 5;
