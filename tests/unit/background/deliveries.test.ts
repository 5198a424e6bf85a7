import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { deliveriesPort } from '@/entrypoints/background/deliveries';
import { Noting } from '@/entrypoints/background/journaled';
import { Secret } from '@/utils/core/secret';
import type { SetupState } from '@/utils/model/setup';
import type { Journey } from '@/utils/setup/journey';
import type { DeliveriesPort } from '@/utils/setup/ports';
import { GUIDE_STATES } from '../../fixtures/guide-states';

const HOST = 'next.intelliboard.net';
const SECRET = 'NotARealSecretNotARealSecretNotARealSecretNotARealSecretNotARe12';

let state: SetupState;
let at: number;
let asked: string[];
let answer: () => Promise<Response>;
let held: Secret | null;
/** What the journey was told, in order: of each try that it begins, and what came of it. */
let told: unknown[];
let deliveries: DeliveriesPort;

beforeEach(() => {
  fakeBrowser.reset();
  state = GUIDE_STATES.rotationSend;
  at = Date.parse('2026-11-23T10:00:00Z');
  asked = [];
  told = [];
  held = new Secret(SECRET);
  const rotation = {
    progress: async (...how: unknown[]) => void told.push(how),
    refused: async (what: { code: string } | null, mayHaveArrived: boolean) => void told.push(['refused', what?.code ?? null, mayHaveArrived]),
    delivered: async (clientId: string) => void told.push(['delivered', clientId]),
  };
  const vault = { use: async () => held, presence: async () => (held === null ? { last4: '', state: 'locked' as const } : null) };
  deliveries = deliveriesPort(
    'run-1',
    { store: { read: async () => state }, vault, now: () => new Date(at), newId: () => 'key-1', sleep: async (ms: number) => void (at += ms) } as unknown as Parameters<typeof deliveriesPort>[1],
    async (url) => (asked.push(url), answer()),
    new Noting({ begin: async () => undefined, settle: async () => undefined }, 'run-1'),
    () => ({ rotation }) as unknown as Journey,
  );
});
afterEach(() => vi.restoreAllMocks());

const failing = (status: number, code: string) => async () => new Response(JSON.stringify({ type: 'about:blank', title: 'x', status, detail: 'x', code }), { status, headers: { 'content-type': 'application/problem+json', 'retry-after': '3600' } });
const send = () => deliveries.sendPendingKey('c_48213');

describe('the pending key', () => {
  test.each<[string, () => Promise<Response>, boolean]>([
    ['turned away by IntelliBoard', failing(429, 'rate_limited'), false],
    ['refused with the token', failing(401, 'bad_token'), false],
    ['answered with an error of the server, which may come after the deed', failing(503, 'internal'), true],
  ])('%s', async (_, how, mayHaveArrived) => {
    answer = how;
    await send();
    expect(asked).toEqual([`https://${HOST}/api/connect/v1/connections/c_48213`]);
    // While a try is on, it may arrive at any moment.
    expect(told).toMatchObject([[1, null, null, true], [1, expect.any(Number), expect.anything(), mayHaveArrived]]);
    expect(await deliveries.withdrawKey()).toBe(!mayHaveArrived);
    expect(await deliveries.isSendingKey(state.key.clientId ?? '')).toBe(mayHaveArrived);
  });

  test('of which nobody heard anything may have arrived', async () => {
    let tries = 0;
    answer = async () => {
      tries += 1;
      // From then on it is turned away.
      return tries === 1 ? Promise.reject(new TypeError('failed')) : failing(429, 'rate_limited')();
    };
    await send();
    expect(told.at(-1)).toMatchObject([2, expect.any(Number), { code: 'send_waiting' }, true]);
    expect(await deliveries.withdrawKey()).toBe(false);
  });

  test('does not leave a computer that is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    // After ten seconds it is not waited awake any more.
    await send();
    expect(asked).toEqual([]);
    expect(told.at(-1)).toMatchObject([expect.any(Number), expect.any(Number), { code: 'account_unreachable' }, false]);
    expect(await deliveries.withdrawKey()).toBe(true);
  });

  test('waits for the passphrase, and has not been sent', async () => {
    held = null;
    await send();
    expect(asked).toEqual([]);
    expect(told.at(-1)).toMatchObject([1, expect.any(Number), { code: 'vault_locked' }, false]);
    expect(await deliveries.withdrawKey()).toBe(true);
  });

  test('refused, after it may have arrived', async () => {
    state = { ...state, rotation: { ...state.rotation, mayHaveArrived: true } };
    answer = failing(422, 'invalid');
    await send();
    expect(told.at(-1)).toMatchObject(['refused', expect.any(String), true]);
  });

  describe('while another one waits', () => {
    const another = '10000000000777';
    const makeAnother = () => void (state = { ...state, key: { ...state.key, clientId: another } });

    test.each([false, true])('takes its place at once, and keeps in mind whether that may have arrived (%s)', async (mayHaveArrived) => {
      answer = mayHaveArrived ? failing(503, 'internal') : failing(401, 'bad_token');
      await send();
      makeAnother();
      expect(await deliveries.isSendingKey(another)).toBe(false);
      answer = failing(429, 'rate_limited');
      await send();
      expect(asked).toHaveLength(2);
      expect(told.at(-1)).toMatchObject([1, expect.any(Number), { code: 'send_waiting' }, mayHaveArrived]);
      expect(await deliveries.isSendingKey(another)).toBe(true);
    });

    test('that one, should its time come, is given up without a word', async () => {
      answer = failing(401, 'bad_token');
      await send();
      makeAnother();
      await deliveries.tryNow();
      expect(asked).toHaveLength(1);
      expect(told.at(-1)).toEqual(['refused', null, false]);
    });
  });

  test('that a version stored which did not note it may have arrived', async () => {
    answer = failing(429, 'rate_limited');
    await send();
    const name = 'outbox:run-1:pending-key';
    const { mayHaveArrived, ...older } = (await fakeBrowser.storage.local.get(name))[name] as Record<string, unknown>;
    expect(mayHaveArrived).toBe(false);
    await fakeBrowser.storage.local.set({ [name]: older });
    expect(await deliveries.withdrawKey()).toBe(false);
  });
});
