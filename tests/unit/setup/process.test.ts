import { describe, expect, test } from 'vitest';
import { stepStatus } from '@/utils/model/evidence';
import type { ProblemCode } from '@/utils/model/problem';
import type { BackendFailure } from '@/utils/setup/ports';
import { aRun, authorized, LastWorld, ready } from './last-world';

const started = async (world: LastWorld) => world.play(({ process }) => process.start());

describe('the first run', () => {
  test('is started once, followed to its end, and told', async () => {
    const world = new LastWorld(authorized('api'));
    await started(world);
    expect(world.startKeys.size).toBe(1);
    expect(world.process).toMatchObject({ activity: null, startKey: null, problem: null, run: { state: 'done', progress: 1 }, notify: false });
    expect(world.process.announced).toBe(world.process.run?.id);
    expect(world.badge).toBe('done');
    expect(world.notified).toEqual([]);
    expect(stepStatus(world.state, 'process')).toBe('done');
  });

  test.each(['done', 'failed'] as const)('that is %s has health look again, once, as of when that was seen', async (state) => {
    const world = new LastWorld(authorized('api'));
    world.runStates = [{ state: 'downloading' }, { state }];
    await started(world);
    expect(world.ended).toEqual([world.process.seenAt]);
  });

  test.each([
    ['authorised', ready('api')],
    ['given its filters', { ...authorized('api'), filters: ready('api').filters }],
    ['given its roles', { ...authorized('api'), roles: ready('api').roles }],
    ['given credentials of Canvas data', { ...authorized('api'), data: { ...authorized('api').data, secret: null } }],
    ['sent', { ...authorized('api'), send: { ...authorized('api').send, connectionId: null } }],
  ])('is refused while it is not %s', async (_, state) => {
    const world = new LastWorld(state);
    await started(world);
    expect(world.process).toMatchObject({ activity: null, run: null, problem: { code: 'process_incomplete' } });
    expect(world.startKeys.size).toBe(0);
  });

  test.each<[string, BackendFailure, ProblemCode]>([
    ['is not authorised', { kind: 'refused', status: 409, code: 'not_authorized', field: null, detail: '' }, 'run_not_authorized'],
    ['is not active', { kind: 'refused', status: 409, code: 'invalid', field: '/active', detail: '' }, 'process_inactive'],
    ['has no filters', { kind: 'refused', status: 409, code: 'invalid', field: '/filters', detail: '' }, 'process_incomplete'],
    ['is something else', { kind: 'refused', status: 409, code: 'unknown', field: null, detail: 'Locked.' }, 'process_refused'],
    ['is not for this token', { kind: 'bad-token' }, 'account_bad_token'],
    ['is no contract', { kind: 'not-the-contract', status: 200 }, 'account_answer_unknown'],
  ])('IntelliBoard says that it %s', async (_, failure, code) => {
    const world = new LastWorld(authorized('api'));
    world.failures = [failure];
    await started(world);
    expect(world.process).toMatchObject({ activity: null, startKey: null, run: null, problem: { code } });
  });

  test('an IntelliBoard that is out of reach is asked again under the same key', async () => {
    const world = new LastWorld(authorized('api'));
    world.failures = [{ kind: 'unreachable' }, { kind: 'later', status: 503, afterMs: null }, { kind: 'later', status: 503, afterMs: null }];
    await started(world);
    expect(world.startKeys.size).toBe(1);
    expect(world.process).toMatchObject({ problem: null, run: { state: 'done' } });
  });

  test('one that is on already is followed, not doubled', async () => {
    const world = new LastWorld(authorized('api'));
    world.busyWith = aRun('downloading');
    world.runs.set('run-9', aRun('downloading'));
    await started(world);
    expect(world.process).toMatchObject({ run: { id: 'run-9', state: 'done' }, problem: null });
    expect(world.startKeys.size).toBe(0);
  });

  test.each([
    ['not_authorized', 'run_not_authorized'],
    ['authorizer_not_admin', 'run_wrong_person'],
    ['key_off', 'run_key_off'],
    ['wrong_secret', 'run_wrong_secret'],
    ['unknown_client', 'run_unknown_client'],
    ['insufficient_scopes', 'run_scopes'],
    ['canvas_unreachable', 'run_canvas_unreachable'],
    ['data_unauthorized', 'run_data_unauthorized'],
    ['data_not_onboarded', 'run_data_not_onboarded'],
    ['data_expired', 'run_data_expired'],
    ['data_stale', 'run_data_stale'],
    ['data_retired', 'run_data_retired'],
    ['busy', 'run_busy'],
    ['rate_limited', 'run_rate_limited'],
    ['internal', 'run_internal'],
    ['a_new_code', 'run_failed'],
  ] as const)('that fails for %s is told as %s', async (code, problem) => {
    const world = new LastWorld(authorized('api'));
    world.runStates = [{ state: 'failed', error: { code, message: 'words' } }];
    await started(world);
    expect(world.process).toMatchObject({ activity: null, run: { state: 'failed' }, problem: { code: problem, params: [code] } });
    expect(world.badge).toBe('failed');
    expect(stepStatus(world.state, 'process')).toBe('problem');
  });

  test('that nobody is allowed any more takes the evidence of the consent along', async () => {
    const world = new LastWorld(authorized('api'));
    world.runStates = [{ state: 'failed', error: { code: 'not_authorized', message: '' } }];
    await started(world);
    expect(world.authorize).toMatchObject({ grantedAt: null, problem: { code: 'authorize_revoked' } });
  });

  test('can be started again after it has failed, under another key', async () => {
    const world = new LastWorld(authorized('api'));
    world.runStates = [{ state: 'failed', error: { code: 'busy', message: '' } }];
    await started(world);
    world.runStates = [{ state: 'done', progress: 1, error: null }];
    await started(world);
    expect(world.startKeys.size).toBe(2);
    expect(world.process).toMatchObject({ problem: null, run: { state: 'done' } });
    expect(world.badge).toBe('done');
  });
});

describe('waiting for data', () => {
  test('is the evidence, is followed for two days by its alarm, and seldom', async () => {
    const world = new LastWorld(authorized('api'));
    const start = world.at;
    const waiting = { state: 'waiting-for-data' as const, progress: 0 };
    world.runStates = Array.from({ length: 230 }, () => waiting);
    world.runStates.push({ state: 'done', progress: 1 });
    const since: (string | null)[] = [];
    world.whenOpened = () => undefined;
    await world.play(async ({ process }) => {
      await process.start();
      since.push(world.process.stateSince);
      expect(stepStatus(world.state, 'process')).toBe('done');
      expect(world.process.activity?.kind).toBe('following');
    });
    expect(world.process.run?.state).toBe('done');
    // Two hundred and thirty looks: the first ones within minutes, later ones a quarter of an hour apart.
    expect((world.at - start) / 3_600_000).toBeGreaterThan(40);
    expect(world.process.stateSince).not.toBe(since[0]);
  });

  test('"Look now" looks now', async () => {
    const world = new LastWorld(authorized('api'));
    world.stands = true;
    world.runStates = [{ state: 'waiting-for-data' }];
    await world.act(({ process }) => Promise.race([process.start(), Promise.resolve()]));
    await world.act(async () => undefined);
    const { polls } = world;
    await world.act(({ process }) => Promise.race([process.look(), Promise.resolve()]));
    expect(world.polls).toBe(polls + 1);
  });

  test.each<[BackendFailure]>([
    [{ kind: 'unreachable' }],
    [{ kind: 'later', status: 503, afterMs: null }],
    [{ kind: 'bad-token' }],
    [{ kind: 'not-the-contract', status: 200 }],
  ])('a look that comes to %o is not the last', async (failure) => {
    const world = new LastWorld(authorized('api'));
    world.runStates = [{ state: 'done' }];
    world.state.process = { ...world.process, activity: { kind: 'following', since: '2026-11-23T08:00:00Z' }, run: aRun('downloading') };
    world.failures = [failure];
    await world.play(({ process }) => process.resume());
    expect(world.process).toMatchObject({ run: { state: 'done' }, problem: null });
  });

  test('a run that IntelliBoard does not know any more is none, and another can be started', async () => {
    const world = new LastWorld(authorized('api'));
    world.state.process = { ...world.process, activity: { kind: 'following', since: '2026-11-23T08:00:00Z' }, run: aRun('downloading') };
    world.failures = [{ kind: 'refused', status: 404, code: 'not_found', field: null, detail: 'There is no such run.' }];
    await world.play(({ process }) => process.resume());
    expect(world.process).toMatchObject({ run: null, activity: null, problem: { code: 'send_refused' } });
    await world.play(({ process }) => process.start());
    expect(world.process.run?.state).toBe('done');
  });

  test.each(['resume', 'look', 'start'] as const)('a run that is on and that nobody follows, as with a connection that was taken over, is followed (%s)', async (how) => {
    const world = new LastWorld(authorized('api'));
    world.runStates = [{ state: 'done' }];
    world.state.process = { ...world.process, activity: null, run: aRun('waiting-for-data') };
    await world.play(({ process }) => process[how]());
    expect(world.process).toMatchObject({ run: { state: 'done' }, activity: null });
    expect(world.startKeys.size).toBe(0);
  });

  test('a look that was under way when all was begun anew stores nothing of the old run', async () => {
    const world = new LastWorld(authorized('api'));
    const { process: emptied } = world.state;
    world.state.process = { ...world.process, activity: { kind: 'following', since: '2026-11-23T08:00:00Z' }, run: aRun('downloading') };
    world.whenPolled = () => void (world.state.process = structuredClone(emptied));
    await world.act(({ process }) => process.resume());
    expect(world.process).toEqual(emptied);
  });
});

describe('telling', () => {
  test('by a notification, where it is wanted and allowed', async () => {
    const world = new LastWorld(authorized('api'));
    world.mayNotify = true;
    await world.act(({ process }) => process.setNotify(true));
    await started(world);
    expect(world.notified).toEqual([`${world.process.run?.id} done`]);
  });

  test.each([
    ['refused by the browser', false, true],
    ['not wanted', true, false],
  ])('not where it is %s', async (_, allowed, wanted) => {
    const world = new LastWorld(authorized('api'));
    world.mayNotify = allowed;
    await world.act(({ process }) => process.setNotify(wanted));
    expect(world.process.notify).toBe(false);
    await started(world);
    expect(world.notified).toEqual([]);
  });

  test('not where it was taken back meanwhile', async () => {
    const world = new LastWorld(authorized('api'));
    world.state.process = { ...world.process, notify: true };
    await started(world);
    expect([world.notified, world.badge]).toEqual([[], 'done']);
  });

  test('the badge comes back after a restart of the browser, until the end was seen in the guide', async () => {
    const world = new LastWorld(authorized('api'));
    await started(world);
    world.badge = null;
    world.restartWorker();
    await world.act(({ process }) => process.resume());
    expect(world.badge).toBe('done');
    await world.act(({ process }) => process.acknowledge());
    expect(world.badge).toBeNull();
    await world.act(({ process }) => process.resume());
    expect([world.badge, world.notified]).toEqual([null, []]);
  });
});

describe('an inactive connection', () => {
  test('is turned on, and then the details say so, too', async () => {
    const world = new LastWorld(authorized('api'));
    const { draft } = world.state.details;
    world.state.details = { ...world.state.details, draft: draft === null ? null : { ...draft, active: false } };
    await world.play(({ process }) => process.activate());
    expect(world.activated).toBe(1);
    expect(world.state.details.draft?.active).toBe(true);
    expect(world.process).toMatchObject({ activity: null, problem: null });
  });

  test('is turned on once, however often the work is taken up meanwhile', async () => {
    const world = new LastWorld(authorized('api'));
    world.state.process = { ...world.process, activity: { kind: 'activating', since: '2026-11-23T08:00:00Z' } };
    await world.act(({ process }) => Promise.all([process.resume(), process.resume()]));
    expect(world.activated).toBe(1);
    expect(world.process.activity).toBeNull();
  });

  test('stays as it is where IntelliBoard refuses', async () => {
    const world = new LastWorld(authorized('api'));
    world.failures = [{ kind: 'refused', status: 403, code: 'forbidden', field: null, detail: 'Not you.' }];
    await world.play(({ process }) => process.activate());
    expect(world.process).toMatchObject({ activity: null, problem: { code: 'send_refused' } });
  });
});

test('killed at any call, before or after its effect: one run, followed to its end, told', async () => {
  const play = async (killIn: number, after: boolean) => {
    const world = new LastWorld(authorized('api'));
    world.mayNotify = true;
    world.state.process = { ...world.process, notify: true };
    world.killIn = killIn;
    world.killAfterEffect = after;
    await started(world);
    // Killed before the click was stored: nothing has happened yet.
    if (world.process.run === null) await started(world);
    return world;
  };
  const { calls } = await play(Infinity, false);
  expect(calls).toBeGreaterThan(15);
  for (let killIn = 1; killIn <= calls; killIn += 1) {
    for (const after of [false, true]) {
      const world = await play(killIn, after);
      expect([killIn, after, world.startKeys.size, world.process.run?.state, world.badge, new Set(world.notified).size, world.ended.length > 0]).toEqual([killIn, after, 1, 'done', 'done', 1, true]);
    }
  }
});

describe('on the form road', () => {
  test.each([
    ['waiting', 'done', null],
    ['done', 'done', null],
    ['running', 'open', null],
    ['failed', 'problem', 'process_page_failed'],
    ['unknown', 'problem', 'process_page_unknown'],
  ] as const)('a page that says %s: the step is %s', async (page, status, code) => {
    const world = new LastWorld(authorized('form'));
    world.page = page;
    await world.play(({ process }) => process.readPage());
    expect(world.process).toMatchObject({ activity: null, page: { state: page }, problem: code === null ? null : { code } });
    expect(stepStatus(world.state, 'process')).toBe(status);
  });

  test.each(['waiting', 'done'] as const)('a page that says %s, but may be about another connection, is no evidence', async (page) => {
    const world = new LastWorld(authorized('form'));
    world.page = page;
    world.pageIsOurs = false;
    await world.play(({ process }) => process.readPage());
    expect(world.process).toMatchObject({ page: { state: page, isOurs: false }, problem: { code: 'process_page_other', params: ['https://fernwood.instructure.com'] } });
    expect(stepStatus(world.state, 'process')).toBe('problem');
  });

  test('a page that is not open, or may not be seen, is said to be so', async () => {
    const world = new LastWorld(authorized('form'));
    await world.play(({ process }) => process.readPage());
    expect(world.process).toMatchObject({ page: null, problem: { code: 'process_page_missing' } });
    world.granted = false;
    await world.play(({ process }) => process.readPage());
    expect(world.process).toMatchObject({ problem: { code: 'permission_gone', params: ['next.intelliboard.net'] } });
  });

  test("IntelliBoard's page is shown; the admin's word is evidence there, and nowhere else", async () => {
    const world = new LastWorld(authorized('form'));
    await world.act(({ process }) => process.open());
    expect(world.opened).toEqual(['https://next.intelliboard.net/connections/integrations']);
    await world.act(({ process }) => process.confirm());
    expect(stepStatus(world.state, 'process')).toBe('done');
    const api = new LastWorld(authorized('api'));
    await api.act(({ process }) => process.confirm());
    expect(api.process.confirmedAt).toBeNull();
  });

  test('a look that was cut short by a kill ends there', async () => {
    const world = new LastWorld(authorized('form'));
    world.state.process = { ...world.process, activity: { kind: 'reading', since: '2026-11-23T08:00:00Z' } };
    await world.play(({ process }) => process.resume());
    expect(world.process).toMatchObject({ activity: null, problem: null });
  });
});
