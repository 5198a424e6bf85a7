import { describe, expect, test } from 'vitest';
import { rotationStage, workingKey } from '@/utils/model/rotation';
import { NOTHING_ROTATES } from '@/utils/model/setup';
import type { Journey } from '@/utils/setup/journey';
import type { BackendFailure } from '@/utils/setup/ports';
import { KEY_ID } from './last-world';
import { LifeWorld, NEW_DATA, NEW_KEY, NEW_SECRET, OLD_DATA } from './life-world';

type Deed = readonly [name: string, isDone: (world: LifeWorld) => boolean, click: (worker: Journey) => Promise<unknown>];

/** What the admin clicks, one after the other, each when its stage has come. */
const ROTATION: readonly Deed[] = [
  ['replace the key', ({ rotation }) => rotation.old !== null, (worker) => worker.rotation.start()],
  [
    'make it',
    ({ state }) => state.key.clientId === NEW_KEY && state.key.provedAt !== null,
    async (worker) => {
      await worker.key.paste({ clientId: NEW_KEY, secret: NEW_SECRET });
      await worker.key.resume();
    },
  ],
  ['send it', ({ rotation }) => rotation.sentId !== null, (worker) => worker.rotation.send()],
  ['authorise it', ({ state }) => state.authorize.grantedAt !== null, (worker) => worker.authorize.begin(false)],
  ['have it checked', ({ state }) => rotationStage(state) === 'turn-off', (worker) => worker.resume()],
  ['turn the old one OFF', ({ rotation }) => rotation.oldOffAt !== null, (worker) => worker.rotation.turnOldOff()],
];

/** Whoever finds that a click had no effect, clicks again. */
async function click(world: LifeWorld, [name, isDone, deed]: Deed): Promise<void> {
  for (let times = 0; times < 4 && !isDone(world); times += 1) {
    await world.play(deed);
    expect(world.outages, name).toEqual([]);
  }
  expect(isDone(world), `${name}: ${JSON.stringify({ stage: rotationStage(world.state), key: world.state.key.problem, rotation: world.rotation.problem, authorize: world.state.authorize.problem })}`).toBe(true);
}

async function rotate(world: LifeWorld): Promise<void> {
  for (const deed of ROTATION) {
    await click(world, deed);
    if (world.there?.clientId !== NEW_KEY) expect(world.turnedOff).toEqual([]);
  }
}

function expectRotated(world: LifeWorld) {
  expect(world.there).toMatchObject({ clientId: NEW_KEY, pending: null });
  expect(world.works()).toBe(true);
  expect(world.outages).toEqual([]);
  expect([...world.pendingSent.values()]).toEqual([NEW_KEY]);
  expect(new Set(world.turnedOff)).toEqual(new Set([KEY_ID]));
  expect(world.keys.get(KEY_ID)?.state).toBe('off');
  expect(world.vault.has('developer-key')).toBe(false);
  expect(world.state.key).toMatchObject({ clientId: NEW_KEY, secret: { state: 'sent' }, activity: null });
  expect(rotationStage(world.state)).toBe('done');
}

describe('another key takes over', () => {
  test('made, sent as pending, authorised, checked; and only then the old one is turned OFF', async () => {
    const world = new LifeWorld();
    await rotate(world);
    expectRotated(world);
    await world.play(({ rotation }) => rotation.finish());
    expect(world.rotation.old).toBeNull();
    expect(workingKey(world.state).clientId).toBe(NEW_KEY);
  });

  test('killed at any call, before or after its effect: it goes on, works with one of the two throughout, and one pending key is sent', async () => {
    const whole = new LifeWorld();
    await rotate(whole);
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
        const world = Object.assign(new LifeWorld(), { killIn, killAfterEffect });
        await rotate(world);
        expectRotated(world);
      }
    }
  });

  test.each([-3_600_000, -90_000, -300, 300, 90_000, 3_600_000])('with an IntelliBoard whose clock is %i ms off', async (skewMs) => {
    const world = new LifeWorld(undefined, skewMs);
    await rotate(world);
    expectRotated(world);
    // Nobody goes on asking.
    const { calls } = world;
    await world.play((worker) => worker.resume());
    await world.play((worker) => worker.resume());
    expect(world.there?.checks.length).toBe(3);
    expect(world.calls - calls).toBeLessThan(20);
  });

  test('the consent to the old key is none to the new one', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 3)) await click(world, deed);
    await world.play(({ authorize }) => authorize.check());
    expect(rotationStage(world.state)).toBe('authorize');
    expect(workingKey(world.state).clientId).toBe(KEY_ID);
    await world.play(({ rotation }) => rotation.turnOldOff());
    expect(world.turnedOff).toEqual([]);
  });

  test('the old key is turned OFF once, however often the work is taken up meanwhile', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 5)) await click(world, deed);
    world.state.rotation = { ...world.rotation, activity: { kind: 'turning-off', since: '2026-11-23T10:00:00Z' } };
    await world.play((worker) => Promise.all([worker.rotation.resume(), worker.rotation.resume()]));
    expect(world.turnedOff).toEqual([KEY_ID]);
  });

  test('IntelliBoard’s checks that have come in have health look again', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 3)) await click(world, deed);
    expect(world.ended).toHaveLength(0);
    for (const deed of ROTATION.slice(3, 5)) await click(world, deed);
    expect(world.ended).toHaveLength(1);
  });

  test('checks that the new key fails keep the old one ON', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 4)) await click(world, deed);
    const key = world.keys.get(NEW_KEY);
    if (key !== undefined) world.keys.set(NEW_KEY, { ...key, state: 'off' });
    await world.play((worker) => worker.send.check());
    expect(rotationStage(world.state)).toBe('check');
    await world.play(({ rotation }) => rotation.turnOldOff());
    await world.play(({ rotation }) => rotation.finish());
    expect(world.turnedOff).toEqual([]);
    expect(world.rotation.old?.clientId).toBe(KEY_ID);
  });

  test('two clicks at once begin one rotation, and the old key stays known', async () => {
    const world = new LifeWorld();
    await world.play(({ rotation }) => Promise.all([rotation.start(), rotation.start()]));
    expect(world.rotation.old?.clientId).toBe(KEY_ID);
  });

  test.each([
    ['that was never sent', (state: LifeWorld['state']) => ({ ...state, send: { ...state.send, deliveredAt: null, connectionId: null } })],
    ['without a key', (state: LifeWorld['state']) => ({ ...state, key: { ...state.key, clientId: null } })],
  ])('is not begun for a connection %s', async (_, change) => {
    const world = new LifeWorld(change);
    world.vault.set('developer-key', NEW_SECRET);
    await world.play(({ rotation }) => rotation.start());
    expect(world.rotation.old).toBeNull();
    expect(world.vault.has('developer-key')).toBe(true);
  });

  test('the old key itself is not the new one', async () => {
    const world = new LifeWorld();
    await world.play(({ rotation }) => rotation.start());
    await world.play(async ({ key }) => {
      await key.paste({ clientId: KEY_ID, secret: world.secrets.get(KEY_ID) ?? '' });
      await key.resume();
    });
    expect(rotationStage(world.state)).toBe('make');
    expect(world.state.key.problem?.code).toBe('key_is_old');
    await world.play(({ rotation }) => rotation.send());
    expect(world.pendingSent.size).toBe(0);
  });

  test('an IntelliBoard out of reach is tried again with the same key, then told', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 2)) await click(world, deed);
    world.failures = [{ kind: 'unreachable' }, { kind: 'unreachable' }];
    await world.play(({ rotation }) => rotation.send());
    expect([...world.pendingSent.values()]).toEqual([NEW_KEY]);
    expect(world.rotation).toMatchObject({ activity: null, problem: null });
    expect(rotationStage(world.state)).toBe('authorize');
  });

  test.each([
    ['lost', 'key_secret_lost'],
    ['locked', 'vault_locked'],
  ] as const)('a secret that is %s is said', async (standing, code) => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 2)) await click(world, deed);
    world.state = { ...world.state, key: { ...world.state.key, secret: { last4: '', state: standing } } };
    await world.play(({ rotation }) => rotation.send());
    expect(world.rotation).toMatchObject({ activity: null, problem: { code } });
    expect(world.there?.pending).toBeNull();
  });

  test('whoever is not signed in at Canvas is told, and the old key stays ON', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 5)) await click(world, deed);
    world.signedIn = false;
    await world.play(({ rotation }) => rotation.turnOldOff());
    expect(world.rotation).toMatchObject({ activity: null, problem: { code: 'canvas_not_signed_in' } });
    world.signedIn = true;
    await click(world, ROTATION[5] as Deed);
    expectRotated(world);
  });
});

describe('left', () => {
  test.each([1, 2])('after %i deeds: the set-up is as it was, and nothing was sent', async (deeds) => {
    const world = new LifeWorld();
    const before = world.state;
    for (const deed of ROTATION.slice(0, deeds)) await click(world, deed);
    await world.play(({ rotation }) => rotation.cancel());
    expect(world.state.key).toEqual(before.key);
    expect(world.rotation.old).toBeNull();
    expect(world.there).toMatchObject({ clientId: KEY_ID, pending: null });
    expect(world.vault.has('developer-key')).toBe(false);
    expect(world.works()).toBe(true);
  });

  test('killed at any call while it is left: clicked again, it is left', async () => {
    const prepared = async () => {
      const world = new LifeWorld();
      for (const deed of ROTATION.slice(0, 2)) await click(world, deed);
      return world;
    };
    const whole = await prepared();
    const { calls } = whole;
    await whole.play(({ rotation }) => rotation.cancel());
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls - calls; killIn += 1) {
        const world = Object.assign(await prepared(), { killIn, killAfterEffect });
        await world.play(({ rotation }) => rotation.cancel());
        if (world.rotation.old !== null) await world.play(({ rotation }) => rotation.cancel());
        expect(world.state.key.clientId).toBe(KEY_ID);
        expect(world.vault.has('developer-key')).toBe(false);
        expect(world.outages).toEqual([]);
      }
    }
  });

  test.each([3, 4, 5, 6])('not any more after %i deeds: IntelliBoard has the new key', async (deeds) => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, deeds)) await click(world, deed);
    await world.play(({ rotation }) => rotation.cancel());
    expect(world.rotation.old?.clientId).toBe(KEY_ID);
    expect(world.state.key.clientId).toBe(NEW_KEY);
  });

  test('while the new key is on its way: it is too late, or nothing arrived; never half of each', async () => {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 2)) await click(world, deed);
    world.whileSending = () => world.worker.rotation.cancel();
    await world.play(({ rotation }) => rotation.send());
    const { there, state } = world;
    expect(state.key.clientId).toBe(there?.pending ?? KEY_ID);
    expect(state.rotation.old === null).toBe(there?.pending === null);
    expect(state.authorize.grantedAt === null).toBe(there?.pending !== null);
  });

  test('while the new key is read back: nothing of it gets into the old one', async () => {
    const world = new LifeWorld();
    await click(world, ROTATION[0] as Deed);
    await world.play(async (worker) => {
      await worker.key.paste({ clientId: NEW_KEY, secret: NEW_SECRET });
      await Promise.all([worker.key.resume(), worker.rotation.cancel()]);
    });
    if (world.rotation.old === null) expect(world.state.key.clientId).toBe(KEY_ID);
    else expect(world.state.key).toMatchObject({ clientId: NEW_KEY, activity: null });
    expect(world.state.key.secret?.state === 'held').toBe(world.vault.has('developer-key'));
  });
});

describe('a sending that waits', () => {
  const LATER: BackendFailure = { kind: 'later', status: 429, afterMs: 7_200_000 };
  const LOST: BackendFailure = { kind: 'later', status: 503, afterMs: 7_200_000 };

  /** The new key is made, and IntelliBoard answers otherwise; the next try is two hours off. */
  async function waiting(...failures: BackendFailure[]): Promise<LifeWorld> {
    const world = new LifeWorld();
    for (const deed of ROTATION.slice(0, 2)) await click(world, deed);
    world.failures = failures;
    await world.begin(({ rotation }) => rotation.send());
    return world;
  }

  test('says when the next try is, and is tried at once by a click', async () => {
    const world = await waiting(LATER);
    expect(world.rotation).toMatchObject({ activity: { kind: 'waiting' }, attempts: 1, nextAttemptAt: new Date(world.at + 7_200_000).toISOString(), mayHaveArrived: false, problem: { code: 'send_waiting' } });
    await world.play(({ send }) => send.tryNow());
    expect([...world.pendingSent.values()]).toEqual([NEW_KEY]);
    expect(world.rotation).toMatchObject({ activity: null, nextAttemptAt: null, problem: null });
    expect(rotationStage(world.state)).toBe('authorize');
  });

  test('sent again by a click, it stays one sending', async () => {
    const world = await waiting(LATER);
    await world.play(({ rotation }) => rotation.send());
    expect(world.pendingSent.size).toBe(1);
    expect(rotationStage(world.state)).toBe('authorize');
  });

  test('is left while nothing can have arrived: nothing is sent any more', async () => {
    const world = await waiting(LATER);
    await world.play(({ rotation }) => rotation.cancel());
    expect(world.state.key.clientId).toBe(KEY_ID);
    expect(world.rotation).toEqual(NOTHING_ROTATES);
    expect(world.jobs.size).toBe(0);
    world.at += 86_400_000;
    await world.play((worker) => worker.resume());
    expect(world.there).toMatchObject({ clientId: KEY_ID, pending: null });
    expect(world.vault.has('developer-key')).toBe(false);
    expect(world.works()).toBe(true);
  });

  test.each<[string, BackendFailure[]]>([
    ['that may have arrived', [LOST]],
    ['of which an earlier try may have arrived', [{ ...LOST, afterMs: 1_000 }, LATER]],
  ])('is not left %s; sent in the end, it goes on', async (_, failures) => {
    const world = await waiting(...failures);
    expect(world.rotation.mayHaveArrived).toBe(true);
    await world.play(({ rotation }) => rotation.cancel());
    expect(world.state.key.clientId).toBe(NEW_KEY);
    await world.play(({ send }) => send.tryNow());
    expect(rotationStage(world.state)).toBe('authorize');
  });

  test('given up after a try that may have arrived, it is not left, but sent again', async () => {
    const world = await waiting(...Array.from({ length: 12 }, () => ({ kind: 'unreachable' as const })));
    for (let tries = 0; tries < 12 && world.jobs.size > 0; tries += 1) {
      world.at += 7_200_000;
      await world.begin((worker) => worker.resume());
    }
    expect(world.rotation).toMatchObject({ activity: null, nextAttemptAt: null, mayHaveArrived: true, problem: { code: 'send_waiting' } });
    await world.play(({ rotation }) => rotation.cancel());
    expect(world.state.key.clientId).toBe(NEW_KEY);
    // Whatever becomes of the next sending, the earlier one may have arrived.
    world.failures = [LATER];
    await world.begin(({ rotation }) => rotation.send());
    await world.begin(({ rotation }) => rotation.cancel());
    expect(world.state.key.clientId).toBe(NEW_KEY);
    await world.play(({ rotation }) => rotation.send());
    expect(rotationStage(world.state)).toBe('authorize');
  });

  test('killed at any call of the sending and of its leaving: one of the two, never half of each', async () => {
    const play = async (world: LifeWorld) => {
      await world.begin(({ rotation }) => rotation.send());
      await world.begin(({ rotation }) => rotation.cancel());
      // Whoever finds that the click had no effect, clicks again.
      await world.begin(({ rotation }) => rotation.cancel());
    };
    const prepared = async () => {
      const world = new LifeWorld();
      for (const deed of ROTATION.slice(0, 2)) await click(world, deed);
      world.failures = [LATER];
      return world;
    };
    const whole = await prepared();
    const { calls } = whole;
    await play(whole);
    expect(whole.rotation.old).toBeNull();
    const kept: boolean[] = [];
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls - calls; killIn += 1) {
        const world = Object.assign(await prepared(), { killIn, killAfterEffect });
        await play(world);
        world.at += 7_200_000;
        await world.play((worker) => worker.resume());
        kept.push(world.rotation.old === null);
        if (world.rotation.old === null) {
          expect(world.there?.pending).toBeNull();
          expect(world.state.key.clientId).toBe(KEY_ID);
          expect([world.vault.has('developer-key'), world.jobs.size]).toEqual([false, 0]);
        } else {
          expect(world.state.key.clientId).toBe(NEW_KEY);
        }
        expect(world.outages).toEqual([]);
      }
    }
    expect(new Set(kept).size).toBe(2);
  });
});

describe('other credentials of Canvas data', () => {
  /** As the step leaves them. */
  async function made(world: LifeWorld): Promise<void> {
    await world.play(({ rotation }) => rotation.renewData());
    world.vault.set('data', 'the new secret');
    world.state = { ...world.state, data: { ...world.state.data, clientId: NEW_DATA, canvas: 'https://fernwood.instructure.com', secret: { last4: 'cret', state: 'held' }, provedAt: '2026-11-23T08:00:00Z', expiresOn: '2028-01-01' } };
  }

  test('both alive until the new ones are delivered; then the old ones are known no more', async () => {
    const world = new LifeWorld();
    await made(world);
    expect(world.rotation.oldData?.clientId).toBe(OLD_DATA);
    expect(world.there?.data).toBe(OLD_DATA);
    await world.play(({ send }) => send.addData());
    expect(world.there?.data).toBe(NEW_DATA);
    expect(world.state.data).toMatchObject({ clientId: NEW_DATA, secret: { state: 'sent' } });
    expect(world.rotation.oldData).toBeNull();
    expect(world.vault.has('data')).toBe(false);
  });

  test('killed at any call while they are delivered', async () => {
    const whole = new LifeWorld();
    await made(whole);
    const { calls } = whole;
    await whole.play(({ send }) => send.addData());
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls - calls; killIn += 1) {
        const world = new LifeWorld();
        await made(world);
        Object.assign(world, { killIn, killAfterEffect });
        await world.play(({ send }) => send.addData());
        if (world.rotation.oldData !== null) await world.play(({ send }) => send.addData());
        expect(world.there?.data).toBe(NEW_DATA);
        expect(world.rotation.oldData).toBeNull();
        expect(world.vault.has('data')).toBe(false);
        expect(world.outages).toEqual([]);
      }
    }
  });

  test('left: the old ones are those of the set-up again, and no page is watched', async () => {
    const world = new LifeWorld();
    const before = world.state.data;
    await made(world);
    world.state = { ...world.state, data: { ...world.state.data, activity: { kind: 'watching', since: '2026-11-23T08:00:00Z' } } };
    world.dataWatched = 'identity';
    await world.play(({ rotation }) => rotation.cancelData());
    expect(world.state.data).toEqual(before);
    expect(world.vault.has('data')).toBe(false);
    expect(world.dataWatched).toBeNull();
  });

  test('not left while they are on their way', async () => {
    const world = new LifeWorld();
    await made(world);
    world.whileSending = () => world.worker.rotation.cancelData();
    await world.play(({ send }) => send.addData());
    expect(world.state.data.clientId).toBe(world.there?.data);
  });

  test('nothing is begun, and nothing forgotten, where IntelliBoard has none', async () => {
    const world = new LifeWorld((state) => ({ ...state, data: { ...state.data, secret: { last4: 'data', state: 'held' } } }));
    world.vault.set('data', 'a secret');
    await world.play(({ rotation }) => rotation.renewData());
    expect(world.rotation.oldData).toBeNull();
    expect(world.vault.has('data')).toBe(true);
  });

  test('a key and data at a time do not disturb each other', async () => {
    const world = new LifeWorld();
    await made(world);
    await rotate(world);
    expect(world.rotation.oldData?.clientId).toBe(OLD_DATA);
    await world.play(({ rotation }) => rotation.finish());
    expect(world.rotation.oldData?.clientId).toBe(OLD_DATA);
    await world.play(({ send }) => send.addData());
    expect(world.there).toMatchObject({ clientId: NEW_KEY, data: NEW_DATA });
  });
});

describe('details that are changed later', () => {
  const change = (world: LifeWorld) => {
    const { draft } = world.state.details;
    if (draft !== null) world.state = { ...world.state, details: { ...world.state.details, draft: { ...draft, hour: 9 }, confirmedAt: '2026-11-23T09:00:00Z' } };
  };

  test('killed at any call: they arrive, and are known to have', async () => {
    const whole = new LifeWorld();
    change(whole);
    await whole.play(({ send }) => send.changeDetails());
    expect(whole.there?.details?.hour).toBe(9);
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
        const world = Object.assign(new LifeWorld(), { killIn, killAfterEffect });
        change(world);
        await world.play(({ send }) => send.changeDetails());
        if (world.state.send.sentDetails?.hour !== 9) await world.play(({ send }) => send.changeDetails());
        expect(world.there?.details?.hour).toBe(9);
        expect(world.state.send).toMatchObject({ sentDetails: { hour: 9 }, activity: null, problem: null });
      }
    }
  });

  test('are not sent before they are confirmed', async () => {
    const world = new LifeWorld();
    change(world);
    world.state = { ...world.state, details: { ...world.state.details, confirmedAt: null } };
    await world.play(({ send }) => send.changeDetails());
    expect(world.there?.details).toBeNull();
  });
});
