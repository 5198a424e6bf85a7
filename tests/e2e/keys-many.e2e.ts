import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { INSTRUCTURE, World } from './support/world';
import { KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';

/** A school with three thousand developer keys. */
let world: World;
let guide: GuidePage;
beforeAll(async () => {
  world = await World.open();
  world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'on', tokens: 1 } });
  world.sandbox.canvas.set({ keys: 3_000 });
  await world.signIn('admin', '/accounts/1');
  guide = await world.openGuide();
  await guide.openStep('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.chooseKeyWay('existing');
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.faults.clear());

const PAGES = /\/api\/v1\/accounts\/1\/developer_keys\?.*per_page=100/;
const asked = () => world.sandbox.log.entries.filter(({ path }) => PAGES.test(path)).length;
const pageWithBookmark = 'developer_keys\\?.*bookmark';

test('the list is read page after page, is throttled half-way, goes on, and finds the one key', async () => {
  const before = asked();
  const throttled = { status: 403, headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' }, body: '403 Forbidden (Rate Limit Exceeded)\n' };
  world.sandbox.faults.add({ site: 'canvas', path: pageWithBookmark, when: 'before', then: { hold: 'half-way' } });
  await guide.press('key_list_read');
  await world.sandbox.faults.whenHeld('half-way');
  await guide.says('key_list_progress', '100');
  world.sandbox.faults.add({ site: 'canvas', path: pageWithBookmark, when: 'before', then: { answer: throttled } });
  world.sandbox.faults.release('half-way');
  await guide.says('key_list_waiting');
  await guide.press('key_choice_use_which', world.ownKeys().find(({ name }) => name === KEY_NAME)?.id ?? '');
  await guide.says('key_done');
  // Thirty pages and the one that was refused; the list holds a few more than three thousand.
  expect(asked() - before).toBeGreaterThanOrEqual(31);
  expect(await world.leaks()).toEqual([]);
});

test('it can be stopped, and then nothing more is asked', async () => {
  await guide.press('key_forget');
  await guide.pressInDialog('key_forget');
  world.sandbox.faults.add({ site: 'canvas', path: pageWithBookmark, when: 'before', then: { hold: 'stop' } });
  await guide.press('key_list_read');
  await world.sandbox.faults.whenHeld('stop');
  await guide.press('key_stop');
  const before = asked();
  world.sandbox.faults.release('stop');
  await guide.says('key_list_read');
  expect(await guide.text()).not.toContain(words('key_listing'));
  // The one that was held is logged only now.
  expect(asked() - before).toBeLessThanOrEqual(1);
});
