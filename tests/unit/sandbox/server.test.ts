// @vitest-environment node
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/index';

let sandbox: Sandbox;

/** A request over TLS to a production host name on the sandbox's port. Rejects when the connection is cut. */
function ask(host: string, path: string): Promise<{ status: number; cacheControl: string | undefined }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: sandbox.port, servername: host, path, headers: { host }, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, cacheControl: answer.headers['cache-control'] }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('the sandbox', () => {
  test('answers under production host names over TLS, and leaves nothing in a cache', async () => {
    expect(await ask('canvas.fernwood.edu', '/login')).toEqual({ status: 200, cacheControl: 'no-store' });
    expect((await ask('next.intelliboard.net', '/api/connect/v1/me')).status).toBe(401);
  });

  test('cuts off who asks for another host', async () => {
    await expect(ask('evil.example', '/')).rejects.toThrow();
  });

  test('fails on purpose as often as it is told, before or after it has acted', async () => {
    sandbox.faults.add({ site: 'canvas', path: '^/login$', when: 'before', then: { answer: { status: 503 } } });
    sandbox.faults.add({ site: 'canvas', path: '^/login$', when: 'after', then: { cut: true } });
    expect((await ask('canvas.fernwood.edu', '/login')).status).toBe(503);
    await expect(ask('canvas.fernwood.edu', '/login')).rejects.toThrow();
    expect((await ask('canvas.fernwood.edu', '/login')).status).toBe(200);
  });

  test('holds an answer until it is released', async () => {
    sandbox.faults.add({ site: 'canvas', path: '^/held$', when: 'before', then: { hold: 'door' } });
    let answered = false;
    const answer = ask('canvas.fernwood.edu', '/held').finally(() => (answered = true));
    await sandbox.faults.whenHeld('door');
    expect(answered).toBe(false);
    sandbox.faults.release('door');
    expect((await answer).status).toBe(302);
  });

  test('is looked into and steered over its control address', async () => {
    const control = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(sandbox.controlUrl + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
      return { status: answer.status, json: (await answer.json()) as unknown };
    };
    expect((await control('GET', '/state')).json).toMatchObject({ canvas: { keys: expect.any(Array) as unknown }, intelliboard: {} });
    expect((await control('POST', '/set', { site: 'canvas', change: { mayManageKeys: false } })).status).toBe(200);
    expect((await control('POST', '/set', { site: 'canvas', change: { weather: 'bad' } })).status).toBe(400);
    await control('POST', '/faults', { site: 'canvas', path: '^/login$', when: 'before', then: { answer: { status: 418 } } });
    expect((await ask('canvas.fernwood.edu', '/login')).status).toBe(418);
    expect((await control('GET', '/nothing')).status).toBe(404);
  });

  test('gives no secret away in what it lets look into', async () => {
    const state = JSON.stringify([sandbox.canvas.inspect(), sandbox.intelliboard.inspect(), sandbox.log.entries]);
    for (const { value } of sandbox.canaries()) expect(state).not.toContain(value);
  });
});
