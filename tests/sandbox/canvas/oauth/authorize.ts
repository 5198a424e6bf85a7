import { redirect } from '../answers';
import type { Key } from '../keys';
import { actorOf, type Session } from '../sessions';
import type { CanvasState } from '../state';
import { oauthError } from './errors';
import { activeKey } from './token';
import type { SandboxRequest, SandboxResponse } from '../../site';

/** A request that has passed all checks and waits for the person's answer. */
export interface PendingRequest {
  readonly keyId: string;
  readonly redirectUri: string;
  readonly state: string | null;
}

/**
 * `GET /login/oauth2/auth`. In the order of Canvas's source ([B]): key, redirect URI, scopes, ON or OFF, response
 * type, prompt. Until the redirect URI is known to be the key's, nothing is sent to it.
 * @returns the answer, and the request if a person is to be asked
 */
export function authorize(state: CanvasState, request: SandboxRequest, session: Session | null): { answer: SandboxResponse; pending?: PendingRequest } {
  const asked = request.url.searchParams;
  const key = activeKey(state, asked.get('client_id') ?? '');
  if (key === undefined) return { answer: oauthError('invalid_client', 'unknown client') };
  const redirectUri = asked.get('redirect_uri') ?? '';
  if (!isRedirectOf(state, key, redirectUri)) return { answer: oauthError('invalid_request', 'redirect_uri does not match client settings') };

  const pending: PendingRequest = { keyId: key.id, redirectUri, state: asked.get('state') };
  const refuse = (error: string, description: string) => ({ answer: sendBack(pending, { error, error_description: description }) });
  if (!coversScopes(key, asked.get('scope'))) {
    return refuse('invalid_scope', 'A requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner. The following scopes were requested, but not granted.');
  }
  if (key.binding !== 'on') return refuse('unauthorized_client', 'Client does not have access to the specified Canvas account.');
  if (asked.get('response_type') !== 'code') return refuse('unsupported_response_type', 'Only response_type=code is permitted');

  const user = actorOf(session);
  if (asked.get('prompt') === 'none') {
    if (user === null) return refuse('login_required', 'prompt=none but there is no current session');
    if (!state.grants.has(key.id, user)) return refuse('interaction_required', 'prompt=none but expected user interaction');
    return { answer: sendBack(pending, { code: state.grants.give(key.id, user).code }) };
  }
  return { answer: redirect(user === null ? '/login' : '/login/oauth2/confirm'), pending };
}

/** Back to the vendor, with its own `state`. */
export function sendBack({ redirectUri, state }: PendingRequest, parameters: Readonly<Record<string, string>>): SandboxResponse {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return redirect(url.href);
}

/** An exact member of `redirect_uris`; or, up to [B] and for the legacy URI alone, the same scheme and the same host or one below it. */
function isRedirectOf({ generation }: CanvasState, key: Key, uri: string): boolean {
  if (key.redirectUris.includes(uri) || key.redirectUri === uri) return true;
  if (generation.legacyUriMatches === 'exactly') return false;
  const legacy = urlOf(key.redirectUri ?? '');
  const asked = urlOf(uri);
  if (legacy === null || asked === null || legacy.protocol !== asked.protocol) return false;
  return asked.hostname === legacy.hostname || asked.hostname.endsWith(`.${legacy.hostname}`);
}

/** `URL.parse` is not in every Node 20. */
function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function coversScopes({ requireScopes, scopes }: Key, wanted: string | null): boolean {
  return !requireScopes || (wanted ?? '').split(' ').every((scope) => scope === '' || scopes.includes(scope));
}
