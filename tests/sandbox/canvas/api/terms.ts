import { json, refusals } from '../answers';
import { ROOT_ID, type Account, type User } from '../people';
import type { CanvasState } from '../state';
import { paged } from './paging';
import type { Term } from '../../school/terms';
import type { SandboxRequest, SandboxResponse } from '../../site';

/**
 * `GET accounts/:id/terms` (`terms_api_controller.rb`): the active ones, unless `workflow_state[]` asks for others.
 * Only root accounts have any.
 */
export function listTerms(state: CanvasState, user: User, account: Account, request: SandboxRequest): SandboxResponse {
  if (account.id !== ROOT_ID) return json({ message: 'Terms only belong to root_accounts.' }, 400);
  if (!state.may(user, 'read_terms', account.id)) return refusals.unauthorized(state);
  const asked = request.url.searchParams.getAll('workflow_state[]');
  const wanted = asked.length === 0 ? ['active'] : asked;
  const terms = state.school.terms.filter((term) => wanted.includes('all') || wanted.includes(term.state));
  return paged(request, terms, { toJson: termJson, wrappedIn: 'enrollment_terms' });
}

function termJson({ id, name, startAt, endAt, state }: Term): Record<string, unknown> {
  return { id, name, start_at: startAt, end_at: endAt, created_at: '2024-08-12T09:14:51Z', workflow_state: state, grading_period_group_id: null, sis_term_id: null };
}
