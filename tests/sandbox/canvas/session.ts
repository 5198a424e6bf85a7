import { randomBytes } from 'node:crypto';
import type { CanvasState, Session } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

const SESSION = 'canvas_session';

/** The session of a request's cookie, if it was signed in on this very host. */
export function sessionOf(state: CanvasState, request: SandboxRequest): Session | null {
  const session = state.sessions.get(cookie(request, SESSION) ?? '');
  return session?.host === request.url.hostname ? session : null;
}

export function cookie(request: SandboxRequest, name: string): string | undefined {
  return (request.headers.cookie ?? '')
    .split(/;\s*/)
    .map((pair) => pair.split('='))
    .find(([key]) => key === name)?.[1];
}

/** Adds the cookies of every answer: the CSRF token is masked anew each time, as Rails does. */
export function withCookies(session: Session | null, answer: SandboxResponse, fresh = false): SandboxResponse {
  const csrf = session === null ? randomBytes(64) : mask(session.csrf);
  const set = [`_csrf_token=${encodeURIComponent(csrf.toString('base64'))}; Path=/; Secure`];
  if (fresh && session !== null) set.push(`${SESSION}=${session.id}; Path=/; Secure; HttpOnly`);
  return { ...answer, headers: { ...answer.headers, 'set-cookie': set } };
}

export function signedOut(answer: SandboxResponse): SandboxResponse {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': [`${SESSION}=; Path=/; Secure; HttpOnly; Max-Age=0`] } };
}

/** A one-time pad beside the token under that pad: every mask of a session's token stays good. */
function mask(token: Buffer): Buffer {
  const pad = randomBytes(token.length);
  return Buffer.concat([pad, xor(pad, token)]);
}

/** Whether a write carries this session's token. */
export function csrfIsGood(session: Session, request: SandboxRequest): boolean {
  const sent = Buffer.from(request.headers['x-csrf-token'] ?? '', 'base64');
  const half = session.csrf.length;
  return sent.length === 2 * half && xor(sent.subarray(0, half), sent.subarray(half)).equals(session.csrf);
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));
}
