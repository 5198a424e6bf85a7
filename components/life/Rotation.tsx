import { mayKeepOldKey, rotationStage, ROTATION_STAGES, type RotationStage } from '@/utils/model/rotation';
import { roadOf } from '@/utils/model/road';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { Confirm } from '../shared/Confirm';
import { Icon } from '../shared/Icon';
import { ProblemNote } from '../shared/ProblemNote';
import { Progress } from '../shared/Progress';
import { GoToStep } from '../guide/StepFrame';

/** How far the change of the developer key has come, what is next, and which key the connection works with meanwhile. */
export function Rotation({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { rotation } = setup;
  const stage = rotationStage(setup);
  if (stage === null || rotation.old === null) return null;
  const swapped = stage === 'check' || stage === 'turn-off' || stage === 'done';
  return (
    <section className="card card-accent" aria-labelledby="rotation-title">
      <h3 id="rotation-title">{t('rotation_title')}</h3>
      <p>{swapped ? t('rotation_works_new', setup.key.clientId ?? '') : t('rotation_works_old', rotation.old.clientId ?? '')}</p>
      <ol className="stages">
        {ROTATION_STAGES.filter((one) => one !== 'done' && !(one === 'check' && roadOf(setup) === 'form')).map((one) => (
          <Line key={one} stage={one} present={stage} />
        ))}
      </ol>
      <ProblemNote problem={rotation.problem} />
      {rotation.activity === null ? <Next guide={guide} stage={stage} /> : <Progress line={{ kind: 'busy', text: rotation.activity.kind === 'sending' ? t('send_sending') : t('rotation_turning_off') }} />}
    </section>
  );
}

function Line({ stage, present }: { readonly stage: RotationStage; readonly present: RotationStage }) {
  const [at, now] = [ROTATION_STAGES.indexOf(stage), ROTATION_STAGES.indexOf(present)];
  const standing = at < now ? 'done' : at === now ? 'now' : 'todo';
  return (
    <li className={`stage-${standing}`} aria-current={standing === 'now' ? 'step' : undefined}>
      <Icon name={standing === 'done' ? 'done' : 'open'} />
      <span>{tCode('rotation_stage', stage)}</span> <span className="sr-only">{tCode('key_stage', standing)}</span>
    </li>
  );
}

/** The one thing that is next. */
function Next({ guide, stage }: { readonly guide: Guide; readonly stage: RotationStage }) {
  const { setup, actions } = guide;
  const onForm = roadOf(setup) === 'form';
  const oldId = setup.rotation.old?.clientId ?? '';
  // Not in the middle of what is done with the new key.
  const leave = mayKeepOldKey(setup) && <Confirm label={t('rotation_cancel')} title={t('rotation_cancel')} text={t('rotation_cancel_what', oldId)} confirm={t('rotation_cancel')} onConfirm={() => actions.cancelRotation()} />;
  switch (stage) {
    case 'make':
      return (
        <div className="actions">
          {setup.step !== 'key' && <GoToStep guide={guide} step="key" primary />}
          {leave}
        </div>
      );
    case 'send':
      return (
        <>
          <p>{onForm ? t('rotation_send_form') : t('rotation_send_what', setup.account.host)}</p>
          <div className="actions">
            {!onForm && (
              <Button kind="primary" onClick={() => actions.sendNewKey()}>
                {t('rotation_send')}
              </Button>
            )}
            {onForm && setup.step !== 'send' && <GoToStep guide={guide} step="send" primary />}
            {leave}
          </div>
        </>
      );
    case 'authorize':
      return (
        <>
          <p>{t('rotation_authorize_what')}</p>
          <div className="actions">{setup.step !== 'authorize' && <GoToStep guide={guide} step="authorize" primary />}</div>
        </>
      );
    case 'check':
      return (
        <div className="actions">
          <Button kind="primary" onClick={() => actions.checkConnection()}>
            {t('check_again')}
          </Button>
        </div>
      );
    case 'turn-off':
      return (
        <>
          <p>{t('rotation_off_what', oldId)}</p>
          <div className="actions">
            <Button kind="primary" onClick={() => actions.turnOldKeyOff()}>
              {t('rotation_off')}
            </Button>
            <Button kind="quiet" onClick={() => actions.finishRotation()}>
              {t('rotation_leave_on')}
            </Button>
          </div>
        </>
      );
    case 'done':
      return (
        <>
          <p>{t('rotation_done', oldId)}</p>
          <div className="actions">
            <Button kind="primary" onClick={() => actions.finishRotation()}>
              {t('rotation_finish')}
            </Button>
          </div>
        </>
      );
  }
}
