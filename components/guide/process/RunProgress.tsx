import { useState } from 'react';
import type { ProcessState, RunReading, RunState } from '@/utils/model/process';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Facts';
import { Icon } from '../../shared/Icon';
import { Note } from '../../shared/Note';
import { Time } from '../../shared/Time';
import { countsText } from './counts';
import { Notify } from './Notify';

const STAGES = ['queued', 'downloading', 'loading', 'done'] as const satisfies readonly RunState[];
const WAIT_HOURS = 48;

/** A run that is on: how far it is, what it is doing, and that waiting is normal where it waits. */
export function RunProgress({ guide, run }: { readonly guide: Guide; readonly run: RunReading }) {
  const { process } = guide.setup;
  const percent = Math.round(run.progress * 100);
  const what = tCode('run_state', run.state);
  return (
    <section className="card" aria-labelledby="run-title">
      <h3 id="run-title">{t('proc_run_title')}</h3>
      {run.state !== 'waiting-for-data' && (
        <p className="run-progress">
          <progress aria-label={t('proc_bar')} max={100} value={percent} aria-valuetext={t('proc_bar_value', what, String(percent))} />
          <span aria-hidden="true">{new Intl.NumberFormat(undefined, { style: 'percent' }).format(percent / 100)}</span>
        </p>
      )}
      <Stages state={run.state} />
      {run.state === 'waiting-for-data' && <Waiting process={process} />}
      <Facts
        facts={[
          ...(run.startedAt === null ? [] : [{ term: t('proc_fact_started'), value: <Time at={run.startedAt} /> }]),
          ...(run.state === 'downloading' || run.state === 'loading' ? [{ term: t('proc_fact_read'), value: countsText(run.counts) }] : []),
          ...(process.seenAt === null ? [] : [{ term: t('proc_fact_seen'), value: <Time at={process.seenAt} seconds /> }]),
        ]}
      />
      <Notify guide={guide} />
      <p className="muted">{t('proc_start_close')}</p>
      <div className="actions">
        <Button onClick={() => guide.actions.lookAtRun()}>{t('proc_look')}</Button>
      </div>
    </section>
  );
}

/** Waiting comes before the download, and is a stage only for whom it happens to. */
function Stages({ state }: { readonly state: RunState }) {
  const stages: readonly RunState[] = state === 'waiting-for-data' ? ['queued', 'waiting-for-data', 'downloading', 'loading', 'done'] : STAGES;
  const now = stages.indexOf(state);
  return (
    <ol className="stages">
      {stages.map((stage, number) => {
        const standing = number < now || state === 'done' ? 'done' : number === now ? 'now' : 'todo';
        const icon = standing === 'done' ? 'done' : standing === 'todo' ? 'open' : stage === 'waiting-for-data' ? 'waiting' : 'busy';
        return (
          <li key={stage} className={`stage-${standing}`} aria-current={standing === 'now' ? 'step' : undefined}>
            <Icon name={icon} />
            <span>{tCode('run_state', stage)}</span>
            <span className="sr-only">({tCode('run_stage', standing)})</span>
          </li>
        );
      })}
    </ol>
  );
}

function Waiting({ process: { stateSince } }: { readonly process: ProcessState }) {
  const [now] = useState(() => Date.now());
  const until = stateSince === null ? null : Date.parse(stateSince) + WAIT_HOURS * 3_600_000;
  return (
    <Note title={t('proc_waiting_title')}>
      <p>{until !== null && until < now ? t('proc_waiting_over') : t('proc_waiting_what')}</p>
      {stateSince !== null && until !== null && (
        <Facts
          facts={[
            { term: t('proc_waiting_since'), value: <Time at={stateSince} /> },
            { term: t('proc_waiting_until'), value: <Time at={new Date(until).toISOString()} /> },
          ]}
        />
      )}
    </Note>
  );
}
