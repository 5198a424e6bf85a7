import { stepStatus } from '@/utils/model/evidence';
import type { Problem, ProblemCode } from '@/utils/model/problem';
import type { CanvasSite, KeyState, KeyWay, SetupState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { ReplaceKey } from '../../life/ReplaceKey';
import { Rotation } from '../../life/Rotation';
import { AllowSites } from '../../shared/AllowSites';
import { Button } from '../../shared/Button';
import type { ProgressLine } from '../../shared/Progress';
import { KeyChoices } from '../key/KeyChoices';
import { KeyExisting } from '../key/KeyExisting';
import { KeyFormWay } from '../key/KeyFormWay';
import { KeyListing } from '../key/KeyListing';
import { KeyMasked } from '../key/KeyMasked';
import { KeyPaste } from '../key/KeyPaste';
import { KeyPlanView } from '../key/KeyPlanView';
import { KeySaving } from '../key/KeySaving';
import { KeyStages } from '../key/KeyStages';
import { KeySummary } from '../key/KeySummary';
import { KeyWays } from '../key/KeyWays';
import { PassphraseOffer } from '../PassphraseOffer';
import { GoToStep, StepFrame } from '../StepFrame';
import { isLocked, Unlock } from '../Unlock';

export function KeyStep({ guide }: { readonly guide: Guide }) {
  const { setup } = guide;
  const { key, canvas } = setup;
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
    <StepFrame guide={guide} step="key" line={lineOf(key, stepStatus(setup, 'key') === 'done')} problem={problemOf(setup)} remedies={<Remedies guide={guide} />}>
      <Unlock guide={guide} />
      {!guide.isAllowed(canvas.site.origin) && <AllowAgain guide={guide} site={canvas.site} />}
      <Rotation guide={guide} />
      <Content guide={guide} site={canvas.site} />
      <ReplaceKey guide={guide} />
      {!(key.secret?.state === 'sent' || key.activity !== null) && <PassphraseOffer guide={guide} />}
    </StepFrame>
  );
}

/** What there is to see, by how far the key has come. */
function Content({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { key } = guide.setup;
  const kind = key.activity?.kind;
  if (kind === 'listing') return <KeyListing guide={guide} />;
  if (kind === 'saving' && key.form !== null) return <KeySaving guide={guide} form={key.form} />;
  // The scopes are looked up while the admin is still choosing.
  if (kind !== undefined && kind !== 'checking-scopes') return <KeyStages guide={guide} kind={kind} />;
  if (key.maskedId !== null) return <KeyMasked guide={guide} clientId={key.maskedId} />;
  if (key.clientId !== null) return <KeySummary guide={guide} clientId={key.clientId} />;
  if (key.intent !== null) return <Way guide={guide} site={site} />;
  return (
    <>
      <KeyWays guide={guide} />
      <Way guide={guide} site={site} />
    </>
  );
}

/** The way that was chosen, and no other. */
function Way({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { way, intent, choices, list, problem, activity } = guide.setup.key;
  // Not from a list that was asked for: they stand in the way of what was to be made.
  const inTheWay = choices.length > 0 && list === null && intent === null;
  switch (intent?.way === 'form' ? 'form' : intent === null ? way : 'create') {
    case 'create':
      return inTheWay ? <KeyChoices guide={guide} at={problem?.at ?? site.checkedAt} /> : <KeyPlanView guide={guide} site={site} />;
    case 'form':
      return inTheWay ? <KeyChoices guide={guide} at={problem?.at ?? site.checkedAt} /> : <KeyFormWay guide={guide} site={site} />;
    case 'existing':
      return activity === null && <KeyExisting guide={guide} />;
    case 'paste':
      return activity === null && <KeyPaste guide={guide} />;
  }
}

function lineOf(key: KeyState, done: boolean): ProgressLine | null {
  if (key.activity === null) return done ? { kind: 'done', text: t('key_done') } : null;
  const { kind } = key.activity;
  if (kind === 'saving') return { kind: 'waiting', text: tCode('key', kind) };
  return { kind: 'busy', text: key.progress?.waiting === true ? t('key_waiting') : tCode('key', kind) };
}

/** What is put right in the tab that is open already; a link would open another one. */
const IN_ITS_TAB: ReadonlySet<ProblemCode> = new Set(['key_form_partly', 'key_form_in_use', 'key_turn_on_refused']);

/** What stands in one way only, and is nothing to somebody who has chosen another. */
const ON_THE_WAY: Partial<Record<ProblemCode, readonly KeyWay[]>> = {
  key_form_missing: ['form'],
  key_form_partly: ['form'],
  key_form_in_use: ['form'],
  key_not_saved: ['form'],
  key_exists: ['create', 'form'],
  key_ambiguous: ['create', 'form'],
  key_scopes_missing: ['create', 'form'],
};

function problemOf(setup: SetupState): Problem | null {
  const { problem, secret, activity, way, intent, enforceScopes } = setup.key;
  if (problem === null) return null;
  if (intent === null && ON_THE_WAY[problem.code]?.includes(way) === false) return null;
  if (problem.code === 'key_scopes_missing' && !enforceScopes) return null;
  // Said in full where it is put right.
  if (problem.code === 'key_secret_lost' && secret?.state === 'lost') return null;
  if (problem.code === 'vault_locked' && isLocked(setup)) return null;
  // It was about a form that is closed by now.
  if (problem.code === 'key_form_partly' && activity?.kind !== 'saving') return null;
  return IN_ITS_TAB.has(problem.code) ? { ...problem, link: null } : problem;
}

/** The one button that puts this very problem right, where there is one. */
function Remedies({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { problem, clientId, maskedId, activity } = setup.key;
  if (problem === null || clientId === null || maskedId !== null || activity !== null) return null;
  if (problem.code === 'key_off') return <Button onClick={() => actions.turnKeyOn()}>{t('key_turn_on')}</Button>;
  return <Button onClick={() => actions.checkKey()}>{t('check_again')}</Button>;
}

/** The site was handed back to the browser meanwhile: nothing goes on without it. */
function AllowAgain({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { setup, place, refused, actions } = guide;
  return (
    <div className="card">
      <AllowSites
        origins={[site.origin]}
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
