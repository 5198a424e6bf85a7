import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { ConsentPage } from '../e2e/pages/consent';
import type { GuidePage } from '../e2e/pages/guide';
import { words } from '../e2e/pages/words';
import { DATA_SITES, takeDap } from '../e2e/support/data-step';
import { lastSteps } from '../e2e/support/last-steps';
import { INSTRUCTURE, INTELLIBOARD, World } from '../e2e/support/world';

/** Canvas Data 2 takes five queries a minute: the first run waits for the next ones. */
const RUN_LIMIT_MS = 120_000;
/** Of a screen that is many times as long as the README has room for: its head, down to the end of the first card (px). */
const HEAD_HEIGHT = 1_475;

interface Tour {
  readonly world: World;
  readonly guide: GuidePage;
  readonly say: (what: string) => void;
  /** Of the whole screen, or of its first pixels. */
  readonly picture: (page: Page, name: string, height?: number) => Promise<void>;
}

/**
 * Takes the whole journey through the sandbox by itself, prints what it sees at each step and saves a picture
 * of each, with secret fields masked. Answers the exit code: 0 only if the first run is done, the connection is
 * healthy, and no secret was found where it must not be.
 */
export async function takeTour(pictures: string): Promise<number> {
  const began = Date.now();
  const say = (what: string) => console.log(` [${((Date.now() - began) / 1_000).toFixed(1).padStart(5)} s] ${what}`);
  let number = 0;
  const picture = async (page: Page, name: string, height?: number) => {
    number += 1;
    await maskSecrets(page);
    await foldFooter(page);
    const path = join(pictures, `${String(number).padStart(2, '0')}-${name}.png`) as `${string}.png`;
    const width = page.viewport()?.width ?? 0;
    await page.screenshot({ path, ...(height === undefined ? { fullPage: page.url().startsWith('chrome-extension') } : { clip: { x: 0, y: 0, width, height } }) });
  };

  console.log('\nThe tour: a Canvas administrator connects Fernwood University to IntelliBoard');
  const world = await World.open(INSTRUCTURE);
  try {
    const canvas = await world.signIn();
    await picture(canvas.page, 'canvas');
    say(`signed in to Canvas at ${world.host}`);
    const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
    await guide.page.setViewport({ width: 800, height: 900 });
    const tour: Tour = { world, guide, say, picture };
    await upToTheKey(tour);
    await upToGreenChecks(tour);
    await upToTheRoles(tour);
    await upToHealth(tour);

    const leaks = await world.leaks();
    say(leaks.length === 0 ? 'no secret of the sandbox is in storage, in a console or on a page' : `SECRETS FOUND: ${leaks.join('; ')}`);
    const well = world.intelliboard().effects.connectionsCreated === 1 && lastSteps(world).runs.every(({ state }) => state === 'done') && leaks.length === 0;
    console.log(well ? `\nConnected, processed and healthy. Pictures: ${pictures}` : '\nThe tour did not end well.');
    return well ? 0 : 1;
  } catch (error) {
    console.error(`\nThe tour stopped: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await world.close();
  }
}

async function upToTheKey({ world, guide, say, picture }: Tour): Promise<void> {
  await picture(guide.page, 'account');
  await guide.connectIntelliBoard(world.token);
  say(`IntelliBoard: ${words('account_done', 'Fernwood University')}`);
  await picture(guide.page, 'account-done');

  await guide.goOn('step_canvas');
  await guide.confirmCanvas(`${world.host}/accounts/1`, world.host);
  say(`Canvas: ${words('canvas_done', 'Fernwood University')}`);
  await picture(guide.page, 'canvas-done');

  await guide.goOn('step_key');
  await picture(guide.page, 'key-plan');
  await guide.createKey();
  const [key] = world.ownKeys();
  say(`developer key ${key?.id ?? '?'} “${key?.name ?? '?'}” is ${key?.binding?.toUpperCase() ?? 'OFF'} in Canvas, read back and proved`);
  await picture(guide.page, 'key-done');

  await guide.press('key_show');
  const shown = await (await world.chromium.browser.waitForTarget((target) => target.url().includes('/developer_keys'))).page();
  if (shown !== null) {
    await shown.setViewport({ width: 1280, height: 860 });
    await shown.waitForSelector(`input[name="${key?.id ?? ''}"]`);
    await picture(shown, 'key-in-canvas');
    say('the key’s row shows on Canvas’s own page');
  }
  await guide.page.bringToFront();
}

async function upToGreenChecks({ world, guide, say, picture }: Tour): Promise<void> {
  await guide.goOn('step_data');
  world.sandbox.identity.set({ jobPolls: 0 });
  await takeDap(world, guide);
  say(`Canvas data: ${words('data_done')} ${words('dap_freshness_ok')}`);
  await picture(guide.page, 'data-done');

  await guide.goOn('step_details');
  await guide.confirmDetails('12');
  say(`details: ${words('details_done')}`);
  await picture(guide.page, 'details');

  await guide.goOn('step_send');
  say(`send: ${words('send_nothing_left')}`);
  await picture(guide.page, 'send');
  await guide.send();
  await picture(guide.page, 'send-done');
  const { effects, connections } = world.intelliboard();
  say(`send: ${words('send_done')} (connection ${connections[0]?.id ?? '?'}, made ${effects.connectionsCreated} time)`);
}

async function upToTheRoles({ world, guide, say, picture }: Tour): Promise<void> {
  await guide.goOn('step_authorize');
  await picture(guide.page, 'authorize');
  await guide.press('auth_button');
  const consent = await ConsentPage.opened(world);
  await consent.page.setViewport({ width: 1280, height: 860 });
  await consent.isThere();
  await picture(consent.page, 'authorize-in-canvas');
  await consent.authorize();
  await guide.says('auth_done');
  await guide.page.bringToFront();
  say(`authorize: ${words('auth_done')}, by ${lastSteps(world).connections[0]?.authorization.by ?? '?'}`);
  await picture(guide.page, 'authorize-done');

  await guide.goOn('step_filters');
  await guide.says('kept_title');
  await picture(guide.page, 'filters', HEAD_HEIGHT);
  await guide.press('choices_save');
  await guide.says('filters_done');
  say(`filters: ${words('filters_done')}`);

  await guide.goOn('step_roles');
  await guide.says('roles_mapped');
  await picture(guide.page, 'roles');
  await guide.press('choices_save');
  await guide.says('roles_done');
  say(`roles: ${words('roles_done')}`);
}

async function upToHealth({ guide, say, picture }: Tour): Promise<void> {
  await guide.goOn('step_process');
  await guide.press('proc_button');
  await guide.says('proc_fact_read');
  say(`process data: ${words('run_state_downloading')} (Canvas Data 2 takes five queries a minute)`);
  await picture(guide.page, 'process');
  await guide.saysText(words('proc_done'), RUN_LIMIT_MS);
  say(`process data: ${words('proc_done')}`);
  await picture(guide.page, 'process-done');

  await guide.press('health_show_health');
  await guide.says('health_heading_pass');
  say(`health: ${words('health_heading_pass')}`);
  await picture(guide.page, 'health');
}

/** What was unfolded at the foot of the guide, to reach a field above it, is no part of a step. */
async function foldFooter(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const open = [...document.querySelectorAll<HTMLDetailsElement>('.guide-footer details[open]')];
    // What was inside is gone once the event was heard.
    await Promise.all(open.map((one) => new Promise((resolve) => (one.addEventListener('toggle', resolve, { once: true }), (one.open = false)))));
  });
}

/** Empties password fields and blots out whatever looks like a developer key's secret, before a picture is taken. */
async function maskSecrets(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) field.value = '';
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      node.textContent = (node.textContent ?? '').replace(/[A-Za-z0-9]{64}/g, '•'.repeat(64));
    }
  });
}
