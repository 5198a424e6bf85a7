import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CanvasPage } from './pages/canvas';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { INSTRUCTURE, World } from './support/world';
import { KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';

/** What goes wrong with keys in schools, and what the guide says and does then. */
let world: World;
let guide: GuidePage;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.closeTabs();
  world.sandbox.faults.clear();
  world.sandbox.canvas.set({ resetKeys: true, generation: 'C', linkedApps: 0, mayManageKeys: true, signIn: 'admin' });
  // The school's single sign-on does the rest.
  await new CanvasPage(await world.chromium.browser.newPage(), INSTRUCTURE).goTo('/accounts/1');
  guide = await world.openKeyStep();
});

/** Canvas's tab, with our form in it. */
async function formTab(): Promise<CanvasPage> {
  await guide.chooseKeyWay('form');
  await guide.press('key_form_fill');
  await guide.says('key_saving');
  return canvasTab();
}

async function canvasTab(): Promise<CanvasPage> {
  const target = await world.chromium.browser.waitForTarget((one) => one.type() === 'page' && one.url().startsWith(`${INSTRUCTURE}/accounts/1/developer_keys`));
  return new CanvasPage(await target.asPage(), INSTRUCTURE);
}

const refuse = (path: string, status: number) => world.sandbox.faults.add({ site: 'canvas', method: 'POST', path, when: 'before', then: { answer: { status, headers: { 'content-type': 'application/json' }, body: '{"errors":[{"message":"no"}]}' } } });

describe('Canvas’s form', () => {
  test('a server that refuses after Save: the form is gone, and it is said that there is no key', async () => {
    const canvas = await formTab();
    refuse('/developer_keys$', 500);
    await canvas.pressSave();
    await guide.says('problem_key_not_saved_what');
    expect(world.ownKeys()).toEqual([]);
    await guide.press('key_form_fill');
    await guide.says('key_saving');
  });

  test('a partner app that only the admin can choose is said, before Save does nothing', async () => {
    world.sandbox.canvas.set({ linkedApps: 2 });
    await formTab();
    await guide.says('form_choose_app');
  });

  test('a tab that is loaded anew after Save is noticed', async () => {
    const canvas = await formTab();
    world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI] } });
    await canvas.openKeys();
    await guide.says('problem_key_off_what', world.ownKeys()[0]?.id ?? '');
  });

  test('a form that is not recognised: nothing is written, and the manual way opens', async () => {
    const page = new CanvasPage(await world.chromium.browser.newPage(), INSTRUCTURE);
    await page.page.evaluateOnNewDocument(() => {
      const rename = () => document.querySelectorAll('[name^="developer_key["], [data-testid$="-input"]').forEach((field) => ['name', 'data-testid'].forEach((attribute) => field.removeAttribute(attribute)));
      new MutationObserver(rename).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await page.openKeys();
    await guide.chooseKeyWay('form');
    await guide.press('key_form_fill');
    await guide.saysText(words('problem_key_form_missing_what', '2026 late'));
    await guide.says('key_hand_title');
    expect(await page.page.$$eval('[role=dialog] input, [role=dialog] textarea', (fields) => fields.filter((field) => (field as HTMLInputElement).value.includes('IntelliBoard')).length)).toBe(0);
  });

  test('a form in which somebody has typed is left alone', async () => {
    const page = new CanvasPage(await world.chromium.browser.newPage(), INSTRUCTURE);
    await page.openKeys('#api_key_modal_opened');
    await page.page.locator('input[name="developer_key[name]"]').fill('Gradebook Sync 2');
    await guide.chooseKeyWay('form');
    await guide.press('key_form_fill');
    await guide.says('problem_key_form_in_use_what');
    expect(await page.page.$eval('input[name="developer_key[name]"]', (field) => (field).value)).toBe('Gradebook Sync 2');
  });
});

describe('who may', () => {
  test('a session that has run out', async () => {
    world.sandbox.canvas.set({ signIn: null });
    await guide.press('key_create');
    await guide.saysText(words('problem_canvas_not_signed_in_what', world.host));
    expect(world.ownKeys()).toEqual([]);
  });

  test('an admin without the right to manage keys', async () => {
    world.sandbox.canvas.set({ mayManageKeys: false });
    await guide.press('key_create');
    await guide.saysText(words('problem_canvas_not_admin_what', world.host));
  });

  test('a Canvas that does not let the API turn it ON: its own switch is pointed at, and watched', async () => {
    world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'off' } });
    const [key] = world.ownKeys();
    await guide.chooseKeyWay('existing');
    await guide.press('key_list_read');
    await guide.press('key_choice_use_which', key?.id ?? '');
    await guide.says('problem_key_off_what', key?.id ?? '');
    refuse('/developer_key_account_bindings$', 403);
    await guide.press('key_turn_on');
    await guide.saysText(words('problem_key_turn_on_refused_what', '403'));
    const canvas = await canvasTab();
    await canvas.pressSwitch(key?.id ?? '');
    await guide.says('key_done');
    expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
  });
});

test('what differs is put right with one click, and nothing else is touched', async () => {
  world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: ['https://other.example/cb'], binding: 'on', notes: 'Ask Kim first', tokens: 3 } });
  const [key] = world.ownKeys();
  await guide.chooseKeyWay('existing');
  await guide.press('key_list_read');
  await guide.press('key_choice_use_which', key?.id ?? '');
  await guide.saysText(words('problem_key_differs_what', key?.id ?? ''));
  await guide.press('key_fix_which', words('finding_redirect_uri'));
  await guide.says('key_done');
  expect(world.ownKeys()).toMatchObject([{ redirectUris: ['https://other.example/cb', KNOWN_REDIRECT_URI], notes: 'Ask Kim first' }]);
  expect(await guide.canPress('key_fix_which', words('finding_notes'))).toBe(false);
});

test('a wrong secret that was pasted is refused by Canvas itself, and each fault is said beside its field', async () => {
  world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'on' } });
  const [key] = world.ownKeys();
  await guide.chooseKeyWay('paste');
  await guide.pasteKey('us-east-1#0c43cd1e-1f2a-4b5c-8d7e-9f0a1b2c3d4e', key?.id ?? '');
  await guide.says('fault_is_a_data_id');
  await guide.says('fault_is_a_client_id');
  await guide.pasteKey(key?.id ?? '', 'x'.repeat(64));
  await guide.says('problem_key_wrong_secret_what', key?.id ?? '');
  expect(await world.leaks()).toEqual([]);
});
