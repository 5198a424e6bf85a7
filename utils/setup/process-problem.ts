import { problem, type Problem, type ProblemCode } from '@/utils/model/problem';
import { apiProblem } from '@/utils/setup/account';
import type { AccountState } from '@/utils/model/setup';
import type { BackendFailure } from '@/utils/setup/ports';

/** Contract v1: why a run failed. */
const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  not_authorized: 'run_not_authorized',
  authorizer_not_admin: 'run_wrong_person',
  key_off: 'run_key_off',
  wrong_secret: 'run_wrong_secret',
  unknown_client: 'run_unknown_client',
  insufficient_scopes: 'run_scopes',
  canvas_unreachable: 'run_canvas_unreachable',
  data_unauthorized: 'run_data_unauthorized',
  data_not_onboarded: 'run_data_not_onboarded',
  data_expired: 'run_data_expired',
  data_stale: 'run_data_stale',
  data_retired: 'run_data_retired',
  busy: 'run_busy',
  rate_limited: 'run_rate_limited',
  internal: 'run_internal',
};

/** Why a run failed. A code that this version does not know is named. */
export function runProblem(code: string, at: Date): Problem {
  return problem(BY_CODE[code] ?? 'run_failed', at, [code]);
}

/** Why a run was not begun. */
export function startProblem(failure: BackendFailure, at: Date, account: Pick<AccountState, 'host' | 'token'>): Problem {
  if (failure.kind !== 'refused') return apiProblem(failure, at, account);
  if (failure.code === 'not_authorized') return problem('run_not_authorized', at);
  if (failure.field === '/active') return problem('process_inactive', at);
  if (failure.field !== null) return problem('process_incomplete', at);
  return problem('process_refused', at, [failure.detail]);
}
