import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryOf } from '@/utils/model/connections';
import { emptyHealth } from '@/utils/model/health';
import { onApiRoad } from '../fixtures/finished-setups';
import { changed, secret } from '../fixtures/state-parts';
import { finishConnection, waitFor, type Finished } from './support/finished';
import { words } from './pages/words';
import { life } from './support/life';
import { World } from './support/world';

const COUNT = 50;

let world: World;
let at: Finished;
let first: string;

/** The ways into the browser that a test needs here. */
interface Chrome {
  readonly storage: { readonly local: { get(key: string): Promise<Record<string, { current: string; entries: { runId: string }[] }>>; set(items: object): Promise<void> } };
  readonly alarms: { readonly onAlarm: { dispatch(alarm: object): void } };
  readonly runtime: { sendMessage(message: object): Promise<unknown>; getManifest(): { version: string } };
}

beforeAll(async () => {
  world = await World.open();
  at = await finishConnection(world);
  first = await currentRun();
  await at.guide.page.evaluate(addMany, COUNT - 1);
  await seed();
});
afterAll(() => world.close());

/** As many more connections of the same IntelliBoard account, each with its token in the vault. */
async function addMany(count: number): Promise<void> {
  const { runtime } = (globalThis as unknown as { chrome: Chrome }).chrome;
  const { version } = runtime.getManifest();
  for (let one = 0; one < count; one += 1) await runtime.sendMessage({ to: 'worker', version, name: 'connections.add', data: {} });
}

async function list() {
  const worker = await world.chromium.worker();
  const { connections } = await worker.evaluate(() => (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.get('connections'));
  if (connections === undefined) throw new Error('there is no list');
  return connections;
}

async function currentRun(): Promise<string> {
  return (await list()).current;
}

/** They are finished, and each is due to be looked at now. */
async function seed(): Promise<void> {
  const { entries } = await list();
  const others = entries.filter(({ runId }) => runId !== first);
  expect(others).toHaveLength(COUNT - 1);
  const connectionId = life(world).connections[0]?.id ?? null;
  const setups = others.map(({ runId }, n) => changed(onApiRoad(runId, `https://college-${n}.instructure.com`), { account: { token: secret('held', '') }, send: { connectionId } }));
  const nextAt = new Date().toISOString();
  await (await world.chromium.worker()).evaluate((items) => (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.set(items), {
    ...Object.fromEntries(setups.map((setup) => [`setup:${setup.runId}`, setup])),
    ...Object.fromEntries(setups.map(({ runId }) => [`health:${runId}`, { ...emptyHealth(runId), nextAt }])),
    connections: { version: 1, current: first, entries: [...entries.filter(({ runId }) => runId === first), ...setups.map(entryOf)] },
  });
}

test('the popup shows the connection of the tab in front from a worker that slept, while nobody answers', async () => {
  world.sandbox.faults.add({ site: 'intelliboard', path: '.', times: 1_000, when: 'before', then: { hold: 'intelliboard' } });
  world.sandbox.faults.add({ site: 'canvas', path: '^/api/', times: 1_000, when: 'before', then: { hold: 'canvas' } });
  for (const _ of ['first', 'second']) {
    await world.chromium.killWorker();
    const popup = await world.chromium.pressToolbarIcon(at.canvas.page);
    await popup.waitForFunction((host, heading) => document.querySelector('h2')?.innerText === heading && document.body.innerText.includes(host), { polling: 10 }, world.host, words('health_heading_pass'));
    await popup.close();
  }
  world.sandbox.faults.clear();
});

test('the list in the tab has them all, and each can be brought into view', async () => {
  // What the worker has begun when it started is over: rows do not move any more.
  await waitFor(async () => (await (await world.chromium.worker()).evaluate(lookedAt, '')) >= COUNT, 80_000);
  await at.guide.page.bringToFront();
  await at.guide.page.reload();
  await at.guide.says('connections_title', String(COUNT));
  expect(await at.guide.page.$$('nav .connection-list li')).toHaveLength(COUNT);
  await at.guide.showConnection('college-37.instructure.com');
  await at.guide.showConnection(world.host);
});

test('all due together: asked one at a time at each host, and every one of them is', async () => {
  const worker = await world.chromium.worker();
  await worker.evaluate(countRequests);
  const before = world.sandbox.log.entries.length;
  const began = new Date().toISOString();
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome & { storage: { local: { get(key: null): Promise<Record<string, { nextAt?: string }>> } } } };
    const all = await chrome.storage.local.get(null as never);
    const due = Object.entries(all).filter(([name]) => name.startsWith('health:'));
    await chrome.storage.local.set(Object.fromEntries(due.map(([name, health]) => [name, { ...health, nextAt: new Date().toISOString(), askedAt: { here: null, canvas: null, board: null, data: null } }])));
    // As if nobody had asked for long. As the browser does; with its own clock it would wait for half a minute at least.
    chrome.alarms.onAlarm.dispatch({ name: 'health', scheduledTime: Date.now() });
  });
  await waitFor(async () => (await worker.evaluate(lookedAt, began)) >= COUNT, 80_000);
  const most = await worker.evaluate(() => (globalThis as unknown as { mostAtATime: Record<string, number> }).mostAtATime);
  expect(Object.keys(most)).toContain('next.intelliboard.net');
  expect(Object.values(most).filter((count) => count > 1)).toEqual([]);
  expect(world.sandbox.log.entries.length - before).toBeGreaterThanOrEqual(COUNT);
  await at.guide.page.bringToFront();
  await at.guide.says('connections_title', String(COUNT));
  expect(await world.leaks()).toEqual([]);
});

/** Of how many connections IntelliBoard was asked since. */
async function lookedAt(since: string): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: null): Promise<Record<string, { round?: object | null; askedAt?: { board: string | null } }>> } } } };
  const all = await chrome.storage.local.get(null);
  return Object.entries(all).filter(([name, health]) => name.startsWith('health:') && health.round === null && (health.askedAt?.board ?? '') > since).length;
}

/** Runs inside the worker: how many requests are under way at a time, by host. */
function countRequests(): void {
  const scope = globalThis as unknown as { fetch: typeof fetch; mostAtATime: Record<string, number> };
  const real = scope.fetch;
  const now: Record<string, number> = {};
  scope.mostAtATime = {};
  scope.fetch = async (...asked) => {
    const host = new URL(asked[0] instanceof Request ? asked[0].url : String(asked[0])).host;
    now[host] = (now[host] ?? 0) + 1;
    scope.mostAtATime[host] = Math.max(scope.mostAtATime[host] ?? 0, now[host]);
    try {
      return await real(...asked);
    } finally {
      now[host] -= 1;
    }
  };
}
