import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GuidePage } from './pages/guide';
import { Chromium } from './support/browser';
import { DATA_SITES } from './support/data-step';
import { finishConnection } from './support/finished';
import { authorizeNewKey, life, processOnce } from './support/life';
import { INSTRUCTURE, INTELLIBOARD, World } from './support/world';

let world: World;
let clientId: string;

beforeAll(async () => {
  world = await World.open();
  ({ clientId } = await finishConnection(world));
});
afterAll(() => world.close());

/** The extension of another administrator, in a browser of their own. */
async function anotherAdministrator(): Promise<GuidePage> {
  await world.chromium.close();
  world.chromium = await Chromium.launch({ sandbox: world.sandbox });
  await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  return guide;
}

test('another administrator’s extension takes the connection over, with no secret', async () => {
  const guide = await anotherAdministrator();
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.says('send_adopt_title');
  await guide.press('send_adopt_button');
  await guide.press('health_show_health');
  await guide.says('health_check_now');
  for (const purpose of ['developer-key', 'data']) expect(await world.vaultHolds(purpose), purpose).toBe(false);
  expect(life(world)).toMatchObject({ connections: [{ developerKey: { clientId } }], effects: { connectionsCreated: 1 } });
  expect(await processOnce(world)).toBe('done');
  expect(await world.leaks()).toEqual([]);
});

test('with another key: that one takes the place of the connection’s own, without a gap', async () => {
  const guide = await anotherAdministrator();
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.says('send_adopt_title');
  await guide.goOn('step_key');
  await guide.press('key_create');
  await guide.press('key_choice_another');
  await guide.says('key_done');
  const newId = world.ownKeys().find(({ id }) => id !== clientId)?.id ?? '';
  await guide.openStep('step_send');
  await guide.press('send_adopt_button');
  await guide.says('rotation_works_old', clientId);
  await guide.press('rotation_send');
  await guide.says('rotation_authorize_what');
  expect(await processOnce(world)).toBe('done');
  await authorizeNewKey(world, guide);
  await guide.says('rotation_off_what', clientId);
  expect(life(world)).toMatchObject({ connections: [{ developerKey: { clientId: newId } }], effects: { connectionsCreated: 1 } });
  expect(await processOnce(world)).toBe('done');
  expect(await world.leaks()).toEqual([]);
});
