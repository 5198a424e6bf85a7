import { beforeEach, describe, expect, it } from 'vitest';
import type { HealthDocument } from '@/utils/model/health';
import { healthStanding } from '@/utils/model/health-standing';
import { changed } from '../../fixtures/state-parts';
import { onApiRoad, onFlatFiles, onFormRoad } from '../../fixtures/finished-setups';
import { DAY, HOUR } from '../../fixtures/ninety-days';
import { Connection, HealthWorld } from './health-world';

const START = new Date('2026-12-01T14:00:00.000Z');
const RUN = 'run-2';

let one: Connection;
let world: HealthWorld;
beforeEach(() => {
  // Flat files whose secret is here: everybody there is can be asked.
  one = new Connection(onFlatFiles(RUN));
  world = new HealthWorld([one], START);
});

const codes = () => world.of(RUN).results.map(({ code }) => code);
const questions = () => world.asked.map(({ what }) => what);
const never = () => new Promise<void>(() => undefined);

describe('who is asked', () => {
  it('everybody, when the guide is opened', async () => {
    await world.health.check(RUN, 'guide');
    expect([...questions()].sort()).toEqual(['acts-as', 'board', 'data', 'key', 'root', 'school']);
    expect(healthStanding(world.of(RUN)).worst).toBe('pass');
  });

  it('never the admin’s session in Canvas, by the clock', async () => {
    await world.health.tick();
    expect([...questions()].sort()).toEqual(['board', 'data']);
  });

  it('Canvas nothing but who it is, while the admin acts as another user', async () => {
    one.session = 'acting-as';
    await world.health.check(RUN, 'asked');
    expect(questions().filter((what) => what !== 'board' && what !== 'data')).toEqual(['acts-as']);
    expect(world.result(RUN, 'key')).toMatchObject({ verdict: 'unknown', code: 'acting_as' });
  });

  it('nobody again within minutes, and everybody when asked for it', async () => {
    await world.health.check(RUN, 'guide');
    world.time += 60_000;
    await world.health.check(RUN, 'guide');
    expect(questions()).toHaveLength(6);
    await world.health.check(RUN, 'asked');
    // Long lists are read once a day.
    expect(questions()).toHaveLength(11);
  });

  it('by the clock, as what is stored at any moment says: whose time was moved on is being asked', async () => {
    await world.health.tick();
    world.time += DAY;
    const isLost = ({ nextAt, round, askedAt }: HealthDocument) => Date.parse(nextAt ?? '') > world.time && round === null && askedAt.board !== world.now().toISOString();
    const lost: HealthDocument[] = [];
    const set = world.documents.set.bind(world.documents);
    world.documents.set = (runId, document) => {
      if (isLost(document)) lost.push(document);
      return set(runId, document);
    };
    await world.health.tick();
    expect(world.of(RUN).askedAt.board).toBe(world.now().toISOString());
    expect(lost).toEqual([]);
  });

  it('again by the clock, though what was found could not be shown', async () => {
    await world.health.tick();
    world.time += DAY;
    world.cannotShow = true;
    await world.health.tick();
    expect(world.of(RUN).askedAt.board).toBe(world.now().toISOString());
    expect(Date.parse(world.rings ?? '')).toBeGreaterThan(world.time);
  });

  it('the service of Canvas data too often, by clicks on "Check now": no fault of anybody, and what was seen stands', async () => {
    await world.health.check(RUN, 'guide');
    one.dataAnswer = 'throttled';
    world.time += 60_000;
    await world.health.check(RUN, 'asked');
    expect(world.result(RUN, 'data')).toMatchObject({ code: 'data_ok', at: START.toISOString() });
    expect(world.result(RUN, 'flat-files')?.code).toBe('flat_ok');
  });

  it('nobody offline: the results stay, and their age tells', async () => {
    await world.health.check(RUN, 'guide');
    world.online = false;
    world.time += DAY;
    await world.health.check(RUN, 'asked');
    await world.health.tick();
    expect(questions()).toHaveLength(6);
    expect(healthStanding(world.of(RUN)).checkedAt).toBe(START.toISOString());
  });

  it('Canvas and the calendar alone, on the form road', async () => {
    const form = new Connection(onFormRoad());
    world = new HealthWorld([form], START);
    await world.health.check('run-3', 'asked');
    expect(questions()).toEqual(['acts-as', 'root', 'key', 'school']);
    expect(world.of('run-3').results.map(({ id }) => id)).not.toContain('intelliboard');
  });

  it('about no connection that is not finished', async () => {
    world = new HealthWorld([new Connection(changed(onApiRoad(), { authorize: { grantedAt: null } }))], START);
    await world.health.check('run-1', 'asked');
    await world.health.tick();
    expect(questions()).toEqual([]);
    expect(world.rings).toBeNull();
  });
});

describe('something has come to its end at IntelliBoard', () => {
  /** Everybody was asked a minute ago, and then a run has ended. */
  async function seen(): Promise<Date> {
    await world.health.check(RUN, 'guide');
    world.asked.splice(0);
    world.time += 60_000;
    return world.now();
  }
  const atRest = () => expect.poll(() => world.of(RUN).round).toBeNull();

  /** IntelliBoard was asked by a click, and keeps its answer until what is returned is called. */
  async function heldAtIntelliBoard(): Promise<() => void> {
    let answer = () => undefined as void;
    const held = new Promise<void>((resolve) => (answer = resolve));
    let isPut = false;
    world.beforeAsking = (what) => (what === 'board' ? ((isPut = true), held) : Promise.resolve());
    void world.health.check(RUN, 'asked');
    await expect.poll(() => isPut).toBe(true);
    return () => answer();
  }

  it('IntelliBoard alone is asked, though it was asked just now', async () => {
    await world.health.lookAgain(RUN, await seen());
    await atRest();
    expect(questions()).toEqual(['board']);
  });

  it('what it is asked is stored on return: a worker that is killed then is followed by one that asks', async () => {
    const at = await seen();
    let isPut = false;
    world.beforeAsking = () => ((isPut = true), never());
    await world.health.lookAgain(RUN, at);
    expect(world.of(RUN).round?.pending).toEqual(['board']);
    await expect.poll(() => isPut).toBe(true);
    world.beforeAsking = async () => undefined;
    world.restart();
    await world.health.resume();
    expect(questions()).toEqual(['board']);
  });

  it('a question that was put before that is let be answered, and put once more after it; never two at once', async () => {
    await seen();
    const answer = await heldAtIntelliBoard();
    world.time += 1_000;
    await world.health.lookAgain(RUN, world.now());
    answer();
    await expect.poll(() => questions().filter((what) => what === 'board').length).toBe(2);
    await atRest();
    expect(world.most.get('next.intelliboard.net')).toBe(1);
  });

  it('what was put right is asked for anew, once what was asked before that has been answered', async () => {
    await seen();
    const answer = await heldAtIntelliBoard();
    world.time += 1_000;
    const anew = world.health.checkAnew(RUN, world.now());
    answer();
    await anew;
    expect(questions().filter((what) => what === 'board')).toHaveLength(2);
    expect(world.most.get('next.intelliboard.net')).toBe(1);
  });

  it('a question that is on since then is enough', async () => {
    const at = await seen();
    const answer = await heldAtIntelliBoard();
    await world.health.lookAgain(RUN, at);
    answer();
    await atRest();
    expect(questions().filter((what) => what === 'board')).toHaveLength(1);
  });

  it('nobody is asked offline, nor about a set-up that is not finished', async () => {
    const at = await seen();
    world.online = false;
    await world.health.lookAgain(RUN, at);
    world = new HealthWorld([new Connection(changed(onApiRoad(), { authorize: { grantedAt: null } }))], START);
    await world.health.lookAgain('run-1', START);
    expect(questions()).toEqual([]);
    expect(world.of('run-1').round).toBeNull();
  });
});

it('stores results as they come: one who does not answer holds up nobody', async () => {
  world.beforeAsking = (what) => (what === 'board' ? never() : Promise.resolve());
  void world.health.check(RUN, 'guide');
  await expect.poll(() => world.of(RUN).round?.pending).toEqual(['board']);
  expect(world.result(RUN, 'key')?.code).toBe('key_ok');
  expect(world.result(RUN, 'flat-files')?.code).toBe('flat_ok');
});

describe('the worker is killed', () => {
  it.each([1, 2, 3, 4, 5, 6])('at question %i: the next one goes on, and the outcome is the same', async (kill) => {
    await world.health.check(RUN, 'guide');
    const undisturbed = codes();
    world = new HealthWorld([one], START);
    let count = 0;
    world.beforeAsking = async () => {
      count += 1;
      if (count >= kill) await never();
    };
    void world.health.check(RUN, 'guide');
    await expect.poll(() => count).toBeGreaterThanOrEqual(kill);
    const left = world.of(RUN).round?.pending ?? [];
    expect(left.length).toBeGreaterThan(0);

    world.beforeAsking = async () => undefined;
    world.restart();
    await world.health.resume();
    expect(world.of(RUN).round).toBeNull();
    expect(codes()).toEqual(undisturbed);
  });

  it('between two looks: the clock goes on', async () => {
    await world.health.tick();
    const { rings } = world;
    world.restart();
    world.time = Date.parse(rings ?? '');
    await world.health.tick();
    expect(questions().filter((what) => what === 'board')).toHaveLength(2);
  });

  it('and nobody came back for an hour: that round is over, and nothing is asked out of turn', async () => {
    world.beforeAsking = never;
    void world.health.check(RUN, 'guide');
    await expect.poll(() => world.of(RUN).round).not.toBeNull();
    world.beforeAsking = async () => undefined;
    world.restart();
    world.time += HOUR;
    await world.health.resume();
    expect(world.of(RUN).round).toBeNull();
    expect(questions()).toEqual([]);
  });

  it('between finding and telling: it is told by the next one', async () => {
    await world.health.check(RUN, 'guide');
    await world.health.setNotify(RUN, true);
    one.reserved = true;
    world.time += DAY;
    let told = 0;
    world.beforeAsking = async (what) => {
      if (what === 'key') await never();
      told = world.told.length;
    };
    void world.health.check(RUN, 'asked');
    await expect.poll(() => world.result(RUN, 'flat-files')?.code).toBe('flat_reserved');
    expect(told).toBe(0);
    world.beforeAsking = async () => undefined;
    world.restart();
    await world.health.resume();
    expect(world.told.flatMap((one_) => one_.codes)).toContain('flat_reserved');
    expect(world.of(RUN).toTell).toEqual([]);
  });
});

describe('what changes', () => {
  it('is said with the two times between which it came about', async () => {
    await world.health.check(RUN, 'guide');
    one.key = { ...one.key, state: 'off' };
    one.session = 'signed-out';
    world.time += 2 * HOUR;
    await world.health.check(RUN, 'asked');
    // Nobody could look, so this look is no bound.
    expect(world.of(RUN).drifts).toEqual([]);
    one.session = 'admin';
    world.time += 2 * HOUR;
    await world.health.check(RUN, 'asked');
    expect(world.of(RUN).drifts[0]).toMatchObject({ id: 'key', from: 'key_ok', to: 'key_off', between: ['2026-12-01T14:00:00.000Z', '2026-12-01T18:00:00.000Z'] });
  });

  it('is notified once, if wanted', async () => {
    await world.health.check(RUN, 'guide');
    one.authorization = 'revoked';
    world.time += 5 * HOUR;
    await world.health.tick();
    expect(world.told).toEqual([]);
    one.authorization = 'granted';
    world.time += 5 * HOUR;
    await world.health.tick();
    await world.health.setNotify(RUN, true);
    one.authorization = 'revoked';
    world.time += 5 * HOUR;
    await world.health.tick();
    world.time += 5 * HOUR;
    await world.health.tick();
    expect(world.told).toEqual([{ runId: RUN, codes: ['auth_revoked'] }]);
  });

  it('a reminder is notified each time that less is left', async () => {
    const api = new Connection(changed(onApiRoad('run-api'), { data: { expiresOn: '2027-01-15' } }));
    world = new HealthWorld([api], START);
    await world.health.check('run-api', 'guide');
    await world.health.setNotify('run-api', true);
    for (let day = 0; day < 50; day += 1) {
      world.time += DAY;
      await world.health.tick();
    }
    expect(world.told.flatMap(({ codes: told }) => told)).toEqual(['expiry_30', 'expiry_7', 'expiry_1', 'expiry_passed']);
  });

  it('is right if a person says so, and then the measure', async () => {
    await world.health.check(RUN, 'guide');
    one.school = { ...one.school, roles: [...one.school.roles, { id: '21', name: 'Librarian' }] };
    one.key = { ...one.key, name: 'IB' };
    world.time += DAY;
    await world.health.check(RUN, 'guide');
    expect(codes()).toEqual(expect.arrayContaining(['news_roles', 'key_renamed']));
    await world.health.accept(RUN, 'news');
    await world.health.accept(RUN, 'key');
    expect(codes()).toEqual(expect.arrayContaining(['news_none', 'key_ok']));
    world.time += DAY;
    await world.health.check(RUN, 'guide');
    expect(healthStanding(world.of(RUN)).attention).toEqual([]);
  });
});

it('goes with the connection', async () => {
  await world.health.check(RUN, 'guide');
  // Its set-up is begun anew at that moment.
  world = new HealthWorld([new Connection(changed(onFlatFiles(RUN), { authorize: { grantedAt: null } }))], START);
  await world.health.forget(RUN);
  expect(world.of(RUN).results).toEqual([]);
  expect(world.shown).toEqual([]);
  expect(world.rings).toBeNull();
});

it('fifty connections: what is stored of them all fits, and the worst of them shows', async () => {
  const many = Array.from({ length: 50 }, (_, index) => new Connection(onApiRoad(`run-${index}`, `https://school-${index}.instructure.com`)));
  const bad = many[31];
  if (bad !== undefined) bad.authorization = 'revoked';
  world = new HealthWorld(many, START);
  await world.health.tick();
  expect(world.shown).toHaveLength(50);
  expect(world.shown.filter(({ health }) => healthStanding(health).worst === 'fail').map(({ setup }) => setup.runId)).toEqual(['run-31']);
});
