import { json, refusals } from './answers';
import { bindingJson, keyJson } from './key-json';
import { paged } from './paging';
import { SCOPE_NAMES } from './scopes';
import type { CanvasState, Key } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

type Fields = Record<string, unknown>;

/** The developer keys of the root account: list, create, change, delete, and their bindings. */
export class KeysApi {
  constructor(private readonly state: CanvasState) {}

  list(request: SandboxRequest): SandboxResponse {
    const { searchParams } = request.url;
    const all = searchParams.get('inherited') === 'true' ? this.state.keys.filter((key) => key.inherited) : this.state.ownKeys();
    const id = searchParams.get('id');
    const chosen = id === null ? all : all.filter((key) => key === this.state.key(id));
    return paged(request, chosen.map((key) => keyJson(key, this.state)));
  }

  create(request: SandboxRequest): SandboxResponse {
    const fields = fieldsOf(request);
    if (fields === null) return json({ errors: [{ message: 'developer_key is missing' }] }, 400);
    const wrong = this.#wrongScopes(fields);
    if (wrong.length > 0) return json({ errors: { scopes: [{ attribute: 'scopes', type: 'cannot contain', message: `cannot contain ${wrong.join(', ')}` }] } }, 400);
    const key = this.state.addKey({ name: text(fields.name) || 'Unnamed Tool', own: true, ...changesOf(fields) });
    return json(keyJson(key, this.state));
  }

  update(request: SandboxRequest, id: string): SandboxResponse {
    const key = this.state.key(id);
    const fields = fieldsOf(request);
    if (key === undefined) return refusals.notFound();
    if (fields === null) return json({ errors: [{ message: 'developer_key is missing' }] }, 400);
    // An update silently drops scopes that are unknown; a creation refuses them.
    const known = Array.isArray(fields.scopes) ? { ...fields, scopes: fields.scopes.filter((scope) => SCOPE_NAMES.has(String(scope))) } : fields;
    Object.assign(key, 'name' in known && { name: text(known.name) || 'Unnamed Tool' }, changesOf(known));
    return json(keyJson(key, this.state));
  }

  delete(id: string): SandboxResponse {
    const key = this.state.key(id);
    if (key === undefined) return refusals.notFound();
    key.deleted = true;
    return json(keyJson(key, this.state));
  }

  /** 201 for a changed binding, 200 for a new one ([B], so it is written in Canvas's source). */
  bind(request: SandboxRequest, id: string): SandboxResponse {
    const key = this.state.key(id);
    if (key === undefined) return refusals.notFound();
    const state = (parsed(request).developer_key_account_binding as Fields | undefined)?.workflow_state;
    if (state !== 'on' && state !== 'off' && state !== 'allow') return json({ errors: 'Workflow state is not included in the list' }, 422);
    const isNew = key.binding === null;
    key.binding = state;
    return json(bindingJson(key), isNew ? 200 : 201);
  }

  #wrongScopes({ scopes }: Fields): string[] {
    return Array.isArray(scopes) ? scopes.map(String).filter((scope) => !SCOPE_NAMES.has(scope)) : [];
  }
}

/** Accepted parameters only; unknown ones are dropped silently, as Canvas does. A new key starts without binding: off. */
function changesOf(fields: Fields): Partial<Key> {
  const change: Partial<Key> = {};
  if ('email' in fields) change.email = text(fields.email) || null;
  if ('redirect_uri' in fields) change.redirectUri = text(fields.redirect_uri) || null;
  if ('redirect_uris' in fields) change.redirectUris = (Array.isArray(fields.redirect_uris) ? fields.redirect_uris.map(String) : text(fields.redirect_uris).split(/\s+/)).filter((uri) => uri !== '');
  if ('require_scopes' in fields) change.requireScopes = fields.require_scopes === true;
  if (Array.isArray(fields.scopes)) change.scopes = fields.scopes.map(String);
  if ('allow_includes' in fields) change.allowIncludes = fields.allow_includes === true;
  if (fields.client_credentials_audience === 'internal' || fields.client_credentials_audience === 'external') change.audience = fields.client_credentials_audience;
  if ('vendor_code' in fields) change.vendorCode = text(fields.vendor_code) || null;
  if ('icon_url' in fields) change.iconUrl = text(fields.icon_url) || null;
  if ('notes' in fields) change.notes = text(fields.notes) || null;
  if ('test_cluster_only' in fields) change.testClusterOnly = fields.test_cluster_only === true;
  return change;
}

function fieldsOf(request: SandboxRequest): Fields | null {
  const fields = parsed(request).developer_key;
  return typeof fields === 'object' && fields !== null ? (fields as Fields) : null;
}

function parsed(request: SandboxRequest): Fields {
  try {
    return JSON.parse(request.body.toString()) as Fields;
  } catch {
    return {};
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
