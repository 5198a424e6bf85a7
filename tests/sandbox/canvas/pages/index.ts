import { readFileSync } from 'node:fs';
import { redirect, refusals } from '../answers';
import { mask } from '../csrf';
import { authorize, sendBack } from '../oauth/authorize';
import { USERS, type User } from '../people';
import { actorOf, csrfIsGood, withCookies, type Session } from '../sessions';
import type { CanvasState } from '../state';
import { authorizePage } from './authorize';
import { SCRIPT_PATH } from './bundle';
import { signInPage } from './sign-in';
import { signedInPage } from './signed-in';
import type { SandboxRequest, SandboxResponse } from '../../site';

export { developerKeysScript } from './bundle';

const STYLE = readFileSync(new URL('./canvas.css', import.meta.url));

/** A page visit. A visitor without a session gets one, so that even the sign-in form has a CSRF token. */
export function answerPage(state: CanvasState, script: string, request: SandboxRequest, known: Session | null): SandboxResponse {
  switch (request.url.pathname) {
    case '/dist/brandable_css/common.css':
      return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: STYLE };
    case SCRIPT_PATH:
      return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: script };
  }
  const session = known ?? state.sessions.begin(request.url.hostname, null);
  if (request.method !== 'GET' && !csrfIsGood(session, request)) return withCookies(refusals.csrf(state), session, known === null);
  const { answer, session: after } = visit(state, request, session);
  return withCookies(answer, after, after !== known);
}

interface Visit {
  readonly answer: SandboxResponse;
  /** The session from now on: another one after signing in or out. */
  readonly session: Session;
}

function visit(state: CanvasState, request: SandboxRequest, session: Session): Visit {
  const { method, url } = request;
  const stay = (answer: SandboxResponse): Visit => ({ answer, session });
  switch (`${method} ${url.pathname}`) {
    case 'GET /login':
      if (state.sessions.signOn !== null) return signedInAs(state, session, state.sessions.signOn);
      return stay(redirect('/login/canvas'));
    case 'GET /login/canvas':
      return stay(signInPage(session, { wrong: false }));
    case 'POST /login/canvas':
      return signIn(state, request, session);
    case 'POST /logout':
      state.sessions.end(session);
      return { answer: redirect('/login/canvas'), session: state.sessions.begin(session.host, null) };
    case 'GET /login/oauth2/auth': {
      const { answer, pending } = authorize(state, request, session);
      session.pendingAuthorization = pending ?? null;
      session.returnTo = pending === undefined ? null : '/login/oauth2/confirm';
      return stay(answer);
    }
  }
  const user = actorOf(session);
  if (user === null) {
    // Only what can be opened again is worth coming back to.
    session.returnTo = method === 'GET' ? url.pathname + url.search : null;
    return stay(redirect('/login'));
  }
  if (url.pathname.startsWith('/login/oauth2/')) return stay(decideAuthorization(state, request, session, user));
  return stay(signedInPage(state, request, { user, isActing: session.actingAs !== null, csrf: mask(session.csrf) }));
}

function signIn(state: CanvasState, { body }: SandboxRequest, session: Session): Visit {
  const form = new URLSearchParams(body.toString());
  const user = Object.values(USERS).find(({ email, password }) => email === form.get('pseudonym_session[unique_id]') && password === form.get('pseudonym_session[password]'));
  return user === undefined ? { answer: signInPage(session, { wrong: true }), session } : signedInAs(state, session, user);
}

/** A new session, so that nobody who knew the old one is signed in, too; then on to where the person wanted to go. */
function signedInAs(state: CanvasState, before: Session, user: User): Visit {
  state.sessions.end(before);
  const session = state.sessions.begin(before.host, user);
  session.pendingAuthorization = before.pendingAuthorization;
  return { answer: redirect(before.returnTo ?? '/?login_success=1'), session };
}

/** The page that asks, and its two buttons. */
function decideAuthorization(state: CanvasState, { method, url }: SandboxRequest, session: Session, user: User): SandboxResponse {
  const pending = session.pendingAuthorization;
  const key = pending === null ? undefined : state.keys.find(pending.keyId);
  if (pending === null || key === undefined) return redirect('/');
  switch (`${method} ${url.pathname}`) {
    case 'POST /login/oauth2/accept':
      session.pendingAuthorization = null;
      return sendBack(pending, { code: state.grants.give(key.id, user).code });
    case 'GET /login/oauth2/deny':
      session.pendingAuthorization = null;
      return sendBack(pending, { error: 'access_denied', error_description: 'The resource owner or authorization server denied the request.' });
    default:
      return authorizePage(key, user, session);
  }
}
