import { fileURLToPath } from 'node:url';
import { builtScript } from '../../built-script';
import { html, type Markup } from '../../canvas/pages/html';
import { launchIsGood, PORTAL_LAUNCH } from '../../lti';
import type { SandboxRequest, SandboxResponse } from '../../site';
import { json, redirect } from '../answers';
import type { Build, PortalState } from '../state';
import { withCookie, type Visitor } from '../visitors';
import { cards } from './cards';
import { classic } from './classic';
import { notice, page } from './layout';
import { takeView } from './view';

const LAUNCH_URL = new URL(PORTAL_LAUNCH);
const SCRIPT = '/assets/portal.js';
const SOURCES = fileURLToPath(new URL('../client', import.meta.url));

/** The portal for people. Nobody gets in but by a launch of Canvas; `/files` is "View All Files". */
export async function answerPage(state: PortalState, request: SandboxRequest): Promise<SandboxResponse> {
  const { method, url } = request;
  switch (`${method} ${url.pathname}`) {
    case `POST ${LAUNCH_URL.pathname}`:
      return launch(state, request);
    case `GET ${SCRIPT}`:
      return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: await builtScript({ name: 'portal-react', folder: SOURCES, entry: 'react.tsx' }) };
    case 'GET /docs':
    case 'GET /docs/api':
      return notice(200, 'Documentation', 'The documentation is not part of the sandbox.');
  }
  const visitor = state.visitors.find(request);
  if (visitor === null) return notice(401, 'Canvas Data Portal', 'Please open the Canvas Data Portal from Canvas.');
  if (!state.permission) return notice(403, 'Canvas Data Portal', "You do not have permission to see this page. Ask your Canvas Data administrator for 'Flat File Download'.");
  return answerVisitor(state, request, visitor);
}

function answerVisitor(state: PortalState, request: SandboxRequest, visitor: Visitor): SandboxResponse {
  const { method, url, headers } = request;
  switch (`${method} ${url.pathname}`) {
    case 'GET /':
      return drawn(state, visitor, false);
    case 'GET /files':
      return drawn(state, visitor, true);
    case 'GET /view':
      return json(200, takeView(state, visitor, { showsAll: url.searchParams.has('all') }));
    case 'POST /credentials':
      if (!isOfVisitor(request, visitor)) return notice(403, 'Canvas Data Portal', 'This form is out of date. Please load the page again.');
      visitor.freshSecret = state.credentials.create().secret;
      return headers['accept'] === 'application/json' ? json(200, takeView(state, visitor, { showsAll: false })) : redirect('/');
    default:
      return notice(404, 'Canvas Data Portal', 'There is no such page.');
  }
}

/** A launch is good once. Whoever may use the data ends Reserved Mode by coming. */
function launch(state: PortalState, { body }: SandboxRequest): SandboxResponse {
  const posted = new URLSearchParams(body.toString());
  const isGood = launchIsGood(PORTAL_LAUNCH, posted, state.now()) && state.visitors.isFirst(posted.get('oauth_nonce') ?? '');
  if (!isGood) return notice(401, 'Canvas Data Portal', 'This launch is not valid, or was used before. Please open the portal from Canvas again.');
  state.launches += 1;
  if (state.permission) state.wake();
  return withCookie(redirect('/'), state.visitors.begin(posted.get('lis_person_name_full') ?? '', posted.get('lis_person_contact_email_primary') ?? ''));
}

const DRAWN: Readonly<Record<Exclude<Build, 'react'>, typeof classic>> = { classic, cards };

function drawn(state: PortalState, visitor: Visitor, showsAll: boolean): SandboxResponse {
  const { build } = state;
  if (build === 'react') return page({ content: html`<div id="root"></div>`, className: 'app', script: SCRIPT });
  const content: Markup = DRAWN[build](takeView(state, visitor, { showsAll }));
  return page({ content, className: build });
}

/** From a page of the portal's own, by this visitor. */
function isOfVisitor({ headers, body }: SandboxRequest, { csrf }: Visitor): boolean {
  if (headers['origin'] !== undefined && headers['origin'] !== LAUNCH_URL.origin) return false;
  return headers['x-csrf-token'] === csrf || new URLSearchParams(body.toString()).get('_token') === csrf;
}
