import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { healthStore } from '@/entrypoints/background/health-store';
import { monitorToken } from '@/entrypoints/background/monitor-token';
import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import { emptySetup } from '@/utils/model/empty-setup';
import { readHealth } from '@/utils/platform/health';
import type { IntelliBoardPort } from '@/utils/setup/ports';
import { readMonitorToken } from '@/utils/vault/monitor';

const RUN = 'run-1';
const HOST = 'next.intelliboard.net';
const TOKEN = 'monitor-canary-0123456789';
const empty = emptySetup(RUN, HOST);
const setup = { ...empty, send: { ...empty.send, connectionId: 'c_48213' } };

/** What IntelliBoard was asked. */
let asked: string[];
let answers: Pick<IntelliBoardPort, 'makeMonitorToken' | 'revokeMonitorToken'>;
let apiToken: Secret | null;
let monitor: ReturnType<typeof monitorToken>;
let at: number;

beforeEach(async () => {
  fakeBrowser.reset();
  asked = [];
  at = Date.parse('2026-11-23T10:00:00Z');
  apiToken = new Secret('ibc_0123456789abcdefghijklmnop');
  answers = { makeMonitorToken: async () => ok(new Secret(TOKEN)), revokeMonitorToken: async () => ok(null) };
  let ids = 0;
  monitor = monitorToken(RUN, {
    store: { read: async () => setup },
    vault: { use: async () => apiToken },
    health: healthStore(),
    intelliboard: {
      makeMonitorToken: async (...told) => (asked.push(`make ${told.join(' ')}`), answers.makeMonitorToken(...told)),
      revokeMonitorToken: async (...told) => (asked.push(`revoke ${told.join(' ')}`), answers.revokeMonitorToken(...told)),
    },
    newId: () => `id-${(ids += 1)}`,
    now: () => new Date(at),
  });
  await monitor.forget();
});

const kept = async () => (await readMonitorToken(RUN, `https://${HOST}`))?.reveal() ?? null;

describe('is made', () => {
  test('once, however often it is asked for', async () => {
    expect((await monitor.token(setup))?.reveal()).toBe(TOKEN);
    expect((await monitor.token(setup))?.reveal()).toBe(TOKEN);
    expect(asked).toEqual([`make ${HOST} c_48213 id-1`]);
  });

  test('by the same request as long as that is not answered', async () => {
    answers.makeMonitorToken = async () => err({ kind: 'unreachable' });
    expect(await monitor.token(setup)).toBeNull();
    await monitor.token(setup);
    expect(asked).toEqual([`make ${HOST} c_48213 id-1`, `make ${HOST} c_48213 id-1`]);
  });

  test('not without the API token', async () => {
    apiToken = null;
    expect(await monitor.token(setup)).toBeNull();
    expect(asked).toEqual([]);
  });

  test('and not kept where it was given up meanwhile', async () => {
    answers.makeMonitorToken = async () => {
      await monitor.forget();
      return ok(new Secret(TOKEN));
    };
    expect(await monitor.token(setup)).toBeNull();
    expect(await kept()).toBeNull();
  });
});

describe('is revoked', () => {
  test('at IntelliBoard, and forgotten; and then there is nothing to revoke', async () => {
    await monitor.token(setup);
    await monitor.revoke();
    expect(await kept()).toBeNull();
    await monitor.revoke();
    expect(asked).toEqual([`make ${HOST} c_48213 id-1`, `revoke ${HOST} c_48213 id-2`]);
  });

  test('where its making was not answered', async () => {
    answers.makeMonitorToken = async () => err({ kind: 'unreachable' });
    await monitor.token(setup);
    await monitor.revoke();
    expect(asked.at(-1)).toBe(`revoke ${HOST} c_48213 id-2`);
  });

  test('here, whatever IntelliBoard answers', async () => {
    await monitor.token(setup);
    answers.revokeMonitorToken = async () => err({ kind: 'unreachable' });
    await monitor.revoke();
    expect(await kept()).toBeNull();
  });

  test('here alone, where the API token is not there any more', async () => {
    await monitor.token(setup);
    apiToken = null;
    await monitor.revoke();
    expect(await kept()).toBeNull();
    expect(asked).toHaveLength(1);
  });
});

test('a look that is still under way after it was revoked makes no other', async () => {
  await monitor.token(setup);
  await monitor.revoke();
  expect(await monitor.token(setup)).toBeNull();
  expect(asked.filter((one) => one.startsWith('make'))).toHaveLength(1);
});

test('the same connection, taken over again, gets one', async () => {
  await monitor.token(setup);
  await monitor.revoke();
  await monitor.forget();
  expect((await monitor.token(setup))?.reveal()).toBe(TOKEN);
});

test('one that was refused is replaced, once a day at most', async () => {
  await monitor.token(setup);
  answers.makeMonitorToken = async () => ok(new Secret(`${TOKEN}-2`));
  expect((await monitor.remake(setup))?.reveal()).toBe(`${TOKEN}-2`);
  at += 86_399_999;
  expect(await monitor.remake(setup)).toBeNull();
  expect(await kept()).toBe(`${TOKEN}-2`);
  at += 1;
  expect((await monitor.remake(setup))?.reveal()).toBe(`${TOKEN}-2`);
  expect(asked.map((one) => one.split(' ').at(-1))).toEqual(['id-1', 'id-2', 'id-3']);
});

test('is forgotten without a word to IntelliBoard, and the next one is another request', async () => {
  await monitor.token(setup);
  await monitor.forget();
  expect(await kept()).toBeNull();
  await monitor.token(setup);
  expect(asked).toEqual([`make ${HOST} c_48213 id-1`, `make ${HOST} c_48213 id-2`]);
});

test('where there never was one, nothing is stored by forgetting it', async () => {
  await monitor.revoke();
  expect(await readHealth(RUN)).toBeNull();
  expect(asked).toEqual([]);
});
