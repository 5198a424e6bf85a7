// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { Throttle } from '../../sandbox/canvas/throttle';
import { Client } from './client';

const answer = async () => ({ status: 200, body: 'ok' });

describe('the leaky bucket', () => {
  test('tells what a request has cost and what remains', async () => {
    const throttle = new Throttle(() => 0);
    expect(await throttle.run('a', answer)).toMatchObject({ status: 200, headers: { 'x-request-cost': '1.5000', 'x-rate-limit-remaining': '598.5' } });
  });

  test('refuses in plain text when it is full, and lets in again after a while', async () => {
    let now = 0;
    const throttle = new Throttle(() => now);
    throttle.change({ highWaterMark: 2 });
    await throttle.run('a', answer);
    await throttle.run('a', answer);
    expect(await throttle.run('a', answer)).toEqual({ status: 403, headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' }, body: '403 Forbidden (Rate Limit Exceeded)\n' });
    now = 200;
    expect((await throttle.run('a', answer)).status).toBe(200);
  });

  test('can say 429', async () => {
    const throttle = new Throttle(() => 0);
    throttle.change({ highWaterMark: 1, send429: true });
    await throttle.run('a', answer);
    expect((await throttle.run('a', answer)).status).toBe(429);
  });

  test('is one per caller', async () => {
    const throttle = new Throttle(() => 0);
    throttle.change({ highWaterMark: 1 });
    await throttle.run('a', answer);
    expect((await throttle.run('b', answer)).status).toBe(200);
  });

  test('charges 50 up front, so that many at once are dear', async () => {
    const throttle = new Throttle(() => 0);
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => throttle.run('a', answer)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(7);
    expect((await throttle.run('a', answer)).status).toBe(200);
  });
});

test('Canvas throttles its API and leaves its pages alone', async () => {
  const client = await Client.ofNewCanvas();
  await client.signIn();
  client.canvas.set({ throttle: { highWaterMark: 1, outflowPerSecond: 0 } });
  expect((await client.get('/api/v1/users/self')).headers).toHaveProperty('x-rate-limit-remaining');
  const refused = await client.get('/api/v1/users/self');
  expect(refused).toMatchObject({ status: 403, json: null });
  expect(refused.body).toContain('Rate Limit Exceeded');
  expect((await client.get('/accounts/1')).status).toBe(200);
});
