import { stepStatus } from '@/utils/model/evidence';
import type { CanvasSite, KeyState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { AllowSites } from '../../shared/AllowSites';
import { Button } from '../../shared/Button';
import type { ProgressLine } from '../../shared/Progress';
import { KeyChoices } from '../key/KeyChoices';
import { KeyPlanView } from '../key/KeyPlanView';
import { KeyStages } from '../key/KeyStages';
import { KeySummary } from '../key/KeySummary';
import { PassphraseOffer } from '../PassphraseOffer';
import { GoToStep, StepFrame } from '../StepFrame';
import { isLocked, Unlock } from '../Unlock';

export function KeyStep({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { key, canvas } = setup;
  // Said in full where it is put right.
  const saidBelow = (key.problem?.code === 'key_secret_lost' && key.secret?.state === 'lost') || (key.problem?.code === 'vault_locked' && isLocked(setup));
  if (canvas.site === null) {
    return (
      <StepFrame guide={guide} step="key">
        <p>{t('canvas_needed')}</p>
        <div className="actions">
          <GoToStep guide={guide} step="canvas" primary />
        </div>
      </StepFrame>
    );
  }
  return (
    <StepFrame guide={guide} step="key" line={lineOf(key, stepStatus(setup, 'key') === 'done')} problem={saidBelow ? null : key.problem} remedies={<Remedies guide={guide} />}>
      <Unlock guide={guide} />
      {!guide.isAllowed(canvas.site.origin) && <AllowAgain guide={guide} site={canvas.site} />}
      <Content guide={guide} site={canvas.site} />
      {!(key.secret?.state === 'sent' || key.activity !== null) && <PassphraseOffer guide={guide} />}
    </StepFrame>
  );
}

/** What there is to see, by how far the key has come. */
function Content({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { key } = guide.setup;
  if (key.activity !== null) return <KeyStages kind={key.activity.kind} />;
  if (key.choices.length > 0) return <KeyChoices guide={guide} />;
  if (key.clientId !== null) return <KeySummary guide={guide} clientId={key.clientId} />;
  return <KeyPlanView guide={guide} site={site} />;
}

function lineOf(key: KeyState, done: boolean): ProgressLine | null {
  if (key.activity !== null) return { kind: 'busy', text: tCode('key', key.activity.kind) };
  return done ? { kind: 'done', text: t('key_done') } : null;
}

/** The one button that puts this very problem right, where there is one. */
function Remedies({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { problem, clientId, activity } = setup.key;
  if (problem === null || clientId === null || activity !== null) return null;
  if (problem.code === 'key_off') return <Button onClick={() => actions.turnKeyOn()}>{t('key_turn_on')}</Button>;
  return <Button onClick={() => actions.checkKey()}>{t('check_again')}</Button>;
}

/** The site was handed back to the browser meanwhile: nothing goes on without it. */
function AllowAgain({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { setup, place, refused, actions } = guide;
  return (
    <div className="card">
      <AllowSites
        origin={site.origin}
        why={t('allow_canvas')}
        place={place}
        allowed={false}
        asking={setup.canvas.activity?.kind === 'asking'}
        refused={refused === site.origin}
        onAllow={() => actions.allowCanvas()}
        onOpenPanel={() => actions.openPanel()}
      />
    </div>
  );
}
