import { describe, expect, test } from 'vitest';
import { stepStatus } from '@/utils/model/evidence';
import { problem, type ProblemCode } from '@/utils/model/problem';
import { aKey, ORIGIN, PLAN } from './key-world';
import { CODE, GRANTED, KEY_ID, LastWorld, ready, STATE, WAITING } from './last-world';

const KEYS_PAGE = `${ORIGIN}/accounts/1/developer_keys`;
const back = (query: string) => `${PLAN.redirectUri}?${query}`;

/** Nothing of OAuth in what is stored. */
function holdsNothing(world: LastWorld): void {
  for (const value of [STATE, CODE]) expect(JSON.stringify(world.state)).not.toContain(value);
}

describe('on the API road', () => {
  test('IntelliBoard names the page, it is opened, and its word is waited for', async () => {
    const world = new LastWorld(ready('api'));
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, problem: null, beginKey: null, consent: GRANTED, grantedAt: GRANTED.at, person: { name: 'Robin Vale', isAdmin: true } });
    expect(world.opened).toEqual([world.address]);
    expect(world.begun.size).toBe(1);
    expect(stepStatus(world.state, 'authorize')).toBe('done');
    holdsNothing(world);
  });

  test('nothing is begun before the connection is there', async () => {
    const world = new LastWorld({ ...ready('api'), send: { ...ready('api').send, deliveredAt: null } });
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'authorize_incomplete' } });
    expect([world.opened, world.begun.size]).toEqual([[], 0]);
  });

  test.each([
    ['acts as somebody else', { name: 'Sam Ortega', isAdmin: true, actingAs: true }, 'authorize_acting_as'],
    ['is no administrator', { name: 'Noor Salas', isAdmin: false, actingAs: false }, 'authorize_not_admin'],
  ] as const)('whoever %s is warned, and is asked if they want it all the same', async (_, person, code) => {
    const world = new LastWorld(ready('api'));
    world.person = person;
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize.problem).toMatchObject({ code, params: expect.arrayContaining([person.name]) as string[] });
    expect(world.opened).toEqual([]);
    await world.play(({ authorize }) => authorize.begin(true));
    expect(world.opened).toEqual([world.address]);
    expect(world.authorize.grantedAt).not.toBeNull();
  });

  test('where Canvas does not say who is there, it is begun all the same: Canvas asks them to sign in', async () => {
    const world = new LastWorld(ready('api'));
    world.person = { kind: 'signed-out', status: 401 };
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ person: null, grantedAt: GRANTED.at });
  });

  test.each([
    ['another site', 'https://evil.example/login/oauth2/auth?client_id=1', 'evil.example', 'other-site'],
    ['another key', '', 'fernwood.instructure.com', 'other-key'],
    ['no address', 'nonsense', '?', 'not-an-address'],
  ])('an address of %s is not opened, and that is said', async (_, address, host, fault) => {
    const world = new LastWorld(ready('api'));
    world.address = address === '' ? world.address.replace(KEY_ID, '10000000000116') : address;
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.opened).toEqual([]);
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'authorize_address_refused', params: ['next.intelliboard.net', host, fault] } });
    holdsNothing(world);
  });

  test.each<[string | null, ProblemCode, readonly string[], string | null]>([
    ['key_off', 'authorize_key_off', [KEY_ID], KEYS_PAGE],
    ['redirect_mismatch', 'authorize_redirect', [KEY_ID], KEYS_PAGE],
    ['insufficient_scopes', 'authorize_scopes', [KEY_ID], KEYS_PAGE],
    ['unknown_client', 'authorize_unknown_client', [KEY_ID], KEYS_PAGE],
    ['wrong_secret', 'authorize_wrong_secret', ['next.intelliboard.net'], null],
    ['authorizer_not_admin', 'authorize_wrong_person', ['Noor Salas'], null],
    ['not_authorized', 'authorize_cancelled', [KEY_ID], null],
    ['canvas_unreachable', 'authorize_refused', ['canvas_unreachable'], null],
    [null, 'authorize_refused', ['unknown'], null],
  ])('a refusal for %s is said as %s', async (code, problem, params, link) => {
    const world = new LastWorld(ready('api'));
    world.consents = [WAITING, { state: 'refused', code, at: '2026-11-23T08:01:00Z', by: 'Noor Salas' }];
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, grantedAt: null, problem: { code: problem, params, link } });
  });

  test.each([
    ['expired', 'authorize_expired'],
    ['revoked', 'authorize_revoked'],
  ] as const)('%s is said', async (state, code) => {
    const world = new LastWorld(ready('api'));
    world.consents = [WAITING, { state, code: null, at: null, by: null }];
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, grantedAt: null, problem: { code } });
  });

  test('nobody waits for ever, also where IntelliBoard forgets to say that it has expired', async () => {
    const world = new LastWorld(ready('api'));
    world.consents = [WAITING];
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'authorize_expired' } });
    // A tenth of the time that has passed, 30 s at most: ten minutes are some forty looks, no more.
    expect(world.polls).toBeLessThan(60);
  });

  test('IntelliBoard that cannot be reached for a while is asked on; a token that it refuses ends it', async () => {
    const world = new LastWorld(ready('api'));
    world.whenOpened = () => void (world.failures = [{ kind: 'unreachable' }, { kind: 'later', status: 503, afterMs: null }]);
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ grantedAt: GRANTED.at, problem: null });
    world.whenOpened = () => void (world.failures = [{ kind: 'bad-token' }]);
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, grantedAt: null, problem: { code: 'account_bad_token' } });
  });

  test('a token that waits for the passphrase was refused by nobody: it is said, and asked on once it is unlocked', async () => {
    const state = ready('api');
    const world = new LastWorld({ ...state, account: { ...state.account, token: { last4: 'wxyz', state: 'locked' } } });
    const said: (string | undefined)[] = [];
    world.whenOpened = () => void (world.failures = [{ kind: 'bad-token' }]);
    world.whenPolled = () => void said.push(world.authorize.problem?.code);
    await world.play(({ authorize }) => authorize.begin(false));
    expect(said).toContain('account_token_needed');
    expect(world.authorize).toMatchObject({ grantedAt: GRANTED.at, problem: null });
  });

  test('a token that is refused at the beginning is said, and nothing is opened', async () => {
    const world = new LastWorld(ready('api'));
    world.failures = [{ kind: 'bad-token' }];
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, beginKey: null, problem: { code: 'account_bad_token' } });
    expect(world.opened).toEqual([]);
  });

  test('"Check again" notices that it was taken back', async () => {
    const world = new LastWorld(ready('api'));
    await world.play(({ authorize }) => authorize.begin(false));
    world.consents = [{ state: 'revoked', code: 'not_authorized', at: null, by: null }];
    await world.play(({ authorize }) => authorize.check());
    expect(world.authorize).toMatchObject({ grantedAt: null, problem: { code: 'authorize_revoked' } });
  });

  test('killed at any call, before or after its effect: one question, the same page, the same word', async () => {
    const whole = new LastWorld(ready('api'));
    await whole.play(({ authorize }) => authorize.begin(false));
    for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
      for (const after of [false, true]) {
        const world = new LastWorld(ready('api'));
        world.killIn = killIn;
        world.killAfterEffect = after;
        await world.play(({ authorize }) => authorize.begin(false));
        if (world.authorize.grantedAt === null) {
          // Killed before the click was stored: nothing has happened yet.
          expect([killIn, world.opened, world.authorize.activity]).toEqual([killIn, [], null]);
          await world.play(({ authorize }) => authorize.begin(false));
        }
        expect([killIn, after, world.authorize.grantedAt]).toEqual([killIn, after, GRANTED.at]);
        expect(world.begun.size).toBe(1);
        expect(new Set(world.opened)).toEqual(new Set([world.address]));
        holdsNothing(world);
      }
    }
  });

  test('a click that the browser was closed on is forgotten: no page comes up by itself an hour later', async () => {
    const world = new LastWorld(ready('api'));
    world.state.authorize = { ...world.authorize, activity: { kind: 'beginning', since: '2026-11-23T07:00:00Z' }, beginKey: 'k' };
    await world.play(({ authorize }) => authorize.resume());
    expect(world.authorize).toMatchObject({ activity: null, beginKey: null, problem: null });
    expect(world.opened).toEqual([]);
  });

  test('a permission that was taken back ends the waiting', async () => {
    const world = new LastWorld(ready('api'));
    world.state.authorize = { ...world.authorize, activity: { kind: 'consenting', since: '2026-11-23T08:00:00Z' } };
    world.granted = false;
    await world.play(({ authorize }) => authorize.resume());
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'permission_gone', params: ['next.intelliboard.net'] } });
  });
});

/** The admin is at Canvas's page, and the worker that has opened it waits. */
async function frozen(road: 'api' | 'form'): Promise<LastWorld> {
  const world = new LastWorld(ready(road));
  world.consents = [WAITING];
  world.stands = true;
  await world.act(async ({ authorize }) => {
    void authorize.begin(false);
    while (world.authorize.activity?.kind !== 'consenting' || world.opened.length === 0) await Promise.resolve();
  });
  return world;
}

describe('what the tabs show meanwhile', () => {
  test.each([
    ['/login/canvas', 'sign-in'],
    ['/login/oauth2/confirm', 'asking'],
  ] as const)('Canvas at %s: %s', async (path, place) => {
    const world = await frozen('api');
    await world.act(({ authorize }) => authorize.addressSeen(ORIGIN + path));
    expect(world.authorize).toMatchObject({ activity: { kind: 'consenting' }, place });
  });

  test.each([
    ['unknown-client', 'authorize_unknown_client'],
    ['redirect-mismatch', 'authorize_redirect'],
  ] as const)('Canvas shows %s itself', async (shown, code) => {
    const world = await frozen('api');
    world.shown = shown;
    await world.act(({ authorize }) => authorize.addressSeen(world.address));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code, params: [KEY_ID], link: KEYS_PAGE } });
    holdsNothing(world);
  });

  test('Canvas refuses on the spot, before anybody is there to see it', async () => {
    const world = new LastWorld(ready('api'));
    world.shown = 'redirect-mismatch';
    await world.act(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'authorize_redirect' } });
  });

  // Canvas refuses between one reading of the stored state and the next, wherever the look is by then.
  test.each([1, 2, 3])('a look at IntelliBoard that was under way when Canvas refused does not undo it (after reading %i)', async (reading) => {
    const world = await frozen('api');
    let readings = 0;
    world.whenRead = () => {
      readings += 1;
      if (readings === reading) world.state.authorize = { ...world.authorize, activity: null, problem: problem('authorize_unknown_client', new Date(), [KEY_ID]) };
    };
    await world.act(async ({ authorize }) => {
      void authorize.check();
      // Past all that it does before its next pause.
      for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
    });
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'authorize_unknown_client' } });
  });

  test('a refusal that Canvas still shows does not undo what was granted meanwhile', async () => {
    const world = await frozen('api');
    world.shown = 'redirect-mismatch';
    world.whenRead = () => void (world.state.authorize = { ...world.authorize, activity: null, grantedAt: GRANTED.at });
    await world.act(({ authorize }) => authorize.addressSeen(world.address));
    expect(world.authorize).toMatchObject({ activity: null, problem: null, grantedAt: GRANTED.at });
  });

  test('a question that was asked again meanwhile is followed at its own pace', async () => {
    const world = await frozen('api');
    world.whenPolled = () => {
      world.whenPolled = () => undefined;
      world.state.authorize = { ...world.authorize, activity: { kind: 'consenting', since: new Date(world.at).toISOString() } };
    };
    world.at += 5_000;
    world.stands = false;
    world.consents = [WAITING, WAITING, GRANTED];
    await world.act(({ authorize }) => authorize.check());
    expect(world.authorize).toMatchObject({ activity: null, grantedAt: GRANTED.at });
  });

  test('whoever gives up while IntelliBoard is asked for the page is led nowhere', async () => {
    const world = new LastWorld(ready('api'));
    world.whenBegun = () => void (world.state.authorize = { ...world.authorize, activity: null });
    await world.act(({ authorize }) => authorize.begin(false));
    expect(world.begun.size).toBe(1);
    expect(world.opened).toEqual([]);
    expect(world.authorize).toMatchObject({ activity: null, grantedAt: null });
  });

  test('whoever gives up while Canvas is asked who is there is led nowhere', async () => {
    const world = await frozen('api');
    world.whenAsked = () => void (world.state.authorize = { ...world.authorize, activity: null });
    await world.act(({ authorize }) => authorize.begin(false));
    expect(world.opened).toHaveLength(1);
    expect(world.authorize.activity).toBeNull();
  });

  test('a page of Canvas at that address that is none of the two says nothing', async () => {
    const world = await frozen('api');
    await world.act(({ authorize }) => authorize.addressSeen(world.address));
    expect(world.authorize).toMatchObject({ activity: { kind: 'consenting' }, problem: null });
  });

  test.each([
    ['unauthorized_client', 'authorize_key_off'],
    ['invalid_scope', 'authorize_scopes'],
    ['access_denied', 'authorize_cancelled'],
    ['temporarily_unavailable', 'authorize_refused'],
  ] as const)('Canvas leads back with %s', async (error, code) => {
    const world = await frozen('api');
    await world.act(({ authorize }) => authorize.addressSeen(back(`error=${error}&state=${STATE}`)));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code } });
    holdsNothing(world);
  });

  test('a refusal of another question is none of this one', async () => {
    const world = await frozen('api');
    await world.act(({ authorize }) => authorize.addressSeen(back('error=access_denied&state=another')));
    expect(world.authorize).toMatchObject({ activity: { kind: 'consenting' }, problem: null });
  });

  test('a worker that has forgotten which question was asked takes no refusal from an address, but asks IntelliBoard', async () => {
    const world = await frozen('api');
    world.restartWorker();
    world.consents = [{ state: 'refused', code: 'not_authorized', at: null, by: null }];
    await world.act(({ authorize }) => authorize.addressSeen(back(`error=unauthorized_client&state=${STATE}`)));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'authorize_cancelled' } });
  });

  test('a code has IntelliBoard asked at once, and is nowhere afterwards', async () => {
    const world = await frozen('api');
    world.consents = [GRANTED];
    await world.act(({ authorize }) => authorize.addressSeen(back(`code=${CODE}&state=${STATE}`)));
    expect(world.authorize.grantedAt).toBe(GRANTED.at);
    holdsNothing(world);
  });

  test.each([
    ['while nobody is at it', null],
    ['before the page is opened', 'beginning'],
  ] as const)('nothing is taken %s', async (_, kind) => {
    const world = new LastWorld(ready('form'));
    world.state.authorize = { ...world.authorize, activity: kind === null ? null : { kind, since: '2026-11-23T08:00:00Z' } };
    await world.act(({ authorize }) => authorize.addressSeen(back('error=access_denied&state=x')));
    expect(world.authorize.problem).toBeNull();
  });
});

describe('on the form road', () => {
  test("IntelliBoard's page is shown, and the key's first token is the evidence", async () => {
    const world = new LastWorld(ready('form'));
    let looks = 0;
    world.whenOpened = () => {
      const { key } = world;
      Object.defineProperty(world, 'key', { get: () => ((looks += 1), looks > 3 ? aKey({ id: KEY_ID, accessTokenCount: 1, lastUsedAt: '2026-11-23T08:02:00Z' }) : key) });
    };
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.opened).toEqual(['https://next.intelliboard.net/connections/integrations']);
    expect(world.authorize).toMatchObject({ activity: null, problem: null, before: { tokens: 0 }, after: { tokens: 1 }, consent: null });
    expect(world.authorize.grantedAt).not.toBeNull();
    expect(world.begun.size).toBe(0);
  });

  test('a key that is OFF, or gone, is said before anybody is sent there', async () => {
    const world = new LastWorld(ready('form'));
    world.key = aKey({ id: KEY_ID, state: 'off' });
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ problem: { code: 'authorize_key_off' } });
    world.key = null;
    await world.play(({ authorize }) => authorize.check());
    expect(world.authorize).toMatchObject({ problem: { code: 'authorize_unknown_client' } });
    expect(world.opened).toEqual([]);
  });

  test('whoever does not come back in an hour is asked again; meanwhile Canvas is asked seldom', async () => {
    const world = new LastWorld(ready('form'));
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, grantedAt: null, problem: { code: 'authorize_not_seen' } });
    expect(world.polls).toBeLessThan(160);
  });

  test('a refusal for a key that is OFF is believed if Canvas itself says that it is', async () => {
    const on = await frozen('form');
    await on.act(({ authorize }) => authorize.addressSeen(back('error=unauthorized_client&state=any')));
    expect(on.authorize.problem).toMatchObject({ code: 'authorize_refused' });
    const off = await frozen('form');
    off.key = aKey({ id: KEY_ID, state: 'off' });
    await off.act(({ authorize }) => authorize.addressSeen(back('error=unauthorized_client&state=any')));
    expect(off.authorize.problem).toMatchObject({ code: 'authorize_key_off' });
  });

  test("the admin's word counts where Canvas does not speak against it", async () => {
    const world = new LastWorld(ready('form'));
    await world.play(({ authorize }) => authorize.confirm());
    expect(world.authorize).toMatchObject({ grantedAt: null, problem: { code: 'authorize_not_seen' } });
    world.key = aKey({ id: KEY_ID, accessTokenCount: 2, lastUsedAt: '2026-11-20T08:00:00Z' });
    await world.play(({ authorize }) => authorize.confirm());
    expect(world.authorize).toMatchObject({ problem: null });
    expect(world.authorize.grantedAt).not.toBeNull();
  });

  test('on the API road it does not', async () => {
    const world = new LastWorld(ready('api'));
    world.key = aKey({ id: KEY_ID, accessTokenCount: 2 });
    await world.play(({ authorize }) => authorize.confirm());
    expect(world.authorize.grantedAt).toBeNull();
  });

  test('"Check again" after it was granted leaves it granted', async () => {
    const world = new LastWorld(ready('form'));
    world.state.authorize = { ...world.authorize, grantedAt: '2026-11-23T08:00:00Z', before: { clientId: KEY_ID, at: '', tokens: 0, lastUsedAt: null } };
    await world.play(({ authorize }) => authorize.check());
    expect(world.authorize).toMatchObject({ grantedAt: '2026-11-23T08:00:00Z', problem: null });
  });

  test('a Canvas that cannot be asked ends the waiting with its reason', async () => {
    const world = new LastWorld(ready('form'));
    world.whenOpened = () => void (world.keyFails = { kind: 'signed-out', status: 401 });
    await world.play(({ authorize }) => authorize.begin(false));
    expect(world.authorize).toMatchObject({ activity: null, problem: { code: 'canvas_not_signed_in' } });
  });

  test('killed at any call: the same end', async () => {
    const play = async (killIn: number, after: boolean) => {
      const world = new LastWorld(ready('form'));
      world.killIn = killIn;
      world.killAfterEffect = after;
      world.whenOpened = () => void (world.key = aKey({ id: KEY_ID, accessTokenCount: 1 }));
      await world.play(({ authorize }) => authorize.begin(false));
      if (world.authorize.grantedAt === null) await world.play(({ authorize }) => authorize.begin(false));
      return world;
    };
    const { calls } = await play(Infinity, false);
    for (let killIn = 1; killIn <= calls; killIn += 1) {
      for (const after of [false, true]) {
        const world = await play(killIn, after);
        expect([killIn, after, world.authorize.grantedAt === null, world.authorize.before?.tokens]).toEqual([killIn, after, false, 0]);
      }
    }
  });
});
