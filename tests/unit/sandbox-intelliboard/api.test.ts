// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BASE, CLIENT_SECRET, config, sandbox, SCHOOL, valueOf } from './reach';
import { createIntelliBoard } from '../../sandbox/intelliboard/index';
import { findRoad } from '@/utils/intelliboard/client';
import { ConnectionSchema } from '@/utils/intelliboard/contract';
import { KNOWN_REDIRECT_URI } from '@/utils/model/known';

describe('tokens', () => {
  it('are the same for the same seed, and long enough to be searched for', () => {
    const tokens = (seed: number) => createIntelliBoard({ fetch: async () => ({ status: 200, headers: {}, text: '' }), seed }).canaries().map(({ value }) => value);
    expect(tokens(7)).toEqual(tokens(7));
    expect(tokens(7)).not.toEqual(tokens(8));
    for (const token of tokens(7)) expect(token).toMatch(/^ibc_[\w-]{43}$/);
  });

  it.each([
    ['none', () => undefined],
    ['no bearer', (token: string) => `Basic ${token}`],
    ['an unknown one', (token: string) => `Bearer ${token}x`],
    ['an expired one', (_: string, expired: string) => `Bearer ${expired}`],
  ])('%s: 401 as a problem', async (_, header) => {
    const { ask, token, expired } = sandbox();
    const answer = await ask('GET', '/me', { headers: { authorization: header(token, expired) ?? '' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(answer.json).toMatchObject({ status: 401, code: 'bad_token' });
  });

  it.each(['revoked', 'expired'])('the one in use can be %s, and valid again', async (token) => {
    const { site, client } = sandbox();
    site.set({ token });
    expect(await client.me()).toMatchObject({ ok: false, error: { status: 401, code: 'bad_token' } });
    site.set({ token: 'valid' });
    expect((await client.me()).ok).toBe(true);
  });
});

describe('GET /me', () => {
  it('announces the known redirect URI, or what a test wants', async () => {
    const { site, client } = sandbox();
    expect(valueOf(await client.me())).toMatchObject({ account: { name: 'Fernwood University' }, redirectUri: KNOWN_REDIRECT_URI });
    site.set({ redirectUri: 'https://evil.example/back', timeZone: 'Europe/Kyiv', firewallAddresses: [] });
    expect(valueOf(await client.me())).toMatchObject({ account: { timeZone: 'Europe/Kyiv' }, redirectUri: 'https://evil.example/back', firewallAddresses: [] });
  });
});

describe('categories', () => {
  it('are listed and made', async () => {
    const { client } = sandbox();
    const made = valueOf(await client.createCategory({ name: ' School of Law ' }, randomUUID()));
    expect(made.name).toBe('School of Law');
    expect(valueOf(await client.categories())).toContainEqual(made);
  });

  it('do not take a name twice', async () => {
    const { client } = sandbox();
    expect(await client.createCategory({ name: 'main campus' }, randomUUID())).toMatchObject({ ok: false, error: { status: 400, code: 'invalid', field: '/name' } });
  });
});

describe('POST /connections', () => {
  it('creates one, with the secret masked and an id above 2^53', async () => {
    const { ask, site } = sandbox();
    const { status, json, text } = await ask('POST', '/connections', { headers: { 'idempotency-key': randomUUID() }, body: config });
    expect(status).toBe(201);
    const made = ConnectionSchema.parse(json);
    expect(Number.isSafeInteger(Number(made.id))).toBe(false);
    expect(made).toMatchObject({ state: 'draft', checks: [], data: null, developerKey: { clientId: '10000000000115', clientSecret: { present: true, last4: 'NefC' } } });
    expect(text).not.toContain(CLIENT_SECRET);
    expect(JSON.stringify(site.inspect())).not.toContain(CLIENT_SECRET);
    expect(site.canaries()).toContainEqual({ what: `client secret of 10000000000115, posted to IntelliBoard for ${SCHOOL}`, value: CLIENT_SECRET, foreign: false });
  });

  it('masks data credentials, too', async () => {
    const { ask, site } = sandbox();
    const secret = 'data-secret-0123456789';
    const data = { source: 'dap', clientId: 'us-east-1#f3c1', clientSecret: secret, expiresOn: '2027-11-23', everyHours: 24 };
    const { json } = await ask('POST', '/connections', { headers: { 'idempotency-key': randomUUID() }, body: { ...config, data } });
    expect(json).toMatchObject({ data: { ...data, clientSecret: { present: true, last4: '6789' } } });
    expect(site.canaries().map(({ value }) => value)).toContain(secret);
  });

  it('answers the same key with the same body as the first time, and makes one', async () => {
    const { client, ask, site } = sandbox();
    const key = randomUUID();
    const first = valueOf(await client.createConnection(config, key));
    const reordered = Object.fromEntries(Object.entries(config).reverse());
    const again = await ask('POST', '/connections', { headers: { 'idempotency-key': key.toUpperCase() }, body: reordered });
    expect(again).toMatchObject({ status: 201, json: { id: first.id } });
    expect(site.inspect()).toMatchObject({ effects: { connectionsCreated: 1 }, idempotencyKeys: 1, connections: [{ id: first.id }] });
  });

  it.each([
    ['another body', '/connections', { ...config, active: false }],
    ['another call', '/categories', { name: 'Law' }],
  ])('refuses the same key with %s', async (_, path, body) => {
    const { client, ask, site } = sandbox();
    const key = randomUUID();
    await client.createConnection(config, key);
    expect(await ask('POST', path, { headers: { 'idempotency-key': key }, body })).toMatchObject({ status: 422, json: { code: 'idempotency_mismatch' } });
    expect(site.inspect()).toMatchObject({ effects: { connectionsCreated: 1, categoriesCreated: 0 } });
  });

  it('refuses a second connection for an address, and names the first', async () => {
    const { client, site } = sandbox();
    const { id } = valueOf(await client.createConnection(config, randomUUID()));
    const second = await client.createConnection({ ...config, lms: { ...config.lms, name: 'Again' } }, randomUUID());
    expect(second).toMatchObject({ ok: false, error: { status: 409, code: 'duplicate_connection', connectionId: id, field: '/lms/url' } });
    expect(site.inspect()).toMatchObject({ effects: { connectionsCreated: 1 } });
  });

  it.each<[string, object, string | undefined]>([
    ['an hour that there is not', { ...config, processAt: { hour: 24, timeZone: 'UTC' } }, '/processAt/hour'],
    ['an address with a path', { ...config, lms: { ...config.lms, url: `${SCHOOL}/accounts/1` } }, '/lms/url'],
    ['a field too many', { ...config, 'a/b~c': 1 }, '/a~1b~0c'],
    ['a field too few', { ...config, developerKey: { clientId: '1' } }, '/developerKey/clientSecret'],
    ['an unknown category', { ...config, categoryId: '999' }, '/categoryId'],
  ])('names the field that is to blame: %s', async (_, body, field) => {
    const { ask, site } = sandbox();
    const answer = await ask('POST', '/connections', { headers: { 'idempotency-key': randomUUID() }, body });
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid', field } });
    expect(answer.text).not.toContain(CLIENT_SECRET);
    expect(site.inspect()).toMatchObject({ effects: { connectionsCreated: 0 }, idempotencyKeys: 0 });
  });

  it.each<[string, { headers?: Record<string, string>; body?: unknown }]>([
    ['without an idempotency key', { body: config }],
    ['with a key that is no UUID', { body: config, headers: { 'idempotency-key': 'once' } }],
    ['without a body', { headers: { 'idempotency-key': randomUUID() } }],
    ['with a body that is not JSON', { body: '{', headers: { 'idempotency-key': randomUUID() } }],
    ['with another media type', { body: config, headers: { 'idempotency-key': randomUUID(), 'content-type': 'text/plain' } }],
  ])('is invalid %s', async (_, request) => {
    const { ask, site } = sandbox();
    expect(await ask('POST', '/connections', request)).toMatchObject({ status: 400, json: { code: 'invalid' } });
    expect(site.inspect()).toMatchObject({ effects: { connectionsCreated: 0 } });
  });
});

describe('finding and reading', () => {
  it('finds by address and client id, and reads by id', async () => {
    const { client } = sandbox();
    const { id } = valueOf(await client.createConnection(config, randomUUID()));
    const ids = async (query: { url?: string; clientId?: string }) => valueOf(await client.findConnections(query)).map((one) => one.id);
    expect(await ids({})).toEqual([id]);
    expect(await ids({ url: SCHOOL, clientId: '10000000000115' })).toEqual([id]);
    expect(await ids({ url: SCHOOL, clientId: '1' })).toEqual([]);
    expect(await ids({ url: 'https://canvas.fernwood.edu' })).toEqual([]);
    expect(valueOf(await client.getConnection(id))).toMatchObject({ id, lms: config.lms });
  });

  it.each([
    ['GET', '/connections/1', 404, 'not_found'],
    ['GET', '/connections/%E0%A4%A', 404, 'not_found'],
    ['GET', '/connections/1/checks', 404, 'not_found'],
    ['GET', '/nothing', 404, 'not_found'],
    ['PUT', '/connections', 404, 'not_found'],
    ['GET', '/connections?owner=me', 400, 'invalid'],
    ['GET', '/me?x=1', 400, 'invalid'],
    ['GET', '/connections/1/runs', 404, 'not_found'],
  ])('%s %s: %d %s, as a problem', async (method, path, status, code) => {
    const { ask } = sandbox();
    const answer = await ask(method, path);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer).toMatchObject({ status, json: { status, code } });
  });
});

describe('the site', () => {
  it('has the API road, until it is turned off', async () => {
    const { site, fetch, ask } = sandbox();
    expect(await findRoad(fetch, BASE)).toBe('api');
    site.set({ api: 'off' });
    expect(await findRoad(fetch, BASE)).toBe('form');
    expect(await ask('GET', '/me')).toMatchObject({ status: 404, json: undefined });
  });

  it('has pages outside the API', async () => {
    const { fetch } = sandbox();
    const get = async (path: string) => {
      const response = await fetch(`https://next.intelliboard.net${path}`, {});
      return [response.status, response.headers.get('content-type')];
    };
    expect(await get('/signin')).toEqual([200, 'text/html; charset=utf-8']);
    expect(await get('/settings/oauth2/redirect?error=access_denied')).toEqual([200, 'text/html; charset=utf-8']);
    expect(await get('/api/connect/v10/me')).toEqual([404, 'text/html; charset=utf-8']);
  });

  it.each([{ api: 'maybe' }, { checksDelayMs: -1 }, { redirectUri: 'not an address' }, { tokens: 'revoked' }])('cannot be changed by %j', (change) => {
    const { site } = sandbox();
    expect(() => site.set(change)).toThrow(/cannot be changed/);
  });

  it('gives out copies of its state', () => {
    const { site } = sandbox();
    const before = site.inspect();
    site.set({ timeZone: 'UTC' });
    expect(site.inspect()).not.toEqual(before);
  });
});
