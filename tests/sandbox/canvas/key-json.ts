import { globalId, ROOT_ID, type CanvasState, type Key } from './state';

/** A key as `lib/api/v1/developer_key.rb` gives it to who may manage keys ([B]). */
export function keyJson(key: Key, state: CanvasState): Record<string, unknown> {
  const binding = key.binding === null ? {} : { developer_key_account_binding: bindingJson(key) };
  if (key.inherited) {
    return { id: key.id, name: key.name, created_at: key.createdAt, icon_url: key.iconUrl, workflow_state: 'active', inherited_from: 'global', inherited_to: 'child_account', is_lti_key: key.isLti, visible: true, ...binding };
  }
  return {
    id: key.id,
    name: key.name,
    created_at: key.createdAt,
    email: key.email,
    user_id: null,
    user_name: null,
    icon_url: key.iconUrl,
    notes: key.notes,
    workflow_state: 'active',
    scopes: key.scopes,
    require_scopes: key.requireScopes,
    client_credentials_audience: key.audience,
    lti_registration_id: null,
    account_name: state.account(ROOT_ID)?.name,
    visible: true,
    is_lti_key: key.isLti,
    is_lti_registration: false,
    api_key: key.secret,
    redirect_uri: key.redirectUri,
    redirect_uris: key.redirectUris.join('\n'),
    access_token_count: key.tokens,
    last_used_at: key.lastUsedAt,
    unified_tool_id: null,
    vendor_code: key.vendorCode,
    public_jwk: null,
    public_jwk_url: null,
    allow_includes: key.allowIncludes,
    test_cluster_only: key.testClusterOnly,
    ...binding,
  };
}

export function bindingJson(key: Key): Record<string, unknown> {
  return { id: globalId(Number(key.id.slice(-6)) + 500), account_id: globalId(ROOT_ID), developer_key_id: key.id, workflow_state: key.binding ?? 'off', account_owns_binding: true };
}
