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

  test('scopes that this Canvas names otherwise are shown before anything is made, and used after that', async () => {
    const world = Object.assign(new KeyWorld(), { scopes: ['url:GET|/api/v1/users/:user_id'] });
    world.needed = ['url:GET|/api/v1/users/:id', 'url:GET|/api/v1/accounts'];
    world.state = { ...world.state, key: { ...world.state.key, enforceScopes: true } };
    await world.play((worker) => worker.create(false));
    expect(world.state.key).toMatchObject({
      problem: { code: 'key_scopes_missing' },
      scopeReport: { same: [], renamed: [{ wanted: 'url:GET|/api/v1/users/:id', offered: 'url:GET|/api/v1/users/:user_id' }], missing: ['url:GET|/api/v1/accounts'] },
    });
    expect(world.keys).toHaveLength(0);
    await world.play((worker) => worker.create(false));
    expect(world.keys).toMatchObject([{ requireScopes: true, scopes: ['url:GET|/api/v1/users/:user_id'] }]);
    // What this Canvas lacks is no fault of the key.
    expectOneProvedKey(world);
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

describe('filling Canvas’s form', () => {
  async function filled(world: KeyWorld): Promise<void> {
    world.state = { ...world.state, key: { ...world.state.key, way: 'form' } };
    await world.worker.create(false);
    expect(world.state.key).toMatchObject({ activity: { kind: 'saving' }, problem: null });
    expect(world.keys.filter((key) => key.name === PLAN.name)).toHaveLength(0);
  }

  test('nothing is saved by us; after Save the key is found and proved, and turned ON only when asked', async () => {
    const world = new KeyWorld();
    await filled(world);
    await world.adminSaves();
    expect(world.state.key).toMatchObject({ clientId: world.keys[0]?.id, problem: { code: 'key_off' }, readBack: { on: false } });
    expect(world.keys[0]?.state).toBe('off');
    await world.play((worker) => worker.turnOn());
    expectOneProvedKey(world);
  });

  test('a secret that Canvas shows once is taken, where the list no longer has it', async () => {
    const world = new KeyWorld();
    world.shownSecret = 'masked';
    await filled(world);
    await world.adminSaves({}, 'dialog');
    await world.play((worker) => worker.turnOn());
    expectOneProvedKey(world);
  });

  test('a secret in a dialog that is not this key’s is found out by Canvas itself', async () => {
    const world = new KeyWorld();
    world.shownSecret = 'masked';
    await filled(world);
    world.fakeDialog = 'f'.repeat(64);
    await world.adminSaves({}, 'dialog');
    expect(world.state.key).toMatchObject({ problem: { code: 'key_wrong_secret' }, provedAt: null });
  });

  test('a name that the admin has changed in the form is the same key, and is told apart', async () => {
    const world = new KeyWorld();
    await filled(world);
    await world.adminSaves({ name: 'Analytics' });
    expect(world.state.key.readBack?.findings.map(({ code }) => code)).toContain('name');
  });

  test('Cancel, or a Canvas that refuses: no key, and no secret is kept', async () => {
    const world = new KeyWorld();
    await filled(world);
    await world.adminCancels();
    expect(world.state.key).toMatchObject({ problem: { code: 'key_not_saved' }, intent: null, clientId: null, secret: null });
    expect(world.vault.size).toBe(0);
  });

  test.each([
    ['missing', 'key_form_missing'],
    ['in-use', 'key_form_in_use'],
    ['acting-as', 'canvas_acting_as'],
  ] as const)('the page answers %s', async (formOutcome, code) => {
    const world = Object.assign(new KeyWorld(), { formOutcome });
    world.state = { ...world.state, key: { ...world.state.key, way: 'form' } };
    await world.play((worker) => worker.create(false));
    expect(world.state.key).toMatchObject({ problem: { code }, intent: null, activity: null });
  });

  test('an older key of the same name, or one that was used, is never taken for the saved one', async () => {
    const world = new KeyWorld();
    world.addKey(aKey({ id: '10000000000050', name: 'Something', redirectUris: [PLAN.redirectUri] }));
    await filled(world);
    world.addKey(aKey({ id: '10000000000990', accessTokenCount: 2 }));
    await world.adminCancels();
    expect(world.state.key).toMatchObject({ problem: { code: 'key_not_saved' }, clientId: null });
  });

  test('killed at any call before or after its effect, the key is found once it is saved', async () => {
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= 20; killIn += 1) {
        const world = new KeyWorld();
        world.state = { ...world.state, key: { ...world.state.key, way: 'form' } };
        Object.assign(world, { killIn, killAfterEffect });
        await world.fillForm();
        await world.adminSaves();
        if (world.state.key.readBack?.on === false) await world.play((worker) => worker.turnOn());
        expectOneProvedKey(world);
      }
    }
  });
});

describe('a key that exists', () => {
  test('the list is read without LTI keys; IntelliBoard’s come first, and any can be found', async () => {
    const world = new KeyWorld();
    world.addKey(aKey({ id: '10000000000001', name: 'Gradebook Sync', redirectUris: ['https://gradebook.example/cb'] }));
    world.addKey(aKey({ id: '10000000000002', isLti: true }));
    world.addKey(aKey({ id: '10000000000003', state: 'off', createdAt: '2024-01-01T00:00:00Z' }));
    world.addKey(aKey({ id: '10000000000004', name: 'Analytics', lastUsedAt: '2026-11-22T04:00:00Z', accessTokenCount: 1 }));
    await world.play((worker) => worker.list());
    expect(world.state.key.list).toMatchObject({ total: 3, likely: 2 });
    expect(world.state.key.choices.map(({ id }) => id)).toEqual(['10000000000004', '10000000000003']);
    expect(world.worker.find(' gradebook ')).toMatchObject({ known: true, total: 1, keys: [{ id: '10000000000001' }] });
    expect(world.vault.size).toBe(0);
  });

  test('forgotten while Canvas is asked for its secret: nothing is kept', async () => {
    const world = new KeyWorld();
    world.addKey(aKey());
    world.whileSecretIsRead = () => world.worker.forget();
    await world.play((worker) => worker.adopt('10000000000101'));
    expect(world.vault.size).toBe(0);
    expect(world.state.key).toMatchObject({ clientId: null, secret: null });
  });

  test('it is turned ON only when asked', async () => {
    const world = new KeyWorld();
    world.addKey(aKey({ state: 'off' }));
    await world.play((worker) => worker.adopt('10000000000101'));
    expect(world.state.key.problem?.code).toBe('key_off');
    expect(world.keys[0]?.state).toBe('off');
  });

  test('reading can be stopped, and nothing is taken for the whole list', async () => {
    const world = new KeyWorld();
    world.addKey(aKey());
    const reading = world.worker.list();
    await world.worker.stop();
    await reading;
    expect(world.state.key).toMatchObject({ activity: null, problem: null, list: null, choices: [] });
  });

  test('where Canvas refuses to turn it ON, its own switch is pointed at, and is noticed', async () => {
    const world = new KeyWorld();
    world.addKey(aKey({ state: 'off' }));
    await world.play((worker) => worker.adopt('10000000000101'));
    world.writes = 'refused';
    await world.play((worker) => worker.turnOn());
    expect(world.state.key.problem?.code).toBe('key_turn_on_refused');
    expect(world.pointedAt).toEqual(['10000000000101']);
    world.keys[0] = aKey({ state: 'on' });
    await world.play((worker) => worker.switchedOn('10000000000101'));
    expectOneProvedKey(world);
  });
});

describe('"Create the key" was stopped', () => {
  /** Once, while that is read. */
  function meanwhile(world: KeyWorld, during: 'keys' | 'scopes', deed: () => Promise<unknown>): void {
    world.whileRead = async (what) => {
      if (what !== during) return;
      world.whileRead = async () => undefined;
      await deed();
    };
  }

  test('while its list was read, and the list is read for something else: no key is made', async () => {
    const world = new KeyWorld();
    meanwhile(world, 'keys', async () => {
      await world.worker.stop();
      void world.worker.list();
      await world.settle();
    });
    await world.play((worker) => worker.create(false));
    expect(world.keys).toEqual([]);
    expect(world.state.key).toMatchObject({ activity: null, intent: null, problem: null, list: { total: 0 } });
  });

  test('while its scopes were read: no key is made', async () => {
    const world = new KeyWorld();
    world.state.key = { ...world.state.key, enforceScopes: true };
    meanwhile(world, 'scopes', () => world.worker.stop());
    await world.play((worker) => worker.create(false));
    expect(world.keys).toEqual([]);
    expect(world.state.key).toMatchObject({ activity: null, intent: null, problem: null });
  });

  test('and begun anew by another plan: one key is made, by that', async () => {
    const world = new KeyWorld();
    meanwhile(world, 'keys', async () => {
      await world.worker.stop();
      void world.worker.setPlan({ way: 'create', enforceScopes: true, allowIncludes: true, ownerEmail: '' });
      await world.settle();
      void world.worker.create(false);
      await world.settle();
    });
    await world.play((worker) => worker.create(false));
    expect(world.keys).toHaveLength(1);
    expect(world.state.key.plan).toMatchObject({ enforceScopes: true });
  });
});

describe('a secret that Canvas no longer shows', () => {
  async function masked(): Promise<KeyWorld> {
    const world = new KeyWorld();
    world.addKey(aKey());
    world.shownSecret = 'masked';
    await world.play((worker) => worker.adopt('10000000000101'));
    expect(world.state.key).toMatchObject({ problem: { code: 'key_secret_masked' }, maskedId: '10000000000101' });
    return world;
  }

  test('is taken from Canvas’s page while that shows it', async () => {
    const world = await masked();
    world.onScreen = world.secrets.get('10000000000101') ?? null;
    await world.play((worker) => worker.adopt('10000000000101'));
    expectOneProvedKey(world);
  });

  test('is made anew after the warning', async () => {
    const world = await masked();
    await world.play((worker) => worker.regenerate('10000000000101'));
    expectOneProvedKey(world);
  });

  test('a Canvas that does not regenerate says so, and nothing is lost', async () => {
    const world = await masked();
    world.regeneration = 'refused';
    await world.play((worker) => worker.regenerate('10000000000101'));
    expect(world.state.key).toMatchObject({ problem: { code: 'key_regenerate_refused' }, maskedId: '10000000000101', intent: null });
  });

  test('an answer that is lost is never taken for one, and it is never asked for twice unasked', async () => {
    const world = await masked();
    world.regeneration = 'answer-lost';
    await world.play((worker) => worker.regenerate('10000000000101'));
    expect(world.state.key).toMatchObject({ problem: { code: 'key_regenerate_unclear' }, maskedId: '10000000000101', clientId: null });
  });
});

describe('a pasted pair', () => {
  test('is proved like any other; the local form of the id is the same key', async () => {
    const world = new KeyWorld();
    world.addKey(aKey());
    const secret = world.secrets.get('10000000000101') ?? '';
    expect(await world.worker.paste({ clientId: ' 101\u200b', secret: `${secret}\n` })).toEqual({ clientId: null, secret: null });
    await world.play((worker) => worker.resume());
    expectOneProvedKey(world);
  });

  test('is not kept while anything is wrong with it', async () => {
    const world = new KeyWorld();
    expect(await world.worker.paste({ clientId: 'x'.repeat(64), secret: '10000000000101' })).toEqual({ clientId: 'is-a-secret', secret: 'is-a-client-id' });
    expect(world.vault.size).toBe(0);
    expect(world.state.key.activity).toBeNull();
  });

  test('of a key that the account does not have is said to be so', async () => {
    const world = new KeyWorld();
    await world.worker.paste({ clientId: '999', secret: 'a'.repeat(64) });
    await world.play((worker) => worker.resume());
    expect(world.state.key.problem?.code).toBe('key_not_own');
  });
});

describe('putting a finding right', () => {
  test('adds what is missing and keeps the rest', async () => {
    const world = new KeyWorld();
    world.addKey(aKey({ redirectUris: ['https://other.example/cb'] }));
    await world.play((worker) => worker.adopt('10000000000101'));
    expect(world.state.key).toMatchObject({ problem: { code: 'key_differs' }, readBack: { findings: [{ code: 'redirect_uri', grave: true, fixable: true }] } });
    await world.play((worker) => worker.fix('redirect_uri'));
    expect(world.keys[0]?.redirectUris).toEqual(['https://other.example/cb', PLAN.redirectUri]);
    expectOneProvedKey(world);
  });

  test('what somebody may rely on is not emptied', async () => {
    const world = new KeyWorld();
    world.addKey(aKey({ notes: 'Ask Kim first', accessTokenCount: 4 }));
    await world.play((worker) => worker.adopt('10000000000101'));
    expect(world.state.key.readBack?.findings).toMatchObject([{ code: 'notes', grave: false, fixable: false }]);
    await world.play((worker) => worker.fix('notes'));
    expect(world.keys[0]?.notes).toBe('Ask Kim first');
  });
});
