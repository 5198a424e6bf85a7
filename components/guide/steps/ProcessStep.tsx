import { stepStatus } from '@/utils/model/evidence';
import { isOver } from '@/utils/model/process';
import { missingForRun } from '@/utils/model/process-ready';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import type { StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { Note } from '../../shared/Note';
import type { ProgressLine } from '../../shared/Progress';
import { Connected } from '../process/Connected';
import { FormProcess } from '../process/FormProcess';
import { Loaded } from '../process/Loaded';
import { Notify } from '../process/Notify';
import { ProcessRemedies } from '../process/ProcessRemedies';
import { RunProgress } from '../process/RunProgress';
import { useAcknowledged } from '../process/useAcknowledged';
import { GoToStep, StepFrame } from '../StepFrame';
import { Unlock } from '../Unlock';

/** The first run, and the end of the journey. */
export function ProcessStep({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { run, activity, problem, page } = setup.process;
  const onForm = roadOf(setup) === 'form';
  const isDone = stepStatus(setup, 'process') === 'done';
  const isOn = run !== null && !isOver(run);
  const missing = isDone || isOn ? [] : missingForRun(setup);
  useAcknowledged(guide);
  return (
    <StepFrame guide={guide} step="process" line={lineOf(setup)} problem={problem} remedies={<ProcessRemedies guide={guide} />}>
      <Unlock guide={guide} />
      {missing.length > 0 && <Missing guide={guide} missing={missing} />}
      {setup.details.draft?.active === false && problem?.code !== 'process_inactive' && <Inactive guide={guide} />}
      {!onForm && missing.length === 0 && !isOn && !isDone && <Start guide={guide} />}
      {isOn && <RunProgress guide={guide} run={run} />}
      {run?.state === 'done' && <Loaded run={run} />}
      {isDone && <Connected guide={guide} />}
      {onForm && missing.length === 0 && !isDone && <FormProcess guide={guide} />}
      {onForm && isDone && page?.state !== 'done' && (
        <Disclosure title={t('proc_read_title')}>
          <FormProcess guide={guide} />
        </Disclosure>
      )}
      {!onForm && run?.state === 'done' && activity === null && (
        <div className="actions">
          <Button onClick={() => guide.actions.startRun()}>{t('proc_button_again')}</Button>
        </div>
      )}
    </StepFrame>
  );
}

function lineOf(setup: SetupState): ProgressLine | null {
  const { activity, run } = setup.process;
  switch (activity?.kind) {
    case 'activating':
      return { kind: 'busy', text: t('proc_activating') };
    case 'starting':
      return { kind: 'busy', text: t('proc_starting') };
    case 'reading':
      return { kind: 'busy', text: t('proc_reading') };
    case 'following':
      if (run?.state === 'waiting-for-data') return { kind: 'waiting', text: tCode('run_state', run.state) };
      return { kind: 'busy', text: run === null ? t('proc_starting') : tCode('run_state', run.state) };
    case undefined:
      if (stepStatus(setup, 'process') !== 'done') return null;
      return { kind: 'done', text: roadOf(setup) === 'form' ? t('proc_done_form') : run?.state === 'done' ? t('proc_done') : t('proc_done_waiting') };
  }
}

function Missing({ guide, missing }: { readonly guide: Guide; readonly missing: readonly StepId[] }) {
  return (
    <section className="card" aria-labelledby="proc-missing-title">
      <h3 id="proc-missing-title">{t('proc_missing_title')}</h3>
      <p>{t('proc_missing_what')}</p>
      <div className="actions actions-stacked">
        {missing.map((step, number) => (
          <GoToStep key={step} guide={guide} step={step} primary={number === 0} />
        ))}
      </div>
    </section>
  );
}

function Inactive({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const canTurnOn = roadOf(setup) === 'api' && setup.send.connectionId !== null && setup.process.activity === null;
  return (
    <Note tone="warn" title={t('proc_inactive_title')}>
      <p>{t('proc_inactive_what')}</p>
      {canTurnOn && (
        <div className="actions">
          <Button onClick={() => actions.activateConnection()}>{t('proc_inactive_button')}</Button>
        </div>
      )}
    </Note>
  );
}

/** What is going to happen, and the button. */
function Start({ guide }: { readonly guide: Guide }) {
  const { activity, run } = guide.setup.process;
  const isBusy = activity !== null;
  return (
    <section className="card" aria-labelledby="proc-start-title">
      <h3 id="proc-start-title">{t('proc_start_title')}</h3>
      <p>{t('proc_start_what')}</p>
      <p>{t('proc_start_long')}</p>
      <p>{t('proc_start_close')}</p>
      <Notify guide={guide} />
      <div className="actions">
        <Button kind="primary" aria-disabled={isBusy} onClick={() => !isBusy && guide.actions.startRun()}>
          {run === null ? t('proc_button') : t('proc_button_again')}
        </Button>
      </div>
    </section>
  );
}
