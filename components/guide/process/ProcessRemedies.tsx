import type { StepId } from '@/utils/model/steps';
import { t } from '@/utils/ui/copy';
import type { ProblemCode } from '@/utils/model/problem';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { HelpDesk } from '../../shared/HelpDesk';
import { GoToStep } from '../StepFrame';

/** The step in which a failure is put right. */
const STEP_OF: Partial<Record<ProblemCode, StepId>> = {
  run_not_authorized: 'authorize',
  run_wrong_person: 'authorize',
  run_key_off: 'key',
  run_wrong_secret: 'key',
  run_unknown_client: 'key',
  run_scopes: 'key',
  run_data_unauthorized: 'data',
  run_data_not_onboarded: 'data',
  run_data_expired: 'data',
  run_data_retired: 'data',
  account_bad_token: 'account',
  account_token_needed: 'account',
  permission_gone: 'account',
};
/** Where only IntelliBoard, or nobody who sits here, can help. */
const ASK: ReadonlySet<ProblemCode> = new Set(['run_canvas_unreachable', 'run_internal', 'run_failed', 'process_page_failed', 'process_refused']);

export function ProcessRemedies({ guide }: { readonly guide: Guide }) {
  const { problem, activity, run } = guide.setup.process;
  if (problem === null) return null;
  if (problem.code === 'process_inactive') return activity === null && <Button onClick={() => guide.actions.activateConnection()}>{t('proc_inactive_button')}</Button>;
  const step = STEP_OF[problem.code];
  if (step !== undefined) return <GoToStep guide={guide} step={step} />;
  if (ASK.has(problem.code)) return <HelpDesk />;
  return activity !== null && run !== null && <Button onClick={() => guide.actions.lookAtRun()}>{t('try_again')}</Button>;
}
