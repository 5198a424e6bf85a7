import { json, refusals } from '../answers';
import type { BindingState, Key } from '../keys';
import type { CanvasState } from '../state';
import { keyJson, bindingJson } from './key-json';
import { keyParams, objectIn, UNNAMED, unknownScopes } from './key-params';
import { paged } from './paging';
import type { SandboxRequest, SandboxResponse } from '../../site';

/** Ten a page unless asked. `?id=` narrows the list to one key, and is the only way to read one. */
export function listKeys({ keys }: CanvasState, request: SandboxRequest): SandboxResponse {
  const { searchParams } = request.url;
  const id = searchParams.get('id');
  const listed = keys.list({ inherited: searchParams.get('inherited') === 'true' });
  return paged(request, (id === null ? listed : listed.filter((key) => key === keys.find(id))).map(keyJson));
}

/** Answers 200 with the whole key, its secret included. A new key has no binding, so it is off. */
export function createKey({ keys }: CanvasState, request: SandboxRequest): SandboxResponse {
  const fields = keyParams(request);
  if (fields === null) return missing();
  const unknown = unknownScopes(fields);
  if (unknown.length > 0) return json({ errors: { scopes: [{ attribute: 'scopes', type: 'invalid', message: `cannot contain ${unknown.join(', ')}` }] } }, 400);
  return json(keyJson(keys.add({ ...fields, name: fields.name ?? UNNAMED, own: true })));
}

/** Unlike a creation, an update drops unknown scopes silently. */
export function updateKey(state: CanvasState, request: SandboxRequest, id: string): SandboxResponse {
  return withOwnKey(state, id, (key) => {
    const fields = keyParams(request);
    if (fields === null) return missing();
    const unknown = new Set(unknownScopes(fields));
    Object.assign(key, fields, fields.scopes && { scopes: fields.scopes.filter((scope) => !unknown.has(scope)) });
    return json(keyJson(key));
  });
}

export function deleteKey(state: CanvasState, id: string): SandboxResponse {
  return withOwnKey(state, id, (key) => {
    key.workflowState = 'deleted';
    state.grants.forgetKey(key.id);
    return json(keyJson(key));
  });
}

/** ON and OFF. 201 for a binding that changes and 200 for a new one: so it stands in Canvas's source ([B]). */
export function bindKey({ keys }: CanvasState, request: SandboxRequest, id: string): SandboxResponse {
  const key = keys.find(id);
  if (key === undefined) return refusals.notFound();
  const wanted = objectIn(request, 'developer_key_account_binding')?.['workflow_state'];
  if (!isBindingState(wanted)) return json({ errors: 'Workflow state is not included in the list' }, 422);
  const isNew = key.binding === null;
  key.binding = wanted;
  return json(bindingJson(key, wanted), isNew ? 200 : 201);
}

function isBindingState(value: unknown): value is BindingState {
  return value === 'on' || value === 'off' || value === 'allow';
}

function withOwnKey({ keys }: CanvasState, id: string, handle: (key: Key) => SandboxResponse): SandboxResponse {
  const key = keys.find(id);
  if (key === undefined) return refusals.notFound();
  return key.inherited ? refusals.siteAdminKey() : handle(key);
}

const missing = () => json({ errors: [{ message: 'developer_key is missing' }] }, 400);
