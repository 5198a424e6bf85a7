import { describe, expect, test } from 'vitest';
import type { FiltersDraft } from '@/utils/model/choices';
import { ACCOUNTS, CANVAS, ChoiceWorld, ROLES, TERMS } from './choice-world';

const PROPOSED: FiltersDraft = { userEnrollment: ['active', 'completed'], systemStatus: ['pre_registered', 'registered'], subAccounts: 'all', terms: ['5', '6'], courseStatus: ['available', 'completed'], activityStatus: ['published'] };

function expectWhole(world: ChoiceWorld) {
  expect(world.state.filters).toMatchObject({ activity: null, progress: null, problem: null, canvas: CANVAS, draft: PROPOSED });
  expect(world.school).toMatchObject({ origin: CANVAS, rootAccountId: '1', rootAccountName: 'Fernwood', subAccounts: ACCOUNTS, terms: TERMS });
}

describe('reading what Canvas has', () => {
  test('filters: sub-accounts and terms, one list after the other, and a proposal', async () => {
    const world = new ChoiceWorld();
    await world.play((worker) => worker.filters.load());
    expectWhole(world);
    expect(world.asked).toEqual(['subAccounts', 'terms']);
  });

  test('both steps at a time: still one list after the other', async () => {
    const world = new ChoiceWorld();
    world.whileAsked = () => Promise.resolve();
    await world.play((worker) => Promise.all([worker.filters.load(), worker.roles.load()]));
    expectWhole(world);
    expect(world.school?.roles).toEqual(ROLES);
    expect(world.state.roles.draft).toEqual({ instructor: ['20'], learner: ['19'], admin: ['1'], courseAdmin: ['35'] });
    expect(world.atOnce).toBe(1);
  });

  test('killed at any call, before or after its effect: it is read again, and what is stored is whole', async () => {
    const whole = new ChoiceWorld();
    await whole.play((worker) => worker.filters.load());
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
        const world = new ChoiceWorld();
        Object.assign(world, { killIn, killAfterEffect });
        await world.play((worker) => worker.filters.load());
        // Killed before the click was stored: nothing had begun.
        if (world.state.filters.draft === null) await world.play((worker) => worker.filters.load());
        expectWhole(world);
      }
    }
  });

  test('a part is never stored: a list that fails leaves the one that was there', async () => {
    const world = new ChoiceWorld();
    await world.play((worker) => worker.filters.load());
    world.refuses.terms = 'throttled';
    world.lists = { ...world.lists, subAccounts: [], terms: [] };
    await world.play((worker) => worker.filters.load());
    expect(world.state.filters).toMatchObject({ activity: null, problem: { code: 'canvas_throttled' }, draft: PROPOSED });
    expect(world.school).toMatchObject({ subAccounts: [], terms: TERMS });
  });

  test('what the admin has chosen stays when it is read again', async () => {
    const world = new ChoiceWorld();
    await world.play((worker) => worker.filters.load());
    await world.worker.filters.save({ ...PROPOSED, subAccounts: ['3'] });
    await world.play((worker) => worker.filters.load());
    expect(world.state.filters.draft?.subAccounts).toEqual(['3']);
    await world.worker.filters.proposeAgain();
    expect(world.state.filters.draft).toEqual(PROPOSED);
  });

  test('stopped while it is read: nothing is said, and nothing goes on', async () => {
    const world = new ChoiceWorld();
    world.whileAsked = () => world.worker.filters.stop();
    await world.play((worker) => worker.filters.load());
    expect(world.asked).toEqual(['subAccounts']);
    expect(world.state.filters).toMatchObject({ activity: null, problem: null, draft: null });
    expect(world.school).toBeNull();
  });

  test.each([
    ['subAccounts', 'school_accounts_forbidden'],
    ['terms', 'school_terms_forbidden'],
  ] as const)('%s that may not be read: the rest is, all of it can be chosen, and it is said', async (list, code) => {
    const world = new ChoiceWorld();
    world.refuses[list] = 'forbidden';
    await world.play((worker) => worker.filters.load());
    expect(world.asked).toEqual(['subAccounts', 'terms']);
    expect(world.state.filters).toMatchObject({ problem: { code, params: ['Fernwood'] }, draft: { subAccounts: 'all' } });
  });

  test('roles that may not be read: nothing is proposed', async () => {
    const world = new ChoiceWorld();
    world.refuses.roles = 'forbidden';
    await world.play((worker) => worker.roles.load());
    expect(world.state.roles).toMatchObject({ draft: null, problem: { code: 'school_roles_forbidden' } });
  });

  test('lists of another Canvas are not shown as this one’s', async () => {
    const world = new ChoiceWorld();
    await world.play((worker) => worker.filters.load());
    if (world.school !== null) world.school = { ...world.school, origin: 'https://other.instructure.com' };
    world.refuses.terms = 'forbidden';
    await world.play((worker) => worker.filters.load());
    expect(world.school).toMatchObject({ origin: CANVAS, subAccounts: ACCOUNTS, terms: [], termsAt: null });
  });
});

describe('saving', () => {
  const ready = async () => {
    const world = new ChoiceWorld();
    await world.play((worker) => worker.filters.load());
    world.calls = 0;
    return world;
  };

  test('is confirmed, delivered once, and known by IntelliBoard’s own clock', async () => {
    const world = await ready();
    await world.confirm('filters');
    expect([...world.got.values()]).toMatchObject([{ kind: 'filters', value: PROPOSED }]);
    expect(world.state.filters).toMatchObject({ activity: null, problem: null, savedAt: '2026-11-23T08:00:05Z' });
  });

  test('killed at any call, before or after its effect: one effect, and it is known', async () => {
    const whole = await ready();
    await whole.confirm('filters');
    for (const killAfterEffect of [false, true]) {
      for (let killIn = 1; killIn <= whole.calls; killIn += 1) {
        const world = await ready();
        Object.assign(world, { killIn, killAfterEffect });
        await world.confirm('filters');
        if (world.state.filters.confirmedAt === null) await world.confirm('filters');
        expect([...world.got.values()], `killed at ${killIn}`).toMatchObject([{ kind: 'filters', value: PROPOSED }]);
        expect(world.state.filters).toMatchObject({ activity: null, savedAt: '2026-11-23T08:00:05Z' });
      }
    }
  });

  test('what is changed while it is on its way is not taken for saved', async () => {
    const world = await ready();
    let isChanged = false;
    world.whileAsked = async () => {
      if (!isChanged) await world.worker.filters.save({ ...PROPOSED, terms: 'all' });
      isChanged = true;
    };
    await world.confirm('filters');
    expect(world.state.filters).toMatchObject({ activity: null, savedAt: null, draft: { terms: 'all' } });
    await world.confirm('filters');
    expect(world.got.size).toBe(2);
    expect(world.state.filters.savedAt).not.toBeNull();
  });

  test('a later change takes the evidence back', async () => {
    const world = await ready();
    await world.confirm('filters');
    await world.worker.filters.save({ ...PROPOSED, systemStatus: ['registered'] });
    expect(world.state.filters).toMatchObject({ savedAt: null, confirmedAt: null });
  });

  test('IntelliBoard’s refusal is said with its words and the list; the next change takes it back', async () => {
    const world = await ready();
    world.answers = 'refuses';
    await world.confirm('filters');
    expect(world.state.filters).toMatchObject({ activity: null, savedAt: null, problem: { code: 'filters_refused', params: ['There is no such term.', 'terms'] } });
    await world.worker.filters.save({ ...PROPOSED, terms: 'all' });
    expect(world.state.filters.problem).toBeNull();
  });

  test('while IntelliBoard cannot just now it waits and says so; stopped, it is over', async () => {
    const world = await ready();
    world.answers = 'later';
    await world.confirm('filters');
    expect(world.state.filters).toMatchObject({ activity: { kind: 'saving' }, problem: { code: 'send_waiting' } });
    await world.worker.filters.stop();
    world.answers = 'normally';
    await world.worker.resume();
    expect(world.got.size).toBe(0);
    expect(world.state.filters).toMatchObject({ activity: null, problem: null, savedAt: null });
  });

  test.each<[string, Partial<FiltersDraft>, Record<string, string>]>([
    ['nothing is chosen where something has to be', { userEnrollment: [], subAccounts: [], terms: [] }, { userEnrollment: 'none-chosen', subAccounts: 'none-chosen', terms: 'none-chosen' }],
    ['Canvas does not have it any more', { subAccounts: ['2', '404'], terms: ['5', '77'] }, { subAccounts: 'no-longer-there', terms: 'no-longer-there' }],
  ])('%s: said by list, and nothing is sent', async (_, change, faults) => {
    const world = await ready();
    await world.worker.filters.save({ ...PROPOSED, ...change });
    expect(await world.worker.filters.confirm()).toEqual(faults);
    await world.worker.resume();
    expect(world.got.size).toBe(0);
    expect(world.state.filters.confirmedAt).toBeNull();
  });

  test('what Canvas does not have any more goes when the admin says so', async () => {
    const world = await ready();
    await world.worker.filters.save({ ...PROPOSED, subAccounts: ['1', '2', '404'], terms: ['77', '5'] });
    await world.worker.filters.dropGone();
    expect(world.state.filters.draft).toMatchObject({ subAccounts: ['1', '2'], terms: ['5'] });
  });

  test.each([
    ['the form road', (world: ChoiceWorld) => (world.state = { ...world.state, account: { ...world.state.account, road: 'form' } })],
    ['no connection yet', (world: ChoiceWorld) => (world.state = { ...world.state, send: { ...world.state.send, connectionId: null } })],
  ])('on %s it is only confirmed', async (_, arrange) => {
    const world = await ready();
    arrange(world);
    await world.confirm('filters');
    expect(world.got.size).toBe(0);
    expect(world.state.filters).toMatchObject({ activity: null, savedAt: null });
    expect(world.state.filters.confirmedAt).not.toBeNull();
  });

  test('roles likewise; a role that is gone is named', async () => {
    const world = await ready();
    await world.play((worker) => worker.roles.load());
    const draft = world.state.roles.draft;
    if (draft === null) throw new Error('nothing was proposed');
    await world.worker.roles.save({ ...draft, learner: [], admin: ['1', '99'] });
    expect(await world.worker.roles.confirm()).toEqual({ learner: 'none-chosen', admin: 'no-longer-there' });
    await world.worker.roles.save(draft);
    await world.confirm('roles');
    expect([...world.got.values()]).toMatchObject([{ kind: 'roles', value: { instructor: ['20'], learner: ['19'], admin: ['1'], courseAdmin: ['35'] } }]);
    expect(world.state.roles.savedAt).toBe('2026-11-23T08:00:05Z');
  });
});
