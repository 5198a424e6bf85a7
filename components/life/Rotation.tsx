import { mayKeepOldKey, rotationStage, ROTATION_STAGES, type RotationStage } from '@/utils/model/rotation';
import { roadOf } from '@/utils/model/road';
import type { RotationState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { Confirm } from '../shared/Confirm';
import { Icon } from '../shared/Icon';
import { ProblemNote } from '../shared/ProblemNote';
import { Progress } from '../shared/Progress';
import { Waiting } from '../guide/send/Waiting';
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
        {ROTATION_STAGES.filter((one) => one !== 'done' && !(one === 'check' && one !== stage && roadOf(setup) === 'form')).map((one) => (
          <Line key={one} stage={one} present={stage} />
        ))}
      </ol>
      <ProblemNote problem={rotation.problem} />
      {rotation.activity === null ? <Next guide={guide} stage={stage} /> : <Progress line={{ kind: 'busy', text: doing(rotation.activity.kind) }} />}
      {rotation.activity?.kind === 'waiting' && (
        <Waiting attempts={rotation.attempts} nextAttemptAt={rotation.nextAttemptAt} onTryNow={() => guide.actions.trySendingNow()}>
          <Leave guide={guide} />
        </Waiting>
      )}
      {/* Before the next try, and once it is not tried again: why the old key cannot be kept. */}
      {(stage === 'make' || stage === 'send') && rotation.mayHaveArrived && rotation.activity?.kind !== 'sending' && <p className="muted">{t('rotation_may_have_arrived', setup.account.host)}</p>}
    </section>
  );
}

function doing(kind: NonNullable<RotationState['activity']>['kind']): string {
  switch (kind) {
    case 'sending':
      return t('send_sending');
    case 'waiting':
      return t('send_waiting');
    case 'turning-off':
      return t('rotation_turning_off');
  }
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

/** The way back to the old key; not in the middle of what is done with the new one. */
function Leave({ guide: { setup, actions } }: { readonly guide: Guide }) {
  if (!mayKeepOldKey(setup)) return null;
  return <Confirm label={t('rotation_cancel')} title={t('rotation_cancel')} text={t('rotation_cancel_what', setup.rotation.old?.clientId ?? '')} confirm={t('rotation_cancel')} onConfirm={() => actions.cancelRotation()} />;
}

/** The one thing that is next. */
function Next({ guide, stage }: { readonly guide: Guide; readonly stage: RotationStage }) {
  const { setup, actions } = guide;
  const onForm = roadOf(setup) === 'form';
  const oldId = setup.rotation.old?.clientId ?? '';
  switch (stage) {
    case 'make':
      return (
        <div className="actions">
          {setup.step !== 'key' && <GoToStep guide={guide} step="key" primary />}
          <Leave guide={guide} />
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
            <Leave guide={guide} />
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
      // Canvas says that it is OFF, or has not said yet: the step of the key shows it, and turns it ON.
      if (setup.key.readBack?.on !== true) return <div className="actions">{setup.step !== 'key' && <GoToStep guide={guide} step="key" primary />}</div>;
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
