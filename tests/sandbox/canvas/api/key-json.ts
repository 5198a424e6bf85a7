import { globalId, localId } from '../ids';
import type { BindingState, Key } from '../keys';
import { ACCOUNTS, ROOT_ID } from '../people';

const ROOT_NAME = ACCOUNTS.find(({ id }) => id === ROOT_ID)?.name;

/** A key as `lib/api/v1/developer_key.rb` gives it in [B]: what is inherited carries no secret. */
export function keyJson(key: Key): Record<string, unknown> {
  return {
    ...shared(key),
    ...(key.inherited ? { inherited_from: 'global', inherited_to: 'child_account' } : owned(key)),
    ...(key.binding !== null && { developer_key_account_binding: bindingJson(key, key.binding) }),
  };
}

function shared(key: Key): Record<string, unknown> {
  return {
    id: key.id,
    name: key.name,
    created_at: key.createdAt,
    icon_url: key.iconUrl,
    workflow_state: key.workflowState,
    lti_registration_id: null,
    visible: true,
    is_lti_key: key.isLti,
    is_lti_registration: false,
    account_name: key.inherited ? 'Site Admin' : ROOT_NAME,
  };
}

/** Only with `manage_developer_keys`, which whoever gets this far has. */
function owned(key: Key): Record<string, unknown> {
  return {
    email: key.email,
    user_id: null,
    user_name: null,
    notes: key.notes,
    scopes: key.scopes,
    require_scopes: key.requireScopes,
    client_credentials_audience: key.audience,
    test_cluster_only: key.testClusterOnly,
    api_key: key.secret,
    redirect_uri: key.redirectUri,
    redirect_uris: key.redirectUris.join('\n'),
    access_token_count: key.tokens,
    last_used_at: key.lastUsedAt,
    unified_tool_id: null,
    vendor_code: key.vendorCode,
    public_jwk: null,
    public_jwk_url: key.isLti && key.redirectUris[0] !== undefined ? new URL('/.well-known/jwks.json', key.redirectUris[0]).href : null,
    allow_includes: key.allowIncludes,
  };
}

export function bindingJson(key: Key, state: BindingState): Record<string, unknown> {
  return {
    id: globalId(1_000 + Number(localId(key.id))),
    account_id: globalId(ROOT_ID),
    developer_key_id: key.id,
    workflow_state: state,
    account_owns_binding: !key.inherited,
  };
}
