import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { words } from '../e2e/pages/words';
import { DATA_SITES, takeDap } from '../e2e/support/data-step';
import { INSTRUCTURE, INTELLIBOARD, World } from '../e2e/support/world';

/**
 * Takes the whole journey through the sandbox by itself, prints what it sees at each step and saves a picture
 * of each, with secret fields masked. Answers the exit code: 0 only if IntelliBoard's checks are green.
 */
export async function takeTour(pictures: string): Promise<number> {
  const began = Date.now();
  const say = (what: string) => console.log(` [${((Date.now() - began) / 1_000).toFixed(1).padStart(5)} s] ${what}`);
  let number = 0;
  const picture = async (page: Page, name: string) => {
    number += 1;
    await maskSecrets(page);
    const path = join(pictures, `${String(number).padStart(2, '0')}-${name}.png`) as `${string}.png`;
    await page.screenshot({ path, fullPage: page.url().startsWith('chrome-extension') });
  };

  console.log('\nThe tour: a Canvas administrator connects Fernwood University to IntelliBoard');
  const world = await World.open(INSTRUCTURE);
  try {
    const canvas = await world.signIn();
    await picture(canvas.page, 'canvas');
    say(`signed in to Canvas at ${world.host}`);

    const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
    await guide.page.setViewport({ width: 800, height: 900 });
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

    const leaks = await world.leaks();
    say(leaks.length === 0 ? 'no secret of the sandbox is in storage, in a console or on a page' : `SECRETS FOUND: ${leaks.join('; ')}`);
    const green = effects.connectionsCreated === 1 && leaks.length === 0;
    console.log(green ? `\nIntelliBoard’s checks are green. Pictures: ${pictures}` : '\nThe tour did not end well.');
    return green ? 0 : 1;
  } catch (error) {
    console.error(`\nThe tour stopped: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await world.close();
  }
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
