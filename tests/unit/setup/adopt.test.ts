import { describe, expect, test } from 'vitest';
import { emptyData, emptyKey } from '@/utils/model/empty-setup';
import { rotationStage, workingKey } from '@/utils/model/rotation';
import type { SetupState } from '@/utils/model/setup';
import { KEY_ID, ready, START } from './last-world';
import { LifeWorld, NEW_KEY, OLD_DATA } from './life-world';

/** A set-up that has a Canvas and an account and was never sent, with this key. */
const newcomer = (key: Partial<SetupState['key']>) => (state: SetupState): SetupState => {
  const empty = ready('api');
  return {
    ...state,
    key: { ...emptyKey(), ...key },
    data: emptyData(),
    details: { ...state.details, draft: null, confirmedAt: null },
    send: { ...empty.send, connectionId: null, deliveredAt: null, sentDetails: null, checks: [], existingConnectionId: 'c_48213' },
    authorize: empty.authorize,
    filters: empty.filters,
    roles: empty.roles,
  };
};
const held = (clientId: string, state: 'held' | 'locked' = 'held'): Partial<SetupState['key']> => ({ clientId, origin: 'https://fernwood.instructure.com', secret: { last4: 'NefC', state }, provedAt: START, readBack: { at: START, on: true, createdAt: null, findings: [] } });

function world(key: Partial<SetupState['key']>): LifeWorld {
  const made = new LifeWorld(newcomer(key));
  if (typeof key.clientId === 'string') made.vault.set('developer-key', made.secrets.get(key.clientId) ?? '');
  return made;
}

/** What IntelliBoard has is what is here. */
function expectTaken({ state }: LifeWorld) {
  expect(state.send).toMatchObject({ connectionId: 'c_48213', existingConnectionId: null, activity: null, problem: null });
  expect(state.send.deliveredAt).not.toBeNull();
  expect(state.details.draft).toMatchObject({ lmsName: 'Fernwood as it is there', hour: 7, dynamicTables: true });
  expect(state.send.sentDetails).toEqual(state.details.draft);
  expect(state.data).toMatchObject({ clientId: OLD_DATA, secret: { state: 'sent' } });
  expect(state.filters).toMatchObject({ draft: { subAccounts: 'all', userEnrollment: ['active'] } });
  expect(state.filters.savedAt).not.toBeNull();
  expect(state.roles.savedAt).not.toBeNull();
  expect(state.authorize.consent).toMatchObject({ state: 'granted' });
}

describe('a connection that exists already', () => {
  test('is found, and nothing is changed by looking', async () => {
    const one = world({});
    one.state = { ...one.state, send: { ...one.state.send, existingConnectionId: null } };
    await one.play(({ send }) => send.lookForExisting());
    expect(one.state.send).toMatchObject({ existingConnectionId: 'c_48213', deliveredAt: null, connectionId: null });
  });

  test('that is another one than was shown is not taken over: it is shown first', async () => {
    const one = world({});
    one.state = { ...one.state, send: { ...one.state.send, existingConnectionId: 'c_1' } };
    await one.play((worker) => worker.adopt());
    expect(one.state.send).toMatchObject({ existingConnectionId: 'c_48213', connectionId: null, deliveredAt: null });
  });

  test('with no key at all: taken over with no secret, and Canvas is asked how its key is', async () => {
    const one = world({});
    await one.play((worker) => worker.adopt());
    expectTaken(one);
    expect(one.state.key).toMatchObject({ clientId: KEY_ID, secret: { state: 'sent' }, readBack: { on: true }, problem: null });
    expect(one.state.key.provedAt).not.toBeNull();
    expect(rotationStage(one.state)).toBeNull();
  });

  test('with its own key: the secret is forgotten here, as IntelliBoard has it', async () => {
    const one = world(held(KEY_ID));
    await one.play((worker) => worker.adopt());
    expectTaken(one);
    expect(one.state.key).toMatchObject({ clientId: KEY_ID, secret: { state: 'sent' } });
    expect(one.vault.has('developer-key')).toBe(false);
    expect(rotationStage(one.state)).toBeNull();
  });

  test.each(['held', 'locked'] as const)('with another key that is %s: that one is to take its place', async (standing) => {
    const one = world(held(NEW_KEY, standing));
    await one.play((worker) => worker.adopt());
    expectTaken(one);
    expect(one.state.key).toMatchObject({ clientId: NEW_KEY, secret: { state: standing }, problem: null });
    expect(one.state.rotation.old).toMatchObject({ clientId: KEY_ID, secret: { state: 'sent' } });
    expect(one.vault.has('developer-key')).toBe(true);
    expect(rotationStage(one.state)).toBe('send');
    expect(workingKey(one.state).clientId).toBe(KEY_ID);
  });

  test('with another key: it is sent, authorised, checked, and the old one turned OFF; the connection works throughout', async () => {
    const one = world(held(NEW_KEY));
    await one.play((worker) => worker.adopt());
    await one.play(({ rotation }) => rotation.send());
    expect(one.there).toMatchObject({ clientId: KEY_ID, pending: NEW_KEY });
    await one.play(({ authorize }) => authorize.begin(false));
    expect(rotationStage(one.state)).toBe('turn-off');
    await one.play(({ rotation }) => rotation.turnOldOff());
    expect(one.outages).toEqual([]);
    expect([...one.turnedOff]).toEqual([KEY_ID]);
    expect(one.there).toMatchObject({ clientId: NEW_KEY, pending: null });
  });

  test('with another key, kept after all: the connection’s own is that of the set-up', async () => {
    const one = world(held(NEW_KEY));
    await one.play((worker) => worker.adopt());
    await one.play(({ rotation }) => rotation.cancel());
    expect(one.state.key).toMatchObject({ clientId: KEY_ID, secret: { state: 'sent' } });
    expect(one.vault.has('developer-key')).toBe(false);
  });

  test.each([{}, held(KEY_ID), held(NEW_KEY)])('killed at any call: clicked again it is taken over (%j)', async (key) => {
    const whole = world(key);
    await whole.play((worker) => worker.adopt());
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
        const one = Object.assign(world(key), { killIn, killAfterEffect });
        await one.play((worker) => worker.adopt());
        if (one.state.send.deliveredAt === null) await one.play((worker) => worker.adopt());
        expectTaken(one);
        expect(workingKey(one.state).clientId).toBe(KEY_ID);
        expect(one.vault.has('developer-key')).toBe(key.clientId === NEW_KEY);
        expect(one.outages).toEqual([]);
      }
    }
  });

  test('that is gone by the time of the click', async () => {
    const one = world({});
    await one.play(({ send }) => send.lookForExisting());
    one.there = null;
    await one.play((worker) => worker.adopt());
    expect(one.state.send).toMatchObject({ existingConnectionId: null, deliveredAt: null, problem: null });
  });

  test('that cannot be read is said', async () => {
    const one = world(held(KEY_ID));
    one.failures = [{ kind: 'unreachable' }];
    await one.play(({ send }) => send.adopt());
    expect(one.state.send).toMatchObject({ deliveredAt: null, problem: { code: 'account_unreachable' } });
    expect(one.vault.has('developer-key')).toBe(true);
  });
});
