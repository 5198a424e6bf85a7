import { stepStatus } from '@/utils/model/evidence';
import type { SetupState } from '@/utils/model/setup';
import { STEPS, type StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Icon } from '../shared/Icon';

/** Where you are. Wide: all steps at the side. Narrow: one line, and all steps behind a disclosure. */
export function StepNav({ guide, wide }: { readonly guide: Guide; readonly wide: boolean }) {
  const { setup, actions } = guide;
  const list = <StepList setup={setup} onShow={(step) => actions.showStep(step)} />;
  return (
    <nav className="steps" aria-label={t('steps_label')}>
      {wide ? (
        list
      ) : (
        <>
          <StepBar setup={setup} />
          <details className="step-line">
            <summary>
              <span>{t('step_of', String(STEPS.indexOf(setup.step) + 1), String(STEPS.length))}</span>
              <span aria-hidden="true">·</span>
              <strong>{tCode('step', setup.step)}</strong>
              <span className="step-more">
                {t('all_steps')}
                <Icon name="chevron" />
              </span>
            </summary>
            {list}
          </details>
        </>
      )}
    </nav>
  );
}

/** The same as the list, at a glance. */
function StepBar({ setup }: { readonly setup: SetupState }) {
  return (
    <div className="step-bar" aria-hidden="true">
      {STEPS.map((step) => (
        <span key={step} className={`bar-${stepStatus(setup, step)}${step === setup.step ? ' bar-here' : ''}`} />
      ))}
    </div>
  );
}

function StepList({ setup, onShow }: { readonly setup: SetupState; readonly onShow: (step: StepId) => void }) {
  return (
    <ol className="step-list">
      {STEPS.map((step) => {
        const status = stepStatus(setup, step);
        return (
          <li key={step} className={`step-${status}`}>
            <button type="button" aria-current={step === setup.step ? 'step' : undefined} onClick={() => onShow(step)}>
              <Icon name={status} />
              <span className="step-name">{tCode('step', step)}</span>
              <span className="step-status">{tCode('status', status)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
