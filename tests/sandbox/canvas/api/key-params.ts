import type { Key } from '../keys';
import { SCOPE_NAMES } from './scope-list';
import type { SandboxRequest } from '../../site';

/** The fields of a key that its editors can set. */
export type KeyFields = Partial<Omit<Key, 'id' | 'secret' | 'isLti' | 'inherited' | 'binding' | 'createdAt' | 'lastUsedAt' | 'tokens' | 'own'>>;

/**
 * The accepted parameters in a body's `developer_key` (`developer_keys_controller.rb`, [B]); others are dropped
 * silently, the secret among them. `null` when there is no `developer_key` at all.
 */
export function keyParams(request: SandboxRequest): KeyFields | null {
  const given = objectIn(request, 'developer_key');
  if (given === null) return null;
  const fields: KeyFields = {};
  if ('name' in given) fields.name = text(given['name']) ?? UNNAMED;
  if ('email' in given) fields.email = text(given['email']);
  if ('notes' in given) fields.notes = text(given['notes']);
  if ('icon_url' in given) fields.iconUrl = text(given['icon_url']);
  if ('unified_tool_id' in given) fields.unifiedToolId = text(given['unified_tool_id']);
  if ('vendor_code' in given) fields.vendorCode = text(given['vendor_code']);
  if ('redirect_uri' in given) fields.redirectUri = text(given['redirect_uri']);
  if ('redirect_uris' in given) fields.redirectUris = uris(given['redirect_uris']);
  if ('require_scopes' in given) fields.requireScopes = isTrue(given['require_scopes']);
  if ('allow_includes' in given) fields.allowIncludes = isTrue(given['allow_includes']);
  if ('test_cluster_only' in given) fields.testClusterOnly = isTrue(given['test_cluster_only']);
  if (Array.isArray(given['scopes'])) fields.scopes = given['scopes'].map(String);
  const audience = given['client_credentials_audience'];
  if (audience === 'internal' || audience === 'external' || audience === null) fields.audience = audience;
  if (given['event'] === 'activate') fields.workflowState = 'active';
  if (given['event'] === 'deactivate') fields.workflowState = 'inactive';
  return fields;
}

/** What an empty name is saved as. */
export const UNNAMED = 'Unnamed Tool';

export function unknownScopes({ scopes = [] }: KeyFields): string[] {
  return scopes.filter((scope) => !SCOPE_NAMES.has(scope));
}

/** An object below one name of a JSON body, or `null`. */
export function objectIn({ body }: SandboxRequest, name: string): Record<string, unknown> | null {
  try {
    const value = (JSON.parse(body.toString()) as Record<string, unknown> | null)?.[name];
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A list, or one string with an address per line or word. */
function uris(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : (text(value) ?? '').split(/\s+/);
  return list.filter((uri) => uri !== '');
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}
