import { refusals } from '../answers';
import type { Account, User } from '../people';
import { PERMISSIONS, type CanvasState } from '../state';
import { paged } from './paging';
import type { Role } from '../../school/roles';
import type { SandboxRequest, SandboxResponse } from '../../site';

/**
 * `GET accounts/:id/roles` (`role_overrides_controller.rb`): the account's own and the built-in ones, with
 * `show_inherited` also those of the accounts above it; active ones unless `state[]` asks for others. Labels of
 * built-in roles are translated, their names are not.
 */
export function listRoles(state: CanvasState, user: User, account: Account, request: SandboxRequest): SandboxResponse {
  if (!state.may(user, 'manage_role_overrides', account.id)) return refusals.unauthorized(state);
  const { searchParams } = request.url;
  const line = state.school.lineOf(account.id).map(({ id }) => id);
  const places = ['1', 'true'].includes(searchParams.get('show_inherited') ?? '') ? line : line.slice(0, 1);
  const asked = searchParams.getAll('state[]');
  const wanted = asked.length === 0 ? ['active'] : asked;
  const roles = state.school.roles.filter((role) => (role.state === 'built_in' ? wanted.includes('active') : wanted.includes(role.state) && places.includes(role.accountId)));
  return paged(request, roles, { toJson: (role) => roleJson(state, role) });
}

function roleJson({ words, school }: CanvasState, { id, name, base, state, accountId }: Role): Record<string, unknown> {
  const account = school.account(accountId);
  return {
    id,
    role: name,
    label: state === 'built_in' ? words.roles[name] : name,
    last_updated_at: null,
    base_role_type: base,
    workflow_state: state,
    created_at: '2024-08-12T09:14:51Z',
    is_account_role: base === 'AccountMembership',
    permissions: Object.fromEntries(PERMISSIONS.map((permission) => [permission, { enabled: name === 'AccountAdmin', locked: false, readonly: false, explicit: false, applies_to_self: true, applies_to_descendants: true }])),
    // Built-in ones belong to no account.
    ...(state !== 'built_in' && account !== undefined && { account: { id: account.id, name: account.name, parent_account_id: account.parentId, root_account_id: null } }),
  };
}
