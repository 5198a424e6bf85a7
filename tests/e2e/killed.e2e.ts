import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import type { Fault } from '../sandbox/site';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { INSTRUCTURE, World } from './support/world';

let world: World;
afterEach(() => world.close());

/** Up to the key step, ready to press the button. */
async function untilKey(): Promise<GuidePage> {
  await world.signIn();
  const guide = await world.openGuide();
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  return guide;
}

async function untilSend(): Promise<GuidePage> {
  const guide = await untilKey();
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.confirmDetails('12');
  await guide.goOn('step_send');
  return guide;
}

async function expectDone(guide: GuidePage): Promise<void> {
  await guide.says('send_done');
  expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
  expect(world.intelliboard().effects.connectionsCreated).toBe(1);
  expect(await world.leaks()).toEqual([]);
}

/** Requests on the road at which the worker is killed: while one waits for its answer, before or after the other side has acted. */
const KEY_MOMENTS: readonly [string, Fault['site'], string, string][] = [
  ['looking for keys', 'canvas', 'GET', '^/api/v1/accounts/1/developer_keys\\?per_page=100'],
  ['creating the key', 'canvas', 'POST', '^/api/v1/accounts/1/developer_keys$'],
  ['turning it ON', 'canvas', 'POST', 'developer_key_account_bindings$'],
  ['reading it back', 'canvas', 'GET', '^/api/v1/accounts/1/developer_keys\\?id='],
  ['proving the pair', 'canvas', 'POST', '^/login/oauth2/token$'],
];

/** A read is the same before and after its answer, and what is done twice is worst where a key is made; all are tried with `npm run test:all`. */
const whenToKill = (method: string, path: string): readonly Fault['when'][] => (ALL || path.endsWith('/developer_keys$') ? ['before', 'after'] : [method === 'POST' ? 'after' : 'before']);

describe('the worker is killed while it is', () => {
  test.each(KEY_MOMENTS.flatMap((moment) => whenToKill(moment[2], moment[3]).map((when) => [...moment, when] as const)))('%s (%s %s %s), %s the answer', async (_, site, method, path, when) => {
    world = await World.open();
    const guide = await untilKey();
    world.sandbox.faults.add({ site, method, path, when, then: { hold: 'kill' } });
    await guide.press('key_create');
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await guide.says('key_done');
    expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
    expect(await world.leaks()).toEqual([]);
  });

  test.runIf(ALL)('asking IntelliBoard and Canvas who they are', async () => {
    world = await World.open();
    await world.signIn();
    const guide = await world.openGuide();
    world.sandbox.faults.add({ site: 'intelliboard', path: '/me$', when: 'after', then: { hold: 'account' } });
    await guide.press('allow_button', 'next.intelliboard.net');
    await world.sandbox.faults.whenHeld('account');
    await world.chromium.killWorker();
    world.sandbox.faults.release('account');
    await guide.says('account_token_title');
    await guide.goOn('step_canvas');
    world.sandbox.faults.add({ site: 'canvas', path: '^/api/v1/users/self$', when: 'before', then: { hold: 'canvas' } });
    await guide.typeCanvas(INSTRUCTURE);
    await guide.press('allow_button', world.host);
    await world.sandbox.faults.whenHeld('canvas');
    await world.chromium.killWorker();
    world.sandbox.faults.release('canvas');
    await guide.says('canvas_done', 'Fernwood University');
  });

  test.runIf(ALL)('creating a category: one category', async () => {
    world = await World.open();
    const guide = await untilKey();
    await guide.openStep('step_details');
    world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/categories$', when: 'after', then: { hold: 'kill' } });
    await guide.page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await guide.fill('details_category_name_label', 'Pilot schools');
    await guide.press('details_category_create');
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await (await guide.field('details_category_label')).waitForSelector('option:checked:not([value=""])');
    expect(world.intelliboard().effects.categoriesCreated).toBe(1);
  });

  test.each(['before', 'after'] as const)('sending, %s IntelliBoard has acted', async (when) => {
    world = await World.open();
    const guide = await untilSend();
    world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/connections$', when, then: { hold: 'kill' } });
    await guide.press('send_button');
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await expectDone(guide);
  });

  test.runIf(ALL)('waiting for the next try', async () => {
    world = await World.open();
    const guide = await untilSend();
    world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/connections$', times: 2, when: 'before', then: { answer: { status: 503, headers: { 'retry-after': '2' } } } });
    await guide.press('send_button');
    await guide.says('send_waiting');
    await world.chromium.killWorker();
    await expectDone(guide);
  });

  test.runIf(ALL)('following IntelliBoard’s checks', async () => {
    world = await World.open();
    const guide = await untilSend();
    world.sandbox.faults.add({ site: 'intelliboard', method: 'GET', path: '/checks$', when: 'before', then: { hold: 'kill' } });
    await guide.press('send_button');
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await expectDone(guide);
  });
});

test('nobody is there when it is killed: an alarm goes on with the send', async () => {
  world = await World.open();
  const guide = await untilSend();
  world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/connections$', when: 'after', then: { hold: 'kill' } });
  await guide.press('send_button');
  await world.sandbox.faults.whenHeld('kill');
  await guide.page.close();
  await world.chromium.killWorker();
  world.sandbox.faults.release('kill');
  await world.sandbox.log.waitFor(({ site, method, path }) => site === 'intelliboard' && method === 'GET' && path.endsWith('/checks'), 60_000);
  expect(world.intelliboard().effects.connectionsCreated).toBe(1);
});

test('Canvas’s page is closed while it creates, and the worker killed: the key is adopted, not made twice', async () => {
  world = await World.open();
  const guide = await untilKey();
  world.sandbox.faults.add({ site: 'canvas', method: 'POST', path: '^/api/v1/accounts/1/developer_keys$', when: 'after', then: { hold: 'kill' } });
  await guide.press('key_create');
  await world.sandbox.faults.whenHeld('kill');
  const canvasPage = await (await world.chromium.browser.waitForTarget((target) => target.url().includes('/developer_keys'))).page();
  await canvasPage?.close();
  await world.chromium.killWorker();
  world.sandbox.faults.release('kill');
  await guide.says('key_done');
  expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
});

test('Canvas’s page is reloaded while it creates: exactly one key', async () => {
  world = await World.open();
  const guide = await untilKey();
  world.sandbox.faults.add({ site: 'canvas', method: 'POST', path: '^/api/v1/accounts/1/developer_keys$', when: 'after', then: { hold: 'reload' } });
  await guide.press('key_create');
  await world.sandbox.faults.whenHeld('reload');
  const canvasPage = await (await world.chromium.browser.waitForTarget((target) => target.url().includes('/developer_keys'))).page();
  await canvasPage?.reload();
  world.sandbox.faults.release('reload');
  await guide.says('key_done');
  expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
});

describe('the browser is closed and opened again', () => {
  const profile = () => mkdtempSync(join(tmpdir(), 'connect-restart-'));

  test('before sending: progress is there, the secrets are gone as was said, and the key’s is read again', async () => {
    world = await World.open(INSTRUCTURE, { profile: profile() });
    await untilSend();
    await world.restartBrowser();
    await world.signIn();
    const guide = await world.reopenGuide();
    expect(await guide.step()).toBe(words('step_send'));
    await guide.openStep('step_account');
    await guide.says('account_token_lost_what');
    await guide.fillSecret('account_token_label', world.token);
    await guide.press('account_token_button');
    await guide.says('account_done', 'Fernwood University');
    await guide.openStep('step_key');
    await guide.says('key_lost_what');
    await guide.press('key_read_again');
    await guide.says('key_done');
    await guide.openStep('step_send');
    await guide.send();
    await expectDone(guide);
  });

  test.runIf(ALL)('behind a passphrase: locked, opened, sent', async () => {
    world = await World.open(INSTRUCTURE, { profile: profile() });
    const before = await untilSend();
    await before.openStep('step_key');
    await before.page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await before.fillSecret('pass_own_label', 'a passphrase nobody guesses');
    await before.press('pass_own_button');
    await before.says('pass_set');
    await world.restartBrowser();
    await world.signIn();
    const guide = await world.reopenGuide();
    await guide.says('unlock_title');
    await guide.fillSecret('unlock_label', 'not the passphrase');
    await guide.press('unlock_button');
    await guide.says('fault_wrong_passphrase');
    await guide.fillSecret('unlock_label', 'a passphrase nobody guesses');
    await guide.press('unlock_button');
    await guide.openStep('step_send');
    await guide.send();
    await expectDone(guide);
  });

  test('during the send, its outcome unknown and the secret gone: the connection is found and taken over', async () => {
    world = await World.open(INSTRUCTURE, { profile: profile() });
    const before = await untilSend();
    world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/connections$', when: 'after', then: { hold: 'kill' } });
    await before.press('send_button');
    await world.sandbox.faults.whenHeld('kill');
    await world.restartBrowser();
    world.sandbox.faults.release('kill');
    await world.signIn();
    const guide = await world.reopenGuide();
    await guide.openStep('step_account');
    await guide.fillSecret('account_token_label', world.token);
    await guide.press('account_token_button');
    await guide.says('account_done', 'Fernwood University');
    await guide.openStep('step_send');
    await expectDone(guide);
  });
});
