import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { INSTRUCTURE, VANITY, World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.sandbox.canvas.set({ signOut: true, mayManageKeys: true });
});
afterEach(async () => {
  world.sandbox.faults.clear();
  await world.closeTabs();
});

/** The guide, begun anew. */
async function startOver(): Promise<GuidePage> {
  const guide = await world.openGuide({ granted: [] });
  await guide.press('start_over');
  await guide.pressInDialog('start_over');
  return guide;
}

async function canvasStep(): Promise<GuidePage> {
  const guide = await startOver();
  await guide.openStep('step_canvas');
  return guide;
}

async function check(guide: GuidePage, origin: string): Promise<void> {
  await world.chromium.grant(origin);
  await guide.typeCanvas(origin);
  await guide.press('allow_button', new URL(origin).host);
}

describe('the toolbar icon on a Canvas tab', () => {
  const press = async (page: Page) => new GuidePage(await world.chromium.pressToolbarIcon(page));

  test.each([INSTRUCTURE, VANITY])('%s is recognised from any page, and the popup sends on to the side panel for the permission', async (origin) => {
    await startOver();
    const canvas = await world.signIn('admin', '/accounts/1');
    await canvas.page.goto(`${origin}/login`);
    const popup = await press(canvas.page);
    await popup.saysText(origin);
    await popup.says('canvas_looks_like');
    expect(await popup.step()).toBe(words('step_canvas'));
    expect(await popup.canPress('allow_button', new URL(origin).host)).toBe(false);

    const panel = world.chromium.browser.waitForTarget((target) => target.url() === world.chromium.url('sidepanel.html'));
    await popup.press('allow_popup_button');
    const guide = new GuidePage(await (await panel).asPage());
    await guide.says('canvas_looks_like');
    expect(await guide.canPress('allow_button', new URL(origin).host)).toBe(true);
  });

  test('a site that is no Canvas is said to be none', async () => {
    await canvasStep();
    const page = await world.chromium.browser.newPage();
    await page.goto('https://next.intelliboard.net/');
    const popup = await press(page);
    await popup.press('canvas_look_button');
    await popup.saysText(words('problem_canvas_not_seen_what', 'next.intelliboard.net'));
  });
});

describe('what Canvas says of the admin', () => {
  test('not signed in', async () => {
    const guide = await canvasStep();
    await check(guide, INSTRUCTURE);
    await guide.saysText(words('problem_canvas_not_signed_in_what', world.host));
    expect(await guide.page.$(`a[href="${INSTRUCTURE}/login"]`)).not.toBeNull();
  });

  test('not an administrator', async () => {
    await world.signIn('teacher', '/');
    const guide = await canvasStep();
    await check(guide, INSTRUCTURE);
    await guide.saysText(words('problem_canvas_not_admin_what', 'Fernwood University'));
  });

  test('administrator of a sub-account only', async () => {
    await world.signIn('subadmin', '/accounts/5');
    const guide = await canvasStep();
    await world.chromium.grant(INSTRUCTURE);
    await guide.typeCanvas(`${INSTRUCTURE}/accounts/5`);
    await guide.press('allow_button', world.host);
    await guide.saysText(words('problem_canvas_sub_account_admin_what', 'School of Medicine', 'Fernwood University'));
  });

  test('acting as another user', async () => {
    await world.signIn('admin', '/accounts/1');
    const guide = await canvasStep();
    world.sandbox.canvas.set({ actingAs: true });
    await check(guide, INSTRUCTURE);
    await guide.saysText(words('problem_canvas_acting_as_what', world.host));
  });

  test('without the right to manage keys', async () => {
    await world.signIn('admin', '/accounts/1');
    world.sandbox.canvas.set({ mayManageKeys: false });
    const guide = await canvasStep();
    await check(guide, INSTRUCTURE);
    await guide.saysText(words('problem_canvas_not_admin_what', 'Fernwood University'));
  });

  test('an administrator who came from a sub-account is told that the root account is used', async () => {
    await world.signIn('admin', '/accounts/5');
    const guide = await canvasStep();
    await world.chromium.grant(INSTRUCTURE);
    await guide.typeCanvas(`${INSTRUCTURE}/accounts/5/users`);
    await guide.press('allow_button', world.host);
    await guide.says('canvas_done', 'Fernwood University');
    await guide.says('canvas_from_sub', 'School of Medicine');
  });
});

describe('what is wrong with an address', () => {
  test.each([
    ['http://fernwood.instructure.com', 'fault_not_https'],
    ['canvas', 'fault_not_an_address'],
    ['https://a:b@fernwood.instructure.com', 'fault_has_credentials'],
  ] as const)('%s is said beside the field, and what was typed stays', async (typed, fault) => {
    const guide = await canvasStep();
    await guide.page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await guide.fill('canvas_address_label', typed);
    await guide.press('canvas_address_button');
    await guide.says(fault);
    const field = await guide.field('canvas_address_label');
    expect(await field.evaluate((input) => [input.value, input.getAttribute('aria-invalid')])).toEqual([typed, 'true']);
  });

  test.each([
    ['https://fernwood.test.instructure.com', 'canvas_kind_test'],
    ['https://fernwood.beta.instructure.com', 'canvas_kind_beta'],
  ] as const)('%s is warned about', async (typed, warning) => {
    const guide = await canvasStep();
    await guide.typeCanvas(typed);
    await guide.says(warning);
  });

  test('a host that does not answer, and one that is another web site', async () => {
    const guide = await canvasStep();
    await check(guide, 'https://nobody.example');
    await guide.saysText(words('problem_canvas_unreachable_what', 'nobody.example'));
    await check(guide, 'https://next.intelliboard.net');
    await guide.saysText(words('problem_canvas_not_canvas_what', 'next.intelliboard.net'));
  });
});
