import { createShared } from '@/utils/core/shared';
import { absorb, rejudge } from '@/utils/health/absorb';
import { ask, hostOf } from '@/utils/health/ask';
import type { HealthPorts, Standing } from '@/utils/health/ports';
import { createOnceMore, createTurns } from '@/utils/health/turns';
import { accept as accepted } from '@/utils/health/usual';
import { isLookDue, isOverdue, isRoundOpen, nextLook, partsDue, spread, type Occasion } from '@/utils/health/when';
import { HEALTH_PARTS, type Acceptable, type HealthDocument, type HealthPart } from '@/utils/model/health';
import type { Evidence } from '@/utils/model/health-evidence';
import { isFinished } from '@/utils/model/health-standing';
import type { SetupState } from '@/utils/model/setup';

/** More connections than this that are overdue together are not asked together. */
const ASKED_TOGETHER = 3;

/**
 * The checks of all connections, joined to the world by `ports`. Who is to be asked is stored before they are asked,
 * and what they say is stored as it comes: whoever wakes up after the worker was killed goes on with the rest.
 */
export function healthUseCases(ports: HealthPorts) {
  const { connections, store, now } = ports;
  const inTurn = createTurns();
  /** Many are asked at once, and each looks whether there is another of it: they read the list together. */
  const forAsking: HealthPorts = { ...ports, connections: { ...connections, all: createShared(() => connections.all()) } };
  /** What is being asked, and since when (epoch ms). */
  const asking = new Map<string, { readonly since: number; readonly work: Promise<void> }>();

  /** The connections whose set-up is over, or was once. */
  async function watched(): Promise<Standing[]> {
    const standings = await Promise.all((await connections.all()).map(async (setup) => ({ setup, health: await store.read(setup.runId) })));
    return standings.filter(({ setup, health }) => isFinished(setup) || health.nextAt !== null);
  }

  /** Looks at one connection, as far as the occasion allows. Offline nothing is learned, so nothing is asked. */
  async function check(runId: string, occasion: Occasion): Promise<void> {
    if (!(await openRound(runId, occasion))) return;
    await goOn(runId);
    await ringNext();
  }

  /** Stores who is to be asked. Answers whether the connection is looked at now. */
  async function openRound(runId: string, occasion: Occasion): Promise<boolean> {
    const setup = await connections.read(runId);
    if (setup === null || !ports.isOnline()) return false;
    const health = await store.read(runId);
    if (!isFinished(setup) && health.nextAt === null) return false;
    const parts = partsDue(occasion, setup, health, now());
    if (parts.length > 0) {
      await store.update(runId, (before) => {
        const open = isRoundOpen(before, now()) ? before.round : null;
        return { ...before, nextAt: before.nextAt ?? nextLook(now(), ports.random()), round: { since: open?.since ?? now().toISOString(), pending: [...new Set([...(open?.pending ?? []), ...parts])] } };
      });
    }
    return true;
  }

  /**
   * Something was seen at `at` to have come to its end at IntelliBoard: a run, or its checks. It is asked how the
   * connection fares. On return that is stored; nobody waits for the answer.
   */
  async function lookAgain(runId: string, at: Date): Promise<void> {
    const on = asking.get(nameOf('board', runId));
    // A question that was put before that may be answered as things were before: it is put once more after it.
    if (on !== undefined && on.since < at.getTime()) return void on.work.then(() => check(runId, 'ended')).catch(() => undefined);
    if (await openRound(runId, 'ended')) void goOn(runId).then(ringNext).catch(() => undefined);
  }

  /** Something was put right at `at`: what was asked before that is asked once more, since its answer may be older. */
  async function checkAnew(runId: string, at: Date): Promise<void> {
    await Promise.allSettled(
      HEALTH_PARTS.map(async (part) => {
        const on = asking.get(nameOf(part, runId));
        if (on !== undefined && on.since < at.getTime()) await on.work;
      }),
    );
    await check(runId, 'asked');
  }

  /** Its set-up has come to its end: from now on it is watched. */
  async function begin(runId: string): Promise<void> {
    if ((await store.read(runId)).nextAt === null) await check(runId, 'guide');
  }

  /** Asks whoever has not answered yet, all side by side. */
  async function goOn(runId: string): Promise<void> {
    const { round } = await store.read(runId);
    await Promise.all((round?.pending ?? []).map((part) => askOnce(runId, part)));
  }

  /** Nobody is asked the same twice at once. */
  function askOnce(runId: string, part: HealthPart): Promise<void> {
    const name = nameOf(part, runId);
    const on = asking.get(name) ?? { since: now().getTime(), work: askPart(runId, part).finally(() => asking.delete(name)) };
    asking.set(name, on);
    return on.work;
  }

  async function askPart(runId: string, part: HealthPart): Promise<void> {
    const setup = await connections.read(runId);
    if (setup !== null) {
      // A fault of our own is no finding; what was seen until then is stored.
      await inTurn(hostOf(part, setup), () => takeAll(setup, part)).catch(() => undefined);
    }
    await store.update(runId, (health) => {
      const pending = (health.round?.pending ?? []).filter((one) => one !== part);
      return { ...health, askedAt: { ...health.askedAt, [part]: now().toISOString() }, round: health.round === null || pending.length === 0 ? null : { ...health.round, pending } };
    });
    // What cannot be shown or told now is shown at the next look.
    await show().catch(() => undefined);
  }

  async function takeAll(setup: SetupState, part: HealthPart): Promise<void> {
    const asks = await ports.asks(setup.runId);
    if (asks === null) return;
    for await (const seen of ask(part, setup, await store.read(setup.runId), asks, forAsking)) await take(setup.runId, seen);
  }

  /** Judged by the set-up as it is now: it may have changed while somebody was asked. */
  async function take(runId: string, seen: Partial<Evidence>): Promise<void> {
    const setup = await connections.read(runId);
    if (setup !== null) await store.update(runId, (health) => absorb(health, setup, seen, now(), ports.timeZone()));
  }

  /** Shows and tells how all stand, one after the other, so that nothing is told twice. */
  const show = createOnceMore(inTurn, 'show', showNow);

  /** What is told is noted as told after it: should the worker be killed in between, it is told again rather than not at all. */
  async function showNow(): Promise<void> {
    const standings = await watched();
    await ports.show(standings);
    for (const one of standings.filter(({ health }) => health.toTell.length > 0)) {
      await ports.tell(one, one.health.toTell);
      await store.update(one.setup.runId, (health) => ({ ...health, toTell: health.toTell.filter(({ id, at }) => !one.health.toTell.some((told) => told.id === id && told.at === at)) }));
    }
  }

  /** The clock rang, or the worker started: looks at each connection whose time has come, and has the clock ring for the next. */
  async function tick(): Promise<void> {
    const due = (await watched()).filter(({ health }) => isLookDue(health, now()));
    const isCrowd = due.filter(({ health }) => isOverdue(health, now())).length > ASKED_TOGETHER;
    await Promise.all(due.map((one) => look(one, isCrowd)));
    await ringNext();
  }

  async function look({ setup, health }: Standing, isCrowd: boolean): Promise<void> {
    const waits = isCrowd && isOverdue(health, now());
    const nextAt = waits ? spread(now(), ports.random()) : nextLook(now(), ports.random());
    // Who is to be asked is stored first: killed in between, it is due still.
    const isOpen = !waits && (await openRound(setup.runId, 'alarm'));
    await store.update(setup.runId, (before) => ({ ...before, nextAt }));
    if (isOpen) await goOn(setup.runId);
  }

  const ringNext = createOnceMore(inTurn, 'ring', ringNextNow);

  async function ringNextNow(): Promise<void> {
    const times = (await watched()).map(({ health }) => health.nextAt).filter((at) => at !== null);
    await ports.ringAt(times.sort()[0] ?? null);
  }

  /** Goes on with rounds that a killed worker has left; too old ones are over. */
  async function resume(): Promise<void> {
    await Promise.all(
      (await watched()).map(async ({ setup, health }) => {
        if (isRoundOpen(health, now())) return goOn(setup.runId);
        if (health.round !== null) await store.update(setup.runId, (before) => ({ ...before, round: null }));
      }),
    );
    await show().catch(() => undefined);
  }

  /** The admin is on a page of that Canvas. */
  async function pageLoaded(origin: string): Promise<void> {
    await Promise.all((await watched()).filter(({ setup }) => setup.canvas.site?.origin === origin).map(({ setup }) => check(setup.runId, 'page')));
  }

  /** What a check found is as it should be. */
  async function accept(runId: string, id: Acceptable): Promise<void> {
    const setup = await connections.read(runId);
    if (setup === null) return;
    await store.update(runId, (health) => rejudge(acceptedNews(health, id), setup, accepted(health.baselines, health.evidence, id), now(), ports.timeZone()));
    await show();
  }

  async function setNotify(runId: string, notify: boolean): Promise<void> {
    await store.update(runId, (health) => ({ ...health, notify, toTell: [] }));
  }

  async function forget(runId: string): Promise<void> {
    await store.remove(runId);
    await show();
    await ringNext();
  }

  return { begin, check, checkAnew, lookAgain, tick, resume, pageLoaded, accept, setNotify, forget, show };
}

export type Health = ReturnType<typeof healthUseCases>;

function nameOf(part: HealthPart, runId: string): string {
  return `${part} ${runId}`;
}

/** What was new is new no longer. */
function acceptedNews(health: HealthDocument, id: Acceptable): HealthDocument {
  const { news } = health.evidence;
  if (id !== 'news' || news === null) return health;
  return { ...health, evidence: { ...health.evidence, news: { ...news, roles: [], accounts: [], terms: [] } } };
}
