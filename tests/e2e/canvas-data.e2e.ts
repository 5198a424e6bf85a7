import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BUILDS as IDENTITY_BUILDS, LANGUAGES } from '../sandbox/dap/state';
import { BUILDS as PORTAL_BUILDS } from '../sandbox/portal/state';
import type { GuidePage } from './pages/guide';
import { IdentityPage } from './pages/identity';
import { IntelliBoardPage } from './pages/intelliboard';
import { PortalPage } from './pages/portal';
import { DATA_SITES, openDataStep, openPortal, takeDap, takeFlatFiles, untilRevealed } from './support/data-step';
import { INSTRUCTURE, INTELLIBOARD, World } from './support/world';

let world: World;
afterEach(() => world.close());

const WORLDS = [
  ['Canvas Data 2', 'dap', takeDap],
  ['flat files', 'flat-files', takeFlatFiles],
] as const;

/** Reads what IntelliBoard made of the connection's data. */
function dataAtIntelliBoard(): unknown {
  const { connections } = world.sandbox.intelliboard.inspect() as { connections: { data?: { source: string }; checks: { id: string; verdict: string }[] }[] };
  return connections.map(({ data, checks }) => [data?.source, checks.find(({ id }) => id === 'data')?.verdict]);
}

/** A key of Canvas Data 2 that the sandbox has made. */
function keyNamed(name: string): { clientId: string; secret: string } {
  const canary = world.sandbox.identity.canaries().find(({ what }) => what.endsWith(`(${name})`));
  return { clientId: /key (\S+) /.exec(canary?.what ?? '')?.[1] ?? '', secret: canary?.value ?? '' };
}

async function upToTheData(): Promise<GuidePage> {
  await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.goOn('step_data');
  return guide;
}

describe.each(WORLDS)('with %s', (_, source, take) => {
  test('from an empty profile, by the API, to a green check of the data', async () => {
    world = await World.open(INSTRUCTURE, { profile: mkdtempSync(join(tmpdir(), 'connect-data-')) });
    const guide = await upToTheData();
    await take(world, guide);
    await guide.goOn('step_details');
    await guide.confirmDetails('12');
    await guide.goOn('step_send');
    expect(await world.leaks()).toEqual([]);
    await guide.send();
    expect(dataAtIntelliBoard()).toEqual([[source, 'pass']]);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(await world.leaks()).toEqual([]);
    expect(await world.closeAndSearchProfile()).toEqual([]);
  });

  test('from an empty profile, by IntelliBoard’s own form, to green marks', async () => {
    world = await World.open();
    world.sandbox.intelliboard.set({ api: 'off', site: { build: source === 'dap' ? 'plain' : 'react', language: 'en' } });
    await world.signIn();
    const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
    await guide.press('allow_button', 'next.intelliboard.net');
    await guide.press('form_road_open');
    const site = await IntelliBoardPage.opened(world, 'en');
    await site.signIn();
    await guide.says('account_signed_in');
    await guide.goOn('step_canvas');
    await guide.confirmCanvas(INSTRUCTURE, world.host);
    await guide.goOn('step_key');
    await guide.createKey();
    await guide.goOn('step_data');
    await take(world, guide);
    await guide.goOn('step_details');
    await guide.fill('details_category_label', 'North campus');
    await guide.tick('details_category_make');
    await guide.press('details_confirm');
    await guide.says('details_done');
    await guide.goOn('step_send');
    await site.pressConnect();
    await guide.lookAtForm();
    if (await guide.canTick('form_road_legible_yes')) await guide.tick('form_road_legible_yes');
    await guide.fillForm();
    await site.pressContinue();
    await site.marksAreGreen();
    await guide.press('marks_read');
    await guide.says('form_road_green');
    expect(dataAtIntelliBoard()).toEqual([[source, 'pass']]);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(await world.leaks()).toEqual([]);
  });

  test('taken after the connection was sent, and added to it', async () => {
    world = await World.open();
    const guide = await upToTheData();
    await guide.openStep('step_details');
    await guide.confirmDetails('12');
    await guide.goOn('step_send');
    await guide.send();
    expect(dataAtIntelliBoard()).toEqual([[undefined, 'waiting']]);
    await guide.openStep('step_data');
    await take(world, guide);
    await guide.openStep('step_send');
    await guide.press('send_data_button');
    await guide.says('send_done');
    await expect.poll(dataAtIntelliBoard, { timeout: 20_000 }).toEqual([[source, 'pass']]);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(await world.leaks()).toEqual([]);
  });
});

describe('a key of Canvas Data 2', () => {
  const pages = IDENTITY_BUILDS.flatMap((build) => LANGUAGES.map((language) => [build, language] as const));
  test.each(pages)('is captured when it is revealed, and proved (%s in %s)', async (build, language) => {
    world = await World.open();
    world.sandbox.identity.set({ build, language, jobPolls: 0 });
    const guide = await openDataStep(world);
    await guide.press('allow_more');
    const identity = await IdentityPage.opened(world, language);
    await identity.signIn(world.host);
    await identity.makeKey(world);
    expect(await world.vaultHolds('data')).toBe(false);
    await identity.reveal();
    await guide.says('expiry_title');
    await guide.says('dap_freshness_ok');
    expect(await world.vaultHolds('data')).toBe(true);
    expect(await world.leaks()).toEqual([]);
  });

  test('can be pointed at where the page is not recognised', async () => {
    world = await World.open();
    world.sandbox.identity.set({ jobPolls: 0 });
    world.sandbox.identity.set({ build: 'react' });
    const guide = await openDataStep(world);
    const identity = await untilRevealed(world, guide);
    await identity.page.evaluate(besideDecoys);
    await identity.reveal();
    const { clientId, secret } = keyNamed('IntelliBoard');
    await guide.unfold();
    await guide.press('data_point_secret');
    await guide.says('fault_point_at_id_first');
    await guide.press('data_point_id');
    await guide.says('fault_nothing_selected');
    await identity.select(clientId);
    await guide.press('data_point_id');
    await guide.says('data_pointed', clientId);
    await identity.select(secret);
    await guide.press('data_point_secret');
    await guide.says('expiry_title');
    await guide.says('data_captured_pointed');
    expect(await world.leaks()).toEqual([]);
  });

  test('can be pasted; each failure of the service is told apart', async () => {
    world = await World.open();
    world.sandbox.identity.set({ jobPolls: 0, freshnessHours: 30, addKey: { name: 'Pasted' } });
    const guide = await openDataStep(world);
    // The sites are allowed by the same click that opens the page.
    await guide.press('allow_more');
    await IdentityPage.opened(world);
    await guide.press('key_stop');
    await guide.says('data_start_dap_title');
    const { clientId, secret } = keyNamed('Pasted');
    await guide.unfold();
    await guide.fill('data_id_label', '10000000000123');
    await guide.fillSecret('data_secret_label', `${secret}x`);
    await guide.press('key_paste_button');
    await guide.says('fault_is_a_developer_key_id');
    await guide.fill('data_id_label', clientId);
    await guide.press('key_paste_button');
    await guide.says('problem_data_dap_refused_what');
    await guide.unfold();
    await guide.fillSecret('data_secret_label', secret);
    await guide.press('key_paste_button');
    await guide.says('dap_freshness_old');

    const failures: readonly (readonly [Record<string, unknown>, Parameters<GuidePage['says']>])[] = [
      [{ onboarded: false }, ['problem_data_dap_not_onboarded_what']],
      [{ onboarded: true, restricted: true }, ['problem_data_dap_restricted_what']],
      [{ restricted: false, outage: 'processing' }, ['problem_data_dap_processing_what']],
      [{ outage: 'timeout' }, ['problem_data_timeout_what', 'api-gateway.instructure.com']],
    ];
    for (const [change, said] of failures) {
      world.sandbox.identity.set(change);
      await guide.press('check_again');
      await guide.says(...said);
    }
    world.sandbox.identity.set({ expireKey: clientId });
    await guide.press('check_again');
    await guide.says('problem_data_dap_refused_what');
    expect(await world.leaks()).toEqual([]);
  });
});

describe('credentials of the portal', () => {
  test.each(PORTAL_BUILDS)('are captured when they are created, and proved (%s)', async (build) => {
    world = await World.open();
    world.sandbox.portal.set({ build });
    const guide = await openDataStep(world);
    const portal = await openPortal(world, guide);
    await guide.says('data_portal_newest');
    await portal.createCredentials();
    await guide.says('flat_freshness_fresh');
    expect(await world.vaultHolds('data')).toBe(true);
    expect(await world.leaks()).toEqual([]);
  });

  test('are warned about before they take the place of another vendor’s', async () => {
    world = await World.open();
    world.sandbox.portal.set({ existingPair: true });
    const guide = await openDataStep(world);
    const portal = await openPortal(world, guide);
    await guide.says('data_portal_pair_title');
    expect(world.sandbox.portal.inspect()).toMatchObject({ pairsCreated: 0 });
    await portal.createCredentials();
    await guide.says('data_done');
  });

  test('are found in a tool that the school has renamed, once the admin has said which it is', async () => {
    world = await World.open();
    world.sandbox.canvas.set({ tools: 'renamed' });
    const guide = await openDataStep(world);
    await guide.chooseDataWorld('flat_files');
    await guide.press('allow_more');
    await guide.says('data_pick_title');
    await guide.pressText('Analytics exports');
    await PortalPage.opened(world);
    await guide.says('data_portal_newest');
  });

  test('are captured in a window of its own, too', async () => {
    world = await World.open();
    world.sandbox.canvas.set({ tools: 'window' });
    const guide = await openDataStep(world);
    await guide.chooseDataWorld('flat_files');
    await guide.press('allow_more');
    await world.pressInTool('Load Canvas Data Portal in a new window');
    const portal = await PortalPage.opened(world);
    await guide.says('data_portal_newest');
    await portal.createCredentials();
    await guide.says('data_done');
    expect(await world.leaks()).toEqual([]);
  });

  test('are said not to be there where Canvas has no such tool', async () => {
    world = await World.open();
    world.sandbox.canvas.set({ tools: 'none' });
    const guide = await openDataStep(world);
    await guide.chooseDataWorld('flat_files');
    await guide.press('allow_more');
    await guide.says('problem_data_tool_missing_what', world.host);
  });

  test('are proved by what the portal’s API says, each of its answers in its own words', async () => {
    world = await World.open();
    const guide = await openDataStep(world);
    await takeFlatFiles(world, guide);
    // Each with words that the one before it does not have.
    const answers: readonly (readonly [Record<string, unknown>, Parameters<GuidePage['says']>])[] = [
      [{ history: 'stale' }, ['flat_freshness_stale']],
      [{ history: 'steady' }, ['flat_freshness_fresh']],
      [{ history: 'reserved' }, ['flat_reserved']],
      [{ clockSkewMinutes: -21.6 }, ['problem_data_clock_ahead_what', '22']],
      [{ clockSkewMinutes: 39.6 }, ['problem_data_clock_behind_what', '40']],
      [{ clockSkewMinutes: 0, history: 'none' }, ['problem_data_portal_no_files_what']],
      [{ history: 'steady', existingPair: true }, ['problem_data_portal_refused_what']],
      [{ retired: true }, ['problem_data_portal_retired_what']],
    ];
    for (const [change, said] of answers) {
      world.sandbox.portal.set(change);
      await guide.press('check_again');
      await guide.says(...said);
      await expect.poll(() => world.sessionRules()).toBe(0);
    }
    await guide.press('data_take_dap');
    await guide.says('data_start_dap_title');
    expect(await world.leaks()).toEqual([]);
  });
});

/** Calls of the step during which the worker is killed. */
const MOMENTS = [
  ['the pair was captured and is asked about', 'flat-files', 'portal', 'GET', '^/api/account/self/dump'],
  ['the pair was captured and is asked about', 'dap', 'gateway', 'POST', '^/ids/auth/login$'],
  ['a job is begun', 'dap', 'gateway', 'POST', '^/dap/query/.*/data$'],
  ['a job is asked for', 'dap', 'gateway', 'GET', '^/dap/job/'],
] as const;

test.each(MOMENTS.flatMap((moment) => (['before', 'after'] as const).map((when) => [...moment, when] as const)))('the worker is killed while %s (%s, %s %s %s), %s the answer: it goes on, and no rule is left', async (_, source, site, method, path, when) => {
  world = await World.open();
  world.sandbox.faults.add({ site, method, path, when, then: { hold: 'kill' } });
  const guide = await openDataStep(world);
  if (source === 'dap') await (await untilRevealed(world, guide)).reveal();
  else await (await openPortal(world, guide)).createCredentials();
  await world.sandbox.faults.whenHeld('kill');
  await world.chromium.killWorker();
  world.sandbox.faults.release('kill');
  await guide.says(source === 'dap' ? 'dap_freshness_ok' : 'data_done');
  expect(await world.sessionRules()).toBe(0);
  expect(world.sandbox.portal.inspect()).toMatchObject({ pairsCreated: source === 'dap' ? 0 : 1 });
  expect(await world.leaks()).toEqual([]);
});

describe('a page that means harm', () => {
  const KEY = 'ab'.repeat(20);
  const SECRET = 'cd'.repeat(20);
  const pair = `<table><tr><th>API Key</th><td>${KEY}</td></tr><tr><th>API Secret</th><td>${SECRET}</td></tr></table>`;

  test.each([
    ['frames the portal in a site of its own', 'https://attacker.example/', 'https://portal.inshosteddata.com/shown'],
    ['frames a look-alike in Canvas’s own tool', `${INSTRUCTURE}/accounts/1/external_tools/31`, 'https://portal.inshosteddata.com.attacker.example/'],
    ['frames the portal in a page of Canvas that is no tool', `${INSTRUCTURE}/courses/1`, 'https://portal.inshosteddata.com/shown'],
  ])('and %s: nothing is captured, nothing is sent', async (_, top, framed) => {
    world = await World.open();
    const guide = await openDataStep(world);
    await openPortal(world, guide);
    await guide.says('data_portal_newest');
    const asked = world.sandbox.log.entries.length;
    const page = await world.serve({ [top]: `<iframe src="${framed}"></iframe>`, [framed]: pair });
    await page.goto(top);
    const frame = await page.waitForFrame((one) => one.url() === framed);
    await frame.waitForSelector('table');
    // As long as a capture takes, and more: the portal's own script has reported what it shows meanwhile.
    await page.waitForNetworkIdle({ idleTime: 1_500 });
    await guide.says('data_watching_title');
    expect(await world.vaultHolds('data-captured')).toBe(false);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(world.sandbox.log.entries.slice(asked).filter(({ site, path }) => site === 'portal' && path.startsWith('/api/'))).toEqual([]);
  });
});

/** As soon as the dialog shows its values, so many more of the same look stand beside them that none is the likelier. */
function besideDecoys(): void {
  new MutationObserver((_, observer) => {
    const dialog = [...document.querySelectorAll('[role=dialog]')].find((one) => one.querySelectorAll('code').length === 2);
    if (dialog === undefined) return;
    observer.disconnect();
    for (let at = 0; at < 4; at += 1) dialog.append(Object.assign(document.createElement('code'), { textContent: `decoy${at}0Value1Of2Many3` }));
  }).observe(document.documentElement, { childList: true, subtree: true });
}
