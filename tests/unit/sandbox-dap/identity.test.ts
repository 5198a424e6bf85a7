// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { CODE, codeIn, FORM_TYPE, gateway, INSTITUTIONAL, lastKey, typedIn, Visitor, world, type Answered } from './world';
import { BUILDS, LANGUAGES } from '../../sandbox/dap/index';
import { WORDS } from '../../sandbox/dap/identity/words';

const DRAWN = ['plain', 'scattered'] as const;
const everyDrawn = DRAWN.flatMap((build) => LANGUAGES.map((language) => ({ build, language })));

/** The window's two values, as a person sees them. */
function shownIn({ document }: Answered): string[] {
  return [...document.querySelectorAll('input[readonly], dd > span, textarea')].map((element) => element.getAttribute('value') ?? element.textContent ?? '');
}

describe('the way in', () => {
  it.each(BUILDS)('leads over the institution, its Canvas and its consent, a page each (%s)', async (build) => {
    const { dap } = world();
    dap.identity.set({ build });
    const visitor = new Visitor(dap);
    const login = await visitor.go('/keys');
    expect([login.path, login.status]).toEqual(['/login', 200]);
    expect(login.text).toContain('Fernwood University');
    const keys = await visitor.signIn();
    expect([keys.path, keys.status]).toEqual(['/keys', 200]);
    expect(dap.identity.inspect().sessions).toBe(1);
    expect((await visitor.ask('GET', '/login')).headers['location']).toBe('/keys');
    expect((await visitor.ask('GET', '/nothing')).status).toBe(404);
  });

  it('takes a domain that is typed where the school is not listed, and says that it is not verified', async () => {
    const { dap } = world();
    dap.identity.set({ listed: false });
    const visitor = new Visitor(dap);
    const login = await visitor.go('/');
    expect(login.text).not.toContain('Fernwood');
    const canvas = await visitor.followed(await visitor.send(login, { domain: ' Canvas.Fernwood.edu ' }));
    expect(canvas.path).toBe('/login/canvas');
    expect(canvas.text).toContain('Identity services has not verified this canvas domain');
    expect((await visitor.signIn('fernwood.instructure.com')).path).toBe('/keys');
  });

  it.each([
    ['', 'required'],
    ['fernwood', 'invalid'],
    ['https://fernwood.instructure.com/', 'invalid'],
  ] as const)('does not take %j for a domain', async (domain, fault) => {
    const visitor = new Visitor(world().dap);
    const page = await visitor.send(await visitor.go('/'), { domain });
    expect([page.status, page.document.querySelector('[role=alert]')?.textContent]).toEqual([422, WORDS.en.login.faults[fault]]);
  });

  it('ends at a school whose Canvas does not answer, and where the consent is refused', async () => {
    const { dap } = world();
    const visitor = new Visitor(dap);
    const elsewhere = await visitor.followed(await visitor.send(await visitor.go('/'), { domain: 'alder.instructure.com' }));
    expect((await visitor.send(elsewhere)).status).toBe(422);
    const canvas = await visitor.followed(await visitor.send(await visitor.go('/login'), { domain: 'fernwood.instructure.com' }));
    const denied = await visitor.followed(await visitor.send(await visitor.followed(await visitor.send(canvas)), { decision: 'deny' }));
    expect(denied.document.querySelector('[role=alert]')?.textContent).toBe(WORDS.en.login.faults.denied);
    expect((await visitor.ask('GET', '/oauth2/callback?code=x&state=y')).headers['location']).toBe('/login?error=access_denied');
    expect(dap.identity.inspect().sessions).toBe(0);
  });

  it('can be passed over, and back again', async () => {
    const { dap } = world();
    const visitor = new Visitor(dap);
    dap.identity.set({ signedIn: true });
    expect((await visitor.ask('GET', '/keys')).status).toBe(200);
    dap.identity.set({ signedIn: false });
    expect((await visitor.go('/keys')).path).toBe('/login');
    await visitor.signIn();
    const page = await visitor.go('/keys');
    const csrf = page.document.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
    expect((await visitor.followed(await visitor.ask('POST', '/logout', { body: `_csrf=${csrf}`, headers: FORM_TYPE }))).path).toBe('/login');
  });

  it('is closed to forms of elsewhere', async () => {
    const visitor = new Visitor(world().dap);
    const page = await visitor.signIn();
    const csrf = page.document.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
    expect((await visitor.ask('POST', '/keys', { body: '', headers: FORM_TYPE })).status).toBe(403);
    expect((await visitor.ask('POST', '/keys', { body: `_csrf=${csrf}`, headers: { ...FORM_TYPE, origin: 'https://evil.example' } })).status).toBe(403);
  });
});

describe.each(everyDrawn)('$build in $language', ({ build, language }) => {
  async function signedIn() {
    const { dap } = world();
    dap.identity.set({ build, language, signedIn: true });
    return { dap, visitor: new Visitor(dap) };
  }

  /** As far as the page that offers to reveal. */
  async function made(visitor: Visitor, form = INSTITUTIONAL): Promise<Answered> {
    const asked = await visitor.followed(await visitor.send(await visitor.go('/keys/new'), typedIn(build, form)));
    expect(asked.path).toBe('/keys/verify');
    return visitor.followed(await visitor.send(asked, codeIn(build, CODE)));
  }

  it('makes a key and shows its credentials once', async () => {
    const { dap, visitor } = await signedIn();
    const page = await made(visitor);
    const words = WORDS[language];
    const { clientId, secret } = lastKey(dap);
    expect(page.text).toContain(words.made.reveal);
    expect(page.text).not.toContain(secret);
    const path = `${page.path}/credentials`;

    const window = await visitor.send(page);
    expect([window.status, window.path]).toEqual([200, path]);
    expect(shownIn(window)).toEqual([clientId, secret]);
    expect(clientId).toMatch(/^us-east-1#[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(window.text).toContain(words.credentials.close.replace('{count}', '3'));
    expect(dap.identity.inspect().keys.at(-1)).toEqual({ clientId, name: 'IntelliBoard', scope: 'Canvas Data 2', expiry: '1-year', type: 'institutional', createdAt: '2026-11-23T09:30:00.000Z', expiresAt: '2027-11-23T09:30:00.000Z', last4: secret.slice(-4), revealed: true, closed: false, own: true });
    expect(dap.identity.canaries()).toContainEqual({ what: `secret of Canvas Data key ${clientId} (IntelliBoard)`, value: secret, foreign: false });

    // Sent or loaded again, there is nothing to see; closed, it is the same.
    expect((await visitor.send(page)).status).toBe(410);
    expect((await visitor.go(path)).text).toContain(words.made.gone);
    const list = await visitor.followed(await visitor.send(window));
    expect([list.path, dap.identity.inspect().keys.at(-1)?.closed]).toEqual(['/keys', true]);
    for (const { text } of [list, await visitor.go(page.path)]) expect(text).not.toContain(secret);
    expect((await gateway(dap).login(clientId, secret)).status).toBe(200);
  });

  it('lists what is there, with no secret', async () => {
    const { dap, visitor } = await signedIn();
    dap.identity.set({ addKey: { name: 'Warehouse <2>', expiry: '6-months', type: 'partner' } });
    const { text, document } = await visitor.go('/keys');
    const words = WORDS[language];
    for (const shown of ['Degree Audit warehouse', 'Canvas Data 2', words.expiries['6-months'], words.types.partner, '2027']) expect(document.body.textContent).toContain(shown);
    expect(document.body.textContent).toContain('Warehouse <2>');
    for (const { value } of dap.identity.canaries()) expect(text).not.toContain(value);
  });

  it('says what is wrong or missing, and keeps what was typed', async () => {
    const { dap, visitor } = await signedIn();
    const page = await visitor.send(await visitor.go('/keys/new'), typedIn(build, { ...INSTITUTIONAL, expiry: '', type: 'free' }));
    expect([page.status, [...page.document.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)]).toEqual([422, [WORDS[language].keys.faults.required, WORDS[language].keys.faults.invalid]]);
    expect(page.text).toContain('value="IntelliBoard"');
    expect((await visitor.ask('GET', '/keys/verify')).headers['location']).toBe('/keys');
    expect(dap.identity.inspect().keys).toHaveLength(1);
  });

  it('makes no key with a wrong code', async () => {
    const { dap, visitor } = await signedIn();
    const asked = await visitor.followed(await visitor.send(await visitor.go('/keys/new'), typedIn(build, INSTITUTIONAL)));
    expect(asked.text).toContain('admin@fernwood.edu');
    const wrong = await visitor.send(asked, codeIn(build, '424243'));
    expect([wrong.status, wrong.document.querySelector('[role=alert]')?.textContent]).toEqual([422, WORDS[language].verify.wrong]);
    expect(dap.identity.inspect()).toMatchObject({ emailCode: CODE, keys: [{ own: false }] });
    await visitor.send(wrong, codeIn(build, CODE));
    expect(dap.identity.inspect().keys).toHaveLength(2);
    // The code makes one key.
    await visitor.send(wrong, codeIn(build, CODE));
    expect(dap.identity.inspect().keys).toHaveLength(2);
  });

  it('shows nothing of a key that goes to a partner, nor of another vendor’s', async () => {
    const { dap, visitor } = await signedIn();
    const page = await made(visitor, { ...INSTITUTIONAL, type: 'partner' });
    expect(page.text).toContain(WORDS[language].made.mailed);
    expect(page.text).not.toContain(WORDS[language].made.reveal);
    const csrf = page.document.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
    const list = await visitor.go('/keys');
    const paths = [...list.document.querySelectorAll('main a[href^="/keys/"]')].map((link) => link.getAttribute('href')).filter((path) => path !== '/keys/new');
    expect(paths).toHaveLength(2);
    for (const path of paths) expect((await visitor.ask('POST', `${path ?? ''}/credentials`, { body: `_csrf=${csrf}`, headers: FORM_TYPE })).status).toBe(410);
    expect(dap.identity.canaries().map(({ foreign }) => foreign)).toEqual([true, true]);
  });
});

describe('react', () => {
  async function signedIn() {
    const { dap } = world();
    dap.identity.set({ build: 'react', signedIn: true });
    return { dap, visitor: new Visitor(dap) };
  }

  it('draws nothing on the server, at any of its addresses', async () => {
    const { visitor } = await signedIn();
    for (const path of ['/keys', '/keys/new', '/keys/verify']) {
      const { status, document } = await visitor.go(path);
      expect([status, document.querySelectorAll('main form, main input').length, document.querySelector('script[src]')?.getAttribute('src')]).toEqual([200, 0, '/assets/react.js']);
    }
  });

  it('makes a key and gives its credentials once, by its own calls', async () => {
    const { dap, visitor } = await signedIn();
    expect(await visitor.call('POST', '/api/keys', { ...INSTITUTIONAL, name: ' ' })).toMatchObject({ status: 422, json: { faults: { name: 'required' } } });
    expect(await visitor.call('POST', '/api/keys/verify', { code: CODE })).toMatchObject({ status: 422 });
    expect(await visitor.call('POST', '/api/keys', INSTITUTIONAL)).toMatchObject({ status: 202, json: { email: 'admin@fernwood.edu' } });
    expect(await visitor.call('POST', '/api/keys/verify', { code: '000000' })).toMatchObject({ status: 422 });
    const { status, json } = await visitor.call('POST', '/api/keys/verify', { code: CODE });
    const { key } = json as { key: { ref: string; credentials: string } };
    expect([status, key.credentials]).toEqual([201, 'waiting']);
    const { clientId, secret } = lastKey(dap);
    expect(await visitor.call('POST', `/api/keys/${key.ref}/credentials`)).toMatchObject({ status: 200, json: { clientId, secret } });
    expect(await visitor.call('POST', `/api/keys/${key.ref}/credentials`)).toMatchObject({ status: 410 });
    expect(await visitor.call('POST', `/api/keys/${key.ref}/close`)).toMatchObject({ status: 204 });
    const list = await visitor.call('GET', '/api/keys');
    expect(list.json).toMatchObject({ keys: [{ name: 'IntelliBoard', scope: 'Canvas Data 2', expiry: '1-year', type: 'institutional', credentials: 'gone' }, { name: 'Degree Audit warehouse' }] });
    expect(list.text).not.toContain(secret);
    expect(dap.identity.inspect().keys.at(-1)).toMatchObject({ revealed: true, closed: true });
  });

  it('tells strangers, and whoever has no token', async () => {
    const { dap, visitor } = await signedIn();
    await visitor.go('/keys');
    expect((await visitor.ask('POST', '/api/keys', { body: JSON.stringify(INSTITUTIONAL) })).status).toBe(403);
    dap.identity.set({ signedIn: false });
    expect(await visitor.ask('GET', '/api/keys')).toMatchObject({ status: 401, json: { error: 'signed_out' } });
  });
});

describe('builds differ', () => {
  it('scattered: no id or class lasts, the client id is in pieces', async () => {
    const { dap } = world();
    dap.identity.set({ build: 'scattered', signedIn: true, addKey: { name: 'x' } });
    const visitor = new Visitor(dap);
    const names = async () => {
      const { document } = await visitor.go('/keys');
      return [...document.querySelectorAll('main *')].flatMap((element) => [element.id, element.getAttribute('class') ?? '']).filter((name) => name !== '');
    };
    const first = await names();
    expect(first.length).toBeGreaterThan(8);
    const second = new Set(await names());
    expect(first.filter((name) => second.has(name))).toEqual([]);
  });

  it.each(['window', 'react'])('have a script %s', async (name) => {
    const script = await new Visitor(world().dap).ask('GET', `/assets/${name}.js`);
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.text.length).toBeGreaterThan(300);
  }, 60_000);
});

it.each([{ build: 'angular' }, { weather: 'bad' }, { jobPolls: -1 }, { expireKey: 'us-east-1#none' }])('cannot be changed by %j', (change) => {
  expect(() => world().dap.gateway.set(change as never)).toThrow();
});

it('ends keys by the calendar', () => {
  const { dap } = world(Date.UTC(2028, 0, 31));
  for (const expiry of ['1-day', '1-week', '1-month', '6-months', '1-year', '3-years'] as const) dap.identity.set({ addKey: { name: expiry, expiry } });
  expect(dap.identity.inspect().keys.slice(1).map(({ expiresAt }) => expiresAt.slice(0, 10))).toEqual(['2028-02-01', '2028-02-07', '2028-02-29', '2028-07-31', '2029-01-31', '2031-01-31']);
});
