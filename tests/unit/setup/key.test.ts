import { describe, expect, test } from 'vitest';
import { aKey, KeyWorld, ORIGIN, PLAN } from './key-world';

/** One key that was made and is ON, its secret safe, the pair proved. */
function expectOneProvedKey(world: KeyWorld) {
  const mine = world.keys.filter((key) => key.name === PLAN.name);
  expect(mine).toHaveLength(1);
  expect(mine[0]?.state).toBe('on');
  expect(world.state.key).toMatchObject({ clientId: mine[0]?.id, activity: null, intent: null, problem: null, secret: { state: 'held' }, readBack: { on: true, findings: [] } });
  expect(world.state.key.provedAt).not.toBeNull();
  expect(world.vault.get(ORIGIN)).toBe(world.secrets.get(mine[0]?.id ?? ''));
}

async function callsOfAWholeRun(): Promise<number> {
  const world = new KeyWorld();
  await world.play((worker) => worker.create(false));
  expectOneProvedKey(world);
  return world.calls;
}

describe('creating the key', () => {
  test('makes one, turns it ON, reads it back and proves it', async () => {
    await callsOfAWholeRun();
  });

  test('killed at any call, before or after its effect, the page left open or closed: one key, nothing lost', async () => {
    const calls = await callsOfAWholeRun();
    for (const pageCloses of [false, true]) {
      for (const killAfterEffect of [false, true]) {
        for (let killIn = 1; killIn <= calls; killIn += 1) {
          const world = new KeyWorld();
          Object.assign(world, { killIn, killAfterEffect });
          await world.play(async (worker) => {
            try {
              await worker.create(false);
            } finally {
              if (pageCloses) world.closePage();
            }
          });
          if (world.state.key.clientId === null && world.state.key.activity === null) {
            // Killed before the click was stored: nothing had begun, so the admin clicks again.
            expect(world.keys).toHaveLength(0);
            await world.play((worker) => worker.create(false));
          }
          expectOneProvedKey(world);
        }
      }
    }
  });

  test('the worker killed and the page closed while Canvas creates: the key is adopted, not made again', async () => {
    const world = new KeyWorld();
    world.killIn = 5; // the call that tells the page
    world.killAfterEffect = true;
    await world.play(async (worker) => {
      try {
        await worker.create(false);
      } finally {
        world.closePage();
      }
    });
    expectOneProvedKey(world);
  });

  test('an answer that is lost though Canvas made the key: it is adopted', async () => {
    const world = new KeyWorld();
    world.creation = 'answer-lost';
    await world.play((worker) => worker.create(false));
    expectOneProvedKey(world);
  });

  test('a creation that never arrives is said, and nothing is made in secret', async () => {
    const world = new KeyWorld();
    world.creation = 'never-arrives';
    await world.play((worker) => worker.create(false));
    expect(world.keys).toHaveLength(0);
    expect(world.state.key).toMatchObject({ problem: { code: 'canvas_unreachable' }, intent: null, activity: null });
  });

  test('a key like it that exists already is not doubled unasked', async () => {
    const world = new KeyWorld();
    world.addKey(aKey());
    await world.play((worker) => worker.create(false));
    expect(world.keys).toHaveLength(1);
    expect(world.state.key.choices.map((key) => key.id)).toEqual(['10000000000101']);
    expect(world.state.key.problem?.code).toBe('key_exists');

    await world.play((worker) => worker.adopt('10000000000101'));
    expectOneProvedKey(world);
  });

  test('asked for another one, it makes another one and takes that', async () => {
    const world = new KeyWorld();
    world.addKey(aKey());
    await world.play((worker) => worker.create(true));
    expect(world.keys).toHaveLength(2);
    expect(world.state.key.clientId).toBe(world.keys[0]?.id);
  });

  test('two keys that may be ours after a lost answer: the admin is asked', async () => {
    const world = new KeyWorld();
    world.creation = 'answer-lost';
    await world.play(async (worker) => {
      await worker.create(false);
      world.addKey(aKey({ id: '10000000000888' }));
    });
    expect(world.state.key).toMatchObject({ problem: { code: 'key_ambiguous' }, clientId: null });
    expect(world.state.key.choices).toHaveLength(2);
  });

  test('of two new keys only the one that matches the plan is adopted after a lost answer', async () => {
    const world = new KeyWorld();
    world.creation = 'answer-lost';
    await world.play(async (worker) => {
      await worker.create(false);
      world.addKey(aKey({ id: '10000000000777', name: 'Gradebook Sync' }));
    });
    expectOneProvedKey(world);
  });

  test('a used key is never taken for the one that was just made', async () => {
    const world = new KeyWorld();
    world.creation = 'never-arrives';
    await world.play(async (worker) => {
      await worker.create(false);
      world.addKey(aKey({ accessTokenCount: 3, lastUsedAt: '2026-11-22T10:00:00Z' }));
    });
    expect(world.state.key.clientId).toBeNull();
  });
});

describe('when it cannot be done', () => {
  test.each([
    ['not signed in', { canvasAnswers: 'signed-out' as const }, 'canvas_not_signed_in'],
    ['Canvas is silent', { canvasAnswers: 'not at all' as const }, 'canvas_unreachable'],
  ])('%s: it says so and makes nothing', async (_, change, code) => {
    const world = Object.assign(new KeyWorld(), change);
    await world.play((worker) => worker.create(false));
    expect(world.state.key.problem?.code).toBe(code);
    expect(world.keys).toHaveLength(0);
  });

  test('a scope that this Canvas does not offer is named before anything is made', async () => {
    const world = Object.assign(new KeyWorld(), { scopesMissing: ['url:GET|/api/v1/accounts'] });
    world.state = { ...world.state, key: { ...world.state.key, enforceScopes: true } };
    await world.play((worker) => worker.create(false));
    expect(world.state.key.problem).toMatchObject({ code: 'key_scopes_missing', params: ['url:GET|/api/v1/accounts'] });
    expect(world.keys).toHaveLength(0);
  });

  test('a masked secret is never taken', async () => {
    const world = new KeyWorld();
    world.addKey(aKey());
    world.shownSecret = 'masked';
    await world.play((worker) => worker.adopt('10000000000101'));
    expect(world.state.key).toMatchObject({ problem: { code: 'key_secret_masked' }, clientId: null, secret: null });
    expect(world.vault.size).toBe(0);
  });

  test.each([
    ['wrong-secret', 'key_wrong_secret'],
    ['unknown-client', 'key_unknown_client'],
    ['unclear', 'key_proof_unclear'],
  ] as const)('the token endpoint says %s', async (tokenEndpoint, code) => {
    const world = Object.assign(new KeyWorld(), { tokenEndpoint });
    await world.play((worker) => worker.create(false));
    expect(world.state.key.problem?.code).toBe(code);
    expect(world.state.key.provedAt).toBeNull();
  });

  test('a report from another document, or of another intent, is not taken', async () => {
    const world = new KeyWorld();
    world.creation = 'never-arrives';
    const pair = { intentId: 'intent-0', clientId: '10000000000999', secret: 'z'.repeat(64) };
    expect(await world.worker.report(pair, { tabId: 7, documentId: 'document-1' })).toBe(false);
    expect(world.vault.size).toBe(0);
  });
});
