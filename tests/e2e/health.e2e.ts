import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { words } from './pages/words';
import { checkAgain, finishConnection, toolbar, waitFor, type Finished } from './support/finished';
import { INSTRUCTURE, World } from './support/world';

let world: World;
let at: Finished;

beforeAll(async () => {
  world = await World.open(INSTRUCTURE, { profile: mkdtempSync(join(tmpdir(), 'connect-health-')) });
  at = await finishConnection(world);
});
afterEach(() => world.sandbox.faults.clear());
afterAll(() => world.close());

/** "Check now", and the sentence that comes of it. */
async function checkNow(heading: 'pass' | 'warn' | 'fail' | 'waiting'): Promise<void> {
  await at.guide.press('health_check_now');
  await at.guide.says(`health_heading_${heading}`);
}

/** A tab in the background draws nothing that could be pressed. */
async function signInAgain(): Promise<void> {
  await at.canvas.page.bringToFront();
  await at.canvas.signIn();
}

async function shows(text: string, title: string): Promise<void> {
  await waitFor(async () => (await toolbar(world)).text === text);
  expect((await toolbar(world)).title).toBe(words('health_badge_title', world.host, title));
}

describe('a connection that is well', () => {
  test('opens with its health, and the toolbar says so by a mark and in words', async () => {
    await at.guide.says('health_heading_pass');
    await shows('✓', words('health_title_pass'));
    expect(await world.leaks()).toEqual([]);
  });

  test('the popup shows the same at once', async () => {
    const popup = await world.chromium.pressToolbarIcon(at.canvas.page);
    await popup.waitForFunction((text) => document.querySelector('h2')?.innerText === text, { polling: 100 }, words('health_heading_pass'));
    await popup.close();
  });

  test('has one monitor token, which can be read nowhere', async () => {
    await waitFor(async () => (world.sandbox.intelliboard.inspect() as { effects: { monitorTokensMade: number } }).effects.monitorTokensMade === 1);
    await at.guide.page.reload();
    await checkNow('pass');
    expect((world.sandbox.intelliboard.inspect() as { effects: { monitorTokensMade: number } }).effects.monitorTokensMade).toBe(1);
    expect(await world.leaks()).toEqual([]);
  });
});

describe('faults, and how they are put right from here (health-faults.e2e.ts has each and every one)', () => {
  test('the key is OFF: said, shown on the toolbar, and fixed from there', async () => {
    world.sandbox.canvas.set({ key: { id: at.clientId, binding: 'off' } });
    await checkNow('fail');
    await at.guide.says('health_is_key_off', 'IntelliBoard Pro');
    await shows('✕', words('health_is_key_off', 'IntelliBoard Pro'));
    await at.guide.pressText(`${words('health_fix')}: ${words('health_check_key')}`);
    await at.guide.says('health_heading_pass');
    expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
    await at.guide.saysText('The developer key was turned OFF between');
    await shows('✓', words('health_title_pass'));
  });

  test('IntelliBoard’s own check sees an OFF key, too', async () => {
    world.sandbox.canvas.set({ key: { id: at.clientId, binding: 'off' } });
    await checkAgain(world);
    world.sandbox.canvas.set({ signOut: true });
    await checkNow('fail');
    await at.guide.says('health_is_checks_fail', 'The developer key is OFF in Canvas.');
    world.sandbox.canvas.set({ key: { id: at.clientId, binding: 'on' } });
    await checkAgain(world);
    await signInAgain();
    await checkNow('pass');
  });

  test('another administrator renamed it: said, and right if the admin says so', async () => {
    world.sandbox.canvas.set({ key: { id: at.clientId, name: 'IB (registrar)' } });
    await checkNow('warn');
    await at.guide.says('health_is_key_renamed', 'IB (registrar)', 'IntelliBoard Pro');
    await shows('!', words('health_is_key_renamed', 'IB (registrar)', 'IntelliBoard Pro'));
    await at.guide.pressText(`${words('health_accept')}: ${words('health_check_key')}`);
    await at.guide.says('health_heading_pass');
    world.sandbox.canvas.set({ key: { id: at.clientId, name: 'IntelliBoard Pro' } });
    await checkNow('warn');
    await at.guide.pressText(`${words('health_accept')}: ${words('health_check_key')}`);
    await at.guide.says('health_heading_pass');
  });

  test('another redirect URI: fixed without taking anything away', async () => {
    world.sandbox.canvas.set({ key: { id: at.clientId, redirectUris: ['https://other.example/'] } });
    await checkNow('fail');
    await at.guide.pressText(`${words('health_fix')}: ${words('health_check_key')}`);
    await at.guide.says('health_heading_warn');
    expect(world.ownKeys()[0]?.redirectUris).toEqual(['https://other.example/', 'https://next.intelliboard.net/settings/oauth2/redirect']);
    world.sandbox.canvas.set({ key: { id: at.clientId, redirectUris: ['https://next.intelliboard.net/settings/oauth2/redirect'] } });
    await checkNow('pass');
  });

  test('nobody is signed in to Canvas: not known, and no fault', async () => {
    world.sandbox.canvas.set({ signOut: true });
    await checkNow('pass');
    await at.guide.unfold();
    await at.guide.says('health_now_sign_in');
    await shows('✓', words('health_title_pass'));
    await signInAgain();
  });

  test('acting as another user, Canvas is asked nothing in that name', async () => {
    world.sandbox.canvas.set({ actingAs: true });
    const before = world.sandbox.log.entries.length;
    await at.guide.press('health_check_now');
    await at.guide.unfold();
    await at.guide.says('health_is_acting_as');
    expect(world.sandbox.log.entries.slice(before).filter(({ site, path }) => site === 'canvas' && path.startsWith('/api/'))).toEqual([]);
    world.sandbox.canvas.set({ actingAs: false });
    await checkNow('pass');
  });
});

describe('the worker is killed', () => {
  test('during a check: the next one goes on, and the guide shows the outcome', async () => {
    world.sandbox.canvas.set({ key: { id: at.clientId, binding: 'off' } });
    world.sandbox.faults.add({ site: 'intelliboard', method: 'GET', path: '/connections/', when: 'before', then: { hold: 'board' } });
    await at.guide.press('health_check_now');
    await world.sandbox.faults.whenHeld('board');
    // What is known of Canvas by now is shown while IntelliBoard keeps us waiting.
    await at.guide.says('health_is_key_off', 'IntelliBoard Pro');
    await world.chromium.killWorker();
    world.sandbox.faults.clear();
    await waitFor(async () => !(await at.guide.text()).includes(words('health_checking')));
    world.sandbox.canvas.set({ key: { id: at.clientId, binding: 'on' } });
    await checkNow('pass');
  });

  test('between checks: the alarm that was set is still there, and the toolbar still says it', async () => {
    await world.chromium.killWorker();
    expect((await toolbar(world)).text).toBe('✓');
    const worker = await world.chromium.worker();
    const alarm = await worker.evaluate(async () => (globalThis as unknown as { chrome: { alarms: { get(name: string): Promise<{ scheduledTime: number } | undefined> } } }).chrome.alarms.get('health'));
    expect(alarm?.scheduledTime ?? 0).toBeGreaterThan(Date.now());
  });

  test('and the browser restarted: IntelliBoard is still asked, without the account’s token', async () => {
    await world.restartBrowser();
    const guide = await world.reopenGuide();
    at = { ...at, guide };
    await guide.says('health_heading_pass');
    await checkNow('pass');
    await guide.unfold();
    await guide.says('health_is_board_ok', 'next.intelliboard.net');
    expect(await world.leaks()).toEqual([]);
  });
});
