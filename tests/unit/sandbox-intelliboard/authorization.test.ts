// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { makeKey, Visitor } from './visitor';
import { world } from './world';
import { formToken } from '../sandbox/client';
import type { CanvasChange } from '../../sandbox/canvas/index';
import type { UserName } from '../../sandbox/canvas/people';
import { WORDS } from '../../sandbox/intelliboard/site/words';
import { INTELLIBOARD_SCOPES, KNOWN_REDIRECT_URI } from '@/utils/model/known';

const authorizationOf = async ({ ask }: Awaited<ReturnType<typeof world>>, id: string) => (await ask('GET', `/connections/${id}/authorization`)).json;

describe('the consent', () => {
  it('is asked for at this connection’s Canvas, with its own key and a state that nobody can guess', async () => {
    const { connect, ask, key, read } = await world();
    const id = await connect();
    expect(await read(id)).toMatchObject({ authorization: { state: 'none', at: null, by: null } });
    const begun = await ask('POST', `/connections/${id}/authorization`);
    expect(begun.status).toBe(201);
    const url = new URL((begun.json as { url: string }).url);
    expect(url.origin + url.pathname).toBe('https://fernwood.instructure.com/login/oauth2/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({ client_id: key.clientId, response_type: 'code', redirect_uri: KNOWN_REDIRECT_URI, scope: INTELLIBOARD_SCOPES.join(' '), state: expect.stringMatching(/^[\w-]{32}$/) as string });
    expect(await read(id)).toMatchObject({ authorization: { state: 'waiting' } });
  });

  it('once given: the code is exchanged, the key has been used, and who gave it is known', async () => {
    const all = await world();
    const id = await all.connect();
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'none' });
    const page = await all.authorize(id);
    expect([page.status, String(page.body)]).toEqual([200, expect.stringContaining('is authorized to connect')]);
    expect(await authorizationOf(all, id)).toEqual({ state: 'granted', at: expect.any(String) as string, by: 'Robin Vale' });
    expect(await all.read(id)).toMatchObject({ state: 'authorized' });
    const { keys } = all.canvas.inspect() as { keys: { id: string; tokens: number; lastUsedAt: string | null }[] };
    expect(keys.find((one) => one.id === all.key.clientId)).toMatchObject({ tokens: 1, lastUsedAt: expect.any(String) as string });
  });

  it('shows no token of Canvas to anybody', async () => {
    const all = await world();
    const id = await all.connect();
    await all.authorize(id);
    const seen = JSON.stringify([all.site.inspect(), all.canvas.inspect(), await all.read(id)]);
    for (const { what, value } of all.canvas.canaries()) expect(seen.includes(value), what).toBe(false);
  });

  it('is not given by "Cancel"', async () => {
    const all = await world();
    const id = await all.connect();
    const person = await all.beginConsent(id);
    await all.comeBack((await person.get('/login/oauth2/deny')).location);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'refused', code: 'not_authorized', by: null });
  });

  it.each<[string, CanvasChange]>([
    ['key_off', { key: { id: '', binding: 'off' } }],
    ['insufficient_scopes', { key: { id: '', requireScopes: true, scopes: [] } }],
  ])('is refused by Canvas itself: %s', async (code, change) => {
    const all = await world();
    const id = await all.connect();
    const begun = (await all.ask('POST', `/connections/${id}/authorization`)).json as { url: string };
    all.canvas.set({ key: { ...change.key, id: all.key.clientId } });
    await all.comeBack((await all.switchboard.fetch(begun.url)).headers['location']);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'refused', code });
  });

  it.each<[string, (all: Awaited<ReturnType<typeof world>>) => void]>([
    ['wrong_secret', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, secret: 'another' } })],
    ['unknown_client', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, deleted: true } })],
    ['key_off', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, binding: 'off' } })],
    ['canvas_unreachable', ({ switchboard }) => switchboard.faults.add({ site: 'canvas', path: '/login/oauth2/token', when: 'before', then: { cut: true } })],
  ])('comes to nothing when the code cannot be used: %s', async (code, spoil) => {
    const all = await world();
    const id = await all.connect();
    const person = await all.beginConsent(id);
    const question = String((await person.get('/login/oauth2/confirm')).body);
    const { location } = await person.submit('/login/oauth2/accept', { authenticity_token: formToken(question) });
    spoil(all);
    await all.comeBack(location);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'refused', code });
  });

  it.each(['teacher', 'subadmin'] as const)('of a %s is worth nothing', async (who) => {
    const all = await world();
    const id = await all.connect();
    await all.authorize(id, who);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'refused', code: 'authorizer_not_admin', by: expect.any(String) as string });
    expect(await all.read(id)).toMatchObject({ state: 'draft' });
  });

  it('while acting as somebody is that person’s', async () => {
    const all = await world();
    const id = await all.connect();
    all.canvas.set({ signIn: 'admin' });
    const person = await all.beginConsent(id);
    all.canvas.set({ actingAs: true });
    const question = String((await person.get('/login/oauth2/confirm')).body);
    await all.comeBack((await person.submit('/login/oauth2/accept', { authenticity_token: formToken(question) })).location);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'granted', by: 'Sam Ortega' });
  });

  it('is answered once, in time, and by its own state', async () => {
    const all = await world();
    const id = await all.connect();
    const person = await all.beginConsent(id);
    const { location } = await person.get('/login/oauth2/deny');
    expect(String((await all.comeBack(location?.replace(/state=[^&]*/, 'state=guessed'))).body)).not.toContain('was not authorized');
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'waiting' });
    await all.comeBack(location);
    await all.authorize(id);
    await all.comeBack(location);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'granted' });
    all.site.set({ consentMs: 0 });
    await all.beginConsent(id);
    await expect.poll(() => authorizationOf(all, id)).toMatchObject({ state: 'expired' });
  });

  it('is looked at by the checks, which find what became of it', async () => {
    const all = await world();
    const id = await all.connect();
    await all.authorize(id);
    const verdict = async () => {
      await all.ask('POST', `/connections/${id}/checks`);
      let found: { id: string; verdict: string; code: string | null } | undefined;
      await expect.poll(async () => (found = (await all.read(id)).checks.find((check) => check.id === 'authorization'))?.verdict).not.toBe('waiting');
      return found?.code ?? found?.verdict;
    };
    expect(await verdict()).toBe('pass');
    all.canvas.set({ key: { id: all.key.clientId, binding: 'off' } });
    expect(await verdict()).toBe('key_off');
    all.canvas.set({ resetKeys: true });
    expect(await verdict()).toBe('unknown_client');
  });
});

describe('a pending developer key', () => {
  it('takes the place of the present one once it is authorised', async () => {
    const all = await world();
    const id = await all.connect();
    await all.authorize(id);
    const next = makeKey(all.canvas);
    const changed = await all.ask('PATCH', `/connections/${id}`, { pendingDeveloperKey: next });
    expect(changed.json).toMatchObject({ developerKey: { clientId: all.key.clientId }, pendingDeveloperKey: { clientId: next.clientId, clientSecret: { last4: next.clientSecret.slice(-4) } } });
    expect(changed.text).not.toContain(next.clientSecret);
    await all.authorize(id);
    const after = await all.read(id);
    expect(after).toMatchObject({ developerKey: { clientId: next.clientId }, authorization: { state: 'granted' } });
    expect(after).not.toHaveProperty('pendingDeveloperKey');
  });

  it('leaves the present one at work when it is refused', async () => {
    const all = await world();
    const id = await all.ready('dap');
    await all.ask('PATCH', `/connections/${id}`, { pendingDeveloperKey: makeKey(all.canvas, 'off') });
    const { url } = (await all.ask('POST', `/connections/${id}/authorization`)).json as { url: string };
    await all.comeBack((await all.switchboard.fetch(url)).headers['location']);
    expect(await all.read(id)).toMatchObject({ developerKey: { clientId: all.key.clientId }, authorization: { state: 'refused', code: 'key_off' } });
    expect((await all.until(id, await all.run(id), 'done')).counts.kept).toBeGreaterThan(0);
  });
});

describe.each(['en', 'es'] as const)('the page to which Canvas sends people back, in %s', (language) => {
  const { back, tabs } = WORDS[language];
  const meet = async () => {
    const all = await world();
    all.site.set({ site: { language } });
    return { all, id: await all.connect() };
  };

  it('says that it is authorised, and leads whoever is signed in to the filters', async () => {
    const { all, id } = await meet();
    const visitor = new Visitor(all.site);
    await visitor.signIn();
    const person = await all.beginConsent(id);
    const question = String((await person.get('/login/oauth2/confirm')).body);
    const { location } = await person.submit('/login/oauth2/accept', { authenticity_token: formToken(question) });
    const { document } = await visitor.ask('GET', new URL(location ?? '').pathname + new URL(location ?? '').search);
    expect(document.querySelector('[role=status]')?.textContent).toBe(back.granted);
    const link = document.querySelector('main a');
    expect([link?.textContent, link?.getAttribute('href')]).toEqual([tabs.filters, `/connections/${id}/filters`]);
  });

  it.each<[keyof typeof back.why, (all: Awaited<ReturnType<typeof world>>) => void]>([
    ['key_off', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, binding: 'off' } })],
    ['insufficient_scopes', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, requireScopes: true, scopes: [] } })],
  ])('says why Canvas has refused: %s', async (code, spoil) => {
    const { all, id } = await meet();
    const begun = (await all.ask('POST', `/connections/${id}/authorization`)).json as { url: string };
    spoil(all);
    const page = String((await all.comeBack((await all.switchboard.fetch(begun.url)).headers['location'])).body);
    expect(page).toContain(back.refused);
    expect(page).toContain(back.why[code]);
  });

  it.each<[keyof typeof back.why, UserName, (all: Awaited<ReturnType<typeof world>>) => void]>([
    ['wrong_secret', 'admin', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, secret: 'another' } })],
    ['unknown_client', 'admin', ({ switchboard }) => switchboard.faults.add({ site: 'canvas', path: '/login/oauth2/token', when: 'before', then: { answer: { status: 401, body: '{"error":"invalid_client","error_description":"unknown client"}' } } })],
    ['canvas_unreachable', 'admin', ({ switchboard }) => switchboard.faults.add({ site: 'canvas', path: '/login/oauth2/token', when: 'before', then: { cut: true } })],
    ['authorizer_not_admin', 'subadmin', () => undefined],
  ])('says why a consent is of no use: %s', async (code, who, spoil) => {
    const { all, id } = await meet();
    const person = await all.beginConsent(id, who);
    const question = String((await person.get('/login/oauth2/confirm')).body);
    const { location } = await person.submit('/login/oauth2/accept', { authenticity_token: formToken(question) });
    spoil(all);
    expect(String((await all.comeBack(location)).body)).toContain(back.why[code]);
  });

  it('says that it was cancelled, that it took too long, and that nobody is known there', async () => {
    const { all, id } = await meet();
    const cancelled = await (await all.beginConsent(id)).get('/login/oauth2/deny');
    expect(String((await all.comeBack(cancelled.location)).body)).toContain(back.why.not_authorized);
    expect(String((await all.comeBack(cancelled.location)).body)).toContain(back.unknown);
    all.site.set({ consentMs: 0 });
    const late = await (await all.beginConsent(id)).get('/login/oauth2/deny');
    await expect.poll(() => authorizationOf(all, id)).toMatchObject({ state: 'expired' });
    expect(String((await all.comeBack(late.location)).body)).toContain(back.expired);
  });
});

describe('Canvas itself says', () => {
  const outcome = async (spoil: (all: Awaited<ReturnType<typeof world>>) => void) => {
    const all = await world();
    const id = await all.connect();
    spoil(all);
    const begun = (await all.ask('POST', `/connections/${id}/authorization`)).json as { url: string };
    return { all, id, answer: await all.switchboard.fetch(begun.url) };
  };

  it.each<[string, number, string, (all: Awaited<ReturnType<typeof world>>) => void]>([
    ['that it does not know the key', 401, 'unknown client', ({ canvas, key }) => canvas.set({ key: { id: key.clientId, deleted: true } })],
    ['that the redirect address is another', 400, 'redirect_uri does not match', ({ site }) => site.set({ redirectUri: 'https://next.intelliboard.net/settings/oauth2/other' })],
  ])('%s, and sends nobody back', async (_, status, text, spoil) => {
    const { all, id, answer } = await outcome(spoil);
    expect([answer.status, answer.text.includes(text), answer.headers['location']]).toEqual([status, true, undefined]);
    expect(await authorizationOf(all, id)).toMatchObject({ state: 'waiting' });
  });
});
