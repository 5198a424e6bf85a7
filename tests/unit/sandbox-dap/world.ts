import { Window } from 'happy-dom';
import { createDap, GATEWAY_HOST, IDENTITY_HOST, type Build, type Dap } from '../../sandbox/dap/index';
import { scattered } from '../../sandbox/dap/identity/builds/scattered';
import { plain } from '../../sandbox/dap/identity/builds/plain';
import type { ReactPage } from '../../sandbox/dap/identity/builds/react';
import type { SandboxResponse, Site } from '../../sandbox/site';

export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
export const CODE = '424242';

export interface Answered {
  readonly status: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
  readonly document: Window['document'];
}

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function ask(site: Site, host: string, method: string, path: string, { headers = {}, body = '' }: Asked): Promise<Answered> {
  const answer = await site.handle({ method, url: new URL(path, `https://${host}`), headers, body: Buffer.from(body) });
  return answered(answer, path);
}

function answered(answer: SandboxResponse, path: string): Answered {
  const headers = Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)]));
  const text = String(answer.body ?? '');
  const json: unknown = headers['content-type']?.includes('json') === true ? JSON.parse(text) : undefined;
  return { status: answer.status, path, headers, text, json, document: new new Window().DOMParser().parseFromString(text, 'text/html') };
}

/** Both sites, with a clock that stands until it is moved. */
export function world(start = Date.UTC(2026, 10, 23, 9, 30)) {
  let at = start;
  const dap = createDap({ now: () => at });
  return { dap, now: () => at, wait: (ms: number) => (at += ms) };
}

/** Somebody at the identity site with a browser that has no scripts. */
export class Visitor {
  cookie = '';
  constructor(private readonly dap: Dap) {}

  async ask(method: string, path: string, { headers = {}, body = '' }: Asked = {}): Promise<Answered> {
    const page = await ask(this.dap.identity, IDENTITY_HOST, method, path, { headers: { ...(this.cookie !== '' && { cookie: this.cookie }), ...headers }, body });
    this.cookie = page.headers['set-cookie']?.split(';')[0] ?? this.cookie;
    return page;
  }

  /** Follows redirects. */
  async go(path: string): Promise<Answered> {
    return this.followed(await this.ask('GET', path));
  }

  async followed(page: Answered): Promise<Answered> {
    return page.headers['location'] === undefined ? page : this.go(page.headers['location']);
  }

  /** Sends a form of the page's content, the last unless told otherwise, with what was typed or pressed. */
  async send(page: Answered, typed: Readonly<Record<string, string>> = {}, action?: string): Promise<Answered> {
    const forms = [...page.document.querySelectorAll('main form')].filter((form) => action === undefined || form.getAttribute('action') === action);
    const form = forms.at(-1);
    const hidden = [...(form?.querySelectorAll('input[type=hidden]') ?? [])].map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
    const body = new URLSearchParams({ ...(Object.fromEntries(hidden) as Record<string, string>), ...typed }).toString();
    return this.ask('POST', form?.getAttribute('action') ?? page.path, { body, headers: FORM_TYPE });
  }

  /** The whole way in, as far as the list of keys. */
  async signIn(domain = 'fernwood.instructure.com'): Promise<Answered> {
    const login = await this.go('/');
    const csrf = csrfOf(login);
    const canvas = await this.followed(await this.ask('POST', '/login', { body: new URLSearchParams({ _csrf: csrf, domain }).toString(), headers: FORM_TYPE }));
    const consent = await this.followed(await this.send(canvas));
    return this.followed(await this.send(consent, { decision: 'accept' }));
  }

  /** A request of the React build's script. */
  async call(method: string, path: string, body?: unknown): Promise<Answered> {
    const csrf = csrfOf(await this.go('/keys'));
    return this.ask(method, path, { headers: { accept: 'application/json', 'x-csrf-token': csrf }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }
}

/** Where the page keeps its token: in a form, or in React's data. */
function csrfOf({ document }: Answered): string {
  const inForm = document.querySelector('main input[name=_csrf]')?.getAttribute('value');
  return inForm ?? (JSON.parse(document.getElementById('page')?.textContent ?? '{}') as Partial<ReactPage>).csrf ?? '';
}

export const INSTITUTIONAL = { name: 'IntelliBoard', scope: 'canvas_data_2', expiry: '1-year', type: 'institutional' };

/** The names of a server-drawn build's controls, with what is typed into them. */
export function typedIn(build: Exclude<Build, 'react'>, form: typeof INSTITUTIONAL): Record<string, string> {
  const { names } = { plain, scattered }[build];
  return { [names.name]: form.name, [names.scope]: form.scope, [names.expiry]: form.expiry, [names.type]: form.type };
}

/** The name of the control for the code. */
export function codeIn(build: Exclude<Build, 'react'>, code: string): Record<string, string> {
  return { [{ plain, scattered }[build].names.code]: code };
}

/** A client of the gateway. */
export function gateway({ gateway: site }: Dap) {
  const call = (method: string, path: string, asked: Asked = {}) => ask(site, GATEWAY_HOST, method, path, asked);
  const login = (clientId: string, secret: string) =>
    call('POST', '/ids/auth/login', { headers: { ...FORM_TYPE, authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` }, body: 'grant_type=client_credentials' });
  return { call, login };
}

/** A key that was made before, and a client that has logged in with it. */
export async function loggedIn(dap: Dap) {
  dap.identity.set({ addKey: { name: 'IntelliBoard' } });
  const { clientId, secret } = lastKey(dap);
  const { call, login } = gateway(dap);
  const { access_token: token } = (await login(clientId, secret)).json as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  return {
    clientId,
    secret,
    token,
    tables: () => call('GET', '/dap/query/canvas/table', { headers }),
    get: (path: string) => call('GET', path, { headers }),
    post: (path: string, body: unknown) => call('POST', path, { headers: { ...headers, 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    query: (body: unknown, table = 'users') => call('POST', `/dap/query/canvas/table/${table}/data`, { headers, body: JSON.stringify(body) }),
  };
}

export function lastKey(dap: Dap): { clientId: string; secret: string } {
  const clientId = dap.identity.inspect().keys.at(-1)?.clientId ?? '';
  return { clientId, secret: dap.identity.canaries().find(({ what }) => what.includes(clientId))?.value ?? '' };
}
