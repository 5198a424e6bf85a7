import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { words } from './pages/words';
import { builtFiles, findCanaries } from './support/canary-search';
import { INSTRUCTURE, VANITY, World } from './support/world';

let world: World;
afterEach(() => world.close());

/** The whole road in the guide, from nothing to IntelliBoard's green checks. */
async function takeTheRoad(from: World) {
  const canvas = await from.signIn();
  const guide = await from.openGuide();
  await guide.connectIntelliBoard(from.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(`${from.host}/accounts/1/settings?x=1#tab`, from.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  await guide.says('send_nothing_left');
  return { canvas, guide };
}

describe.each([
  ['Instructure’s domain', INSTRUCTURE],
  ['the school’s own domain', VANITY],
])('the whole road on %s', (_, origin) => {
  test('ends in green checks, with one key, one connection, and no secret anywhere', async () => {
    world = await World.open(origin, { profile: mkdtempSync(join(tmpdir(), 'connect-journey-')) });
    const { guide } = await takeTheRoad(world);
    expect(await world.leaks()).toEqual([]);
    await guide.send();

    const [key, ...others] = world.ownKeys();
    expect(others).toEqual([]);
    expect(key).toMatchObject({ name: 'IntelliBoard Pro', binding: 'on', requireScopes: false, redirectUris: ['https://next.intelliboard.net/settings/oauth2/redirect'] });
    expect(world.intelliboard().connections).toMatchObject([{ lms: { url: origin }, developerKey: { clientId: key?.id } }]);
    expect(world.intelliboard().effects.connectionsCreated).toBe(1);
    expect(await guide.text()).toContain(words('secret_sent'));

    expect(await world.leaks()).toEqual([]);
    expect(findCanaries(world.sandbox.canaries(), builtFiles())).toEqual([]);
    expect(await world.closeAndSearchProfile()).toEqual([]);
  });
});

test('what is shown before sending is what IntelliBoard gets, and nothing left before the click', async () => {
  world = await World.open();
  const { guide } = await takeTheRoad(world);
  const shown = JSON.parse(await guide.page.$eval('pre', (block) => block.innerText)) as Record<string, unknown>;
  expect(shown).toMatchObject({ lms: { url: INSTRUCTURE }, categoryId: '12', active: true });
  expect(world.sandbox.log.entries.filter(({ site, method }) => site === 'intelliboard' && method === 'POST')).toEqual([]);
  await guide.send();
  const { developerKey: _, ...rest } = shown;
  expect(world.intelliboard().connections).toMatchObject([rest]);
});

test('the new row is shown on Canvas’s own page, ON', async () => {
  world = await World.open();
  const { guide } = await takeTheRoad(world);
  const [key] = world.ownKeys();
  await guide.openStep('step_key');
  await guide.press('key_show');
  const target = await world.chromium.browser.waitForTarget((one) => one.url().includes('/developer_keys'));
  const page = await target.page();
  if (page === null || key === undefined) throw new Error('no page');
  const row = await page.waitForSelector(`::-p-xpath(//*[@data-testid="developer-key-id"][normalize-space()="${key.id}"]/ancestor::tr)`);
  expect(await row?.evaluate((element) => element.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked)).toBe(true);
  await page.waitForFunction(() => document.visibilityState === 'visible');
});

test('enforced scopes are the fifteen, and no others', async () => {
  world = await World.open();
  await world.signIn();
  const guide = await world.openGuide();
  await guide.openStep('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.page.locator(`aria/${words('key_scopes_on', '15')}[role="radio"]`).click();
  await guide.createKey();
  const [key] = world.ownKeys() as unknown as { requireScopes: boolean; scopes: string[] }[];
  expect(key?.requireScopes).toBe(true);
  expect(key?.scopes).toHaveLength(15);
  expect(key?.scopes.every((scope) => scope.startsWith('url:GET|/api/v1/'))).toBe(true);
});

test('a key like it that exists already is shown and taken over, not doubled', async () => {
  world = await World.open();
  world.sandbox.canvas.set({ addKey: { name: 'IntelliBoard Pro', redirectUris: ['https://next.intelliboard.net/settings/oauth2/redirect'], binding: 'off' } });
  await world.signIn();
  const guide = await world.openGuide();
  await guide.openStep('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.press('key_create');
  await guide.says('key_choices_title');
  const [existing] = world.ownKeys();
  await guide.press('key_choice_use_which', existing?.id ?? '');
  // It stays as it is until the admin wants it otherwise.
  await guide.says('problem_key_off_what', existing?.id ?? '');
  expect(world.ownKeys()).toMatchObject([{ binding: 'off' }]);
  await guide.press('key_turn_on');
  await guide.says('key_done');
  expect(world.ownKeys()).toMatchObject([{ id: existing?.id, binding: 'on' }]);
  expect(await world.leaks()).toEqual([]);
});
