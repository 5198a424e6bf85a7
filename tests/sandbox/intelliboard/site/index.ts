import type { SandboxRequest, SandboxResponse, SiteFetch } from '../../site';
import { javascript } from '../../page-scripts';
import { answerConsent } from '../authorization/answer';
import { beginConsent } from '../authorization/begin';
import { connectionWithId } from '../connections';
import type { State, StoredConnection } from '../state';
import { ACCOUNT, backFromCanvas, CANVAS_FORM, connectionList, dashboard, integrations, notFound, OTHER_FORMS, otherForm, refused, signInPage } from './account-pages';
import { json, redirect } from './answers';
import { answerForm, type Visit } from './form';
import { answerLists } from './lists/page';
import { answerProcess } from './process/page';
import { scriptAt } from './scripts';
import { withCookie, type Session } from './sessions';
import { outcomeOf } from './view';
import { API_PATH, DEFAULT_HOST } from '@/utils/model/known';

const ORIGIN = `https://${DEFAULT_HOST}`;

/**
 * The web site, for people: sign-in, "Integrations", the connection form and "Manage Connections". Addresses
 * that IntelliBoard's articles have are theirs ([SA]: `/connections/integrations`; [KB]:
 * `/settings/oauth2/redirect`), all others the sandbox's own. Strangers are sent to `/signin` and back
 * afterwards; what is nowhere is not found for them, either.
 */
export async function handleSite(state: State, request: SandboxRequest, fetch: SiteFetch): Promise<SandboxResponse> {
  const { method, url, headers } = request;
  const script = method === 'GET' ? scriptAt(url.pathname) : null;
  if (script !== null) return javascript(await script);
  if (method === 'POST' && headers['origin'] !== undefined && headers['origin'] !== ORIGIN) return refused(state);

  switch (`${method} ${url.pathname}`) {
    case 'GET /settings/oauth2/redirect':
      // Canvas sends people here; who they are, `state` says, so that nobody has to be signed in.
      return backFromCanvas(state, await answerConsent(state, fetch, url.searchParams), state.site.sessions.find(request));
    case 'GET /signin':
      return signInPage(state, { next: ownPath(url.searchParams.get('next')), email: '', wrong: false });
    case 'POST /signin':
      return signIn(state, request);
  }
  const answer = routeOf(request);
  if (answer === null || url.pathname.startsWith(`${API_PATH}/`)) return notFound(state);

  const known = state.site.sessions.find(request);
  const session = known ?? (state.site.signsInByItself ? state.site.sessions.begin() : null);
  if (session === null) return stranger(request);
  if (method === 'POST' && !isOfSession(session, request)) return refused(state);
  const answered = answer({ state, request, session, fetch });
  return known === null ? withCookie(answered, session) : answered;
}

type Answer = (visit: Visit) => SandboxResponse;

function routeOf({ method, url: { pathname } }: SandboxRequest): Answer | null {
  const [, id = '', page = ''] = /^\/connections\/(\d+)\/(edit|checks|authorize|filters|roles|process)$/.exec(pathname) ?? [];
  switch (`${method} ${page === '' ? pathname : page}`) {
    case 'GET /':
      return ({ state, session }) => dashboard(state, session);
    case 'GET /connections/integrations':
      return ({ state, session, request }) => integrations(state, session, request.url.searchParams.get('q') ?? '');
    case 'GET /connections':
      return ({ state, session }) => connectionList(state, session);
    case `GET ${CANVAS_FORM}`:
    case `POST ${CANVAS_FORM}`:
      return (visit) => answerForm(visit, null);
    case 'GET edit':
    case 'POST edit':
      return (visit) => onConnection(visit, id, (connection) => answerForm(visit, connection));
    case 'GET checks':
      return (visit) => onConnection(visit, id, (connection) => json(200, outcomeOf(visit.state, connection)));
    case 'GET authorize':
      return (visit) => onConnection(visit, id, (connection) => redirect(beginConsent(visit.state, connection).url, 302));
    case 'GET filters':
    case 'POST filters':
      return (visit) => onConnection(visit, id, (connection) => answerLists(visit, connection, 'filters'));
    case 'GET roles':
    case 'POST roles':
      return (visit) => onConnection(visit, id, (connection) => answerLists(visit, connection, 'roles'));
    case 'GET process':
    case 'POST process':
      return (visit) => onConnection(visit, id, (connection) => answerProcess(visit, connection));
    case 'POST /signout':
      return ({ state, session }) => {
        state.site.sessions.end(session);
        return redirect('/signin');
      };
    default:
      return method === 'GET' && OTHER_FORMS.includes(pathname) ? ({ state, session }) => otherForm(state, session) : null;
  }
}

function onConnection({ state }: Visit, id: string, look: (connection: StoredConnection) => SandboxResponse): SandboxResponse {
  const connection = connectionWithId(state, id);
  return connection === undefined ? notFound(state) : look(connection);
}

function signIn(state: State, { body }: SandboxRequest): SandboxResponse {
  const posted = new URLSearchParams(body.toString());
  const email = (posted.get('email') ?? '').trim();
  const next = ownPath(posted.get('next'));
  if (email.toLowerCase() !== ACCOUNT.email || posted.get('password') !== ACCOUNT.password) return signInPage(state, { next, email, wrong: true });
  return withCookie(redirect(next), state.site.sessions.begin());
}

/** Scripts are told so; people are sent to sign in, and back to the page that they wanted to see. */
function stranger({ method, url, headers }: SandboxRequest): SandboxResponse {
  if (headers['accept'] === 'application/json') return json(401, { error: 'signed_out' });
  const next = method === 'GET' ? url.pathname + url.search : url.pathname.replace(/^\/signout$/, '/');
  return redirect(next === '/' ? '/signin' : `/signin?next=${encodeURIComponent(next)}`, method === 'GET' ? 302 : 303);
}

/** A path of this site to go on to; nobody is led elsewhere by it. */
function ownPath(path: string | null): string {
  if (path === null || !path.startsWith('/') || !URL.canParse(path, ORIGIN)) return '/';
  const url = new URL(path, ORIGIN);
  return url.origin === ORIGIN ? url.pathname + url.search : '/';
}

function isOfSession({ csrf }: Session, { headers, body }: SandboxRequest): boolean {
  if (headers['x-csrf-token'] === csrf) return true;
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true && new URLSearchParams(body.toString()).get('_token') === csrf;
}
