import { html } from '../../canvas/pages/html';
import type { SandboxRequest, SandboxResponse } from '../../site';
import type { DapState } from '../state';
import { drawInstitutions } from './builds/index';
import { domainOf, hasCanvas, institutions } from './institutions';
import { csrfField, page, redirect, viewOf } from './layout';
import { token, withCookie, type Session } from './sessions';
import type { Words } from './words';

export type LoginFault = keyof Words['login']['faults'];

/** The way in: choose the institution, log in to its Canvas, authorise. Returns `null` for any other address. */
export function answerSignIn(state: DapState, request: SandboxRequest, session: Session): SandboxResponse | null {
  switch (`${request.method} ${request.url.pathname}`) {
    case 'GET /login':
      return choose(state, session, request.url.searchParams.get('error') === 'access_denied' ? 'denied' : null);
    case 'POST /login':
      return chosen(state, request, session);
    case 'GET /login/canvas':
      return session.domain === null ? redirect('/login', 302) : canvas(state, session, session.domain);
    case 'POST /login/canvas':
      return toCanvas(state, session);
    case 'GET /oauth2/auth':
      return session.oauthState !== request.url.searchParams.get('state') || session.oauthState === null ? redirect('/login', 302) : consent(state, session);
    case 'POST /oauth2/auth':
      return decided(request, session);
    case 'GET /oauth2/callback':
      return back(state, request, session);
    default:
      return null;
  }
}

function choose(state: DapState, session: Session, fault: LoginFault | null): SandboxResponse {
  const view = viewOf(state, session);
  return page(view, { title: view.words.login.title, status: fault === null || fault === 'denied' ? 200 : 422, ...drawInstitutions(view, institutions(state.identity.listed), fault) });
}

/** What is typed comes before what is chosen. */
function chosen(state: DapState, { body }: SandboxRequest, session: Session): SandboxResponse {
  const posted = new URLSearchParams(body.toString());
  const typed = (posted.get('domain') ?? '').trim() || (posted.get('institution') ?? '');
  if (typed === '') return choose(state, session, 'required');
  const domain = domainOf(typed);
  if (domain === null) return choose(state, session, 'invalid');
  session.domain = domain;
  return redirect('/login/canvas');
}

function canvas(state: DapState, session: Session, domain: string): SandboxResponse {
  const view = viewOf(state, session);
  const words = view.words.canvas;
  const isListed = institutions(state.identity.listed).some((one) => one.domain === domain);
  const content = html`<h1>${domain}</h1>${isListed ? null : html`<p>${words.unverified}</p>`}
<form method="post" action="/login/canvas">${csrfField(session)}<button>${words.button}</button></form>`;
  return page(view, { title: words.title, content });
}

function toCanvas(state: DapState, session: Session): SandboxResponse {
  if (session.domain === null) return redirect('/login');
  if (!hasCanvas(session.domain)) return choose(state, session, 'unreachable');
  session.oauthState = token();
  return redirect(`/oauth2/auth?state=${session.oauthState}`);
}

/** Stands for Canvas's own page of consent, which is not part of what is tested here. */
function consent(state: DapState, session: Session): SandboxResponse {
  const view = viewOf(state, session);
  const { title, text, accept, cancel } = view.words.authorize;
  const content = html`<h1>${session.domain}</h1><p>${text}</p>
<form method="post" action="/oauth2/auth">${csrfField(session)}<button name="decision" value="deny">${cancel}</button> <button name="decision" value="accept">${accept}</button></form>`;
  return page(view, { title, content });
}

function decided({ body }: SandboxRequest, session: Session): SandboxResponse {
  const { oauthState } = session;
  if (oauthState === null) return redirect('/login');
  if (new URLSearchParams(body.toString()).get('decision') !== 'accept') return redirect('/login?error=access_denied');
  session.oauthCode = token();
  return redirect(`/oauth2/callback?code=${session.oauthCode}&state=${oauthState}`);
}

/** A new session, so that nobody who knew the old one is signed in, too. */
function back(state: DapState, { url }: SandboxRequest, session: Session): SandboxResponse {
  const { oauthCode, oauthState, domain } = session;
  if (oauthCode === null || oauthCode !== url.searchParams.get('code') || oauthState !== url.searchParams.get('state')) return redirect('/login?error=access_denied', 302);
  state.sessions.end(session);
  return withCookie(redirect('/keys', 302), state.sessions.begin({ domain, isAuthorised: true }));
}
