import { describe, expect, test } from 'vitest';
import { sitesOf } from '@/utils/model/connections';
import { aKey } from './key-world';
import { KEY_ID } from './last-world';
import { LifeWorld, NEW_KEY, NEW_SECRET } from './life-world';

const NONE: string[] = [];
const WANTED = [
  { atIntelliBoard: true, turnOff: [KEY_ID] },
  { atIntelliBoard: true, turnOff: NONE },
  { atIntelliBoard: false, turnOff: [KEY_ID] },
  { atIntelliBoard: false, turnOff: NONE },
];

/** With a secret in the vault, something on its way, and pages watched. */
function aConnection(): LifeWorld {
  const world = new LifeWorld();
  world.vault.set('developer-key', 'a secret');
  world.dataWatched = 'identity';
  world.jobs.set('details', { id: 'details', idempotencyKey: 'k', body: { kind: 'details', details: { lmsName: 'F', categoryId: '12', categoryName: '', newCategory: false, active: true, dynamicTables: false, hour: 3, timeZone: 'UTC' } }, attempts: 1, mayHaveArrived: true, nextAt: world.at + 86_400_000, outcome: { kind: 'open', problem: null } });
  return world;
}

function expectRemoved(world: LifeWorld, { atIntelliBoard, turnOff }: (typeof WANTED)[number]) {
  expect(world.forgotten).toBeGreaterThan(0);
  expect(world.there === null).toBe(atIntelliBoard);
  expect(world.removals.size).toBe(atIntelliBoard ? 1 : 0);
  expect(new Set(world.deletions).size).toBe(atIntelliBoard ? 1 : 0);
  expect(world.keys.get(KEY_ID)?.state).toBe(turnOff.length > 0 ? 'off' : 'on');
  expect(world.vault.size).toBe(0);
  expect(world.jobs.size).toBe(0);
  expect([world.watched, world.dataWatched]).toEqual([null, null]);
  expect(new Set(world.released)).toEqual(new Set(sitesOf(world.state)));
}

describe.each(WANTED)('removed, %j', (wanted) => {
  test('once, and nothing is left', async () => {
    const world = aConnection();
    await world.play(({ removal }) => removal.start(wanted));
    expectRemoved(world, wanted);
  });

  test('killed at any call, before or after its effect: it goes on', async () => {
    const whole = aConnection();
    await whole.play(({ removal }) => removal.start(wanted));
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
        const world = Object.assign(aConnection(), { killIn, killAfterEffect });
        await world.play(({ removal }) => removal.start(wanted));
        if (world.state.removal.wanted === null) {
          // Killed before the click was stored: nothing had begun.
          expect([world.there === null, world.forgotten]).toEqual([false, 0]);
          await world.play(({ removal }) => removal.start(wanted));
        }
        expect(world.state.removal.problem).toBeNull();
        expectRemoved(world, wanted);
      }
    }
  });
});

describe('in the middle of a change of the key', () => {
  /** The new key has been handed over, and waits to be authorised. */
  async function changing(): Promise<LifeWorld> {
    const world = new LifeWorld();
    await world.play(({ rotation }) => rotation.start());
    await world.play(async ({ key }) => {
      await key.paste({ clientId: NEW_KEY, secret: NEW_SECRET });
      await key.resume();
    });
    await world.play(({ rotation }) => rotation.send());
    expect(world.there?.pending).toBe(NEW_KEY);
    return world;
  }
  const states = (world: LifeWorld) => [KEY_ID, NEW_KEY].map((id) => world.keys.get(id)?.state);

  test.each([
    ['neither', NONE, ['on', 'on']],
    ['the old one', [KEY_ID], ['off', 'on']],
    ['the new one', [NEW_KEY], ['on', 'off']],
    ['both', [KEY_ID, NEW_KEY], ['off', 'off']],
  ])('%s of the two keys is turned OFF, as it is wanted', async (_, turnOff, expected) => {
    const world = await changing();
    await world.play(({ removal }) => removal.start({ atIntelliBoard: true, turnOff }));
    expect(states(world)).toEqual(expected);
    expect([world.there, world.forgotten]).toEqual([null, 1]);
  });

  test('killed at any call: both are OFF in the end', async () => {
    const whole = await changing();
    const { calls } = whole;
    const wanted = { atIntelliBoard: true, turnOff: [KEY_ID, NEW_KEY] };
    await whole.play(({ removal }) => removal.start(wanted));
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls - calls; killIn += 1) {
        const world = Object.assign(await changing(), { killIn, killAfterEffect });
        await world.play(({ removal }) => removal.start(wanted));
        if (world.state.removal.wanted === null) await world.play(({ removal }) => removal.start(wanted));
        expect(states(world)).toEqual(['off', 'off']);
        expect([world.there === null, world.forgotten > 0]).toEqual([true, true]);
      }
    }
  });

  test('one that does not lead to IntelliBoard is not turned OFF, and said to be that', async () => {
    const world = await changing();
    const key = world.keys.get(NEW_KEY);
    if (key !== undefined) world.keys.set(NEW_KEY, { ...key, redirectUris: ['https://another.example/oauth'], legacyRedirectUri: null });
    await world.play(({ removal }) => removal.start({ atIntelliBoard: false, turnOff: [NEW_KEY] }));
    expect(world.state.removal.problem?.code).toBe('key_not_intelliboards');
    expect(states(world)).toEqual(['on', 'on']);
    expect(world.forgotten).toBe(0);
  });

  test('a key that is none of this connection is not touched', async () => {
    const world = await changing();
    world.keys.set('10000000000999', aKey({ id: '10000000000999' }));
    await world.play(({ removal }) => removal.start({ atIntelliBoard: false, turnOff: ['10000000000999'] }));
    expect(world.keys.get('10000000000999')?.state).toBe('on');
    expect(world.forgotten).toBe(1);
  });
});

describe('what is in the way', () => {
  test.each([
    ['nobody is signed in at Canvas', { signedIn: false }, 'canvas_not_signed_in'],
    ['IntelliBoard is out of reach', { failures: [{ kind: 'unreachable' as const }] }, 'account_unreachable'],
    ['IntelliBoard does not know the token', { failures: [{ kind: 'bad-token' as const }] }, 'account_bad_token'],
  ])('%s: it is said, all that is here stays, and it can be tried again or left', async (_, change, code) => {
    const world = Object.assign(aConnection(), change);
    const wanted = { atIntelliBoard: true, turnOff: [KEY_ID] };
    await world.play(async ({ removal }) => {
      world.jobs.clear();
      await removal.start(wanted);
    });
    expect(world.state.removal).toMatchObject({ activity: null, problem: { code }, wanted });
    expect([world.forgotten, world.vault.size > 0, world.released]).toEqual([0, true, []]);

    await world.play(({ removal }) => removal.cancel());
    expect(world.state.removal).toMatchObject({ wanted: null, problem: null });

    Object.assign(world, { signedIn: true, failures: [] });
    await world.play(({ removal }) => removal.start(wanted));
    expect(world.forgotten).toBe(1);
    expect(world.there).toBeNull();
  });

  test('tried again, it asks IntelliBoard with the same key', async () => {
    const world = aConnection();
    world.jobs.clear();
    world.failures = [{ kind: 'later', status: 503, afterMs: null }];
    for (const _ of [1, 2]) await world.play(({ removal }) => removal.start({ atIntelliBoard: true, turnOff: NONE }));
    expect(world.deletions).toHaveLength(2);
    expect(new Set(world.deletions).size).toBe(1);
  });

  test('a connection that is gone at IntelliBoard already is as good as removed', async () => {
    const world = aConnection();
    world.jobs.clear();
    world.there = null;
    await world.play(({ removal }) => removal.start({ atIntelliBoard: true, turnOff: NONE }));
    expect(world.forgotten).toBe(1);
  });

  test('two clicks are one removal, and none can be kept once it goes on', async () => {
    const world = aConnection();
    world.jobs.clear();
    await world.play(({ removal }) => Promise.all([removal.start({ atIntelliBoard: true, turnOff: NONE }), removal.start({ atIntelliBoard: true, turnOff: NONE }), removal.cancel()]));
    expect(world.removals.size).toBe(1);
    expect(world.forgotten).toBe(1);
  });
});
