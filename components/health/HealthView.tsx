import type { HealthDocument } from '@/utils/model/health';
import { healthStanding } from '@/utils/model/health-standing';
import type { ProblemCode } from '@/utils/model/problem';
import { roadOf } from '@/utils/model/road';
import type { StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { useAcknowledged } from '../guide/process/useAcknowledged';
import { Button } from '../shared/Button';
import { Icon } from '../shared/Icon';
import { Note } from '../shared/Note';
import { ProblemNote } from '../shared/ProblemNote';
import { AllChecks } from './AllChecks';
import { Attention } from './Attention';
import { Drifts } from './Drifts';
import { VERDICT_ICONS } from './icons';
import { NotifySwitch } from './NotifySwitch';
import { Runs } from './Runs';
import { Strip } from './Strip';
import { checkedWords } from './words';
import './health.css';

interface Props {
  readonly guide: Guide;
  readonly health: HealthDocument;
  /** Shows the steps of the set-up, at this one. */
  readonly onShowStep: (step: StepId) => void;
  readonly now: Date;
}

/** How a finished connection stands: one sentence, what needs attention, and the rest behind it. */
export function HealthView({ guide, health, onShowStep, now }: Props) {
  const { setup, actions } = guide;
  const { worst, attention, checkedAt } = healthStanding(health);
  useAcknowledged(guide);
  const isChecking = health.round !== null || setup.key.activity !== null;
  const problem = setup.key.problem !== null && !SAID_BY_CHECKS.includes(setup.key.problem.code) ? setup.key.problem : null;
  return (
    <section className="health" aria-labelledby="health-heading">
      <header className={`health-header health-${worst}`}>
        <Icon name={VERDICT_ICONS[worst]} />
        <div>
          <p className="health-kicker">{t('health_title')}</p>
          <h2 id="health-heading" tabIndex={-1}>
            {tCode('health_heading', worst)}
          </h2>
          <p className="health-age" role="status">
            {isChecking ? t('health_checking') : checkedAt === null ? t('health_never_checked') : checkedWords(checkedAt, now)}
          </p>
        </div>
        <Button aria-disabled={isChecking} onClick={() => (isChecking ? undefined : actions.checkHealth())}>
          {t('health_check_now')}
        </Button>
      </header>
      {/* What stood in the way of "Fix it". */}
      <ProblemNote problem={problem} />
      {attention.length > 0 && <Attention results={attention} guide={guide} onShowStep={onShowStep} now={now} />}
      {roadOf(setup) === 'form' && (
        <Note>
          <p>{t('health_form_road')}</p>
        </Note>
      )}
      <Strip health={health} now={now} />
      <Drifts drifts={health.drifts} now={now} />
      <Runs setup={setup} health={health} now={now} />
      <AllChecks health={health} guide={guide} onShowStep={onShowStep} now={now} />
      <NotifySwitch guide={guide} notify={health.notify} />
      <div className="step-ends">
        <Button kind="quiet" onClick={() => onShowStep(setup.step)}>
          {t('health_show_steps')}
        </Button>
      </div>
    </section>
  );
}

/** What the step of the key says of a key that is not fit, its check says, too. */
const SAID_BY_CHECKS: readonly ProblemCode[] = ['key_off', 'key_differs', 'key_gone'];
