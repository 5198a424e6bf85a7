import { afterEach, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import { BUILDS as IDENTITY_BUILDS, LANGUAGES } from '../sandbox/dap/state';
import { BUILDS as PORTAL_BUILDS } from '../sandbox/portal/state';
import type { GuidePage } from './pages/guide';
import { IdentityPage } from './pages/identity';
import { PortalPage } from './pages/portal';
import { openDataStep, openPortal, takeFlatFiles, untilRevealed } from './support/data-step';
import { World } from './support/world';

let world: World;
afterEach(() => world.close());

/** A key of Canvas Data 2 that the sandbox has made. */
function keyNamed(name: string): { clientId: string; secret: string } {
  const canary = world.sandbox.identity.canaries().find(({ what }) => what.endsWith(`(${name})`));
  return { clientId: /key (\S+) /.exec(canary?.what ?? '')?.[1] ?? '', secret: canary?.value ?? '' };
}

describe('a key of Canvas Data 2', () => {
  // By shape alone, so the language makes no difference; every build in every language with `npm run test:all`.
  const pages = IDENTITY_BUILDS.flatMap((build) => LANGUAGES.filter((language) => language === 'en' || build === 'react' || ALL).map((language) => [build, language] as const));
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

  test('are found in the navigation of an open page where Canvas’s API does not tell', async () => {
    world = await World.open();
    world.sandbox.faults.add({ site: 'canvas', path: '/accounts/1/tabs', times: 100, when: 'before', then: { answer: { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' } } });
    const guide = await openDataStep(world);
    await openPortal(world, guide);
    await guide.says('data_portal_newest');
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
      [{ history: 'requests-only-extra' }, ['flat_freshness_fresh']],
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

/** As soon as the dialog shows its values, so many more of the same look stand beside them that none is the likelier. */
function besideDecoys(): void {
  new MutationObserver((_, observer) => {
    const dialog = [...document.querySelectorAll('[role=dialog]')].find((one) => one.querySelectorAll('code').length === 2);
    if (dialog === undefined) return;
    observer.disconnect();
    for (let at = 0; at < 4; at += 1) dialog.append(Object.assign(document.createElement('code'), { textContent: `decoy${at}0Value1Of2Many3` }));
  }).observe(document.documentElement, { childList: true, subtree: true });
}
