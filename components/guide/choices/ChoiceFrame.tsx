import { useEffect, type ReactNode } from 'react';
import type { FiltersState, RolesState } from '@/utils/model/choices';
import { stepStatus } from '@/utils/model/evidence';
import { roadOf } from '@/utils/model/road';
import type { SchoolList } from '@/utils/model/school';
import { t, tCode } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import type { ProgressLine } from '../../shared/Progress';
import { countText } from '../filters/kept';
import { formLine } from '../form-road/form-line';
import { GoToStep, StepFrame } from '../StepFrame';
import { Unlock } from '../Unlock';

interface Props {
  readonly guide: Guide;
  readonly step: ChoiceStep;
  /** Whether every list that the step chooses from has been read. */
  readonly isRead: boolean;
  /** What is chosen; only once there is something. */
  readonly children: ReactNode;
}

/** What the steps `filters` and `roles` have in common: their lists are read from Canvas, and what is chosen is saved. */
export function ChoiceFrame({ guide, step, isRead, children }: Props) {
  const { setup, actions } = guide;
  const choice = setup[step];
  const waits = setup.canvas.site !== null && (choice.draft === null || !isRead) && choice.activity === null && choice.problem === null;
  useEffect(() => {
    if (waits) actions.loadChoices(step);
  }, [waits, actions, step]);

  if (setup.canvas.site === null) {
    return (
      <StepFrame guide={guide} step={step}>
        <p>{t('choices_needed')}</p>
        <div className="actions">
          <GoToStep guide={guide} step="canvas" primary />
        </div>
      </StepFrame>
    );
  }
  return (
    <StepFrame guide={guide} step={step} line={lineOf(guide, step)} problem={choice.problem} remedies={<Remedies guide={guide} step={step} />}>
      <Unlock guide={guide} />
      {choice.activity !== null && (
        <div className="actions">
          {choice.activity.kind === 'saving' && choice.problem !== null && <Button onClick={() => actions.trySendingNow()}>{t('send_try_now')}</Button>}
          <Button kind="quiet" onClick={() => actions.stopChoices(step)}>
            {choice.activity.kind === 'loading' ? t('choices_stop_reading') : t('choices_stop_saving')}
          </Button>
        </div>
      )}
      {choice.draft !== null && children}
    </StepFrame>
  );
}

function lineOf({ setup }: Guide, step: ChoiceStep): ProgressLine | null {
  const { activity, progress } = setup[step];
  const onPage = formLine(roadOf(setup) === 'form' ? setup.connectionForm.activity?.kind : undefined);
  switch (activity?.kind) {
    case 'loading':
      return { kind: 'busy', text: readingText(progress) };
    case 'saving':
      return { kind: 'busy', text: t('choices_saving', setup.account.host) };
    case undefined:
      return onPage ?? (stepStatus(setup, step) === 'done' ? { kind: 'done', text: tCode(step, 'done') } : null);
  }
}

function readingText(progress: (FiltersState | RolesState)['progress']): string {
  if (progress === null) return t('choices_reading');
  const what = listName(progress.list);
  if (progress.waiting) return t('choices_reading_waits', what, countText(progress.items));
  return progress.items === 0 ? t('choices_reading_what', what) : t('choices_reading_so_far', what, countText(progress.items));
}

function listName(list: SchoolList): string {
  switch (list) {
    case 'subAccounts':
      return t('list_sub_accounts');
    case 'terms':
      return t('list_terms');
    case 'roles':
      return t('list_roles');
  }
}

/** What can be done about the problem right here. */
function Remedies({ guide, step }: { readonly guide: Guide; readonly step: ChoiceStep }) {
  const { activity, problem } = guide.setup[step];
  if (activity !== null) return null;
  switch (problem?.code) {
    case undefined:
    case 'filters_refused':
    case 'roles_refused':
    case 'filters_page_missing':
    case 'roles_page_missing':
    case 'form_page_missing':
    case 'form_page_changed':
    case 'form_not_signed_in':
      return null;
    case 'permission_gone':
    case 'canvas_not_signed_in':
      return (
        <>
          <Button onClick={() => guide.actions.loadChoices(step)}>{t('try_again')}</Button>
          <GoToStep guide={guide} step="canvas" />
        </>
      );
    case 'account_bad_token':
    case 'account_token_needed':
      return <GoToStep guide={guide} step="account" />;
    default:
      return <Button onClick={() => guide.actions.loadChoices(step)}>{t('try_again')}</Button>;
  }
}

/** Whether the choice can be saved by the API right away. */
export function canSave({ setup }: Guide): boolean {
  return roadOf(setup) === 'api' && setup.send.connectionId !== null;
}
