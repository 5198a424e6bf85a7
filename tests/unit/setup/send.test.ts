import { expect, test } from 'vitest';
import { ok } from '@/utils/core/result';
import type { CheckResult, SetupState } from '@/utils/model/setup';
import type { Ports } from '@/utils/setup/ports';
import { sendUseCases } from '@/utils/setup/send';
import { GUIDE_STATES } from '../../fixtures/guide-states';

const CONNECTION = 'c_48213';
const passed: CheckResult[] = ['url', 'developer-key', 'data'].map((id) => ({ id, verdict: 'pass', code: null, message: '', at: '2026-11-23T10:00:00Z' }));

/** A connection that was sent, and whose checks IntelliBoard makes at once. What happens while they are read can be said. */
function world() {
  const settled = GUIDE_STATES.sendDoneGreen;
  let state: SetupState = { ...settled, send: { ...settled.send, connectionId: CONNECTION, activity: null } };
  let ids = 0;
  let at = Date.parse('2026-11-23T10:00:00Z');
  const requested: string[] = [];
  const cancelled: string[] = [];
  const here = {
    requested,
    cancelled,
    get send() {
      return state.send;
    },
    whileRead: async (): Promise<void> => undefined,
    use: null as unknown as ReturnType<typeof sendUseCases>,
  };
  const ports = {
    now: () => new Date((at += 1)),
    newId: () => `id-${(ids += 1)}`,
    sleep: async () => undefined,
    store: { read: async () => state, update: async (change: (before: SetupState) => SetupState) => (state = change(state)) },
    vault: { forget: async () => undefined },
    hasEnded: async () => undefined,
    deliveries: { isSending: async () => false, sendDetails: async () => undefined, cancelSending: async () => void cancelled.push('sending'), cancelAll: async () => void cancelled.push('all') },
    intelliboard: {
      requestChecks: async (_: string, __: string, key: string) => (requested.push(key), ok(null)),
      checks: async () => {
        const { whileRead } = here;
        here.whileRead = async () => undefined;
        await whileRead();
        return ok(passed);
      },
    },
  } as unknown as Ports;
  here.use = sendUseCases(ports);
  return here;
}

test('checks that come in while the details are on their way do not end the sending', async () => {
  const here = world();
  here.whileRead = () => here.use.changeDetails();
  await here.use.check();
  expect(here.send.activity).toMatchObject({ kind: 'sending' });
});

test('details that arrived while older checks were read are checked anew', async () => {
  const here = world();
  here.whileRead = async () => {
    await here.use.changeDetails();
    await here.use.delivered(CONNECTION, { key: null, data: null, details: null });
  };
  await here.use.check();
  expect(new Set(here.requested).size).toBe(2);
  expect(here.send).toMatchObject({ activity: null, checksKey: null, checks: passed });
});

test('sending that is stopped leaves alone what else is on its way', async () => {
  const here = world();
  await here.use.changeDetails();
  await here.use.stop();
  expect(here.cancelled).toEqual(['sending']);
  expect(here.send.activity).toBeNull();
});

test('told twice of the same arrival, as after a kill, it asks for the same checks', async () => {
  const here = world();
  await here.use.changeDetails();
  let asked: string | null = null;
  here.whileRead = async () => {
    asked = here.send.checksKey;
    await here.use.delivered(CONNECTION, { key: null, data: null, details: null });
  };
  await here.use.delivered(CONNECTION, { key: null, data: null, details: null });
  while (here.send.activity !== null) await Promise.resolve();
  expect(asked).not.toBeNull();
  expect(new Set(here.requested)).toEqual(new Set([asked]));
});
