import { json, refusals } from './answers';
import { KeysApi } from './keys-api';
import { paged } from './paging';
import { SCOPES, scopesByResource } from './scopes';
import { csrfIsGood, sessionOf } from './session';
import { ROOT_ID, type Account, type CanvasState, type Session } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

interface Call {
  readonly request: SandboxRequest;
  readonly session: Session;
  /** The parts of the path in brackets. */
  readonly parts: readonly string[];
}

type Route = readonly [method: string, path: RegExp, handle: (call: Call) => SandboxResponse];

/** Canvas's JSON API, as far as this product and the Developer Keys page use it. */
export class CanvasApi {
  readonly #keys: KeysApi;
  readonly #routes: readonly Route[];

  constructor(private readonly state: CanvasState) {
    this.#keys = new KeysApi(state);
    const rootOnly = (handle: (call: Call) => SandboxResponse) => (call: Call) => this.#ifMayManageKeys(call, handle);
    this.#routes = [
      ['GET', /^\/accounts$/, ({ request, session }) => paged(request, state.accounts.filter((one) => state.user(actor(session)).adminOf.includes(one.id)).map((one) => this.#account(one, session)))],
      ['GET', /^\/accounts\/([^/]+)$/, (call) => this.#readAccount(call)],
      ['GET', /^\/accounts\/([^/]+)\/permissions$/, (call) => this.#permissions(call)],
      ['GET', /^\/accounts\/([^/]+)\/sub_accounts$/, (call) => this.#ifAdmin(call, (account) => paged(call.request, state.accounts.filter((one) => one.parentId === account.id).map((one) => this.#account(one, call.session))))],
      ['GET', /^\/accounts\/([^/]+)\/tabs$/, (call) => this.#ifAdmin(call, (account) => paged(call.request, tabs(account.id, call.request.url.origin)))],
      ['GET', /^\/accounts\/([^/]+)\/scopes$/, rootOnly(({ request }) => json(request.url.searchParams.get('group_by') === 'resource_name' ? scopesByResource() : SCOPES))],
      ['GET', /^\/accounts\/([^/]+)\/developer_keys$/, rootOnly(({ request }) => this.#keys.list(request))],
      ['GET', /^\/accounts\/([^/]+)\/developer_keys\/lookup_utids$/, rootOnly(() => json({ api_registrations: [] }))],
      ['POST', /^\/accounts\/([^/]+)\/developer_keys$/, rootOnly(({ request }) => this.#keys.create(request))],
      ['POST', /^\/accounts\/([^/]+)\/developer_keys\/([^/]+)\/developer_key_account_bindings$/, rootOnly(({ request, parts }) => this.#keys.bind(request, parts[1] ?? ''))],
      ['PUT', /^\/developer_keys\/([^/]+)$/, (call) => this.#asRootAdmin(call, () => this.#keys.update(call.request, call.parts[0] ?? ''))],
      ['DELETE', /^\/developer_keys\/([^/]+)$/, (call) => this.#asRootAdmin(call, () => this.#keys.delete(call.parts[0] ?? ''))],
      ['GET', /^\/users\/self$/, ({ session }) => json(this.#user(session))],
      ['GET', /^\/users\/self\/profile$/, ({ session }) => json({ ...this.#user(session), time_zone: 'America/Denver', primary_email: state.user(actor(session)).email })],
    ];
  }

  /** Answers a path below `/api/v1`. Ids are strings for who asks for `canvas-string-ids`, numbers else. */
  answer(request: SandboxRequest): SandboxResponse {
    const session = sessionOf(this.state, request);
    if (session === null) return refusals.unauthenticated();
    if (request.method !== 'GET' && !csrfIsGood(session, request)) return refusals.csrf();
    const path = request.url.pathname.replace(/^\/api\/v1/, '');
    for (const [method, pattern, handle] of this.#routes) {
      const match = method === request.method ? pattern.exec(path) : null;
      if (match !== null) return withIds(request, handle({ request, session, parts: match.slice(1).map(decodeURIComponent) }));
    }
    return refusals.notFound();
  }

  #readAccount({ session, parts }: Call): SandboxResponse {
    const account = this.state.account(parts[0] ?? '');
    return account === undefined ? refusals.notFound() : json(this.#account(account, session));
  }

  #permissions({ request, session, parts }: Call): SandboxResponse {
    const account = this.state.account(parts[0] ?? '');
    if (account === undefined) return refusals.notFound();
    const admin = this.state.isAdmin(actor(session), account.id);
    const asked = request.url.searchParams.getAll('permissions[]');
    return json(Object.fromEntries(asked.map((name) => [name, admin && (name !== 'manage_developer_keys' || (account.id === ROOT_ID && this.state.mayManageKeys))])));
  }

  #ifAdmin({ session, parts }: Call, handle: (account: Account) => SandboxResponse): SandboxResponse {
    const account = this.state.account(parts[0] ?? '');
    if (account === undefined) return refusals.notFound();
    return this.state.isAdmin(actor(session), account.id) ? handle(account) : refusals.unauthorized();
  }

  /** Developer keys exist on root accounts only; elsewhere there is nothing (404). */
  #ifMayManageKeys(call: Call, handle: (call: Call) => SandboxResponse): SandboxResponse {
    if (this.state.account(call.parts[0] ?? '')?.id !== ROOT_ID) return refusals.notFound();
    return this.#asRootAdmin(call, () => handle(call));
  }

  #asRootAdmin({ session }: Call, handle: () => SandboxResponse): SandboxResponse {
    return this.state.isAdmin(actor(session), ROOT_ID) && this.state.mayManageKeys ? handle() : refusals.unauthorized();
  }

  #account(account: Account, session: Session): Record<string, unknown> {
    const plain = {
      id: account.id,
      name: account.name,
      workflow_state: 'active',
      parent_account_id: account.parentId,
      root_account_id: account.parentId === null ? null : ROOT_ID,
      uuid: `fernwood-account-${account.id}`,
      default_time_zone: account.timeZone,
    };
    if (!this.state.isAdmin(actor(session), account.id)) return plain;
    return { ...plain, course_template_id: null, default_storage_quota_mb: 500, default_user_storage_quota_mb: 50, default_group_storage_quota_mb: 50 };
  }

  #user(session: Session): Record<string, unknown> {
    const user = this.state.user(actor(session));
    const [first = '', last = ''] = user.name.split(' ');
    return {
      id: user.id,
      name: user.name,
      created_at: '2024-08-01T09:00:00Z',
      sortable_name: `${last}, ${first}`,
      short_name: user.name,
      first_name: first,
      last_name: last,
      locale: null,
      effective_locale: 'en',
      avatar_url: '',
      permissions: { can_update_name: true, can_update_avatar: true, limit_parent_app_web_access: false },
      email: user.email,
    };
  }
}

/** Whose eyes Canvas sees with: the other person's, while acting as them. */
export function actor(session: Session): string {
  return session.actingAs ?? session.userId;
}

/** The account's navigation: internal pages, and the external tools of this school. */
function tabs(accountId: string, origin: string) {
  const tab = (id: string, path: string, label: string, type: 'internal' | 'external', position: number) => ({
    id,
    html_url: `/accounts/${accountId}/${path}`,
    full_url: `${origin}/accounts/${accountId}/${path}`,
    label,
    type,
    position,
    visibility: 'admins',
  });
  return [
    tab('courses', '', 'Courses', 'internal', 1),
    tab('users', 'users', 'People', 'internal', 2),
    tab('developer_keys', 'developer_keys', 'Developer Keys', 'internal', 3),
    tab('context_external_tool_31', 'external_tools/31', 'Canvas Data Portal', 'external', 4),
    tab('context_external_tool_32', 'external_tools/32', 'Data Services', 'external', 5),
    tab('settings', 'settings', 'Settings', 'internal', 6),
  ];
}

const ID_FIELDS = /^(id|.*_id)$/;

function withIds(request: SandboxRequest, answer: SandboxResponse): SandboxResponse {
  if ((request.headers.accept ?? '').includes('canvas-string-ids')) return answer;
  const numbered = JSON.stringify(JSON.parse(String(answer.body)), (name, value: unknown) =>
    ID_FIELDS.test(name) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  );
  return { ...answer, body: numbered };
}

