import { isDone } from '@/utils/model/evidence';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import type { StepId } from '@/utils/model/steps';

/** In the order in which they are done. */
const NEEDED = ['send', 'authorize', 'filters', 'roles'] as const satisfies readonly StepId[];

/**
 * The steps that are missing before data can be processed, in the order of the journey. On the API road the
 * connection must have the credentials of Canvas's data, too: where they are there and were not sent, that is done in
 * step `send`.
 */
export function missingForRun(state: SetupState): StepId[] {
  const missing: StepId[] = NEEDED.filter((step) => !isDone(state, step));
  if (roadOf(state) === 'form' || state.data.secret?.state === 'sent') return missing;
  const where = isDone(state, 'data') ? 'send' : 'data';
  return missing.includes(where) ? missing : [where, ...missing];
}
