import { useEffect, useRef, type FocusEvent, type ReactNode } from 'react';
import { nextStep, stepStatus } from '@/utils/model/evidence';
import type { Problem } from '@/utils/model/problem';
import type { SetupState } from '@/utils/model/setup';
import { STEPS, type StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { ProblemNote } from '../shared/ProblemNote';
import { Progress, type ProgressLine } from '../shared/Progress';

interface Props {
  readonly guide: Guide;
  readonly step: StepId;
  /** How it goes, or that it is done. */
  readonly line?: ProgressLine | null;
  readonly problem?: Problem | null;
  /** What can be done about the problem right here. */
  readonly remedies?: ReactNode;
  /** `skip`: the next step does not need this one. */
  readonly onwards?: 'when-done' | 'always' | 'skip';
  readonly children: ReactNode;
}

/** What every step has: its heading, how it goes, what is wrong, its content, and the ways on. */
export function StepFrame({ guide, step, line = null, problem = null, remedies, onwards = 'when-done', children }: Props) {
  const { setup, actions } = guide;
  const number = STEPS.indexOf(step);
  const before = STEPS[number - 1];
  const next = stepAfter(setup, step);
  const done = stepStatus(setup, step) === 'done';
  const { heading, noteFocus } = useFocusKept();
  return (
    <section className="step" aria-labelledby="step-heading" onFocus={noteFocus}>
      <header className="step-header">
        <p className="step-number">{t('step_of', String(number + 1), String(STEPS.length))}</p>
        <h2 ref={heading} id="step-heading" tabIndex={-1}>
          {tCode('step', step)}
        </h2>
        <p className="step-purpose">{tCode('step', `${step}_purpose`)}</p>
        <Progress line={line} />
      </header>
      <ProblemNote problem={problem}>{remedies}</ProblemNote>
      {children}
      <div className="step-ends">
        {before !== undefined && (
          <Button kind="quiet" onClick={() => actions.showStep(before)}>
            {t('step_back', tCode('step', before))}
          </Button>
        )}
        {next !== null && (done || onwards !== 'when-done') && (
          <Button kind={done || onwards === 'always' ? 'primary' : 'quiet'} onClick={() => actions.showStep(next)}>
            {done || onwards === 'always' ? t('step_next', tCode('step', next)) : t('step_skip', tCode('step', next))}
          </Button>
        )}
      </div>
    </section>
  );
}

/** A button that is gone takes the focus with it: whoever uses the keyboard then goes on at the step's heading. */
function useFocusKept() {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    if (last.current === null || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  });
  const noteFocus = (event: FocusEvent) => {
    last.current = event.target;
  };
  return { heading, noteFocus };
}

/** Where "Continue" leads: the next step that can be done, else what was left out, else what comes next of all. */
function stepAfter(setup: SetupState, step: StepId): StepId | null {
  const rest = STEPS.slice(STEPS.indexOf(step) + 1);
  const next = rest.find((one) => stepStatus(setup, one) !== 'done') ?? nextStep(setup);
  if (next !== step) return next;
  return rest[0] ?? null;
}

/** A button that leads to another step, for what is missing here. */
export function GoToStep({ guide, step, primary = false }: { readonly guide: Guide; readonly step: StepId; readonly primary?: boolean }) {
  return (
    <Button kind={primary ? 'primary' : 'secondary'} onClick={() => guide.actions.showStep(step)}>
      {t('step_go', tCode('step', step))}
    </Button>
  );
}
