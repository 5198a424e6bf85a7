// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sandbox } from './reach';
import { FORM, Visitor, type Inspection } from './visitor';
import { ACCOUNT } from '../../sandbox/intelliboard/index';
import { OTHER_FORMS } from '../../sandbox/intelliboard/site/account-pages';
import { BASE } from './reach';

function visit() {
  const { site } = sandbox();
  return { site, visitor: new Visitor(site), inspect: () => site.inspect() as Inspection };
}

const PAGES = ['/', '/connections', '/connections/integrations', FORM, '/connections/9007199254740993/edit', '/connections/9007199254740993/checks', '/connections/9007199254740993/authorize', ...OTHER_FORMS];

describe('signing in', () => {
  it.each(PAGES)('strangers at %s are sent to it, and back afterwards', async (path) => {
    const { visitor } = visit();
    const stranger = await visitor.ask('GET', path);
    expect(stranger.status).toBe(302);
    const page = await visitor.followed(stranger);
    expect(page.path).toMatch(/^\/signin/);
    const after = await visitor.send(page, ACCOUNT);
    expect([after.status, after.headers['location']]).toEqual([303, path]);
    expect(after.headers['set-cookie']).toMatch(/^ib_session=[\w-]{32}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect((await visitor.ask('GET', path)).status).toBe(path.includes('900719') ? 404 : 200);
  });

  it.each([{ password: 'wrong' }, { email: 'somebody@fernwood.edu' }, { password: '' }])('is refused with %j', async (wrong) => {
    const { visitor, inspect } = visit();
    const page = await visitor.send(await visitor.go(FORM), { ...ACCOUNT, ...wrong });
    expect(page.status).toBe(401);
    expect(page.document.querySelector('[role=alert]')?.textContent).toBe('E-mail or password is not right.');
    expect(page.document.querySelector('[name=next]')?.getAttribute('value')).toBe(FORM);
    expect(page.document.querySelector('[name=password]')?.getAttribute('value')).toBeNull();
    expect(inspect().site.sessions).toBe(0);
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])('leads nobody to %s', async (next) => {
    const { visitor } = visit();
    expect((await visitor.signIn(next)).headers['location']).toBe('/');
  });

  it('ends when its visitor signs out, or a test says so', async () => {
    const { visitor, site, inspect } = visit();
    await visitor.signIn();
    const home = await visitor.go('/');
    expect(home.document.querySelector('h1')?.textContent).toBe('Dashboard');
    const token = home.document.querySelector('[action="/signout"] [name=_token]')?.getAttribute('value') ?? '';
    await visitor.ask('POST', '/signout', { body: `_token=${token}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect((await visitor.go('/')).path).toMatch(/^\/signin/);
    await visitor.signIn();
    expect(inspect().site.sessions).toBe(1);
    site.set({ site: { signedIn: false } });
    expect((await visitor.go('/')).path).toMatch(/^\/signin/);
  });

  it('can happen by itself', async () => {
    const { visitor, site, inspect } = visit();
    site.set({ site: { signedIn: true } });
    expect((await visitor.ask('GET', FORM)).status).toBe(200);
    expect((await visitor.ask('GET', '/')).status).toBe(200);
    expect(inspect().site.sessions).toBe(1);
  });

  it('is what a script is told to need', async () => {
    const { visitor } = visit();
    expect(await visitor.ask('POST', FORM, { headers: { accept: 'application/json' } })).toMatchObject({ status: 401, text: '{"error":"signed_out"}' });
  });
});

describe('writing', () => {
  it.each<[string, (token: string) => { body: string; headers?: Record<string, string> }]>([
    ['without a token', () => ({ body: 'connection_name=x' })],
    ["with another one's token", () => ({ body: '_token=abc' })],
    ['from another site', (token) => ({ body: `_token=${token}`, headers: { origin: 'https://evil.example' } })],
  ])('is refused %s', async (_, request) => {
    const { visitor, inspect } = visit();
    await visitor.signIn();
    const token = (await visitor.go(FORM)).document.querySelector('main [name=_token]')?.getAttribute('value') ?? '';
    const { body, headers = {} } = request(token);
    expect((await visitor.ask('POST', FORM, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })).status).toBe(403);
    expect(inspect().site.lastPosted).toBeNull();
  });
});

describe('pages', () => {
  it('are not found alike by strangers and others, and where the API would be', async () => {
    const { visitor, site } = visit();
    site.set({ api: 'off' });
    for (const path of ['/nothing', '/connections/abc/edit', '/api/connect/v1/me', '/assets/other.js']) expect((await visitor.ask('GET', path)).status).toBe(404);
    expect((await visitor.ask('POST', '/api/connect/v1/connections', { body: '{}' })).status).toBe(404);
    await visitor.signIn();
    for (const path of ['/nothing', new URL(BASE).pathname]) expect((await visitor.ask('GET', path)).status).toBe(404);
  });

  it.each(['forms', 'shifting', 'react'])('have their own script %s', async (name) => {
    const { visitor } = visit();
    const script = await visitor.ask('GET', `/assets/${name}.js`);
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.text.length).toBeGreaterThan(300);
  }, 60_000);

  it('of the integrations lead to the form by "+ Connect"', async () => {
    const { visitor } = visit();
    await visitor.signIn();
    const page = await visitor.go('/connections/integrations');
    const links = [...page.document.querySelectorAll('.card a')].map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toContainEqual(['+ Connect', FORM]);
    expect(links).toHaveLength(1 + OTHER_FORMS.length);
    const found = await visitor.go('/connections/integrations?q=canv');
    expect(found.document.querySelectorAll('.card')).toHaveLength(1);
  });

  it('speak Spanish', async () => {
    const { visitor, site } = visit();
    site.set({ site: { language: 'es' } });
    const page = await visitor.go('/');
    expect(page.document.documentElement.getAttribute('lang')).toBe('es');
    expect(page.document.querySelector('h1')?.textContent).toBe('Iniciar sesión');
  });
});

it.each([{ build: 'angular' }, { language: 'de' }, { dataTokens: 'maybe' }, { signedOut: true }])('cannot be changed by %j', (change) => {
  expect(() => visit().site.set({ site: change })).toThrow(/cannot be changed/);
});
