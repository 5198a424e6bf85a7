import { actor } from './api';
import { keysPageScript } from './bundle';
import { GENERATIONS, type GenerationName } from './generations';
import { CSS, escape, framed, html, signInPage } from './html';
import { sessionOf, signedOut, withCookies } from './session';
import { ROOT_ID, type Account, type CanvasState, type Session } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

/** Canvas's web pages: sign-in, accounts with their navigation, Developer Keys. */
export class CanvasPages {
  constructor(
    private readonly state: CanvasState,
    private readonly generation: GenerationName,
  ) {}

  async answer(request: SandboxRequest): Promise<SandboxResponse> {
    const { pathname } = request.url;
    if (pathname === '/dist/canvas.css') return { status: 200, headers: { 'content-type': 'text/css' }, body: CSS };
    if (pathname === '/dist/developer_keys_v2.js') return { status: 200, headers: { 'content-type': 'text/javascript' }, body: await keysPageScript() };
    if (pathname === '/login/canvas' && request.method === 'POST') return this.#signIn(request);
    if (pathname.startsWith('/login')) return withCookies(null, signInPage(false));
    const session = sessionOf(this.state, request);
    if (session === null) return withCookies(null, redirect('/login'));
    if (pathname === '/logout') {
      this.state.sessions.delete(session.id);
      return signedOut(redirect('/login'));
    }
    return withCookies(session, this.#page(pathname, session));
  }

  #signIn(request: SandboxRequest): SandboxResponse {
    const form = new URLSearchParams(request.body.toString());
    const user = this.state.users.find((one) => one.email === form.get('pseudonym_session[unique_id]') && one.password === form.get('pseudonym_session[password]'));
    if (user === undefined) return withCookies(null, signInPage(true));
    const session = this.state.signIn(request.url.hostname, user.id);
    return withCookies(session, redirect(user.adminOf.length > 0 ? `/accounts/${user.adminOf[0]}` : '/'), true);
  }

  #page(path: string, session: Session): SandboxResponse {
    const [, id = ROOT_ID, rest = ''] = /^\/accounts\/([^/]+)(\/[^/]*)?/.exec(path) ?? [];
    const account = this.state.account(id);
    if (account === undefined) return notFound();
    if (!path.startsWith('/accounts/')) return this.#plain(session, account, path === '/' ? 'Dashboard' : 'Canvas', '');
    if (!this.state.isAdmin(actor(session), account.id)) return html('<!DOCTYPE html><title>Unauthorized</title><h1>Access Denied</h1>', 401);
    if (rest === '/developer_keys') return account.id === ROOT_ID ? this.#keysPage(session, account) : notFound();
    return this.#plain(session, account, rest === '' ? 'Courses' : rest.slice(1), rest === '' ? 'courses' : rest.slice(1));
  }

  #keysPage(session: Session, account: Account): SandboxResponse {
    return framed({
      title: 'Developer Keys',
      account,
      session,
      user: this.state.user(actor(session)),
      active: 'developer_keys',
      content: '<div id="reactContent"></div>',
      scripts: '<script src="/dist/developer_keys_v2.js"></script>',
      env: { accountEndpoint: `/api/v1/accounts/${account.id}/developer_keys`, enableTestClusterChecks: false, validLtiScopes: {}, devKeysReadOnly: false, generation: GENERATIONS[this.generation] },
    });
  }

  #plain(session: Session, account: Account, title: string, active: string): SandboxResponse {
    const names = this.state.accounts.filter((one) => one.parentId === account.id).map((one) => `<a class="card" href="/accounts/${one.id}">${escape(one.name)}</a>`);
    const content = `<h1>${escape(title)}</h1><p>${escape(account.name)}</p><div class="cards">${names.join('')}</div>`;
    return framed({ title, account, session, user: this.state.user(actor(session)), active, content });
  }
}

function redirect(location: string): SandboxResponse {
  return { status: 302, headers: { location } };
}

function notFound(): SandboxResponse {
  return html('<!DOCTYPE html><title>Page not found</title><h1>Page Not Found</h1>', 404);
}
