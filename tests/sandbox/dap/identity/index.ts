import { html } from '../../canvas/pages/html';
import type { SandboxRequest, SandboxResponse } from '../../site';
import { javascript } from '../../page-scripts';
import type { DapState } from '../state';
import { drawnBuild } from './builds/index';
import { reactKeys } from './builds/react';
import { answerKeysApi, json } from './keys-api';
import { answerKeysPages } from './keys-pages';
import { page, redirect, viewOf } from './layout';
import { scriptAt } from './scripts';
import { withCookie, type Session } from './sessions';
import { answerSignIn } from './sign-in';

const ORIGIN = 'https://identity.instructure.com';

/**
 * The identity site: institution, Canvas, consent, the list of keys, a new key, and its credentials once. The
 * order of the pages is that of the Canvas Admin Guide and vendors' guides. Assumed: all addresses below `/`,
 * and the code that is mailed before a key is made.
 */
export async function answerIdentity(state: DapState, request: SandboxRequest): Promise<SandboxResponse> {
  const { method, url, headers } = request;
  const script = method === 'GET' ? scriptAt(url.pathname) : null;
  if (script !== null) return javascript(await script);

  const known = state.sessions.find(request);
  const isWelcome = known?.isAuthorised !== true && state.identity.signedIn;
  const session = isWelcome || known === null ? state.sessions.begin({ isAuthorised: state.identity.signedIn }) : known;
  const isForeign = headers['origin'] !== undefined && headers['origin'] !== ORIGIN;
  const answer = method === 'POST' && (isForeign || !isOfSession(session, request)) ? refused(state, session) : answerVisit(state, request, session);
  // Signing in and out set a cookie of their own.
  return session === known || answer.headers?.['set-cookie'] !== undefined ? answer : withCookie(answer, session);
}

function answerVisit(state: DapState, request: SandboxRequest, session: Session): SandboxResponse {
  const { method, url } = request;
  if (`${method} ${url.pathname}` === 'POST /logout') {
    state.sessions.end(session);
    return withCookie(redirect('/login'), state.sessions.begin());
  }
  if (!session.isAuthorised) return answerSignIn(state, request, session) ?? stranger(request);
  if (['/', '/login'].includes(url.pathname)) return redirect('/keys', 302);
  return answerKeys(state, request, session) ?? notFound(state, session);
}

function answerKeys(state: DapState, request: SandboxRequest, session: Session): SandboxResponse | null {
  const build = drawnBuild(state.identity.build);
  if (build !== null) return answerKeysPages({ state, request, session, build });
  const view = viewOf(state, session);
  const isPage = request.method === 'GET' && /^\/keys(\/[0-9a-z]+)?$/.test(request.url.pathname);
  return isPage ? page(view, { title: view.words.keys.title, ...reactKeys(view) }) : answerKeysApi(state, request, session);
}

/** Scripts are told so; people are sent to sign in. */
function stranger({ method, url }: SandboxRequest): SandboxResponse {
  return url.pathname.startsWith('/api/') ? json(401, { error: 'signed_out' }) : redirect('/login', method === 'GET' ? 302 : 303);
}

function notFound(state: DapState, session: Session): SandboxResponse {
  const view = viewOf(state, session);
  return page(view, { title: view.words.notFound, content: html`<h1>${view.words.notFound}</h1>`, status: 404 });
}

function refused(state: DapState, session: Session): SandboxResponse {
  const view = viewOf(state, session);
  return page(view, { title: view.words.refused, content: html`<p>${view.words.refused}</p>`, status: 403 });
}

function isOfSession({ csrf }: Session, { headers, body }: SandboxRequest): boolean {
  return headers['x-csrf-token'] === csrf || new URLSearchParams(body.toString()).get('_csrf') === csrf;
}
