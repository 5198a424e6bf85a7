import { describe, expect, it } from 'vitest';
import { dayIn } from '@/utils/core/moment';
import type { HealthCheck, HealthCode } from '@/utils/model/health-codes';
import { isTrouble, standingOf, stripOf } from '@/utils/model/health-standing';
import { changed } from '../../fixtures/state-parts';
import { onApiRoad, onFlatFiles } from '../../fixtures/finished-setups';
import { awayFrom, DAY, DAYS, eventsOf, HOUR, seeded, START, type EventKind } from '../../fixtures/ninety-days';
import { Connection, HealthWorld } from './health-world';

/** What is true of a connection while it lasts, and after it. */
const EFFECTS: Readonly<Record<EventKind, { begin(one: Connection): void; end(one: Connection): void }>> = {
  'key-off': { begin: (one) => void (one.key = { ...one.key, state: 'off' }), end: (one) => void (one.key = { ...one.key, state: 'on' }) },
  'key-off-seen-there': { begin: (one) => void ((one.key = { ...one.key, state: 'off' }), (one.keyCheck = 'fail')), end: (one) => void ((one.key = { ...one.key, state: 'on' }), (one.keyCheck = 'pass')) },
  redirect: { begin: (one) => void (one.key = { ...one.key, redirectUris: ['https://other.example/'] }), end: (one) => void (one.key = { ...one.key, redirectUris: [...(one.setup.key.plan === null ? [] : [one.setup.key.plan.redirectUri])] }) },
  renamed: { begin: (one) => void (one.key = { ...one.key, name: 'IB (do not use)' }), end: (one) => void (one.key = { ...one.key, name: 'IntelliBoard Pro' }) },
  outage: { begin: (one) => void (one.board = 'silent'), end: (one) => void (one.board = 'ok') },
  revoked: { begin: (one) => void (one.authorization = 'revoked'), end: (one) => void (one.authorization = 'granted') },
  'run-fails': { begin: (one) => void (one.runFails = true), end: (one) => void (one.runFails = false) },
  reserved: { begin: (one) => void (one.reserved = true), end: (one) => void (one.reserved = false) },
  'data-refused': { begin: (one) => void (one.dataAnswer = 'unauthorised'), end: (one) => void (one.dataAnswer = 'ok') },
  role: { begin: (one) => void (one.school = { ...one.school, roles: [...one.school.roles, { id: '21', name: 'Librarian' }] }), end: () => undefined },
};

/** What each check has to say, as things truly are; the checks of the session are seen by an admin alone. */
function truth(one: Connection, now: number, hasNews: boolean): Partial<Record<HealthCheck, HealthCode>> {
  const isPortal = one.setup.data.source === 'flat-files';
  const left = one.setup.data.expiresOn === null ? 999 : Math.round((Date.parse(one.setup.data.expiresOn) - Math.floor(now / DAY) * DAY) / DAY);
  const key = one.key.state === 'off' ? 'key_off' : one.key.redirectUris[0]?.includes('other') === true ? 'key_redirect' : one.key.name !== 'IntelliBoard Pro' ? 'key_renamed' : 'key_ok';
  return {
    key,
    news: hasNews ? 'news_roles' : 'news_none',
    intelliboard: one.board === 'ok' ? 'board_ok' : 'board_silent',
    ...(one.board === 'ok' && {
      checks: one.keyCheck === 'fail' ? 'checks_fail' : 'checks_ok',
      authorization: one.authorization === 'revoked' ? 'auth_revoked' : 'auth_ok',
      runs: one.runFails ? 'runs_failed' : 'runs_ok',
    }),
    ...(isPortal
      ? { data: one.dataAnswer === 'ok' ? 'data_ok' : 'data_refused', ...(one.dataAnswer === 'ok' && { 'flat-files': one.reserved ? 'flat_reserved' : 'flat_ok' }) }
      : { 'data-expiry': left < 0 ? 'expiry_passed' : left <= 1 ? 'expiry_1' : left <= 7 ? 'expiry_7' : left <= 30 ? 'expiry_30' : 'expiry_ok' }),
  };
}

/** Which checks what was asked lets see. */
const SEES: Readonly<Record<string, readonly HealthCheck[]>> = { key: ['key'], school: ['news'], board: ['intelliboard', 'checks', 'authorization', 'runs'], data: ['data', 'flat-files'] };

/** By a seed, for an admin who lives in a zone. */
const LIVES = [
  [1, 'UTC'],
  [7, 'America/Los_Angeles'],
  [42, 'Pacific/Auckland'],
  [2_026, 'Asia/Kathmandu'],
  [99_991, 'Europe/London'],
] as const;

describe.each(LIVES)('ninety days, seed %i, in %s', (seed, timeZone) => {
  it('every fault is reported at the next look that can see it, nothing else is, and what is stored stays small', { timeout: 60_000 }, async () => {
    const random = seeded(seed);
    const flat = new Connection(onFlatFiles('run-flat', 'https://maple.instructure.com'));
    // A connection that ends while it is watched; its key is made anew a week after that.
    const api = new Connection(changed(onApiRoad('run-api'), { data: { expiresOn: '2027-02-20' } }));
    const both = [api, flat];
    const world = new HealthWorld(both, START, random);
    world.timeZone = timeZone;
    const events = both.map((one) => ({ one, events: eventsOf(random) }));
    const away = awayFrom(random);
    const truths = new Map<string, Partial<Record<HealthCheck, HealthCode>>>();
    const reported = new Set<string>();
    let largest = 0;

    for (let hour = 0; hour < DAYS * 24; hour += 1) {
      world.time = START.getTime() + hour * HOUR;
      for (const { one, events: own } of events) {
        for (const event of own) {
          if (world.time === event.from) EFFECTS[event.kind].begin(one);
          if (world.time === event.to) EFFECTS[event.kind].end(one);
        }
      }
      // The browser is closed for a week.
      if (world.time >= away && world.time < away + 7 * DAY) continue;
      const asked = world.asked.length;
      if (hour === 0) for (const { setup } of both) await world.health.check(setup.runId, 'guide');
      if (world.rings !== null && Date.parse(world.rings) <= world.time) await world.health.tick();
      const isOfficeHour = hour % 24 >= 14 && hour % 24 < 22;
      if (isOfficeHour && random() < 0.08) {
        const one = both[Math.floor(random() * 2)] ?? api;
        one.session = random() < 0.7 ? 'admin' : random() < 0.7 ? 'signed-out' : 'acting-as';
        await world.health.check(one.setup.runId, random() < 0.5 ? 'guide' : 'page');
        // Acting as somebody else, Canvas is asked for nothing.
        if (one.session === 'acting-as') expect(world.asked.slice(asked).filter(({ what, runId }) => runId === one.setup.runId && ['root', 'key', 'school'].includes(what))).toEqual([]);
      }

      for (const one of both) {
        const { runId } = one.setup;
        const health = world.of(runId);
        const looks = world.asked.slice(asked).filter((look) => look.runId === runId);
        const isNew = one.school.roles.some(({ id }) => id === '21');
        const now = truth(one, world.time, isNew);
        if (looks.length > 0) {
          for (const id of [...looks.flatMap(({ what }) => SEES[what] ?? []), 'data-expiry' as const]) {
            const expected = now[id];
            if (expected === undefined) continue;
            expect({ hour, runId, id, code: world.result(runId, id)?.code }).toEqual({ hour, runId, id, code: expected });
            if (isTrouble(expected)) reported.add(expected);
          }
          truths.set(`${runId} ${world.now().toISOString()}`, now);
        }
        // Whatever stands as trouble was true when it was seen.
        for (const result of health.results.map((given) => standingOf(health, given)).filter(({ code }) => isTrouble(code))) {
          const then = truths.get(`${runId} ${result.at}`);
          expect({ hour, runId, code: result.code, at: result.at }).toEqual({ hour, runId, code: then?.[result.id], at: result.at });
        }
        expect(health.days.length).toBeLessThanOrEqual(90);
        expect(health.drifts.length).toBeLessThanOrEqual(100);
        largest = Math.max(largest, JSON.stringify(health).length);
      }
    }

    expect(largest).toBeLessThan(60_000);
    expect([...reported]).toEqual(expect.arrayContaining(['expiry_30', 'expiry_7', 'expiry_1', 'expiry_passed']));
    for (const { setup } of both) {
      const strip = stripOf(world.of(setup.runId), dayIn(world.now(), timeZone), DAYS);
      expect(strip.filter(({ worst }) => worst === null).length).toBeGreaterThanOrEqual(6);
      expect(strip.filter(({ worst }) => worst === null).length).toBeLessThanOrEqual(8);
      // Between one and the other: never the wrong way round, and never in a week in which nobody looked.
      for (const { between } of world.of(setup.runId).drifts) expect(Date.parse(between[1])).toBeGreaterThanOrEqual(Date.parse(between[0]));
    }
    // By the clock alone, nothing is asked in the admin's name.
    expect([...world.most.values()].every((most) => most === 1)).toBe(true);
  });
});

describe('fifty connections', () => {
  it('are asked one at a time by host, and spread over hours', { timeout: 30_000 }, async () => {
    const random = seeded(5);
    const many = Array.from({ length: 50 }, (_, index) => new Connection(onApiRoad(`run-${index}`, `https://school-${index}.instructure.com`)));
    const world = new HealthWorld(many, START, random);
    await world.health.tick();
    const times = new Set(many.map(({ setup }) => world.of(setup.runId).nextAt));
    expect(times.size).toBeGreaterThan(45);
    expect(world.most.get('next.intelliboard.net')).toBe(1);

    // A day by the clock: it rings when it said that it would.
    for (let rings = 0; rings < 400 && world.time < START.getTime() + DAY; rings += 1) {
      world.time = Math.max(world.time + 1, Date.parse(world.rings ?? ''));
      await world.health.tick();
    }
    const perHour = new Map<number, number>();
    for (const { at } of world.asked.filter((one) => one.at >= START.getTime() + 5 * HOUR)) perHour.set(Math.floor(at / HOUR), (perHour.get(Math.floor(at / HOUR)) ?? 0) + 1);
    expect(Math.max(...perHour.values())).toBeLessThan(40);
    expect(world.asked.every(({ what }) => what === 'board')).toBe(true);
    for (const { setup } of many) expect(world.asked.filter(({ runId }) => runId === setup.runId).length).toBeGreaterThanOrEqual(5);
  });

  it('are spread when the browser was closed and all are overdue', { timeout: 30_000 }, async () => {
    const random = seeded(8);
    const many = Array.from({ length: 50 }, (_, index) => new Connection(onApiRoad(`run-${index}`, `https://school-${index}.instructure.com`)));
    const world = new HealthWorld(many, START, random);
    await world.health.tick();
    world.time += 7 * DAY;
    const before = world.asked.length;
    await world.health.tick();
    expect(world.asked.length).toBe(before);
    for (const end = world.time + 10 * 60_000; Date.parse(world.rings ?? '') <= end; ) {
      world.time = Date.parse(world.rings ?? '');
      await world.health.tick();
    }
    expect(new Set(world.asked.slice(before).map(({ runId }) => runId)).size).toBe(50);
  });
});
