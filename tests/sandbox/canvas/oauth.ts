import { json } from './answers';
import type { CanvasState, Key } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

const refused = (status: number, error: string, description: string): SandboxResponse =>
  json({ error, error_description: description }, status, status === 401 ? { 'www-authenticate': 'Canvas OAuth 2.0' } : {});

/** `POST /login/oauth2/token`: grant type, then key, then secret, then code (`grant_types/base_type.rb`). Needs no CSRF token. */
export function token(state: CanvasState, request: SandboxRequest): SandboxResponse {
  const form = new URLSearchParams(request.body.toString());
  const [basicId, basicSecret] = basic(request.headers.authorization);
  const grant = form.get('grant_type') ?? '';
  if (!['authorization_code', 'refresh_token', 'client_credentials'].includes(grant)) {
    return refused(400, 'unsupported_grant_type', 'The grant_type you requested is not currently supported');
  }
  const key = clientOf(state, form.get('client_id') ?? basicId);
  if (key === undefined) return refused(401, 'invalid_client', 'unknown client');
  if ((form.get('client_secret') ?? basicSecret) !== key.secret) return refused(401, 'invalid_client', 'invalid client');
  if (grant === 'client_credentials') return refused(400, 'invalid_request', 'assertion method not supported for this grant_type');
  if (grant === 'refresh_token') return refused(400, 'invalid_grant', 'refresh_token not found');
  if (!form.get('code')) return refused(400, 'invalid_request', 'You must provide the code parameter when using the authorization_code grant type');
  // That the key is OFF is not looked at here (canvas-lms `oauth2_provider_controller.rb`).
  return refused(400, 'invalid_grant', 'authorization_code not found');
}

/** `GET /login/oauth2/auth`: key, redirect URI, scopes, OFF, response type, prompt, in the order of Canvas's source. */
export function authorise(state: CanvasState, request: SandboxRequest, signedIn: boolean): SandboxResponse {
  const asked = request.url.searchParams;
  const key = clientOf(state, asked.get('client_id'));
  if (key === undefined) return refused(401, 'invalid_client', 'unknown client');
  const redirectUri = asked.get('redirect_uri') ?? '';
  if (!redirectMatches(key, redirectUri)) return refused(400, 'invalid_request', 'redirect_uri does not match client settings');
  const back = (parameters: Record<string, string>): SandboxResponse => {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries({ ...parameters, ...(asked.get('state') && { state: asked.get('state') ?? '' }) })) url.searchParams.set(name, value);
    return { status: 302, headers: { location: url.href } };
  };
  const wanted = (asked.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (key.requireScopes && wanted.some((scope) => !key.scopes.includes(scope))) {
    return back({ error: 'invalid_scope', error_description: 'A requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.' });
  }
  if (key.binding !== 'on') return back({ error: 'unauthorized_client', error_description: 'Client does not have access to the specified Canvas account.' });
  if (asked.get('response_type') !== 'code') return back({ error: 'unsupported_response_type', error_description: 'Only response_type=code is permitted' });
  if (asked.get('prompt') === 'none') return back({ error: signedIn ? 'interaction_required' : 'login_required' });
  return { status: 302, headers: { location: signedIn ? '/login/oauth2/confirm' : '/login' } };
}

/** Canvas looks inactive keys up, too, and calls them unknown; a deleted one likewise. */
function clientOf(state: CanvasState, id: string | null | undefined): Key | undefined {
  return id ? state.key(id) : undefined;
}

/** An exact member of `redirect_uris`; the legacy single URI matches by scheme and host ([B] `redirect_domain_matches?`). */
function redirectMatches(key: Key, uri: string): boolean {
  if (key.redirectUris.includes(uri)) return true;
  if (key.redirectUri === null || !URL.canParse(key.redirectUri) || !URL.canParse(uri)) return false;
  const [legacy, asked] = [new URL(key.redirectUri), new URL(uri)];
  return legacy.protocol === asked.protocol && (asked.hostname === legacy.hostname || asked.hostname.endsWith(`.${legacy.hostname}`));
}

function basic(header: string | undefined): [string | undefined, string | undefined] {
  const encoded = /^Basic (.+)$/.exec(header ?? '')?.[1];
  if (encoded === undefined) return [undefined, undefined];
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return [id, secret];
}
