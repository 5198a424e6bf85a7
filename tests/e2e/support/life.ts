import { ConsentPage } from '../pages/consent';
import type { GuidePage } from '../pages/guide';
import { INTELLIBOARD, type World } from './world';

/** What the sandbox's IntelliBoard knows of a connection that lives. Secrets by their last four characters. */
export interface LifeInspection {
  readonly connections: readonly {
    readonly id: string;
    readonly developerKey: { readonly clientId: string };
    readonly pendingDeveloperKey?: { readonly clientId: string } | null;
    readonly data?: { readonly clientId?: string } | null;
    readonly name?: string;
  }[];
  readonly effects: { readonly connectionsCreated: number; readonly connectionsRemoved: number; readonly runsStarted: number };
}
export const life = (world: World) => world.sandbox.intelliboard.inspect() as LifeInspection;

/** From a connection that works to the making of another key. */
export async function beginRotation(guide: GuidePage): Promise<void> {
  await guide.openStep('step_key');
  await guide.openPart('rotation_offer');
  await guide.press('rotation_start');
  await guide.pressInDialog('rotation_start');
  await guide.says('rotation_stage_make');
  await guide.page.waitForFunction(() => document.querySelector('[aria-current="step"]') !== null, { polling: 100 });
}

export async function authorizeNewKey(world: World, guide: GuidePage): Promise<void> {
  await guide.goOn('step_authorize');
  await guide.press('auth_button');
  const consent = await ConsentPage.opened(world);
  await consent.authorize();
  await consent.page.close();
}

/** One run, straight at IntelliBoard's API as its own clock would start it; answers how it ended. */
export async function processOnce(world: World): Promise<string> {
  const [connection] = life(world).connections;
  const at = `/connections/${connection?.id ?? ''}/runs`;
  const { id } = (await callApi(world, 'POST', at)) as { id: string };
  for (;;) {
    const run = (await callApi(world, 'GET', `${at}/${id}`)) as { state: string };
    if (run.state === 'done' || run.state === 'failed') return run.state;
  }
}

/** One call of contract v1 with the account's token. */
export async function callApi(world: World, method: string, path: string, body?: object): Promise<unknown> {
  const worker = await world.chromium.worker();
  const answer = await worker.evaluate(fetchApi, { method, url: `${INTELLIBOARD}/api/connect/v1${path}`, token: world.token, body: body === undefined ? null : JSON.stringify(body) });
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? null : (JSON.parse(answer.text) as unknown);
}

async function fetchApi({ method, url, token, body }: { method: string; url: string; token: string; body: string | null }): Promise<{ status: number; text: string }> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Content-Type': 'application/json', ...(method === 'GET' ? {} : { 'Idempotency-Key': crypto.randomUUID() }) };
  const response = await fetch(url, { method, headers, ...(body !== null && { body }) });
  return { status: response.status, text: await response.text() };
}

/** The sites that the browser lets the extension reach, and the scripts that it has registered. */
export async function heldByTheExtension(world: World): Promise<{ readonly sites: string[]; readonly scripts: string[]; readonly stored: string[] }> {
  return (await world.chromium.worker()).evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        permissions: { getAll(): Promise<{ origins?: string[] }> };
        scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> };
        storage: { local: { get(key: null): Promise<object> } };
      };
    };
    const [{ origins = [] }, scripts, stored] = [await chrome.permissions.getAll(), await chrome.scripting.getRegisteredContentScripts(), await chrome.storage.local.get(null)];
    return { sites: origins.sort(), scripts: scripts.map(({ id }) => id), stored: Object.keys(stored).sort() };
  });
}
