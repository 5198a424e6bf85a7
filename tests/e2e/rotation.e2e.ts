import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../sandbox/site';
import { ConsentPage } from './pages/consent';
import type { GuidePage } from './pages/guide';
import { IdentityPage } from './pages/identity';
import type { IntelliBoardPage } from './pages/intelliboard';
import { words } from './pages/words';
import { finishConnection, waitFor, type Finished } from './support/finished';
import { fillWhatIsInView } from './support/form-step';
import { upToAuthorize, upToAuthorizeByForm } from './support/last-steps';
import { authorizeNewKey, beginRotation, life, processOnce } from './support/life';
import { World } from './support/world';

let world: World;
let at: Finished;

/** What IntelliBoard works with, and whether it does: a run of it from beginning to end. */
async function worksWith(clientId: string): Promise<void> {
  expect(life(world).connections).toMatchObject([{ developerKey: { clientId } }]);
  expect(await processOnce(world)).toBe('done');
}

const keyIds = () => world.ownKeys().map(({ id }) => id);
const stateOf = (id: string) => world.ownKeys().find((key) => key.id === id)?.binding;
const newestKey = (old: string) => keyIds().find((id) => id !== old) ?? '';

describe('a connection that has processed, by the API', () => {
  let oldId: string;
  let newId: string;
  beforeAll(async () => {
    world = await World.open();
    at = await finishConnection(world);
    oldId = at.clientId;
    await at.guide.press('health_show_steps');
  });
  afterEach(() => world.sandbox.faults.clear());
  afterAll(() => world.close());

  test('what a change of the key means is said before the click, and what regenerating would mean', async () => {
    await at.guide.openStep('step_key');
    await at.guide.openPart('rotation_offer');
    await at.guide.says('rotation_offer_what');
    await at.guide.says('rotation_instead');
    await at.guide.press('rotation_start');
    await at.guide.page.locator(`dialog[open] ::-p-text(${words('rotation_start_what')})`).wait();
    expect(keyIds()).toEqual([oldId]);
    await at.guide.page.keyboard.press('Escape');
  });

  test('a new key is made beside the old one, and left: all is as it was', async () => {
    const { guide } = at;
    await beginRotation(guide);
    await guide.says('rotation_works_old', oldId);
    await guide.press('rotation_cancel');
    await guide.pressInDialog('rotation_cancel');
    await guide.says('key_done');
    await guide.says('rotation_offer');
    await worksWith(oldId);
  });

  test('made and proved, though a key like it is there already', async () => {
    await beginRotation(at.guide);
    await at.guide.createKey();
    newId = newestKey(oldId);
    expect(keyIds()).toHaveLength(2);
    expect([stateOf(oldId), stateOf(newId)]).toEqual(['on', 'on']);
    await worksWith(oldId);
  });

  test('turned away by IntelliBoard, it waits, says so, and could still be left', async () => {
    world.sandbox.faults.add({ site: 'intelliboard', method: 'PATCH', path: '/connections/[^/]+$', when: 'before', times: 1, then: { answer: { status: 429, headers: { 'retry-after': '3600' }, body: '' } } });
    await at.guide.press('rotation_send');
    await at.guide.says('send_waiting');
    await at.guide.says('send_next');
    expect(await at.guide.canPress('rotation_cancel')).toBe(true);
    expect(life(world).connections[0]).not.toHaveProperty('pendingDeveloperKey');
  });

  test('sent as pending at once by a click: the old one works on', async () => {
    await at.guide.press('send_try_now');
    await at.guide.says('rotation_authorize_what');
    expect(life(world).connections).toMatchObject([{ developerKey: { clientId: oldId }, pendingDeveloperKey: { clientId: newId } }]);
    expect(await at.guide.canPress('rotation_off')).toBe(false);
    await worksWith(oldId);
  });

  test('authorised and checked: the new one works, and the old one is offered to be turned OFF', async () => {
    await authorizeNewKey(world, at.guide);
    await at.guide.says('rotation_works_new', newId);
    await at.guide.says('rotation_off_what', oldId);
    expect(stateOf(oldId)).toBe('on');
    await worksWith(newId);
  });

  test('the old one is turned OFF, never deleted; the connection works on', async () => {
    await at.guide.press('rotation_off');
    await at.guide.says('rotation_done', oldId);
    expect([stateOf(oldId), stateOf(newId)]).toEqual(['off', 'on']);
    await worksWith(newId);
    await at.guide.press('rotation_finish');
    await at.guide.openStep('step_key');
    expect(await at.guide.canPress('rotation_finish')).toBe(false);
    expect(life(world).effects.connectionsCreated).toBe(1);
    expect(await world.leaks()).toEqual([]);
  });
});

/** Requests of the rotation at which the worker is killed, while one waits for its answer. */
type Moment = readonly [name: string, site: Fault['site'], method: string, path: string];
const SEND: Moment = ['sending the pending key', 'intelliboard', 'PATCH', '/connections/[^/]+$'];
const BEGIN: Moment = ['beginning the consent', 'intelliboard', 'POST', '/authorization$'];
const CHECK: Moment = ['having it checked', 'intelliboard', 'POST', '/checks$'];
const OFF: Moment = ['turning the old key OFF', 'canvas', 'POST', 'developer_key_account_bindings$'];

describe.each(['before', 'after'] as const)('the worker is killed at each step, %s the other side has acted', (when) => {
  beforeAll(async () => {
    world = await World.open();
    at = await finishConnection(world);
    await at.guide.press('health_show_steps');
  });
  afterAll(() => world.close());

  async function killedAt([, site, method, path]: Moment, act: () => Promise<unknown>): Promise<void> {
    world.sandbox.faults.add({ site, method, path, when, times: 1, then: { hold: 'kill' } });
    const acting = act();
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await acting;
  }

  test('it goes on, one pending key is sent, and runs work throughout', async () => {
    const { guide, clientId: oldId } = at;
    await beginRotation(guide);
    await guide.createKey();
    const newId = newestKey(oldId);
    await killedAt(SEND, () => guide.press('rotation_send'));
    await guide.says('rotation_authorize_what');
    expect(life(world).connections).toMatchObject([{ developerKey: { clientId: oldId }, pendingDeveloperKey: { clientId: newId } }]);
    await worksWith(oldId);

    world.sandbox.faults.add({ site: CHECK[1], method: CHECK[2], path: CHECK[3], when, times: 1, then: { hold: 'checks' } });
    await killedAt(BEGIN, () => authorizeNewKey(world, guide));
    await world.sandbox.faults.whenHeld('checks');
    await world.chromium.killWorker();
    world.sandbox.faults.release('checks');
    await guide.says('rotation_off_what', oldId);
    await worksWith(newId);
    expect(stateOf(oldId)).toBe('on');

    await killedAt(OFF, () => guide.press('rotation_off'));
    await guide.says('rotation_done', oldId);
    expect([stateOf(oldId), stateOf(newId)]).toEqual(['off', 'on']);
    await worksWith(newId);
    expect(keyIds()).toHaveLength(2);
    expect(await world.leaks()).toEqual([]);
    await waitFor(async () => life(world).effects.connectionsCreated === 1);
  });
});

describe('credentials of Canvas data', () => {
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const dataIdThere = () => life(world).connections[0]?.data?.clientId;

  /** The tab on which the first ones were made. */
  async function leaveIdentity(): Promise<void> {
    for (const page of await world.chromium.browser.pages()) if (page.url().startsWith('https://identity.instructure.com/')) await page.close();
  }

  test('of Canvas Data 2: both alive until IntelliBoard has the new ones', async () => {
    world.sandbox.gateway.set({ jobPolls: 0 });
    const guide = await upToAuthorize(world, 'dap');
    const oldId = dataIdThere();
    expect(oldId).toMatch(/^us-east-1#/);
    await leaveIdentity();
    await guide.openStep('step_data');
    await guide.press('renew_data');
    await guide.page.locator('dialog[open] ::-p-text(so there is no gap)').wait();
    await guide.pressInDialog('renew_data');
    await guide.says('renewing_data_dap', oldId ?? '');
    await guide.press('data_open_identity');
    const identity = await IdentityPage.opened(world);
    await identity.makeKey(world);
    await identity.reveal();
    await guide.says('dap_freshness_ok');
    await guide.choose('expiry_choice_label', '1-year');
    await guide.press('expiry_button');
    await guide.says('data_done');
    expect(dataIdThere()).toBe(oldId);
    await guide.goOn('step_send');
    await guide.press('send_data_button');
    await guide.says('send_done');
    await waitFor(async () => dataIdThere() !== oldId);
    expect(life(world).connections).toHaveLength(1);
    await guide.openStep('step_data');
    expect(await guide.text()).not.toContain(words('renewing_data'));
    expect(await world.leaks()).toEqual([]);
  });
});

test('a new pair of the portal ends the present one: said before the click, as is what regenerating means', async () => {
  world = await World.open();
  const { guide } = await finishConnection(world);
  await guide.press('health_show_steps');
  await guide.openStep('step_data');
  await guide.press('renew_data');
  await guide.page.locator('dialog[open] ::-p-text(end the present ones at once)').wait();
  await guide.pressInDialog('renew_data');
  await guide.says('renewing_data_portal');
  await guide.press('renewing_data_keep');
  await guide.says('data_done');
  await guide.openStep('step_key');
  await guide.openPart('rotation_offer');
  await guide.says('rotation_instead');
  await world.close();
});

describe('by IntelliBoard’s own form', () => {
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  /** From the marks, by IntelliBoard's own link, to Canvas's Authorize. */
  async function authorizeFromMarks(guide: GuidePage, site: IntelliBoardPage): Promise<void> {
    await guide.press('auth_form_button');
    await guide.says('auth_wait_title');
    await site.page.waitForFunction(() => document.visibilityState === 'visible', { polling: 100 });
    await Promise.all([site.page.waitForNavigation(), site.page.click('a[href*="/authorize"]')]);
    await (await ConsentPage.opened(world)).authorize();
  }

  test('the new key is filled in and authorised in one go; only then the old one is offered to be turned OFF', async () => {
    const { guide, site } = await upToAuthorizeByForm(world);
    const form = site.page.url();
    await authorizeFromMarks(guide, site);
    await guide.says('auth_done');
    const oldId = keyIds()[0] ?? '';

    await guide.openStep('step_key');
    await guide.openPart('rotation_offer');
    await guide.says('rotation_offer_form');
    await guide.press('rotation_start');
    await guide.pressInDialog('rotation_start');
    await guide.says('rotation_stage_make');
    await guide.createKey();
    const newId = newestKey(oldId);
    expect(life(world).connections).toMatchObject([{ developerKey: { clientId: oldId } }]);

    await guide.openStep('step_send');
    await guide.says('rotation_send_form');
    await site.page.bringToFront();
    await site.page.goto(form);
    await site.formIsThere();
    await fillWhatIsInView(guide);
    await site.pressContinue();
    await waitFor(async () => life(world).connections[0]?.developerKey.clientId === newId);
    await site.marksAreGreen();
    await guide.press('marks_read');
    await guide.says('rotation_authorize_what');
    expect([stateOf(oldId), stateOf(newId)]).toEqual(['on', 'on']);

    await guide.openStep('step_authorize');
    await authorizeFromMarks(guide, site);
    await guide.says('rotation_off_what', oldId);
    await guide.press('rotation_off');
    await guide.says('rotation_done', oldId);
    expect([stateOf(oldId), stateOf(newId)]).toEqual(['off', 'on']);
    expect(life(world).connections).toHaveLength(1);
    expect(await world.leaks()).toEqual([]);
  });
});
