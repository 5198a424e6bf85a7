import type { WebWorker } from 'puppeteer';
import type { CanvasPage } from '../pages/canvas';
import type { GuidePage } from '../pages/guide';
import { DATA_SITES, takeFlatFiles } from './data-step';
import { INSTRUCTURE, INTELLIBOARD, type World } from './world';

export interface Finished {
  readonly guide: GuidePage;
  readonly canvas: CanvasPage;
  readonly clientId: string;
}

/**
 * A connection whose set-up is over: made in the guide up to IntelliBoard's green checks; consent, filters, roles and
 * the first run straight at the stand-ins, as any other way may have come to them.
 */
export async function finishConnection(world: World): Promise<Finished> {
  world.sandbox.intelliboard.set({ runStepMs: 0, checksDelayMs: 0 });
  const canvas = await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_data');
  // Canvas Data 2 answers five queries a minute, and a run would have to wait for the next.
  await takeFlatFiles(world, guide);
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  await guide.send();

  const [key] = world.ownKeys();
  const [connection] = world.intelliboard().connections;
  if (key === undefined || connection === undefined) throw new Error('there is no connection');
  const at = `/connections/${connection.id}`;
  const { url } = (await call(world, 'POST', `${at}/authorization`)) as { url: string };
  await canvas.page.bringToFront();
  await canvas.page.goto(url);
  await Promise.all([canvas.page.waitForNavigation(), canvas.page.locator('input[type="submit"]').click()]);
  await canvas.goTo('/accounts/1');
  await call(world, 'PATCH', at, { filters: { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'all' } });
  await call(world, 'PATCH', at, { roles: { instructor: ['4'], learner: ['3'] } });
  await call(world, 'POST', `${at}/runs`);
  await waitFor(async () => ((await call(world, 'GET', `${at}/runs`)) as { state: string }[])[0]?.state === 'done');
  await checkAgain(world);
  await markFinished(await world.chromium.worker());
  await guide.page.bringToFront();
  await guide.page.reload();
  // The first look is asked for by the first page that opens; every page after it opens with what was found.
  await waitFor(async () => (await world.chromium.worker()).evaluate(hasHealth));
  await guide.page.reload();
  return { guide, canvas, clientId: key.id };
}

/** Has IntelliBoard make its own checks again, and waits for them. */
export async function checkAgain(world: World): Promise<void> {
  const [connection] = world.intelliboard().connections;
  const at = `/connections/${connection?.id ?? ''}/checks`;
  await call(world, 'POST', at);
  await waitFor(async () => ((await call(world, 'GET', at)) as { verdict: string }[]).every(({ verdict }) => verdict !== 'waiting'));
}

/** What the toolbar shows. */
export async function toolbar(world: World): Promise<{ text: string; title: string }> {
  return (await world.chromium.worker()).evaluate(readToolbar);
}

/** One call of contract v1 with the account's token. */
async function call(world: World, method: string, path: string, body?: object): Promise<unknown> {
  const worker = await world.chromium.worker();
  const answer = await worker.evaluate(fetchApi, { method, url: `${INTELLIBOARD}/api/connect/v1${path}`, token: world.token, body: body === undefined ? null : JSON.stringify(body) });
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as unknown;
}

export async function waitFor(isSo: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function markFinished(worker: WebWorker): Promise<void> {
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<Record<string, never>>; set(items: object): Promise<void> } } } };
    const { connections } = (await chrome.storage.local.get('connections')) as unknown as { connections: { current: string } };
    const name = `setup:${connections.current}`;
    const setup = (await chrome.storage.local.get(name))[name] as unknown as { authorize: object; filters: object; roles: object; process: object };
    const now = new Date().toISOString();
    const draft = { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: ['2'], terms: 'all', courseStatus: [], activityStatus: [] };
    await chrome.storage.local.set({
      [name]: {
        ...setup,
        authorize: { ...setup.authorize, grantedAt: now },
        filters: { ...setup.filters, draft, confirmedAt: now, savedAt: now },
        roles: { ...setup.roles, draft: { instructor: ['4'], learner: ['3'], admin: [], courseAdmin: [] }, confirmedAt: now, savedAt: now },
        process: { ...setup.process, confirmedAt: now },
      },
    });
  });
}

async function hasHealth(): Promise<boolean> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: null): Promise<Record<string, { results?: unknown[] }>> } } } };
  return Object.entries(await chrome.storage.local.get(null)).some(([key, value]) => key.startsWith('health:') && (value.results?.length ?? 0) > 0);
}

async function readToolbar(): Promise<{ text: string; title: string }> {
  const { action } = (globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> } } }).chrome;
  return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
}

async function fetchApi({ method, url, token, body }: { method: string; url: string; token: string; body: string | null }): Promise<{ status: number; text: string }> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Content-Type': 'application/json', ...(method === 'GET' ? {} : { 'Idempotency-Key': crypto.randomUUID() }) };
  const response = await fetch(url, { method, headers, ...(body !== null && { body }) });
  return { status: response.status, text: await response.text() };
}
