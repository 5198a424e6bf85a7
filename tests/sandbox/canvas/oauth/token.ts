import { json } from '../answers';
import { seconds, type Key } from '../keys';
import { USERS } from '../people';
import type { CanvasState } from '../state';
import { oauthError } from './errors';
import type { Grant } from './grants';
import type { SandboxRequest, SandboxResponse } from '../../site';

type GrantType = (state: CanvasState, key: Key, form: URLSearchParams) => SandboxResponse;

const GRANT_TYPES: Readonly<Record<string, GrantType>> = {
  authorization_code: exchangeCode,
  refresh_token: refresh,
  client_credentials: () => oauthError('invalid_request', 'assertion method not supported for this grant_type'),
};

/**
 * `POST /login/oauth2/token`, without session and CSRF. In the order of `grant_types/base_type.rb` ([B]): grant
 * type, key, secret, and only then the code. Whether the key is ON is not looked at here.
 */
export function token(state: CanvasState, request: SandboxRequest): SandboxResponse {
  const form = new URLSearchParams(request.body.toString());
  const grantType = GRANT_TYPES[form.get('grant_type') ?? ''];
  if (grantType === undefined) return oauthError('unsupported_grant_type', 'The grant_type you requested is not currently supported');
  const { id, secret } = credentials(request, form);
  const key = activeKey(state, id);
  if (key === undefined) return oauthError('invalid_client', 'unknown client');
  if (secret !== key.secret) return oauthError('invalid_client', 'invalid client');
  return grantType(state, key, form);
}

/** An inactive or deleted key is as unknown as one that never was; an inherited one works. */
export function activeKey(state: CanvasState, id: string): Key | undefined {
  const key = state.keys.find(id);
  return key?.workflowState === 'active' ? key : undefined;
}

/** From the body, or else HTTP Basic (RFC 6749, section 2.3.1). */
function credentials({ headers }: SandboxRequest, form: URLSearchParams): { id: string; secret: string } {
  const basic = /^Basic (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const [id = '', ...secret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  return { id: form.get('client_id') ?? id, secret: form.get('client_secret') ?? secret.join(':') };
}

function exchangeCode(state: CanvasState, key: Key, form: URLSearchParams): SandboxResponse {
  const code = form.get('code') ?? '';
  if (code === '') return oauthError('invalid_request', 'You must provide the code parameter when using the authorization_code grant type');
  const grant = state.grants.byCode(code);
  if (grant === undefined) return oauthError('invalid_grant', 'authorization_code not found');
  if (grant.keyId !== key.id) return oauthError('invalid_grant', 'incorrect client');
  grant.codeUsed = true;
  key.tokens += 1;
  return issued(state, key, grant, { refresh_token: grant.refreshToken });
}

function refresh(state: CanvasState, key: Key, form: URLSearchParams): SandboxResponse {
  const grant = state.grants.byRefreshToken(form.get('refresh_token') ?? '');
  if (grant === undefined) return oauthError('invalid_grant', 'refresh_token not found');
  if (grant.keyId !== key.id) return oauthError('invalid_grant', 'incorrect client');
  return issued(state, key, grant, {});
}

const LIFETIME_SECONDS = 3_600;

function issued({ ids, language }: CanvasState, key: Key, { accessToken, userId }: Grant, more: Record<string, string>): SandboxResponse {
  key.lastUsedAt = seconds(new Date());
  const user = Object.values(USERS).find(({ id }) => id === userId);
  return json({
    access_token: accessToken,
    token_type: 'Bearer',
    user: { id: Number(userId), name: user?.name, global_id: ids.global(userId), effective_locale: language },
    canvas_region: 'us-east-1',
    ...more,
    expires_in: LIFETIME_SECONDS,
  });
}
