import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CanvasPage } from './pages/canvas';
import { words } from './pages/words';
import { finishConnection } from './support/finished';
import { heldByTheExtension, life } from './support/life';
import { INSTRUCTURE, INTELLIBOARD, VANITY, World } from './support/world';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const isAtTheBeginning = (guide: { page: CanvasPage['page'] }) => guide.page.waitForFunction((name) => document.querySelector('h2')?.innerText === name, { polling: 100 }, words('step_account'));

/** Nothing of it is left in this browser: no site, no script, nothing stored but a list with one new connection. */
async function expectNothingLeft(): Promise<void> {
  const { sites, scripts, stored } = await heldByTheExtension(world);
  expect([sites, scripts]).toEqual([[], []]);
  expect(stored.filter((name) => !name.startsWith('setup:'))).toEqual(['connections']);
  expect(stored.filter((name) => name.startsWith('setup:'))).toHaveLength(1);
  for (const purpose of ['developer-key', 'api-token', 'data']) expect(await world.vaultHolds(purpose), purpose).toBe(false);
  expect(await world.leaks()).toEqual([]);
}

describe('removed', () => {
  test('at IntelliBoard, too, with Canvas’s key turned OFF', async () => {
    const { guide, clientId } = await finishConnection(world);
    await guide.openPart('remove_title');
    await guide.tick('remove_key_only', clientId);
    await guide.removeConnection();
    await isAtTheBeginning(guide);
    expect(life(world)).toMatchObject({ connections: [], effects: { connectionsRemoved: 1 } });
    expect(world.ownKeys()).toMatchObject([{ id: clientId, binding: 'off' }]);
    await expectNothingLeft();
  });

  test('here only: IntelliBoard goes on as before', async () => {
    const { guide, clientId } = await finishConnection(world);
    await guide.openPart('remove_title');
    await guide.untick('remove_there', 'next.intelliboard.net');
    await guide.removeConnection();
    await isAtTheBeginning(guide);
    await expectNothingLeft();
    expect(world.ownKeys()).toMatchObject([{ id: clientId, binding: 'on' }]);
    expect(life(world)).toMatchObject({ connections: [{ developerKey: { clientId } }], effects: { connectionsRemoved: 0 } });
  });

  test.each(['before', 'after'] as const)('the worker is killed %s IntelliBoard has removed it: once, and nothing is left', async (when) => {
    const { guide } = await finishConnection(world);
    world.sandbox.faults.add({ site: 'intelliboard', method: 'DELETE', path: '/connections/[^/]+$', when, times: 1, then: { hold: 'kill' } });
    await guide.openPart('remove_title');
    await guide.removeConnection();
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await isAtTheBeginning(guide);
    expect(life(world)).toMatchObject({ connections: [], effects: { connectionsRemoved: 1 } });
    await expectNothingLeft();
  });

  test('what another connection needs stays with it', async () => {
    await world.signIn();
    const vanity = new CanvasPage(await world.chromium.browser.newPage(), VANITY);
    await vanity.signIn('admin');
    const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, VANITY] });
    await guide.connectIntelliBoard(world.token);
    await guide.goOn('step_canvas');
    await guide.confirmCanvas(INSTRUCTURE, world.host);
    await guide.press('connections_add');
    await guide.says('account_done', 'Fernwood University');
    await guide.openStep('step_canvas');
    await guide.confirmCanvas(VANITY, 'canvas.fernwood.edu');
    await guide.showConnection(world.host);
    await guide.openPart('remove_title');
    await guide.removeConnection();
    await guide.page.waitForFunction((host) => document.querySelector('.route')?.textContent?.includes(host), { polling: 100 }, 'canvas.fernwood.edu');
    const { sites } = await heldByTheExtension(world);
    expect(sites).toEqual([`${VANITY}/*`, `${INTELLIBOARD}/*`]);
    expect(await world.vaultHolds('api-token')).toBe(true);
  });
});
