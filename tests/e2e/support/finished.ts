import type { WebWorker } from 'puppeteer';
import type { CanvasPage } from '../pages/canvas';
import type { GuidePage } from '../pages/guide';
import { DATA_SITES, takeDap, takeFlatFiles } from './data-step';
import { fillWhatIsInView, upToTheForm } from './form-step';
import { callApi, processOnce } from './life';
import { INSTRUCTURE, INTELLIBOARD, type World } from './world';

export interface Finished {
  readonly guide: GuidePage;
  readonly canvas: CanvasPage;
  readonly clientId: string;
}

/**
 * A connection whose set-up is over: made in the guide up to IntelliBoard's green checks; consent, filters, roles and
 * the first run straight at the stand-ins, as any other way may have come to them. With Canvas Data 2 the first run
 * has not begun: its service answers five queries a minute, and the run would have to wait for the next.
 */
export async function finishConnection(world: World, data: 'flat-files' | 'dap' = 'flat-files'): Promise<Finished> {
  world.sandbox.intelliboard.set({ runStepMs: 0, checksDelayMs: 0 });
  const canvas = await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_data');
  await (data === 'dap' ? takeDap : takeFlatFiles)(world, guide);
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  await guide.send();

  const at = connectionPath(world);
  await authorize(world, canvas);
  await callApi(world, 'PATCH', at, { filters: { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'all' } });
  await callApi(world, 'PATCH', at, { roles: { instructor: ['4'], learner: ['3'] } });
  if (data === 'flat-files') await processOnce(world);
  await checkAgain(world);
  return finished(world, guide, canvas);
}

/**
 * The same by IntelliBoard's own form. `filled` by the extension, which then keeps nothing secret; else it was typed in
 * there by hand, and the extension still has what it has captured.
 */
export async function finishOnForm(world: World, takeData: (world: World, guide: GuidePage) => Promise<void>, { filled }: { filled: boolean }): Promise<Finished> {
  world.sandbox.intelliboard.set({ api: 'off' });
  const canvas = await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  const site = await upToTheForm(world, guide, 'en');
  await guide.openStep('step_data');
  await takeData(world, guide);
  if (filled) {
    await guide.openStep('step_send');
    await fillWhatIsInView(guide);
    await site.pressContinue();
    await site.marksAreGreen();
    await guide.press('marks_read');
    await guide.says('form_road_green');
  }
  const [key] = world.ownKeys();
  world.sandbox.canvas.set({ key: { id: key?.id ?? '', tokens: 1, lastUsedAt: new Date().toISOString() } });
  return finished(world, guide, canvas);
}

async function finished(world: World, guide: GuidePage, canvas: CanvasPage): Promise<Finished> {
  const [key] = world.ownKeys();
  if (key === undefined) throw new Error('there is no key');
  await canvas.page.bringToFront();
  await canvas.goTo('/accounts/1');
  await markFinished(await world.chromium.worker());
  await guide.page.bringToFront();
  await guide.page.reload();
  // The first look is asked for by the first page that opens; every page after it opens with what was found.
  await waitFor(async () => (await world.chromium.worker()).evaluate(hasHealth));
  await guide.page.reload();
  return { guide, canvas, clientId: key.id };
}

/** Lets IntelliBoard act in Canvas for whoever is signed in there. */
export async function authorize(world: World, { page }: CanvasPage): Promise<void> {
  const { url } = (await callApi(world, 'POST', `${connectionPath(world)}/authorization`)) as { url: string };
  await page.bringToFront();
  await page.goto(url);
  await Promise.all([page.waitForNavigation(), page.locator('input[type="submit"]').click()]);
}

export function connectionPath(world: World): string {
  const [connection] = world.intelliboard().connections;
  if (connection === undefined) throw new Error('there is no connection');
  return `/connections/${connection.id}`;
}

/** Has IntelliBoard make its own checks again, and waits for them. */
export async function checkAgain(world: World): Promise<void> {
  const at = `${connectionPath(world)}/checks`;
  await callApi(world, 'POST', at);
  await waitFor(async () => ((await callApi(world, 'GET', at)) as { verdict: string }[]).every(({ verdict }) => verdict !== 'waiting'));
}

/** What the toolbar shows. */
export async function toolbar(world: World): Promise<{ text: string; title: string }> {
  return (await world.chromium.worker()).evaluate(readToolbar);
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
    const draft = { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: ['2'], terms: ['1'], courseStatus: [], activityStatus: [] };
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
