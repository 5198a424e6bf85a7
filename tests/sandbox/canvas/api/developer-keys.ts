import { json, refusals } from '../answers';
import type { BindingState, Key } from '../keys';
import type { CanvasState } from '../state';
import { keyJson, bindingJson } from './key-json';
import { keyParams, objectIn, UNNAMED, unknownScopes, type KeyFields } from './key-params';
import { paged } from './paging';
import type { SandboxRequest, SandboxResponse } from '../../site';

/** Ten a page unless asked. `?id=` narrows the list to one key, and is the only way to read one. */
export function listKeys(state: CanvasState, request: SandboxRequest): SandboxResponse {
  const { searchParams } = request.url;
  const id = searchParams.get('id');
  const listed = state.keys.list({ inherited: searchParams.get('inherited') === 'true' });
  return paged(request, id === null ? listed : listed.filter((key) => key === state.keys.find(id)), { toJson: (key) => keyJson(state, key) });
}

/** Answers 200 with the whole key, its secret included. A new key has no binding, so it is off. */
export function createKey(state: CanvasState, request: SandboxRequest): SandboxResponse {
  const fields = keyParams(request);
  if (fields === null) return missing();
  const unknown = unknownScopes(fields);
  if (unknown.length > 0) return invalid('scopes', `cannot contain ${unknown.join(', ')}`);
  return faultIn(state, fields) ?? json(keyJson(state, state.keys.add({ ...fields, name: fields.name ?? UNNAMED, own: true }), { isFresh: true }));
}

/** Unlike a creation, an update drops unknown scopes silently. */
export function updateKey(state: CanvasState, request: SandboxRequest, id: string): SandboxResponse {
  return withOwnKey(state, id, (key) => {
    const fields = keyParams(request);
    if (fields === null) return missing();
    const fault = faultIn(state, fields);
    if (fault !== null) return fault;
    const unknown = new Set(unknownScopes(fields));
    Object.assign(key, fields, fields.scopes && { scopes: fields.scopes.filter((scope) => !unknown.has(scope)) });
    return json(keyJson(state, key));
  });
}

export function deleteKey(state: CanvasState, id: string): SandboxResponse {
  return withOwnKey(state, id, (key) => {
    key.workflowState = 'deleted';
    state.grants.forgetKey(key.id);
    return json(keyJson(state, key));
  });
}

/** ON and OFF. 201 for a binding that changes and 200 for a new one: so it stands in Canvas's source ([B]). */
export function bindKey(state: CanvasState, request: SandboxRequest, id: string): SandboxResponse {
  const key = state.keys.find(id);
  if (key === undefined) return refusals.notFound(state);
  const wanted = objectIn(request, 'developer_key_account_binding')?.['workflow_state'];
  if (!isBindingState(wanted)) return json({ errors: state.words.api.bindingState }, 422);
  const isNew = key.binding === null;
  key.binding = wanted;
  return json(bindingJson(state, key, wanted), isNew ? 200 : 201);
}

/** [C], behind its feature: another secret, after which no token of the key is good any more. */
export function regenerateSecret(state: CanvasState, id: string): SandboxResponse {
  return withOwnKey(state, id, (key) => {
    if (state.generation.secrets !== 'once') return json({ errors: [{ message: 'Feature not enabled' }] }, 403);
    if (key.isLti) return json({ errors: [{ message: 'Cannot regenerate secret for LTI keys' }] }, 400);
    state.keys.changeSecret(key);
    state.grants.forgetKey(key.id);
    key.tokens = 0;
    return json(keyJson(state, key, { isFresh: true }));
  });
}

/** Apps of partners, all of which fit whatever redirect URIs are asked about. */
export function lookUpApps({ linkedApps }: CanvasState, { url }: SandboxRequest): SandboxResponse {
  const isAsked = url.searchParams.getAll('redirect_uris[]').some((uri) => uri !== '');
  if (!isAsked) return json({ error: 'Failed to match redirect URIs' }, 400);
  const apps = Array.from({ length: linkedApps }, (_, at) => ({
    unified_tool_id: `5f0e8400-e29b-41d4-a716-${String(446_655_440_000 + at)}`,
    global_product_id: `e8f9a0b1-c2d3-4567-e890-${String(123_456_789_000 + at)}`,
    tool_name: `Learning Dashboard ${at + 1}`,
    tool_id: 700 + at,
    company_id: 40 + at,
    company_name: 'Partner Company',
    source: 'partner_provided',
  }));
  return json({ api_registrations: apps });
}

const MOST_URIS = 64;
const LONGEST_URI = 255;

/** [C] limits redirect URIs. How the errors are worded is assumed. */
function faultIn({ generation }: CanvasState, { redirectUris = [] }: KeyFields): SandboxResponse | null {
  if (!generation.tracksRedirectUris) return null;
  if (redirectUris.length > MOST_URIS) return invalid('redirect_uris', `cannot be more than ${MOST_URIS}`);
  return redirectUris.some((uri) => uri.length > LONGEST_URI) ? invalid('redirect_uris', `is too long (maximum is ${LONGEST_URI} characters)`) : null;
}

function invalid(attribute: string, message: string): SandboxResponse {
  return json({ errors: { [attribute]: [{ attribute, type: 'invalid', message }] } }, 400);
}

function isBindingState(value: unknown): value is BindingState {
  return value === 'on' || value === 'off' || value === 'allow';
}

function withOwnKey(state: CanvasState, id: string, handle: (key: Key) => SandboxResponse): SandboxResponse {
  const key = state.keys.find(id);
  if (key === undefined) return refusals.notFound(state);
  return key.inherited ? refusals.siteAdminKey(state) : handle(key);
}

const missing = () => json({ errors: [{ message: 'developer_key is missing' }] }, 400);
