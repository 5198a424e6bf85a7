import { afterEach, describe, expect, test } from 'vitest';
import { BUILDS as IDENTITY_BUILDS } from '../sandbox/dap/state';
import { BUILDS as PORTAL_BUILDS } from '../sandbox/portal/state';
import type { GuidePage } from './pages/guide';
import { IdentityPage } from './pages/identity';
import { PortalPage } from './pages/portal';
import { INSTRUCTURE, World } from './support/world';

const DAP = ['https://identity.instructure.com', 'https://api-gateway.instructure.com'];
const PORTAL = ['https://portal.inshosteddata.com', 'https://api.inshosteddata.com'];

let world: World;
afterEach(() => world.close());

/** At the step, with the sites granted, and nothing else done but Canvas. */
async function openDataStep(): Promise<GuidePage> {
  world = await World.open();
  await world.signIn();
  const guide = await world.openGuide({ granted: [INSTRUCTURE, ...DAP, ...PORTAL] });
  await guide.openStep('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.openStep('step_data');
  return guide;
}

describe('a key of Canvas Data 2', () => {
  test.each(IDENTITY_BUILDS)('is captured when it is revealed, and proved (%s)', async (build) => {
    const guide = await openDataStep();
    world.sandbox.identity.set({ build });
    await guide.press('allow_more');
    const identity = await IdentityPage.opened(world);
    await identity.signIn(world.host);
    await identity.makeKey(world);
    expect(await world.vaultHolds('data')).toBe(false);
    await identity.reveal();
    await guide.says('expiry_title');
    await guide.says('dap_freshness_ok');
    expect(await world.vaultHolds('data')).toBe(true);
    expect(await world.leaks()).toEqual([]);
  });
});

describe('credentials of the portal', () => {
  test.each(PORTAL_BUILDS)('are captured when they are created, and proved (%s)', async (build) => {
    const guide = await openDataStep();
    world.sandbox.portal.set({ build });
    await guide.chooseDataWorld('flat_files');
    await guide.press('allow_more');
    const portal = await PortalPage.opened(world);
    await guide.says('data_portal_newest');
    await portal.createCredentials();
    await guide.says('data_done');
    await guide.says('flat_freshness_fresh');
    expect(await world.vaultHolds('data')).toBe(true);
    expect(await world.leaks()).toEqual([]);
  });
});
