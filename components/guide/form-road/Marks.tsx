import { useState } from 'react';
import type { ConnectionMark, MarkState } from '@/utils/model/connection-form';
import { expiryStanding } from '@/utils/model/expiry';
import type { SetupState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { HelpDesk } from '../../shared/HelpDesk';
import { Icon, type IconName } from '../../shared/Icon';
import { Time } from '../../shared/Time';
import { GoToStep } from '../StepFrame';

const ICONS: Record<MarkState, IconName> = { good: 'done', bad: 'fail', waiting: 'waiting' };
const VERDICTS: Record<MarkState, string> = { good: 'pass', bad: 'fail', waiting: 'waiting' };

/** The marks that IntelliBoard's page showed after Continue, and what a red one may mean. */
export function Marks({ guide }: { readonly guide: Guide }) {
  const { marks, marksReadAt } = guide.setup.connectionForm;
  return (
    <>
      <ul className="checks">
        {marks.map(({ mark, state }) => (
          <li key={mark} className={`check-${VERDICTS[state]}`}>
            <Icon name={ICONS[state]} />
            <div>
              <p className="check-name">
                <span>{tCode('mark', mark)}</span> <span className={`verdict verdict-${VERDICTS[state]}`}>{tCode('mark_state', state)}</span>
              </p>
              {mark === 'data' && state === 'waiting' && <p className="muted">{t('marks_data_waiting')}</p>}
              {state === 'bad' && <Why guide={guide} mark={mark} />}
            </div>
          </li>
        ))}
      </ul>
      {marks.some(({ state }) => state === 'bad') && (
        <p className="muted">
          {t('form_road_help')} <HelpDesk />
        </p>
      )}
      {marksReadAt !== null && (
        <p className="muted">
          {t('marks_read_at')} <Time at={marksReadAt} />
        </p>
      )}
    </>
  );
}

/** What this extension knows itself about a red mark. */
function Why({ guide, mark }: { readonly guide: Guide; readonly mark: ConnectionMark }) {
  switch (mark) {
    case 'url':
      return <UrlWhy setup={guide.setup} />;
    case 'keys':
      return <KeysWhy guide={guide} />;
    case 'data':
      return <DataWhy guide={guide} />;
  }
}

function UrlWhy({ setup: { canvas, connectionForm } }: { readonly setup: SetupState }) {
  const stands = connectionForm.look?.fields.find(({ field }) => field === 'url');
  return (
    <>
      <p>{t('marks_url_bad', canvas.site?.origin ?? '')}</p>
      {stands?.isRight === false && <p>{t('marks_url_differs')}</p>}
      {stands?.isRight === true && <p>{t('marks_url_right')}</p>}
    </>
  );
}

function DataWhy({ guide }: { readonly guide: Guide }) {
  const { clientId, provedAt, expiresOn } = guide.setup.data;
  const [now] = useState(() => Date.now());
  const wrong = clientId === null ? t('marks_data_missing') : expiresOn !== null && expiryStanding(expiresOn, now).kind === 'passed' ? t('marks_data_passed') : provedAt === null ? t('marks_data_unproved') : null;
  if (wrong !== null || provedAt === null) {
    return (
      <>
        <p>{wrong}</p>
        <div className="actions">
          <GoToStep guide={guide} step="data" />
        </div>
      </>
    );
  }
  return (
    <>
      <p>
        {t('marks_data_proved')} <Time at={provedAt} />
      </p>
      <p>{t('marks_data_other')}</p>
    </>
  );
}

function KeysWhy({ guide }: { readonly guide: Guide }) {
  const { key } = guide.setup;
  if (key.activity !== null) return <p>{t('marks_keys_asking')}</p>;
  const atCanvas = key.readBack?.on === false ? t('marks_keys_off') : key.provedAt === null ? t('marks_keys_unproved') : key.readBack?.findings.some(({ grave }) => grave) === true ? t('marks_keys_differ') : null;
  if (atCanvas !== null || key.provedAt === null) {
    return (
      <>
        <p>{atCanvas}</p>
        <div className="actions">
          <GoToStep guide={guide} step="key" />
        </div>
      </>
    );
  }
  return (
    <>
      <p>
        {t('marks_keys_proved')} <Time at={key.provedAt} />
      </p>
      <p>{t('marks_keys_other')}</p>
      {key.plan !== null && (
        <p className="found">
          {t('marks_keys_redirect')} <code>{key.plan.redirectUri}</code>
        </p>
      )}
    </>
  );
}
