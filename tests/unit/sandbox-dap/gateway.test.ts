// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { FORM_TYPE, gateway, lastKey, loggedIn, world } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SINCE = '2026-11-22T09:00:00Z';
const INCREMENT = { format: 'jsonl', since: SINCE };

const failure = (type: string, more: object = {}): object => ({ error: { type, uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, message: expect.any(String) as string, ...more } });

describe('the login', () => {
  function keyed() {
    const { dap, wait } = world();
    dap.identity.set({ addKey: { name: 'IntelliBoard', expiry: '1-day' } });
    return { dap, wait, ...lastKey(dap), ...gateway(dap) };
  }

  it('gives a token for an hour, another one each time, and each is a canary', async () => {
    const { dap, clientId, secret, login } = keyed();
    const { status, json } = await login(clientId, secret);
    expect(status).toBe(200);
    expect(json).toEqual({ access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string, expires_in: 3599, scope: expect.stringMatching(/^\S+ principal:\S+ partner:\S+ region:us-east-1$/) as string, token_type: 'bearer' });
    await login(clientId, secret);
    expect(dap.gateway.inspect()).toMatchObject({ tokens: 2, callsLastMinute: { login: 2 } });
    expect(new Set(dap.gateway.canaries().map(({ value }) => value)).size).toBe(2);
    expect(dap.gateway.canaries()[0]).toMatchObject({ value: (json as { access_token: string }).access_token, foreign: false });
    expect(JSON.stringify(dap.gateway.inspect())).not.toContain(secret);
  });

  it.each<[string, (key: { clientId: string; secret: string }) => { headers?: Record<string, string>; body?: string }, number]>([
    ['no credentials', () => ({ headers: FORM_TYPE, body: 'grant_type=client_credentials' }), 403],
    ['another scheme', () => ({ headers: { ...FORM_TYPE, authorization: 'Bearer x' }, body: 'grant_type=client_credentials' }), 400],
    ['a pair without a colon', () => ({ headers: { ...FORM_TYPE, authorization: `Basic ${btoa('abc')}` }, body: 'grant_type=client_credentials' }), 400],
    ['another grant', ({ clientId, secret }) => ({ headers: { ...FORM_TYPE, authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }, body: 'grant_type=password' }), 400],
    ['JSON', ({ clientId, secret }) => ({ headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }, body: '{"grant_type":"client_credentials"}' }), 400],
    ['a wrong secret', ({ clientId }) => ({ headers: { ...FORM_TYPE, authorization: `Basic ${btoa(`${clientId}:wrong`)}` }, body: 'grant_type=client_credentials' }), 403],
  ])('refuses %s', async (_, asked, status) => {
    const { dap, call, ...key } = keyed();
    const answer = await call('POST', '/ids/auth/login', asked(key));
    expect([answer.status, answer.json]).toEqual([status, failure(status === 400 ? 'BadRequestError' : 'ForbiddenError')]);
    expect(dap.gateway.inspect().tokens).toBe(0);
  });

  it('does not tell an expired key from a wrong one', async () => {
    const { dap, clientId, secret, login, wait } = keyed();
    wait(24 * HOUR - 1);
    expect((await login(clientId, secret)).status).toBe(200);
    wait(1);
    expect((await login(clientId, secret)).status).toBe(403);
    dap.identity.set({ addKey: { name: 'Second' } });
    const second = lastKey(dap);
    dap.gateway.set({ expireKey: second.clientId });
    expect((await login(second.clientId, second.secret)).status).toBe(403);
  });
});

describe('every call', () => {
  it.each([
    ['GET', '/dap/query/canvas/table'],
    ['GET', '/dap/query/canvas/table/users/schema'],
    ['POST', '/dap/query/canvas/table/users/data'],
    ['GET', '/dap/job/1'],
    ['POST', '/dap/object/url'],
  ])('%s %s wants a token that is good', async (method, path) => {
    const { dap, wait } = world();
    const { token } = await loggedIn(dap);
    const { call } = gateway(dap);
    const bearer = { authorization: `Bearer ${token}` };
    expect((await call(method, path, { headers: bearer })).status).not.toBe(401);
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: `Basic ${token}` }]) expect(await call(method, path, { headers })).toMatchObject({ status: 401, json: failure('AuthenticationError') });
    wait(3_599_000);
    expect((await call(method, path, { headers: bearer })).status).toBe(401);
  });

  it.each([
    [{ onboarded: false }, 500, /not been onboarded/],
    [{ restricted: true }, 500, /access has been restricted/],
    [{ outage: 'processing' }, 500, /could not be processed/],
    [{ outage: 'timeout' }, 504, /Try again/],
  ] as const)('meets what %j says', async (change, status, message) => {
    const { dap } = world();
    const { tables, query } = await loggedIn(dap);
    dap.gateway.set(change);
    for (const answer of [await tables(), await query(INCREMENT)]) expect(answer).toMatchObject({ status, json: { error: { message: expect.stringMatching(message) as string } } });
    expect(dap.gateway.inspect().jobsStarted).toBe(0);
  });

  it('has its own limit a minute, for each client', async () => {
    const { dap, wait } = world();
    const { tables, query } = await loggedIn(dap);
    expect((await tables()).status).toBe(200);
    wait(20_000);
    for (let at = 0; at < 4; at += 1) expect((await tables()).status).toBe(200);
    expect(await tables()).toMatchObject({ status: 429, headers: { 'retry-after': '40' }, json: failure('TooManyRequestsError') });
    expect((await query(INCREMENT)).status).toBe(202);
    expect((await (await loggedIn(dap)).tables()).status).toBe(200);
    expect(dap.gateway.inspect().callsLastMinute).toEqual({ login: 2, tables: 7, schema: 0, query: 1, job: 0, urls: 0 });
    wait(40_000);
    expect((await tables()).status).toBe(200);
    expect((await tables()).status).toBe(429);
    wait(MINUTE);
    expect(dap.gateway.inspect().callsLastMinute.tables).toBe(0);
  });

  it('goes to a place that there is', async () => {
    const { get, query, post } = await loggedIn(world().dap);
    expect((await get('/dap/query/canvas/table')).json).toMatchObject({ tables: expect.arrayContaining(['accounts', 'enrollments', 'submissions', 'users']) as string[] });
    expect((await get('/dap/query/canvas_logs/table?scope=q4Jb')).json).toEqual({ tables: ['web_logs'] });
    expect((await get('/dap/query/canvas/table/users/schema')).json).toMatchObject({ schema: { title: 'canvas.users' }, version: 1 });
    expect(await get('/dap/query/catalog/table')).toMatchObject({ status: 404, json: failure('NotFoundError', { kind: 'namespace', id: 'catalog' }) });
    expect(await query(INCREMENT, 'people')).toMatchObject({ status: 404, json: failure('NotFoundError', { kind: 'table', id: 'people' }) });
    expect(await get('/dap/job/nothing')).toMatchObject({ status: 404, json: failure('NotFoundError', { kind: 'job', id: 'nothing' }) });
    expect(await post('/dap/object/url', [{ id: 'nothing' }])).toMatchObject({ status: 404, json: failure('NotFoundError', { kind: 'object', id: 'nothing' }) });
    expect(await get('/dap/elsewhere')).toMatchObject({ status: 404, json: { message: 'Not Found' } });
  });
});

describe('a query', () => {
  it('waits, runs, and is complete; its objects have addresses', async () => {
    const { dap, now } = world();
    dap.gateway.set({ jobPolls: 3 });
    const { query, get, post } = await loggedIn(dap);
    const started = await query(INCREMENT);
    const { id } = started.json as { id: string };
    const expires_at = new Date(now() + 24 * HOUR).toISOString();
    expect(started).toMatchObject({ status: 202, json: { id, status: 'waiting', expires_at } });
    expect(await get(`/dap/job/${id}`)).toMatchObject({ status: 202, json: { status: 'waiting' } });
    expect(await get(`/dap/job/${id}`)).toMatchObject({ status: 202, json: { status: 'running' } });
    const { status, json } = await get(`/dap/job/${id}`);
    expect([status, json]).toEqual([200, { id, status: 'complete', expires_at, objects: [{ id: expect.any(String) as string }], schema_version: 1, since: SINCE, until: '2026-11-23T07:30:00.000Z' }]);
    const [object] = (json as { objects: { id: string }[] }).objects;
    expect(await post('/dap/object/url', [object])).toMatchObject({ status: 200, json: { urls: { [object?.id ?? '']: { url: expect.stringMatching(/^https:/) as string } } } });
  });

  it('that is identical has the same job, done or not, for a day', async () => {
    const { dap, wait } = world();
    const { query, get } = await loggedIn(dap);
    const idOf = async (body: object) => ((await query(body)).json as { id: string }).id;
    const id = await idOf(INCREMENT);
    expect(await idOf({ since: SINCE, format: 'jsonl' })).toBe(id);
    expect(await idOf({ ...INCREMENT, format: 'csv' })).not.toBe(id);
    await get(`/dap/job/${id}`);
    await get(`/dap/job/${id}`);
    expect(await query(INCREMENT)).toMatchObject({ status: 200, json: { id, status: 'complete' } });
    expect(dap.gateway.inspect().jobsStarted).toBe(2);
    wait(24 * HOUR);
    const later = await loggedIn(dap);
    expect((await later.get(`/dap/job/${id}`)).status).toBe(404);
    expect(((await later.query(INCREMENT)).json as { id: string }).id).not.toBe(id);
  });

  it('can fail, and is begun anew then', async () => {
    const { dap } = world();
    dap.gateway.set({ failingJobs: true, jobPolls: 1 });
    const { query, get } = await loggedIn(dap);
    const { id } = (await query(INCREMENT)).json as { id: string };
    expect(await get(`/dap/job/${id}`)).toMatchObject({ status: 200, json: { id, status: 'failed', ...failure('ProcessingError') } });
    dap.gateway.set({ failingJobs: false, jobPolls: 0 });
    expect(await query(INCREMENT)).toMatchObject({ status: 200, json: { status: 'complete' } });
  });

  it('without `since` is a snapshot', async () => {
    const { dap } = world();
    dap.gateway.set({ jobPolls: 0 });
    const { json } = await (await loggedIn(dap)).query({ format: 'parquet', mode: 'condensed' });
    expect(json).toMatchObject({ at: '2026-11-23T07:30:00.000Z' });
    expect(json).not.toHaveProperty('until');
  });

  it.each([
    [{}, 'users', '2026-11-23T07:30:00.000Z'],
    [{ freshnessHours: 30 }, 'users', '2026-11-22T03:30:00.000Z'],
    [{ quietTables: ['users'] }, 'users', '2026-11-20T09:30:00.000Z'],
    [{ quietTables: ['users'] }, 'submissions', '2026-11-23T07:30:00.000Z'],
    [{ freshnessHours: 30, newestTables: ['users'] }, 'users', '2026-11-23T09:25:00.000Z'],
  ])('says how fresh the data are: %j, %s', async (change, table, until) => {
    const { dap } = world();
    dap.gateway.set({ jobPolls: 0, ...change });
    expect((await (await loggedIn(dap)).query(INCREMENT, table)).json).toMatchObject({ since: SINCE, until });
  });

  it('about other data than before has another job', async () => {
    const { dap } = world();
    dap.gateway.set({ jobPolls: 0 });
    const { query } = await loggedIn(dap);
    const before = (await query(INCREMENT)).json;
    dap.gateway.set({ freshnessHours: 30 });
    expect((await query(INCREMENT)).json).toMatchObject({ until: '2026-11-22T03:30:00.000Z' });
    expect(before).toMatchObject({ until: '2026-11-23T07:30:00.000Z' });
  });

  it('ends where it was told to', async () => {
    const { dap } = world();
    dap.gateway.set({ jobPolls: 0 });
    const { query } = await loggedIn(dap);
    expect((await query({ ...INCREMENT, until: '2026-11-22T10:00:00Z' })).json).toMatchObject({ until: '2026-11-22T10:00:00.000Z' });
    expect((await query({ ...INCREMENT, until: '2026-11-23T09:00:00Z' })).json).toMatchObject({ until: '2026-11-23T07:30:00.000Z' });
  });

  it.each([
    [{}],
    [{ format: 'xml' }],
    [{ ...INCREMENT, since: 'yesterday' }],
    [{ ...INCREMENT, since: '2026-11-22T09:00:00+01:00' }],
    [{ format: 'jsonl', until: SINCE }],
    [{ ...INCREMENT, until: SINCE }],
    [{ ...INCREMENT, limit: 5 }],
  ])('%j is not valid', async (body) => {
    expect(await (await loggedIn(world().dap)).query(body)).toMatchObject({ status: 400, json: failure('ValidationError') });
  });

  it('that is no JSON is told where it is not', async () => {
    const { post } = await loggedIn(world().dap);
    expect(await post('/dap/query/canvas/table/users/data', '{')).toMatchObject({ status: 400, json: failure('ValidationError', { location: { line: 1, column: 1, character: 0 } }) });
    expect(await post('/dap/object/url', '{}')).toMatchObject({ status: 400, json: failure('ValidationError') });
  });

  it.each<[string, object, string, object]>([
    ['before the data begin', {}, '2025-10-19T09:29:59Z', { since: '2025-10-19T09:30:00.000Z' }],
    ['in the future', {}, '2026-11-23T09:30:01Z', { since: '2025-10-19T09:30:00.000Z', until: '2026-11-23T07:30:00.000Z' }],
    ['said to be too late', { outOfRange: 'with-until' }, SINCE, { until: '2026-11-23T07:30:00.000Z' }],
    ['said to be too early', { outOfRange: 'without-until' }, SINCE, { since: '2026-11-22T09:00:00.001Z' }],
  ])('out of range: %s', async (_, change, since, bounds) => {
    const { dap } = world();
    dap.gateway.set(change);
    const answer = await (await loggedIn(dap)).query({ ...INCREMENT, since });
    expect(answer).toMatchObject({ status: 400, json: failure('OutOfRangeError', bounds) });
    expect('until' in (answer.json as { error: object }).error).toBe('until' in bounds);
  });

  it('of web logs goes back 30 days', async () => {
    const { post } = await loggedIn(world().dap);
    expect(await post('/dap/query/canvas_logs/table/web_logs/data', { ...INCREMENT, since: '2026-10-24T00:00:00Z' })).toMatchObject({ status: 400, json: failure('OutOfRangeError') });
  });

  it('can be told to take a snapshot first', async () => {
    const { dap } = world();
    dap.gateway.set({ snapshotTables: ['users'] });
    const { query } = await loggedIn(dap);
    expect(await query(INCREMENT)).toMatchObject({ status: 400, json: failure('SnapshotRequiredError', { since: expect.any(String) as string, until: expect.any(String) as string }) });
    expect((await query({ format: 'jsonl' })).status).toBe(202);
    expect((await query(INCREMENT, 'courses')).status).toBe(202);
  });
});

it('makes the same secrets for the same seed', async () => {
  const [first, second] = [world().dap, world().dap];
  for (const dap of [first, second]) dap.identity.set({ addKey: { name: 'IntelliBoard' } });
  expect(lastKey(first)).toEqual(lastKey(second));
  expect(lastKey(first).secret).not.toBe(first.identity.canaries()[0]?.value);
});
