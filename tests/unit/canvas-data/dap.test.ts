// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectNoSecret } from './canaries';
import { createDap, type Dap } from '@/utils/canvas-data/dap';
import { Secret } from '@/utils/core/secret';
import type { DapFailure } from '@/utils/model/canvas-data';

const NOW = Date.UTC(2026, 10, 23, 8, 47, 12, 345);
const CLIENT_ID = 'us-east-1#0c43cd1e-1f2a-4b5c-8d7e-9f0a1b2c3d4e';
const CLIENT_SECRET = 'xdEC0lI-canary-client-secret-4X4QBOhM';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.canary-access-token.c2lnbmF0dXJl';
const credentials = { clientId: CLIENT_ID, clientSecret: new Secret(CLIENT_SECRET) };
const token = new Secret(TOKEN);
const granted = { access_token: TOKEN, expires_in: 3599, scope: 'SERVICE_ID principal:P partner:X region:us-east-1', token_type: 'bearer' };
const UUID = '5b0b9b0e-6c1f-4a53-9b64-0c1c6a3f7a11';

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}
const failed = (type: string, message: string, more: object = {}) => ({ error: { type, uuid: UUID, message, ...more } });

/** A client whose every call is answered by `respond`, and what it asked. */
function dapOf(respond: () => Response) {
  const asked: { url: string; init: RequestInit }[] = [];
  const dap = createDap({
    now: () => NOW,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return respond();
    },
  });
  return { dap, asked };
}

const CALLS: readonly (readonly [string, (dap: Dap) => Promise<unknown>])[] = [
  ['token', (dap) => dap.token(credentials)],
  ['tables', (dap) => dap.tables(token)],
  ['startFreshness', (dap) => dap.startFreshness(token, 'enrollments')],
  ['pollFreshness', (dap) => dap.pollFreshness(token, 'job-1')],
];
const QUERIES = CALLS.slice(1);

describe('requests', () => {
  const bearer = `Bearer ${TOKEN}`;
  const basic = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`;
  const probe = JSON.stringify({ format: 'jsonl', since: '2026-11-22T08:00:00Z' });
  const cases: readonly (readonly [string, (dap: Dap) => Promise<unknown>, string, string, string, string | undefined, string | null])[] = [
    ['token', (dap) => dap.token(credentials), 'POST', '/ids/auth/login', basic, 'grant_type=client_credentials', 'application/x-www-form-urlencoded'],
    ['tables', (dap) => dap.tables(token), 'GET', '/dap/query/canvas/table', bearer, undefined, null],
    ['tables of logs', (dap) => dap.tables(token, 'canvas_logs'), 'GET', '/dap/query/canvas_logs/table', bearer, undefined, null],
    ['startFreshness', (dap) => dap.startFreshness(token, 'enrollments'), 'POST', '/dap/query/canvas/table/enrollments/data', bearer, probe, 'application/json'],
    ['startFreshness of an odd table', (dap) => dap.startFreshness(token, '../x?y'), 'POST', '/dap/query/canvas/table/..%2Fx%3Fy/data', bearer, probe, 'application/json'],
    ['pollFreshness', (dap) => dap.pollFreshness(token, 'a/b'), 'GET', '/dap/job/a%2Fb', bearer, undefined, null],
  ];

  test.each(cases)('%s', async (_, call, method, path, authorization, body, contentType) => {
    const { dap, asked } = dapOf(() => json({}));
    await call(dap);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe(`https://api-gateway.instructure.com${path}`);
    expect(asked[0]?.init).toMatchObject({ method, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    expect(asked[0]?.init.body).toBe(body);
    const headers = new Headers(asked[0]?.init.headers);
    expect(headers.get('authorization')).toBe(authorization);
    expect(headers.get('content-type')).toBe(contentType);
  });

  test('ask since the same moment within an hour', async () => {
    const since = async (now: number) => {
      let body: unknown;
      const dap = createDap({ now: () => now, fetch: async (_, init) => ((body = init.body), json({})) });
      await dap.startFreshness(token, 'users');
      return body;
    };
    const hour = Date.UTC(2026, 10, 23, 8);
    expect(await since(hour)).toBe(await since(hour + 3_599_999));
    expect(await since(hour)).not.toBe(await since(hour - 1));
  });
});

describe('a token', () => {
  test('is a secret with an end', async () => {
    const result = await dapOf(() => json(granted)).dap.token(credentials);
    expect(result).toMatchObject({ ok: true, value: { expiresAt: '2026-11-23T09:47:11.345Z' } });
    expect(result.ok && result.value.token.reveal()).toBe(TOKEN);
    expectNoSecret(result, TOKEN, CLIENT_SECRET);
  });

  test('is asked for with whatever was pasted', async () => {
    const { dap, asked } = dapOf(() => json(granted));
    expect((await dap.token({ clientId: 'é', clientSecret: new Secret('ключ') })).ok).toBe(true);
    expect(new Headers(asked[0]?.init.headers).get('authorization')).toBe(`Basic ${Buffer.from('é:ключ').toString('base64')}`);
  });

  test.each([
    ['without an end', { access_token: TOKEN }],
    ['that never ends', { ...granted, expires_in: 1e300 }],
    ['that is over', { ...granted, expires_in: 0 }],
    ['that no header can carry', { ...granted, access_token: `${TOKEN}\r\nX: y` }],
    ['that is empty', { ...granted, access_token: '' }],
    ['that is none', '<!doctype html>'],
  ])('%s is refused', async (_, body) => {
    expect(await dapOf(() => json(body)).dap.token(credentials)).toEqual({ ok: false, error: { kind: 'unexpected', status: 200 } });
  });

  const cases: readonly [number, unknown, DapFailure][] = [
    [400, failed('ValidationError', 'malformed'), { kind: 'refused', status: 400 }],
    [401, '', { kind: 'refused', status: 401 }],
    [403, { message: 'Request forbidden due to missing/invalid authentication information' }, { kind: 'refused', status: 403 }],
    [404, '<html></html>', { kind: 'unexpected', status: 404 }],
    [429, '', { kind: 'throttled', status: 429 }],
    [500, failed('Error', 'your account has not been onboarded yet'), { kind: 'server', status: 500 }],
    [503, '', { kind: 'server', status: 503 }],
    [504, { error: { message: 'timed out' } }, { kind: 'timeout', status: 504 }],
  ];
  test.each(cases)('%d %j', async (status, body, error) => {
    expect(await dapOf(() => json(body, status)).dap.token(credentials)).toEqual({ ok: false, error });
  });
});

describe('tables', () => {
  test('are names', async () => {
    expect(await dapOf(() => json({ tables: ['accounts', 'users'], next: 1 })).dap.tables(token)).toEqual({ ok: true, value: ['accounts', 'users'] });
    expect(await dapOf(() => json({ tables: [] })).dap.tables(token)).toEqual({ ok: true, value: [] });
  });

  test.each([[{ tables: [1] }], [{}], [[]], ['']])('%j is none', async (body) => {
    expect(await dapOf(() => json(body)).dap.tables(token)).toEqual({ ok: false, error: { kind: 'unexpected', status: 200 } });
  });
});

describe('a probe', () => {
  const complete = { id: 'j', status: 'complete', expires_at: '2026-11-24T08:47:12Z', objects: [{ id: 'o' }], schema_version: 1, since: '2026-11-22T08:00:00Z', until: '2026-11-23T06:12:00Z' };
  const until = '2026-11-23T06:12:00.000Z';
  const both = (respond: () => Response) => Promise.all([dapOf(respond).dap.startFreshness(token, 'users'), dapOf(respond).dap.pollFreshness(token, 'j')]);

  test.each(['waiting', 'running'])('that is %s is a job', async (status) => {
    const [started, polled] = await both(() => json({ id: 'opaque/1', status, expires_at: complete.expires_at }, 202));
    expect(started).toEqual({ ok: true, value: { kind: 'job', jobId: 'opaque/1' } });
    expect(polled).toEqual({ ok: true, value: { kind: 'running' } });
  });

  test('that is complete says how new the table is', async () => {
    const done = { ok: true, value: { kind: 'done', until } };
    expect(await both(() => json(complete))).toEqual([done, done]);
  });

  test.each([
    [400, failed('OutOfRangeError', 'x', { since: '2026-11-01T00:00:00Z', until: '2026-11-20T00:00:00Z' }), '2026-11-20T00:00:00.000Z'],
    [400, failed('out_of_range', 'x', { until: '2026-11-20T01:00:00+01:00' }), '2026-11-20T00:00:00.000Z'],
    [200, { id: 'j', status: 'failed', ...failed('OutOfRangeError', 'x', { until: '2026-11-20T00:00:00Z' }) }, '2026-11-20T00:00:00.000Z'],
  ])('that asks for too late a time is told the latest: %d %j', async (status, body, latest) => {
    const done = { ok: true, value: { kind: 'done', until: latest } };
    expect(await both(() => json(body, status))).toEqual([done, done]);
  });

  const precedes = "The 'since' parameter in the request (2024-03-28T14:28:43Z) precedes the earliest data available (2024-03-28T14:28:43.273Z)";
  const jobs: readonly [unknown, DapFailure][] = [
    [{ id: 'j', status: 'failed', ...failed('ProcessingError', 'x') }, { kind: 'processing', status: 200 }],
    [{ id: 'j', status: 'failed' }, { kind: 'processing', status: 200 }],
    [{ id: 'j', status: 'failed', ...failed('Error', 'client access has been restricted') }, { kind: 'restricted', status: 200 }],
    [{ id: 'j', status: 'failed', ...failed('OutOfRangeError', precedes, { since: '2024-03-28T14:28:43.273Z' }) }, { kind: 'out-of-range', status: 200 }],
    [{ id: 'j', status: 'failed', ...failed('SnapshotRequiredError', 'x') }, { kind: 'snapshot-required', status: 200 }],
    [{ ...complete, until: undefined, at: complete.until }, { kind: 'unexpected', status: 200 }],
    [{ ...complete, until: 'yesterday' }, { kind: 'unexpected', status: 200 }],
    [{ id: 'j', status: 'dreaming' }, { kind: 'unexpected', status: 200 }],
    [{ status: 'running' }, { kind: 'unexpected', status: 200 }],
    ['<html></html>', { kind: 'unexpected', status: 200 }],
  ];
  test.each(jobs)('%j', async (body, error) => {
    expect(await both(() => json(body))).toEqual([{ ok: false, error }, { ok: false, error }]);
  });
});

describe('failures', () => {
  const cases: readonly [string, number, unknown, DapFailure][] = [
    ['validation', 400, failed('ValidationError', 'x', { location: { line: 1, column: 2, character: 3 } }), { kind: 'malformed', status: 400 }],
    ['a 400 of an unknown kind', 400, '', { kind: 'malformed', status: 400 }],
    ['out of range, no end named', 400, failed('OutOfRangeError', 'x', { since: '2026-11-23T00:00:00Z' }), { kind: 'out-of-range', status: 400 }],
    ['out of range, an end that is none', 400, failed('OutOfRangeError', 'x', { until: 'soon' }), { kind: 'out-of-range', status: 400 }],
    ['a snapshot is needed', 400, failed('SnapshotRequiredError', 'x', { since: '2026-11-01T00:00:00Z', until: '2026-11-23T00:00:00Z' }), { kind: 'snapshot-required', status: 400 }],
    ['a token that is over', 401, failed('AuthenticationError', 'x'), { kind: 'token-expired', status: 401 }],
    ['forbidden', 403, '', { kind: 'restricted', status: 403 }],
    ['nothing of that name', 404, failed('ObjectNotFound', 'x', { id: 'y', kind: 'table' }), { kind: 'not-found', status: 404 }],
    ['a conflict', 409, '', { kind: 'unexpected', status: 409 }],
    ['unprocessable', 422, '', { kind: 'unexpected', status: 422 }],
    ['busy', 429, '<html></html>', { kind: 'throttled', status: 429 }],
    ['not onboarded', 500, failed('Error', 'The account has not been onboarded yet.'), { kind: 'not-onboarded', status: 500 }],
    ['restricted', 500, failed('Error', 'The account is onboarded but client access has been restricted.'), { kind: 'restricted', status: 500 }],
    ['processing', 500, failed('ProcessingError', 'The query could not be processed.'), { kind: 'processing', status: 500 }],
    ['some other 500', 500, failed('InternalError', 'x'), { kind: 'server', status: 500 }],
    ['a 500 without an envelope', 500, 'Internal Server Error', { kind: 'server', status: 500 }],
    ['a 500 of odd types', 500, { error: { type: 7, message: ['not been onboarded'] } }, { kind: 'server', status: 500 }],
    ['a 500 with no type', 500, { error: { message: 'account has not been onboarded' } }, { kind: 'not-onboarded', status: 500 }],
    ['bad gateway', 502, '<html></html>', { kind: 'server', status: 502 }],
    ['a gateway that waited in vain', 504, { error: { message: 'x' } }, { kind: 'timeout', status: 504 }],
    ['a redirect', 302, '', { kind: 'unexpected', status: 302 }],
  ];
  test.each(cases)('%s', async (_, status, body, error) => {
    for (const [, call] of QUERIES) expect(await call(dapOf(() => json(body, status)).dap)).toEqual({ ok: false, error });
  });

  test.each([
    ['30', 30],
    ['0', 0],
    [new Date(NOW + 60_000).toUTCString(), 60],
    ['Mon, 23 Nov 2026 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('Retry-After: %s', async (value, retryAfterSeconds) => {
    for (const [, call] of CALLS) {
      for (const [status, kind] of [[429, 'throttled'], [503, 'server']] as const) {
        const error = { kind, status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
        expect(await call(dapOf(() => json('', status, { 'retry-after': value })).dap)).toEqual({ ok: false, error });
      }
    }
  });

  const throwing = (error: unknown) => () => {
    throw error;
  };
  test.each([
    ['no network', throwing(new TypeError('Failed to fetch')), 'unreachable'],
    ['the time limit', throwing(new DOMException('over', 'TimeoutError')), 'timeout'],
    ['an abort', throwing(new DOMException('over', 'AbortError')), 'timeout'],
    ['a body that breaks off', () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('cut')) })), 'unreachable'],
    ['what is no error', throwing('no'), 'unreachable'],
  ])('%s', async (_, respond, kind) => {
    for (const [, call] of CALLS) expect(await call(dapOf(respond).dap)).toEqual({ ok: false, error: { kind, status: 0 } });
  });

  test('never hold the token or the client secret, whatever is answered or thrown', async () => {
    const echo = `Bearer ${TOKEN} with ${CLIENT_SECRET}`;
    const bodies = fc.oneof(
      fc.constant(echo),
      fc.constant(JSON.stringify(failed(echo, echo, { until: echo }))),
      fc.constant(JSON.stringify({ status: 'failed', id: 'j', ...failed('OutOfRangeError', echo, { until: TOKEN }) })),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom(200, 202, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503, 504), async (body, status) => {
        for (const [, call] of CALLS) expectNoSecret(await call(dapOf(() => json(body, status, { 'retry-after': TOKEN })).dap), TOKEN, CLIENT_SECRET);
      }),
    );
    const thrown = dapOf(throwing(new TypeError(`Headers: "${echo}" is an invalid header value.`)));
    for (const [, call] of CALLS) expectNoSecret(await call(thrown.dap), TOKEN, CLIENT_SECRET);
    expectNoSecret(thrown.dap, TOKEN, CLIENT_SECRET);
  });
});
