import { json, refusals } from '../answers';
import { ROOT_ID, type Account, type User } from '../people';
import { actorOf, csrfIsGood, type Session } from '../sessions';
import type { CanvasState } from '../state';
import { findAccount, listAccounts, listSubAccounts, listTabs, readAccount, readPermissions } from './accounts';
import { bindKey, createKey, deleteKey, listKeys, lookUpApps, regenerateSecret, updateKey } from './developer-keys';
import { withIdsAsAsked } from './ids-in-json';
import { listRoles } from './roles';
import { scopeList, scopesByResource } from './scope-list';
import { listTerms } from './terms';
import { readProfile, readSelf } from './users';
import type { SandboxRequest, SandboxResponse } from '../../site';

interface Call {
  readonly state: CanvasState;
  readonly request: SandboxRequest;
  readonly user: User;
  /** The parts of the path that the route leaves open. */
  readonly parts: readonly string[];
}

type Handler = (call: Call) => SandboxResponse;

/** Routes below `/api/v1`; `:x` is one part of the path. The first that fits is taken. */
const ROUTES: readonly (readonly [route: string, handle: Handler])[] = [
  ['GET /accounts', ({ state, user, request }) => listAccounts(state, user, request)],
  ['GET /accounts/:id', inAccount(({ state, user }, account) => readAccount(state, user, account))],
  ['GET /accounts/:id/permissions', inAccount(({ state, user, request }, account) => readPermissions(state, user, account, request))],
  ['GET /accounts/:id/sub_accounts', inAccount(({ state, user, request }, account) => listSubAccounts(state, user, account, request))],
  ['GET /accounts/:id/terms', inAccount(({ state, user, request }, account) => listTerms(state, user, account, request))],
  ['GET /accounts/:id/roles', inAccount(({ state, user, request }, account) => listRoles(state, user, account, request))],
  ['GET /accounts/:id/tabs', inAccount(({ state, user, request }, account) => listTabs(state, user, account, request))],
  ['GET /accounts/:id/scopes', forKeys(({ state: { words }, request }) => json(request.url.searchParams.get('group_by') === 'resource_name' ? scopesByResource(words) : scopeList(words)))],
  ['GET /accounts/:id/developer_keys', forKeys(({ state, request }) => listKeys(state, request))],
  ['GET /accounts/:id/developer_keys/lookup_utids', forKeys(({ state, request }) => lookUpApps(state, request))],
  ['POST /accounts/:id/developer_keys', forKeys(({ state, request }) => createKey(state, request))],
  ['POST /accounts/:id/developer_keys/:key/developer_key_account_bindings', forKeys(({ state, request, parts: [, key = ''] }) => bindKey(state, request, key))],
  ['POST /developer_keys/:key/regenerate_secret', managingKeys(({ state, parts: [key = ''] }) => regenerateSecret(state, key))],
  ['PUT /developer_keys/:key', managingKeys(({ state, request, parts: [key = ''] }) => updateKey(state, request, key))],
  ['DELETE /developer_keys/:key', managingKeys(({ state, parts: [key = ''] }) => deleteKey(state, key))],
  ['GET /users/self', ({ state, user }) => readSelf(state, user)],
  ['GET /users/self/profile', ({ state, user }) => readProfile(state, user)],
];

const PATTERNS = ROUTES.map(([route, handle]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, pattern: new RegExp(`^/api/v1${path.replace(/:\w+/g, '([^/]+)')}$`), handle };
});

/**
 * Canvas's JSON API as far as the Developer Keys page and this product use it. Who asks is known by the session
 * or by an access token; a write in a session also needs the CSRF token.
 */
export function answerApi(state: CanvasState, request: SandboxRequest, session: Session | null): SandboxResponse {
  const bearer = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  const user = bearer === undefined ? actorOf(session) : state.grants.userOfToken(bearer, state.keys);
  if (user === null) return bearer === undefined ? refusals.unauthenticated(state) : refusals.invalidToken(state);
  if (bearer === undefined && request.method !== 'GET' && (session === null || !csrfIsGood(session, request))) return refusals.csrf(state);
  for (const { method, pattern, handle } of PATTERNS) {
    const match = method === request.method ? pattern.exec(request.url.pathname) : null;
    if (match === null) continue;
    const parts = match.slice(1).map((part) => decodeURIComponent(part));
    return withIdsAsAsked(request, handle({ state, request, user, parts }));
  }
  return refusals.notFound(state);
}

function inAccount(handle: (call: Call, account: Account) => SandboxResponse): Handler {
  return (call) => {
    const account = findAccount(call.state, call.parts[0] ?? '');
    return account === undefined ? refusals.notFound(call.state) : handle(call, account);
  };
}

/** Developer keys belong to root accounts: a sub-account answers 404 (`require_root_account`). */
function forKeys(handle: Handler): Handler {
  return inAccount((call, account) => (account.id === ROOT_ID ? managingKeys(handle)(call) : refusals.notFound(call.state)));
}

function managingKeys(handle: Handler): Handler {
  return (call) => (call.state.may(call.user, 'manage_developer_keys', ROOT_ID) ? handle(call) : refusals.unauthorized(call.state));
}
