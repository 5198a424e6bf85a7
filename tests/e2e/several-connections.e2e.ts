import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CanvasPage } from './pages/canvas';
import { GuidePage } from './pages/guide';
import { INSTRUCTURE, INTELLIBOARD, VANITY, World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await World.open(INSTRUCTURE);
});
afterEach(() => world.closeTabs());
afterAll(() => world.close());

test('a second Canvas is set up beside the first; each keeps its own state, and the tab in front decides which is shown', async () => {
  await world.signIn();
  const vanity = new CanvasPage(await world.chromium.browser.newPage(), VANITY);
  await vanity.signIn('admin');
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, VANITY] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, 'fernwood.instructure.com');
  await guide.goOn('step_key');
  await guide.createKey();

  // The account goes along; the Canvas and its key do not.
  await guide.press('connections_add');
  await guide.says('account_done', 'Fernwood University');
  await guide.openStep('step_canvas');
  await guide.typeCanvas(INSTRUCTURE);
  await guide.press('allow_check_button', 'fernwood.instructure.com');
  await guide.says('problem_canvas_connected_already_what', 'fernwood.instructure.com');
  await guide.confirmCanvas(VANITY, 'canvas.fernwood.edu');
  await guide.openStep('step_key');
  expect(await guide.canPress('key_create')).toBe(true);

  // By hand, and by the tab in front.
  await guide.showConnection('fernwood.instructure.com');
  await guide.openStep('step_key');
  await guide.says('key_done');
  await vanity.page.bringToFront();
  const popup = new GuidePage(await world.chromium.pressToolbarIcon(vanity.page));
  await popup.page.waitForFunction(() => document.body.innerText.includes('canvas.fernwood.edu'), { polling: 100 });
  expect(await world.leaks()).toEqual([]);
});
