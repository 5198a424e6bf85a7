// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient, findRoad, type ApiFailure, type Client } from '@/utils/intelliboard/client';
import type { Account, Config, Connection } from '@/utils/intelliboard/contract';
import type { Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';

const BASE = 'https://next.intelliboard.net/api/connect/v1';
const TOKEN = 'ibc_0123456789abcdefghijklmnop';
const CLIENT_SECRET = 'kQ9'.repeat(21);
const KEY = '5b0b9b0e-6c1f-4a53-9b64-0c1c6a3f7a11';

const account: Account = {
  account: { id: '4711', name: 'Fernwood University', timeZone: 'America/Chicago' },
  token: { name: 'Connect', last4: 'mnop', expiresAt: null },
  redirectUri: 'https://next.intelliboard.net/settings/oauth2/redirect',
  firewallAddresses: [],
};
const config: Config = {
  lms: { type: 'canvas', name: 'Fernwood University', url: 'https://fernwood.instructure.com' },
  developerKey: { clientId: '10000000000115', clientSecret: CLIENT_SECRET },
  categoryId: '12',
  active: true,
  dynamicTables: false,
  processAt: { hour: 7, timeZone: 'UTC' },
};
const connection: Connection = {
  ...config,
  id: '9007199254740993',
  developerKey: { clientId: '10000000000115', clientSecret: { present: true, last4: 'kQ9k' } },
  data: null,
  state: 'draft',
  checks: [],
  authorization: { state: 'none', at: null, by: null },
  filters: null,
  roles: null,
  lastRun: null,
  nextRunAt: null,
  updatedAt: '2026-11-23T08:00:00Z',
};
const check = { id: 'url', verdict: 'pass', code: null, message: 'Fine.', at: '2026-11-23T08:00:00Z' };

function json(body: unknown, status = 200, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}

/** A client whose every call is answered by `respond`, and what it asked. */
function clientOf(respond: () => Response, token: Secret | null = new Secret(TOKEN)) {
  const asked: { url: string; init: RequestInit }[] = [];
  const client = createClient({
    baseUrl: BASE,
    token: async () => token,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return respond();
    },
  });
  return { client, asked };
}

describe('requests', () => {
  const calls: readonly [string, (client: Client) => Promise<unknown>, string, string, boolean][] = [
    ['me', (client) => client.me(), 'GET', '/me', false],
    ['categories', (client) => client.categories(), 'GET', '/categories', false],
    ['createCategory', (client) => client.createCategory({ name: 'Law' }, KEY), 'POST', '/categories', true],
    ['createConnection', (client) => client.createConnection(config, KEY), 'POST', '/connections', true],
    ['findConnections', (client) => client.findConnections({ url: 'https://a.edu', clientId: '1' }), 'GET', '/connections?url=https%3A%2F%2Fa.edu&clientId=1', false],
    ['findConnections by nothing', (client) => client.findConnections({}), 'GET', '/connections', false],
    ['getConnection', (client) => client.getConnection('a/b?c'), 'GET', '/connections/a%2Fb%3Fc', false],
    ['requestChecks', (client) => client.requestChecks('5', KEY), 'POST', '/connections/5/checks', true],
    ['getChecks', (client) => client.getChecks('5'), 'GET', '/connections/5/checks', false],
  ];

  it.each(calls)('%s', async (_, call, method, path, writes) => {
    const { client, asked } = clientOf(() => json({}));
    await call(client);
    expect(asked).toHaveLength(1);
    const [one] = asked;
    expect(one?.url).toBe(`${BASE}${path}`);
    expect(one?.init).toMatchObject({ method, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    const headers = new Headers(one?.init.headers);
    expect(headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
    expect(headers.get('idempotency-key')).toBe(writes ? KEY : null);
    expect(headers.get('content-type')).toBe(one?.init.body === undefined ? null : 'application/json');
  });

  it('send the config as it is', async () => {
    const { client, asked } = clientOf(() => json(connection, 201));
    await client.createConnection(config, KEY);
    expect(asked[0]?.init.body).toBe(JSON.stringify(config));
  });

  it('are not made without a token', async () => {
    const { client, asked } = clientOf(() => json(connection, 201), null);
    expect(await client.createConnection(config, KEY)).toEqual({ ok: false, error: { kind: 'problem', status: 401, code: 'bad_token', detail: '' } });
    expect(asked).toEqual([]);
  });
});

describe('answers', () => {
  it('are parsed, and unknown fields passed over', async () => {
    expect(await clientOf(() => json({ ...account, news: 1 })).client.me()).toEqual({ ok: true, value: account });
    expect(await clientOf(() => json([{ id: '12', name: 'Law', colour: 'red' }])).client.categories()).toEqual({ ok: true, value: [{ id: '12', name: 'Law' }] });
  });

  it('that a connection was made survive words of a later day in the rest of it', async () => {
    const later = { ...connection, state: 'hibernating', checks: [{ ...check, code: 'moon_phase' }] };
    expect(await clientOf(() => json(later, 201)).client.createConnection(config, KEY)).toMatchObject({ ok: true, value: { id: '9007199254740993' } });
  });

  it('with checks survive new codes and checks, but not new verdicts', async () => {
    const of = (more: object) => clientOf(() => json([{ ...check, ...more }])).client.getChecks('5');
    expect(await of({ id: 'moon', code: 'moon_phase' })).toMatchObject({ ok: true, value: [{ id: 'moon', code: 'moon_phase' }] });
    expect(await of({ verdict: 'maybe' })).toEqual({ ok: false, error: { kind: 'not-the-contract', status: 200 } });
  });
});

describe('failures', () => {
  const throwing = (error: unknown) => () => {
    throw error;
  };
  const cases: readonly [string, () => Response, ApiFailure][] = [
    ['no network', throwing(new TypeError('Failed to fetch')), { kind: 'network' }],
    ['the time limit', throwing(new DOMException('over', 'TimeoutError')), { kind: 'timeout' }],
    ['an abort', throwing(new DOMException('over', 'AbortError')), { kind: 'timeout' }],
    ['a body that breaks off', () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('cut')) })), { kind: 'network' }],
    ['a web page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), { kind: 'not-the-contract', status: 200 }],
    ['another shape', () => json({ account: { id: 4711 } }), { kind: 'not-the-contract', status: 200 }],
    ['no body', () => new Response(null, { status: 204 }), { kind: 'not-the-contract', status: 204 }],
    ["a proxy's error", () => new Response('Bad gateway', { status: 502 }), { kind: 'http', status: 502 }],
    ['a busy proxy', () => new Response('', { status: 503, headers: { 'retry-after': '30' } }), { kind: 'http', status: 503, retryAfterMs: 30_000 }],
    [
      'a duplicate',
      () => json({ code: 'duplicate_connection', detail: 'There is one.', connectionId: '7', field: '/lms/url' }, 409, 'application/problem+json'),
      { kind: 'problem', status: 409, code: 'duplicate_connection', detail: 'There is one.', connectionId: '7', field: '/lms/url' },
    ],
  ];

  it.each(cases)('%s', async (_, respond, expected) => {
    expect(await clientOf(respond).client.me()).toEqual({ ok: false, error: expected });
  });

  it('never hold the token or the client secret, whatever is answered', async () => {
    const bodies = fc.oneof(
      fc.constant({ code: 'invalid', detail: `Bearer ${TOKEN} with ${CLIENT_SECRET}`, field: `/${TOKEN}`, connectionId: CLIENT_SECRET }),
      fc.record({ code: fc.string(), detail: fc.string().map((text) => `${text}${TOKEN}${text}${CLIENT_SECRET}`) }),
      fc.jsonValue(),
    );
    const answers = fc.record({ body: bodies, status: fc.constantFrom(200, 201, 400, 401, 409, 422, 429, 500, 503), type: fc.constantFrom('application/problem+json', 'application/json', 'text/html') });
    await fc.assert(
      fc.asyncProperty(answers, async ({ body, status, type }) => {
        const result: Result<unknown, ApiFailure> = await clientOf(() => json(body, status, type)).client.createConnection(config, KEY);
        expect(JSON.stringify(result)).not.toContain(TOKEN);
        expect(JSON.stringify(result)).not.toContain(CLIENT_SECRET);
      }),
    );
  });

  it('never hold what a fetch says as it throws', async () => {
    const thrown = new TypeError(`cannot reach ${BASE} with ${TOKEN}`);
    expect(JSON.stringify(await clientOf(throwing(thrown)).client.me())).not.toContain(TOKEN);
  });
});

describe('findRoad', () => {
  const problem = 'application/problem+json';
  const cases: readonly [string, () => Response, 'api' | 'form' | 'unreachable'][] = [
    ['an account', () => json(account), 'api'],
    ['401 as a problem', () => json({ code: 'bad_token' }, 401, `${problem}; charset=utf-8`), 'api'],
    ['401 otherwise', () => json({ error: 'sign in' }, 401), 'form'],
    ['a web page for every address', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), 'form'],
    ['some other JSON', () => json({ status: 'ok' }), 'form'],
    ['404', () => new Response('', { status: 404 }), 'form'],
    ['404 as a problem', () => json({ code: 'not_found' }, 404, problem), 'form'],
    ['a redirect to its sign-in page', () => new Response(null, { status: 302, headers: { location: '/signin' } }), 'form'],
    ['429', () => new Response('', { status: 429 }), 'unreachable'],
    ['503', () => json({ code: 'busy' }, 503, problem), 'unreachable'],
  ];

  it.each(cases)('%s', async (_, respond, road) => {
    const asked: { url: string; init: RequestInit }[] = [];
    const found = await findRoad(async (url, init) => (asked.push({ url, init }), respond()), BASE);
    expect(found).toBe(road);
    expect(asked).toMatchObject([{ url: `${BASE}/me`, init: { credentials: 'omit', redirect: 'manual' } }]);
    expect(new Headers(asked[0]?.init.headers).has('authorization')).toBe(false);
  });

  it('takes a redirect that the browser hides for one', async () => {
    const opaque = new Response(null);
    Object.defineProperties(opaque, { status: { value: 0 }, type: { value: 'opaqueredirect' } });
    expect(await findRoad(async () => opaque, BASE)).toBe('form');
  });

  it('is unreachable without an answer, and hands the signal on', async () => {
    const { signal } = new AbortController();
    let given: AbortSignal | null | undefined;
    const found = await findRoad(
      async (_, init) => {
        given = init.signal;
        throw new TypeError('Failed to fetch');
      },
      BASE,
      signal,
    );
    expect(found).toBe('unreachable');
    expect(given).toBe(signal);
  });
});
