import { marksAreGreen } from '@/utils/model/connection-form';
import { hasDataPair } from '@/utils/model/data';
import type { ProcessState } from '@/utils/model/process';
import { roadOf } from '@/utils/model/road';
import type { CheckResult, SetupState } from '@/utils/model/setup';
import { STEPS, type StepId } from '@/utils/model/steps';

export type StepStatus = 'done' | 'busy' | 'problem' | 'open';

/** How a step stands, from its evidence alone (design: never because a button was pressed). */
export function stepStatus(state: SetupState, step: StepId): StepStatus {
  if (isDone(state, step)) return 'done';
  const parts = partsOf(state, step);
  if (parts.some(({ activity }) => activity !== null)) return 'busy';
  if (parts.some(({ problem }) => problem !== null)) return 'problem';
  return 'open';
}

/** Where a step's activity and trouble stand. What is done on IntelliBoard's page is for signing in until somebody is. */
function partsOf(state: SetupState, step: StepId): readonly { readonly activity: object | null; readonly problem: object | null }[] {
  const { account, send, connectionForm } = state;
  const onPage = roadOf(state) !== 'form' ? null : connectionForm.signedInAt === null ? 'account' : 'send';
  switch (step) {
    case 'account':
      return onPage === step ? [account, connectionForm] : [account];
    case 'send':
      return onPage === step ? [send, connectionForm] : [send];
    case 'canvas':
    case 'key':
    case 'data':
    case 'details':
    case 'authorize':
    case 'filters':
    case 'roles':
    case 'process':
      return [state[step]];
  }
}

/** Whether a step's evidence is there, in whatever version. */
export function isDone(state: SetupState, step: StepId): boolean {
  switch (step) {
    case 'account':
      return roadOf(state) === 'api' ? state.account.me !== null : roadOf(state) === 'form' && state.connectionForm.signedInAt !== null;
    case 'canvas':
      return state.canvas.site !== null;
    case 'key':
      return state.key.provedAt !== null && state.key.readBack?.on === true && !state.key.readBack.findings.some((one) => one.grave);
    case 'details':
      return state.details.confirmedAt !== null;
    case 'send':
      return roadOf(state) === 'form' ? marksAreGreen(state.connectionForm) : state.send.deliveredAt !== null && checksAreGreen(state.send.checks);
    case 'data':
      // No service tells when a key of Canvas Data 2 ends, and without its day nobody could be warned.
      return hasDataPair(state.data) && (state.data.source === 'flat-files' || state.data.expiresOn !== null);
    case 'authorize':
      return state.authorize.grantedAt !== null;
    case 'filters':
    case 'roles':
      return state[step].savedAt !== null;
    case 'process':
      return isProcessing(state.process);
  }
}

/** A run has finished, or waits for the 24 to 48 hours that the first files take; on the form road IntelliBoard's page, or the admin, says so. */
export function isProcessing({ run, page, confirmedAt }: ProcessState): boolean {
  const pageSays = page !== null && page.isOurs && (page.state === 'done' || page.state === 'waiting');
  return run?.state === 'done' || run?.state === 'waiting-for-data' || pageSays || confirmedAt !== null;
}

/** IntelliBoard's checks are green when its checks of the address and of the key passed and none failed. */
export function checksAreGreen(checks: readonly CheckResult[]): boolean {
  const passed = (id: string) => checks.some((check) => check.id === id && check.verdict === 'pass');
  return passed('url') && passed('developer-key') && !checks.some((check) => check.verdict === 'fail');
}

/** The first step that is available and not done: where the guide goes by itself. */
export function nextStep(state: SetupState): StepId {
  return STEPS.find((step) => !isDone(state, step)) ?? 'process';
}

/**
 * Whether something was begun and is not over. Waiting for a person is not: what they do wakes us. Nor is a run that is
 * followed: it takes hours or days, and its own alarm rings when it is to be looked at.
 */
export function isBusy({ account, canvas, key, data, details, send, connectionForm, authorize, filters, roles, process, rotation, removal }: SetupState): boolean {
  const isPatient = ['asking', 'signing-in', 'watching', 'following'];
  // `saving` of the key waits for Canvas's Save; that of filters and roles for IntelliBoard.
  if (key.activity !== null && key.activity.kind !== 'saving') return true;
  return [account, canvas, data, details, send, connectionForm, authorize, filters, roles, process, rotation, removal].some(({ activity }) => activity !== null && !isPatient.includes(activity.kind));
}
