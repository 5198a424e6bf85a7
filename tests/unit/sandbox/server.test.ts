// @vitest-environment node
import { request } from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/index';

const CANVAS = 'canvas.fernwood.edu';

let sandbox: Sandbox;

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** A request over TLS to a production host name on the sandbox's port. Rejects when the connection is cut. */
function ask(host: string, path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: sandbox.port, servername: host, path, method, headers: { host: `${host}:443` }, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function control(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const answer = await fetch(sandbox.controlUrl + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: answer.status, json: await answer.json() };
}

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

describe('the server', () => {
  test('answers under production host names over TLS, and leaves nothing in a cache', async () => {
    expect(await ask(CANVAS, '/login/canvas')).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect((await ask('next.intelliboard.net', '/api/connect/v1/me')).status).toBe(401);
  });

  test('cuts off who asks for another host', async () => {
    await expect(ask('evil.example', '/')).rejects.toThrow();
  });

  test('sends several cookies as several headers', async () => {
    expect((await ask(CANVAS, '/login/canvas')).headers['set-cookie']).toHaveLength(2);
  });

  test('tells browsers where its sites are, and that there is nothing else', () => {
    expect(sandbox.hostRules()).toBe(
      ['fernwood.instructure.com', CANVAS, 'portal.inshosteddata.com', 'api.inshosteddata.com', 'hosted-data.s3.amazonaws.com', 'next.intelliboard.net', 'identity.instructure.com', 'api-gateway.instructure.com', 'dap-objects.example'].map((host) => `MAP ${host} 127.0.0.1:${sandbox.port}`).join(', ') + ', MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    );
    expect(Buffer.from(sandbox.spki, 'base64')).toHaveLength(32);
  });
});

describe('faults', () => {
  test('come as often as told, before the site has acted or after', async () => {
    sandbox.faults.add({ site: 'canvas', path: '^/login$', when: 'before', then: { answer: { status: 503 } } });
    sandbox.faults.add({ site: 'canvas', path: '^/login$', when: 'after', times: 2, then: { cut: true } });
    expect((await ask(CANVAS, '/login')).status).toBe(503);
    await expect(ask(CANVAS, '/login')).rejects.toThrow();
    await expect(ask(CANVAS, '/login')).rejects.toThrow();
    expect((await ask(CANVAS, '/login')).status).toBe(302);
  });

  test('fit by method, path and query', async () => {
    sandbox.faults.add({ site: 'canvas', method: 'POST', path: '^/login\\?a=1$', when: 'before', then: { answer: { status: 418 } } });
    expect((await ask(CANVAS, '/login?a=1')).status).toBe(302);
    expect((await ask(CANVAS, '/login', 'POST')).status).toBe(422);
    expect((await ask(CANVAS, '/login?a=1', 'POST')).status).toBe(418);
  });

  test('hold an answer until it is released; meanwhile it is one line in the log, as held', async () => {
    sandbox.faults.add({ site: 'canvas', path: '^/held$', when: 'after', then: { hold: 'door' } });
    let answered = false;
    const answer = ask(CANVAS, '/held').finally(() => (answered = true));
    await sandbox.faults.whenHeld('door');
    await sandbox.log.waitFor(({ path, status }) => path === '/held' && status === 'held');
    expect(answered).toBe(false);
    sandbox.faults.release('door');
    expect((await answer).status).toBe(302);
    expect(sandbox.log.entries.filter(({ path }) => path === '/held')).toMatchObject([{ status: 302 }]);
  });

  test('let go what they hold when they are cleared', async () => {
    sandbox.faults.add({ site: 'canvas', path: '^/held$', when: 'before', then: { hold: 'door' } });
    const answer = ask(CANVAS, '/held');
    await sandbox.faults.whenHeld('door');
    sandbox.faults.clear();
    expect((await answer).status).toBe(302);
  });
});

describe('the log', () => {
  test('can be awaited for what was and what will be, without polling', async () => {
    await ask(CANVAS, '/login?past');
    expect(await sandbox.log.waitFor(({ path }) => path === '/login?past')).toMatchObject({ site: 'canvas', method: 'GET', host: CANVAS, status: 302 });
    const future = sandbox.log.waitFor(({ path }) => path === '/login?future');
    await ask(CANVAS, '/login?future');
    expect((await future).status).toBe(302);
    await expect(sandbox.log.waitFor(() => false, 1)).rejects.toThrow('/login?future');
  });
});

describe('the control address', () => {
  test('looks into the sites and steers them', async () => {
    expect((await control('GET', '/state')).json).toMatchObject({ canvas: { keys: expect.any(Array) as unknown }, intelliboard: {}, identity: { emailCode: '424242' }, gateway: { tokens: 0 } });
    expect((await control('POST', '/set', { site: 'canvas', change: { mayManageKeys: true } })).status).toBe(200);
    expect(await control('POST', '/set', { site: 'canvas', change: { weather: 'bad' } })).toMatchObject({ status: 400, json: { error: expect.any(String) as string } });
    expect((await control('POST', '/set', { site: 'elsewhere', change: {} })).status).toBe(400);
    expect((await control('GET', '/nothing')).status).toBe(404);
  });

  test('makes things fail, holds them and lets them go', async () => {
    expect((await control('POST', '/faults', { site: 'canvas', path: '^/login$', when: 'sometimes', then: {} })).status).toBe(400);
    const fault = { path: '^/keys$', when: 'before', then: { cut: true } };
    expect([(await control('POST', '/faults', { ...fault, site: 'identity' })).status, (await control('POST', '/faults', { ...fault, site: 'elsewhere' })).status]).toEqual([200, 400]);
    await control('DELETE', '/faults');
    await control('POST', '/faults', { site: 'canvas', path: '^/login$', when: 'before', then: { answer: { status: 418 } } });
    expect((await ask(CANVAS, '/login')).status).toBe(418);
    await control('POST', '/faults', { site: 'canvas', path: '^/login$', when: 'before', then: { hold: 'door' } });
    const held = ask(CANVAS, '/login');
    await sandbox.faults.whenHeld('door');
    await control('POST', '/release', { hold: 'door' });
    expect((await held).status).toBe(302);
    await control('POST', '/faults', { site: 'canvas', path: '^/login$', when: 'before', then: { cut: true } });
    await control('DELETE', '/faults');
    expect((await ask(CANVAS, '/login')).status).toBe(302);
    expect((await control('GET', '/requests')).json).toContainEqual(expect.objectContaining({ path: '/login', status: 418 }));
  });

  test('gives secrets away where it is asked for them, and nowhere else', async () => {
    const canaries = (await control('GET', '/canaries')).json as { value: string; foreign: boolean }[];
    expect(canaries.filter(({ foreign }) => foreign)).toHaveLength(24);
    const rest = JSON.stringify([(await control('GET', '/state')).json, (await control('GET', '/requests')).json]);
    for (const { value } of canaries) expect(rest).not.toContain(value);
  });
});

describe('what goes wrong with keys', () => {
  /** An administrator who asks Canvas through the faults. */
  async function admin() {
    const { Switchboard } = await import('../../sandbox/server');
    const { createCanvas } = await import('../../sandbox/canvas/index');
    const { Client } = await import('./client');
    const switchboard = new Switchboard();
    const canvas = await createCanvas({ keys: 300 });
    switchboard.add(canvas);
    const client = new Client({
      ...canvas,
      handle: async (request) => {
        const outcome = await switchboard.answer(request);
        if (outcome === 'cut') throw new TypeError('cut');
        return outcome;
      },
    });
    await client.signIn();
    return { client, canvas, faults: switchboard.faults };
  }

  test('a key is refused, or is made though its answer is lost', async () => {
    const { client, canvas, faults } = await admin();
    const keys = '/api/v1/accounts/1/developer_keys';
    const create = () => client.write('POST', keys, { developer_key: { name: 'IntelliBoard Pro' } });
    const made = () => (canvas.inspect() as { keys: { own: boolean }[] }).keys.filter(({ own }) => own).length;
    faults.add({ site: 'canvas', method: 'POST', path: '/developer_keys$', when: 'before', then: { answer: { status: 400, headers: { 'content-type': 'application/json' }, body: '{"errors":{}}' } } });
    faults.add({ site: 'canvas', method: 'POST', path: '/developer_keys$', when: 'after', then: { answer: { status: 500 } } });
    expect([(await create()).status, made()]).toEqual([400, 0]);
    expect([(await create()).status, made()]).toEqual([500, 1]);
    expect([(await create()).status, made()]).toEqual([200, 2]);
  });

  test('the list is throttled from its second page on, for a while', async () => {
    const { client, faults } = await admin();
    const throttled = { status: 403, headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' }, body: '403 Forbidden (Rate Limit Exceeded)\n' };
    // The name of a page is opaque, but only the first one goes without a bookmark.
    faults.add({ site: 'canvas', path: '/developer_keys\\?.*page=bookmark', times: 2, when: 'before', then: { answer: throttled } });
    const first = await client.get('/api/v1/accounts/1/developer_keys?per_page=100');
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers?.['link']))?.[1] ?? '';
    const statuses = [first.status];
    for (let tries = 0; tries < 3; tries += 1) statuses.push((await client.get(next)).status);
    expect(statuses).toEqual([200, 403, 403, 200]);
  });
});

test('one site calls another through the same faults and into the same log', async () => {
  const { Switchboard } = await import('../../sandbox/server');
  const { createCanvas } = await import('../../sandbox/canvas/index');
  const switchboard = new Switchboard();
  switchboard.add(await createCanvas());
  const call = () => switchboard.fetch(`https://${CANVAS}/api/v1/accounts/self`, { headers: { Accept: 'application/json' } });
  expect(await call()).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="canvas-lms"' }, text: expect.stringContaining('unauthenticated') as string });
  switchboard.faults.add({ site: 'canvas', path: 'accounts/self', when: 'before', then: { cut: true } });
  await expect(call()).rejects.toThrow(TypeError);
  await expect(switchboard.fetch('https://evil.example/')).rejects.toThrow(TypeError);
  expect(switchboard.log.entries.map(({ status }) => status)).toEqual([401, 'cut']);
});
