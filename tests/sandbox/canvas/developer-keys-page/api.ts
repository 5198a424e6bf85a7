import { ENV } from './page-env';

export type BindingState = 'on' | 'off' | 'allow';

/** A key as the API gives it; an inherited one lacks most. */
export interface Key {
  readonly id: string;
  readonly name: string | null;
  readonly created_at: string;
  readonly is_lti_key: boolean;
  readonly email?: string | null;
  readonly notes?: string | null;
  readonly icon_url?: string | null;
  readonly vendor_code?: string | null;
  readonly redirect_uri?: string | null;
  readonly redirect_uris?: string;
  readonly require_scopes?: boolean;
  readonly allow_includes?: boolean;
  readonly test_cluster_only?: boolean;
  readonly client_credentials_audience?: Audience | null;
  readonly scopes?: readonly string[];
  readonly unified_tool_id?: string | null;
  readonly api_key?: string;
  /** [C]: that `api_key` is no more than the first letters. */
  readonly api_key_truncated?: boolean;
  readonly access_token_count?: number;
  readonly last_used_at?: string | null;
  readonly developer_key_account_binding?: { readonly workflow_state: BindingState };
}

export type Audience = 'internal' | 'external';

export interface Scope {
  readonly scope: string;
  readonly verb: string;
}

export interface KeysPage {
  readonly keys: readonly Key[];
  /** Where the next ones are. */
  readonly next: string | null;
}

export type KeyFields = Readonly<Record<string, unknown>>;

/** One page of keys, ten unless the server decides otherwise. */
export async function listKeys(address: string): Promise<KeysPage> {
  const response = await call('GET', address);
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
  return { keys: (await response.json()) as Key[], next };
}

export async function createKey(fields: KeyFields): Promise<Key> {
  return (await (await call('POST', ENV.accountEndpoint, { developer_key: fields })).json()) as Key;
}

export async function updateKey(id: string, fields: KeyFields): Promise<Key> {
  return (await (await call('PUT', `/api/v1/developer_keys/${id}`, { developer_key: fields })).json()) as Key;
}

export async function deleteKey(id: string): Promise<void> {
  await call('DELETE', `/api/v1/developer_keys/${id}`);
}

export async function setBinding(id: string, state: BindingState): Promise<void> {
  await call('POST', `${ENV.accountEndpoint}/${id}/developer_key_account_bindings`, { developer_key_account_binding: { workflow_state: state } });
}

export async function scopesByResource(): Promise<Readonly<Record<string, readonly Scope[]>>> {
  return (await (await call('GET', `/api/v1/accounts/${ENV.ACCOUNT_ID}/scopes?group_by=resource_name`)).json()) as Record<string, Scope[]>;
}

/** [C], behind its feature. The answer holds the whole new secret. */
export async function regenerateSecret(id: string): Promise<Key> {
  return (await (await call('POST', `/api/v1/developer_keys/${id}/regenerate_secret`)).json()) as Key;
}

/** A partner's app, as it was registered. */
export interface App {
  readonly unified_tool_id: string;
  readonly tool_name: string;
  readonly company_name: string;
}

/** Asks which vendors' apps these redirect URIs belong to. */
export async function lookUpApps(redirectUris: readonly string[]): Promise<readonly App[]> {
  const query = redirectUris.map((uri) => `redirect_uris[]=${encodeURIComponent(uri)}`).join('&');
  const response = await call('GET', `${ENV.accountEndpoint}/lookup_utids?${query}&sources[]=partner_provided`);
  return ((await response.json()) as { api_registrations: App[] }).api_registrations;
}

/** With the headers that Canvas's own scripts send. The CSRF cookie changes with every answer, so it is read each time. */
async function call(method: string, address: string, body?: unknown): Promise<Response> {
  const csrf = /(?:^|;\s*)_csrf_token=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const response = await fetch(address, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json+canvas-string-ids, application/json, text/plain, */*',
      'X-Requested-With': 'XMLHttpRequest',
      ...(method !== 'GET' && { 'X-CSRF-Token': decodeURIComponent(csrf), 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // The status, never the server's reason and never translated: that is all an administrator gets to see.
  if (!response.ok) throw new Error(`Request failed with status code ${response.status}`);
  return response;
}
