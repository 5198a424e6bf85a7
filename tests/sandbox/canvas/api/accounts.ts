import { refusals, json } from '../answers';
import { ROOT_ID, TIME_ZONE, type Account, type User } from '../people';
import { PERMISSIONS, type CanvasState } from '../state';
import { accountEntries, type AccountEntry } from '../navigation';
import { paged } from './paging';
import type { SandboxRequest, SandboxResponse } from '../../site';

/** An account by `self` (the domain's root account), local or global id. */
export function findAccount({ ids, school }: CanvasState, id: string): Account | undefined {
  const local = id === 'self' ? ROOT_ID : ids.local(id);
  return local === null ? undefined : school.account(local);
}

/** The accounts that this person administers; below them one goes by `sub_accounts`. */
export function listAccounts(state: CanvasState, user: User, request: SandboxRequest): SandboxResponse {
  return paged(request, state.school.accounts.filter(({ id }) => state.administers(user, id)).map((account) => accountJson(state, user, account)));
}

export function readAccount(state: CanvasState, user: User, account: Account): SandboxResponse {
  return json(accountJson(state, user, account));
}

/** The children, or with `recursive=true` everything below. [C] asks for `manage_account_settings`, [B] for less; here all do. */
export function listSubAccounts(state: CanvasState, user: User, account: Account, request: SandboxRequest): SandboxResponse {
  if (!state.may(user, 'manage_account_settings', account.id)) return refusals.unauthorized(state);
  const recursive = request.url.searchParams.get('recursive') === 'true';
  return paged(request, state.school.below(account.id, { recursive }), { toJson: (one) => accountJson(state, user, one) });
}

/** `true` or `false` for each permission that was asked for; one that Canvas does not know is nobody's. */
export function readPermissions(state: CanvasState, user: User, account: Account, request: SandboxRequest): SandboxResponse {
  const asked = request.url.searchParams.getAll('permissions[]');
  const granted = (name: string) => PERMISSIONS.some((known) => known === name && state.may(user, known, account.id));
  return json(Object.fromEntries(asked.map((name) => [name, granted(name)])));
}

/** The account's navigation, external tools included. */
export function listTabs(state: CanvasState, user: User, account: Account, request: SandboxRequest): SandboxResponse {
  if (!state.isAdmin(user, account.id)) return refusals.unauthorized(state);
  const entries = accountEntries(state).filter((entry) => entry.shownTo(state, user, account.id));
  return paged(request, entries.map((entry, at) => tabJson(state, entry, account.id, at + 1, request.url.origin)));
}

/** Without the right to manage an account, its figures and SIS ids are left out (`lib/api/v1/account.rb`). */
function accountJson(state: CanvasState, user: User, { id, name, parentId, uuid }: Account): Record<string, unknown> {
  const isRoot = parentId === null;
  const plain = { id, name, workflow_state: 'active', parent_account_id: parentId, root_account_id: isRoot ? null : ROOT_ID, uuid, default_time_zone: TIME_ZONE };
  if (!state.isAdmin(user, id)) return plain;
  return {
    ...plain,
    course_template_id: null,
    default_storage_quota_mb: 500,
    default_user_storage_quota_mb: 50,
    default_group_storage_quota_mb: 50,
    ...(!isRoot && { sis_account_id: null, sis_import_id: null, integration_id: null }),
  };
}

function tabJson({ words }: CanvasState, { tabId, path, label, tool }: AccountEntry, accountId: string, position: number, origin: string): Record<string, unknown> {
  const htmlUrl = `/accounts/${accountId}${path}`;
  return { id: tabId, html_url: htmlUrl, full_url: origin + htmlUrl, label: label(words), type: tool === null ? 'internal' : 'external', position, visibility: 'admins' };
}
