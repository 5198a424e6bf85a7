import { marksAreGreen } from '@/utils/model/connection-form';
import { stepStatus } from '@/utils/model/evidence';
import type { SetupState } from '@/utils/model/setup';
import type { StepId } from '@/utils/model/steps';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Rotation } from '../../life/Rotation';
import { Button } from '../../shared/Button';
import { Note } from '../../shared/Note';
import type { ProgressLine } from '../../shared/Progress';
import { GoToStep, StepFrame } from '../StepFrame';
import { Unlock } from '../Unlock';
import { ChangeRoad } from './ChangeRoad';
import { FormButton } from './FormButton';
import { formLine } from './form-line';
import { FormPreview } from './FormPreview';
import { IntegrationsLink } from './IntegrationsLink';
import { Marks } from './Marks';
import { Part } from './Part';
import { PutHere } from './PutHere';

const BEFORE = ['canvas', 'key', 'details'] as const satisfies readonly StepId[];

/** Step send on the form road: IntelliBoard's own form is filled in its own tab, and its marks are read. */
export function FormRoad({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { marks, problem, look } = setup.connectionForm;
  const green = marksAreGreen(setup.connectionForm);
  const missing = green ? [] : missingSteps(setup);
  const isReady = missing.length === 0;
  return (
    <StepFrame guide={guide} step="send" line={lineOf(setup)} problem={problem} remedies={problem?.code === 'permission_gone' ? <GoToStep guide={guide} step="account" /> : undefined}>
      <p>{t('form_road_lead')}</p>
      <Rotation guide={guide} />
      <Unlock guide={guide} />
      {!isReady && <Missing guide={guide} missing={missing} />}
      {isReady && <Open guide={guide} />}
      {(isReady || look !== null) && <Fill guide={guide} isReady={isReady} />}
      {(isReady || marks.length > 0) && <Continue guide={guide} />}
      <ChangeRoad guide={guide} />
    </StepFrame>
  );
}

function lineOf(setup: SetupState): ProgressLine | null {
  return formLine(setup.connectionForm.activity?.kind) ?? (marksAreGreen(setup.connectionForm) ? { kind: 'done', text: t('form_road_green') } : null);
}

/** What nothing can be filled in without. A secret that IntelliBoard has accepted is not kept, and may be missing. */
function missingSteps(setup: SetupState): readonly StepId[] {
  return BEFORE.filter((step) => stepStatus(setup, step) !== 'done' || (step === 'key' && setup.key.secret?.state !== 'held' && setup.key.secret?.state !== 'sent'));
}

function Missing({ guide, missing }: { readonly guide: Guide; readonly missing: readonly StepId[] }) {
  return (
    <section className="card" aria-labelledby="missing-title">
      <h3 id="missing-title">{t('form_road_missing_title')}</h3>
      <p>{guide.setup.key.secret?.state === 'lost' ? t('send_secret_lost') : t('send_missing')}</p>
      <div className="actions actions-stacked">
        {missing.map((step, number) => (
          <GoToStep key={step} guide={guide} step={step} primary={number === 0} />
        ))}
      </div>
    </section>
  );
}

function Open({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { account, connectionForm } = setup;
  return (
    <Part number={1} title={t('form_road_open_title')}>
      <p>{t('form_road_open_what')}</p>
      <div className="actions">
        <Button kind={connectionForm.look === null ? 'primary' : 'secondary'} onClick={() => actions.openIntelliBoard()}>
          {t('form_road_open')}
        </Button>
        <IntegrationsLink host={account.host} />
      </div>
    </Part>
  );
}

function Fill({ guide, isReady }: { readonly guide: Guide; readonly isReady: boolean }) {
  const { setup, actions } = guide;
  const { look, problem } = setup.connectionForm;
  return (
    <Part number={2} title={t('form_road_preview')}>
      {isReady && (
        <>
          <p>{t('form_road_look_what')}</p>
          <div className="actions">
            <FormButton guide={guide} onPress={() => actions.lookAtForm()}>
              {t('form_road_look')}
            </FormButton>
          </div>
        </>
      )}
      {isReady && setup.key.secret?.state === 'sent' && !marksAreGreen(setup.connectionForm) && (
        <Note title={t('send_secret_lost')}>
          <div className="actions">
            <GoToStep guide={guide} step="key" />
          </div>
        </Note>
      )}
      {look !== null && look.fields.length > 0 && <FormPreview key={look.id} guide={guide} look={look} isReady={isReady} />}
      {isReady && <PutHere guide={guide} isOpen={problem?.code === 'form_not_found'} />}
    </Part>
  );
}

function Continue({ guide }: { readonly guide: Guide }) {
  return (
    <Part number={3} title={t('marks_title')}>
      <p>{t('marks_what')}</p>
      <div className="actions">
        <FormButton guide={guide} onPress={() => guide.actions.lookAtForm()}>
          {t('marks_read')}
        </FormButton>
      </div>
      {guide.setup.connectionForm.marks.length > 0 && <Marks guide={guide} />}
    </Part>
  );
}
