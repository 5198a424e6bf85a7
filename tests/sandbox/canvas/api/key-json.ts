import type { BindingState, Key } from '../keys';
import { ACCOUNTS, ROOT_ID } from '../people';
import type { CanvasState } from '../state';

const ROOT_NAME = ACCOUNTS.find(({ id }) => id === ROOT_ID)?.name;

/**
 * A key as `lib/api/v1/developer_key.rb` gives it: what is inherited carries no secret. `isFresh` says that the
 * secret was made by this very request, so that every generation gives all of it.
 */
export function keyJson(state: CanvasState, key: Key, { isFresh = false } = {}): Record<string, unknown> {
  return {
    ...shared(key),
    ...(key.inherited ? { inherited_from: 'global', inherited_to: 'child_account' } : { ...owned(key), ...secretJson(state, key, isFresh) }),
    ...(key.binding !== null && { developer_key_account_binding: bindingJson(state, key, key.binding) }),
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
    redirect_uri: key.redirectUri,
    redirect_uris: key.redirectUris.join('\n'),
    access_token_count: key.tokens,
    last_used_at: key.lastUsedAt,
    unified_tool_id: key.unifiedToolId,
    vendor_code: key.vendorCode,
    public_jwk: null,
    public_jwk_url: key.isLti && key.redirectUris[0] !== undefined ? new URL('/.well-known/jwks.json', key.redirectUris[0]).href : null,
    allow_includes: key.allowIncludes,
  };
}

const HINT_LENGTH = 5;

/** Whether "shown once" also comes with a mark is not known: here it does not, so that each sign stands alone once. */
function secretJson({ generation }: CanvasState, { secret, redirectUris }: Key, isFresh: boolean): Record<string, unknown> {
  const isWhole = isFresh || generation.secrets === 'shown';
  const hint = secret.slice(0, HINT_LENGTH) + (generation.secrets === 'once' ? '...' : '');
  return {
    api_key: isWhole ? secret : hint,
    ...(generation.tracksRedirectUris && {
      api_key_truncated: !isWhole && generation.secrets === 'truncated',
      all_redirect_uris: redirectUris.map((uri) => ({ redirect_uri: uri, last_used_at: null, workflow_state: 'active' })),
    }),
  };
}

export function bindingJson({ ids }: CanvasState, key: Key, workflowState: BindingState): Record<string, unknown> {
  return {
    id: ids.global(1_000 + Number(ids.local(key.id))),
    account_id: ids.global(ROOT_ID),
    developer_key_id: key.id,
    workflow_state: workflowState,
    account_owns_binding: !key.inherited,
  };
}
