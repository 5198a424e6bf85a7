import { ENV } from './env';

export interface Key {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly notes: string | null;
  readonly icon_url: string | null;
  readonly vendor_code: string | null;
  readonly redirect_uri: string | null;
  readonly redirect_uris: string;
  readonly require_scopes: boolean;
  readonly scopes: readonly string[];
  readonly is_lti_key: boolean;
  readonly api_key?: string;
  readonly access_token_count?: number;
  readonly created_at: string;
  readonly last_used_at?: string | null;
  readonly developer_key_account_binding?: { readonly workflow_state: 'on' | 'off' | 'allow' };
}

export interface Scope {
  readonly scope: string;
  readonly verb: string;
  readonly resource_name: string;
}

export type KeyFields = Readonly<Record<string, unknown>>;

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  const token = /(?:^|;\s*)_csrf_token=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json+canvas-string-ids, application/json, text/plain, */*',
      'X-Requested-With': 'XMLHttpRequest',
      ...(method !== 'GET' && { 'X-CSRF-Token': decodeURIComponent(token), 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Request failed with status code ${response.status}`);
  return response;
}

export interface KeysPage {
  readonly keys: Key[];
  readonly next: string | null;
}

/** One page of keys, ten at a time, and where the next one is. */
export async function listKeys(address: string = ENV.accountEndpoint): Promise<KeysPage> {
  const response = await call('GET', address);
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
  return { keys: (await response.json()) as Key[], next };
}

export async function saveKey(id: string | null, fields: KeyFields): Promise<Key> {
  const response = id === null ? await call('POST', ENV.accountEndpoint, { developer_key: fields }) : await call('PUT', `/api/v1/developer_keys/${id}`, { developer_key: fields });
  return (await response.json()) as Key;
}

export async function deleteKey(id: string): Promise<void> {
  await call('DELETE', `/api/v1/developer_keys/${id}`);
}

export async function setState(id: string, state: 'on' | 'off'): Promise<void> {
  await call('POST', `${ENV.accountEndpoint}/${id}/developer_key_account_bindings`, { developer_key_account_binding: { workflow_state: state } });
}

export async function scopesByResource(): Promise<Record<string, Scope[]>> {
  return (await (await call('GET', `/api/v1/accounts/${ENV.ACCOUNT_ID}/scopes?group_by=resource_name`)).json()) as Record<string, Scope[]>;
}
