import type { Page } from 'puppeteer';
import { INSTRUCTURE, INTELLIBOARD, type World } from './world';
import type { Config } from '@/utils/intelliboard/contract';
import { API_PATH, KNOWN_REDIRECT_URI } from '@/utils/model/known';

/** A call of IntelliBoard's API from a page of its own site; answers the JSON. */
export async function callApi(world: World, page: Page, method: 'POST' | 'PATCH', path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async (address, how, token, text) => {
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID(), ...(text !== null && { 'content-type': 'application/json' }) };
      const answer = await fetch(address, { method: how, headers, body: text });
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as unknown;
    },
    API_PATH + path,
    method,
    world.token,
    body === undefined ? null : JSON.stringify(body),
  );
}

/** A connection that its admin has authorised in Canvas, made without the extension. Somebody must be signed in to Canvas in this browser. */
export async function authorizedConnection(world: World, page: Page, more: Partial<Config> = {}): Promise<string> {
  world.sandbox.canvas.set({ addKey: { name: 'IntelliBoard Pro', redirectUris: [KNOWN_REDIRECT_URI], binding: 'on' } });
  const key = world.canvas().keys.find(({ own }) => own);
  if (key === undefined) throw new Error('There is no key.');
  const config: Config = { lms: { type: 'canvas', name: 'Fernwood University', url: INSTRUCTURE }, developerKey: { clientId: key.id, clientSecret: world.secretOf(key.id) }, categoryId: '12', active: true, dynamicTables: false, processAt: { hour: 7, timeZone: 'UTC' }, ...more };
  await page.goto(`${INTELLIBOARD}/connections`);
  const { id } = (await callApi(world, page, 'POST', '/connections', config)) as { id: string };
  await authorize(page, id);
  return id;
}

/** From IntelliBoard to Canvas's question and back, ending on the tab of the roles once it has options. */
export async function authorize(page: Page, id: string): Promise<void> {
  await page.goto(`${INTELLIBOARD}/connections/${id}/authorize`);
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/login/oauth2/accept"] [type=submit]').click()]);
  await page.goto(`${INTELLIBOARD}/connections/${id}/roles`);
  await page.waitForFunction(() => `${document.documentElement.outerHTML}`.includes('Lead Instructor'), { polling: 100 });
}

/** The pair of the Canvas Data Portal, made there anew. */
export function portalPair({ sandbox: { portal } }: World): NonNullable<Config['data']> {
  portal.set({ existingPair: true });
  const { pair } = portal.inspect() as { pair: { key: string; last4: string } | null };
  const secret = portal.canaries().findLast(({ value }) => pair !== null && value.endsWith(pair.last4))?.value ?? '';
  return { source: 'flat-files', key: pair?.key ?? '', secret };
}
