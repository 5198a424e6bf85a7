import { stepStatus } from '@/utils/model/evidence';
import type { DataState } from '@/utils/model/data';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { RenewingData } from '../../life/RenewData';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import type { ProgressLine } from '../../shared/Progress';
import { DataStart } from '../data/DataStart';
import { DataSummary } from '../data/DataSummary';
import { DataWatching } from '../data/DataWatching';
import { DataWorld } from '../data/DataWorld';
import { Expiry } from '../data/Expiry';
import { Frequency } from '../data/Frequency';
import { LiveEvents } from '../data/LiveEvents';
import { PickTool } from '../data/PickTool';
import { PassphraseOffer } from '../PassphraseOffer';
import { GoToStep, StepFrame } from '../StepFrame';
import { isLocked, Unlock } from '../Unlock';

export function DataStep({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  if (setup.canvas.site === null) {
    return (
      <StepFrame guide={guide} step="data" onwards="skip">
        <p>{t('canvas_needed')}</p>
        <div className="actions">
          <GoToStep guide={guide} step="canvas" primary />
        </div>
      </StepFrame>
    );
  }
  const { data } = setup;
  // Said where it is put right.
  const problem = data.problem?.code === 'vault_locked' && isLocked(setup) ? null : data.problem;
  return (
    <StepFrame guide={guide} step="data" line={lineOf(data, stepStatus(setup, 'data') === 'done')} problem={problem} remedies={<Remedies guide={guide} />} onwards="skip">
      <Unlock guide={guide} />
      <RenewingData guide={guide} />
      <Content guide={guide} />
      <LiveEvents guide={guide} />
      {data.secret?.state === 'held' && data.activity === null && <PassphraseOffer guide={guide} />}
    </StepFrame>
  );
}

/** What there is to see, by how far it has come. */
function Content({ guide }: { readonly guide: Guide }) {
  const { activity, tools, clientId, candidates, source } = guide.setup.data;
  if (activity?.kind === 'watching') return <DataWatching guide={guide} />;
  if (tools.length > 0) return <PickTool guide={guide} />;
  if (clientId !== null) {
    return (
      <>
        <DataSummary guide={guide} clientId={clientId} />
        {source === 'dap' && <Expiry guide={guide} />}
        {source === 'dap' && <Frequency guide={guide} />}
      </>
    );
  }
  if (candidates > 0) return <Captured guide={guide} />;
  if (activity !== null && activity.kind !== 'asking') return null;
  return (
    <>
      <DataWorld guide={guide} />
      <DataStart guide={guide} />
    </>
  );
}

/** Captured, and not judged yet: the service could not be asked. */
function Captured({ guide: { setup, actions } }: { readonly guide: Guide }) {
  return (
    <section className="card" aria-labelledby="captured-title">
      <h3 id="captured-title">{t('data_captured_title')}</h3>
      <p>{t('data_captured_what')}</p>
      {setup.data.activity === null && (
        <div className="actions">
          <Confirm label={t('data_forget')} title={t('data_forget')} text={t('data_forget_what')} confirm={t('data_forget')} onConfirm={() => actions.forgetData()} />
        </div>
      )}
    </section>
  );
}

function lineOf({ activity, source }: DataState, done: boolean): ProgressLine | null {
  if (activity === null) return done ? { kind: 'done', text: t('data_done') } : null;
  if (activity.kind === 'watching') return { kind: 'waiting', text: source === 'dap' ? t('data_waiting_identity') : t('data_waiting_portal') };
  return { kind: 'busy', text: tCode('data_doing', activity.kind) };
}

/** What can be done about the problem right here. */
function Remedies({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { problem, activity, candidates, clientId, source, secret } = setup.data;
  if (problem === null || activity !== null) return null;
  const again = candidates > 0 ? t('try_again') : clientId !== null && secret?.state === 'held' ? t('check_again') : null;
  return (
    <>
      {problem.code === 'data_portal_retired' && source === 'flat-files' && <Button onClick={() => actions.chooseDataSource('dap')}>{t('data_take_dap')}</Button>}
      {again !== null && <Button onClick={() => actions.proveData()}>{again}</Button>}
    </>
  );
}
