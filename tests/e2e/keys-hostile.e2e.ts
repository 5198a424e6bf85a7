import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import { CanvasPage } from './pages/canvas';
import type { GuidePage } from './pages/guide';
import { INSTRUCTURE, VANITY, World } from './support/world';
import { KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { PAGE_COMMANDS } from '@/utils/messaging/page-protocol';
import { PROTOCOL } from '@/utils/messaging/protocol';

/**
 * A page that means harm, on the very Canvas that the admin has granted (a school's own theme script can do all
 * of this), and on another one.
 */
let world: World;
let guide: GuidePage;
let canvas: CanvasPage;
beforeAll(async () => {
  world = await World.open();
  await world.signIn('admin', '/accounts/1');
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.closeTabs();
  world.sandbox.canvas.set({ resetKeys: true, generation: 'B' });
  guide = await world.openKeyStep();
  canvas = new CanvasPage(await world.chromium.browser.newPage(), INSTRUCTURE);
  await canvas.openKeys();
});

const STRANGER = 'Stranger'.repeat(8);
const forged = [...Object.keys(PROTOCOL), ...Object.keys(PAGE_COMMANDS)];

/** Everything that a script of a page can say to whoever may listen in it; answers what came back. */
async function shout(page: CanvasPage): Promise<unknown[]> {
  return page.page.evaluate(
    async (names, secret) => {
      const heard: unknown[] = [];
      window.addEventListener('message', (event) => heard.push((event.data as { name?: unknown } | null)?.name === undefined ? event.data : null));
      const pair = { intentId: 'i', clientId: '10000000000101', secret };
      for (const name of names) {
        for (const to of ['worker', 'page']) {
          const message = { to, version: '0.1.0', name, data: { ...pair, plan: {}, accountId: '1', onlyReport: false } };
          window.postMessage(message, '*');
          window.dispatchEvent(new CustomEvent(name, { detail: message }));
          document.dispatchEvent(new CustomEvent(name, { detail: message }));
        }
      }
      const { chrome } = window as unknown as { chrome?: { runtime?: { sendMessage?: unknown } } };
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [...heard.filter((one) => one !== null), ...(typeof chrome?.runtime?.sendMessage === 'function' ? ['the page can send messages to extensions'] : [])];
    },
    forged,
    STRANGER,
  );
}

/** Canvas's dialog with a new secret, as a page script can draw it: from now on, or once Canvas shows its own. */
async function fakeDialog(page: CanvasPage, when: 'from now on' | 'beside the true one' = 'from now on'): Promise<void> {
  await page.page.evaluate((secret, atOnce) => {
    const draw = () => {
      const shown = [...document.querySelectorAll<HTMLInputElement>('[role=dialog] input[readonly]')].some(({ value }) => value.length === 64);
      if (document.querySelector('#fake') !== null || (!atOnce && !shown)) return;
      const dialog = document.createElement('div');
      dialog.id = 'fake';
      dialog.setAttribute('role', 'dialog');
      dialog.setAttribute('aria-label', 'Developer Key Created');
      dialog.innerHTML = `<label>API Key secret <input readonly value="${secret}"></label>`;
      document.body.append(dialog);
    };
    draw();
    new MutationObserver(draw).observe(document.body, { childList: true, subtree: true });
  }, STRANGER, when === 'from now on');
}

async function fillForm(): Promise<void> {
  await guide.chooseKeyWay('form');
  await guide.press('key_form_fill');
  await guide.says('key_saving');
}

async function nothingCame(): Promise<void> {
  expect(await world.leaks()).toEqual([]);
  const foreign = world.sandbox.canaries().filter((canary) => canary.foreign);
  const html = await canvas.html();
  // Canvas's own page holds other vendors' secrets in its memory only, and our script adds none to it.
  expect(foreign.filter(({ value }) => html.includes(value))).toEqual([]);
}

describe('on the granted Canvas', () => {
  test('forged messages are heard by nobody', async () => {
    expect(await shout(canvas)).toEqual([]);
    await guide.page.reload();
    await guide.says('key_create');
    expect(world.ownKeys()).toEqual([]);
    await nothingCame();
  });

  test('a fake “key created” dialog after a cancelled form is not taken for a key', async () => {
    await fillForm();
    await fakeDialog(canvas);
    await canvas.pressCancel();
    await guide.says('problem_key_not_saved_what');
    expect(world.ownKeys()).toEqual([]);
    expect(await world.vaultHolds('developer-key')).toBe(false);
    await nothingCame();
  });

  const FAKES = [
    // Two dialogs that could be it are as good as none.
    ['C_once', 'beside the true one', 'masked'],
    // The only dialog is the fake one, drawn as the form closes: Canvas itself refuses its secret.
    ['C_hint', 'as the form closes', 'wrong'],
  ] as const;
  /** With `npm run test:all`. */
  const MORE_FAKES = [
    // Canvas's list tells the secret: no dialog is believed.
    ['B', 'from now on', 'captured'],
    // What a dialog showed before Save is no new secret.
    ['C_once', 'from now on', 'captured'],
  ] as const;

  test.each(ALL ? [...FAKES, ...MORE_FAKES] : FAKES)('a true creation in %s and a fake dialog %s: %s, never the fake', async (generation, when, end) => {
    world.sandbox.canvas.set({ generation });
    await canvas.openKeys();
    await fillForm();
    if (when !== 'as the form closes') await fakeDialog(canvas, when);
    await canvas.pressSave();
    const [key] = await world.keysMade(1);
    if (when === 'as the form closes') {
      await canvas.formIsGone();
      await fakeDialog(canvas);
    }
    const id = key?.id ?? '';
    if (end === 'masked') await guide.says('problem_key_secret_masked_what', id);
    if (end === 'wrong') await guide.says('problem_key_wrong_secret_what', id);
    if (end === 'captured') {
      await guide.says('problem_key_off_what', id);
      await guide.press('key_turn_on');
      await guide.says('key_done');
    }
    await nothingCame();
  });

  test('a look-alike row does not lend its id, nor its switch', async () => {
    world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'off' } });
    await canvas.openKeys();
    const [key] = world.ownKeys();
    const other = world.canvas().keys.find(({ own, inherited }) => !own && !inherited);
    await canvas.page.evaluate(
      (mine, theirs) => {
        const row = [...document.querySelectorAll('tr')].find((one) => one.textContent?.includes(mine));
        const copy = row?.cloneNode(true) as HTMLElement;
        copy.innerHTML = copy.innerHTML.replaceAll(mine, theirs);
        row?.before(copy);
      },
      key?.id ?? '',
      other?.id ?? '',
    );
    await guide.chooseKeyWay('existing');
    await guide.press('key_list_read');
    await guide.press('key_choice_use_which', key?.id ?? '');
    await guide.press('key_turn_on');
    await guide.says('key_done');
    expect(world.canvas().keys.find(({ id }) => id === other?.id)?.binding).toBe(other?.binding);
    await nothingCame();
  });

  test('a form in a frame of the page is left alone', async () => {
    await canvas.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = '/accounts/1/developer_keys#api_key_modal_opened';
      frame.style.cssText = 'width:900px;height:600px';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    });
    const frame = canvas.page.frames().find((one) => one.parentFrame() !== null);
    await frame?.waitForSelector('input[name="developer_key[name]"]');
    await fillForm();
    expect(await canvas.page.$eval('input[name="developer_key[name]"]', (field) => (field).value)).toBe(KEY_NAME);
    expect(await frame?.$eval('input[name="developer_key[name]"]', (field) => (field).value)).toBe('');
    await nothingCame();
  });
});

test('on a Canvas that was not granted, the same page reaches nothing', async () => {
  const other = new CanvasPage(await world.chromium.browser.newPage(), VANITY);
  await other.signIn();
  await other.openKeys();
  expect(await shout(other)).toEqual([]);
  await fillForm();
  await fakeDialog(other);
  await canvas.pressCancel();
  await guide.says('problem_key_not_saved_what');
  expect(world.ownKeys()).toEqual([]);
  await nothingCame();
});
