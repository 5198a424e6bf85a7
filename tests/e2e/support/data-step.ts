import { IdentityPage } from '../pages/identity';
import { PortalPage } from '../pages/portal';
import type { GuidePage } from '../pages/guide';
import { INSTRUCTURE, type World } from './world';

/** Sites of the step "Canvas data", of both worlds. */
export const DATA_SITES = ['https://identity.instructure.com', 'https://api-gateway.instructure.com', 'https://portal.inshosteddata.com', 'https://api.inshosteddata.com'];

/** The guide at the step, with nothing else done but Canvas. An admin is signed in there. */
export async function openDataStep(world: World): Promise<GuidePage> {
  await world.signIn();
  const guide = await world.openGuide({ granted: [INSTRUCTURE, ...DATA_SITES] });
  await guide.openStep('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.openStep('step_data');
  return guide;
}

/** Makes a key of Canvas Data 2 on the identity site, up to the button that reveals it. The guide is at the step. */
export async function untilRevealed(world: World, guide: GuidePage): Promise<IdentityPage> {
  await guide.press('allow_more');
  const identity = await IdentityPage.opened(world);
  await identity.signIn(world.host);
  await identity.makeKey(world);
  return identity;
}

/** The whole step for Canvas Data 2, with the day on which its key ends. */
export async function takeDap(world: World, guide: GuidePage): Promise<void> {
  const identity = await untilRevealed(world, guide);
  await identity.reveal();
  await guide.says('dap_freshness_ok');
  await guide.choose('expiry_choice_label', '1-year');
  await guide.press('expiry_button');
  await guide.says('data_done');
}

/** Opens the portal from the guide, which is at the step. */
export async function openPortal(world: World, guide: GuidePage): Promise<PortalPage> {
  await guide.chooseDataWorld('flat_files');
  await guide.press('allow_more');
  return PortalPage.opened(world);
}

/** The whole step for flat files. */
export async function takeFlatFiles(world: World, guide: GuidePage): Promise<void> {
  const portal = await openPortal(world, guide);
  await guide.says('data_portal_exports');
  await portal.createCredentials();
  await guide.says('data_done');
}
