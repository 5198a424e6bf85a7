import type { Build, Language } from '../../sandbox/intelliboard/site/variants';
import type { GuidePage } from '../pages/guide';
import { IntelliBoardPage } from '../pages/intelliboard';
import { INSTRUCTURE, World } from './world';

/** An IntelliBoard that has its web form alone; an admin who is signed in at Canvas; nothing is set up yet. */
export async function openFormRoad(build: Build, language: Language): Promise<{ world: World; guide: GuidePage }> {
  const world = await World.open();
  world.sandbox.intelliboard.set({ api: 'off', site: { build, language } });
  await world.signIn();
  return { world, guide: await world.openGuide() };
}

/** Signs in at IntelliBoard, which the guide notices by itself, makes the key, and opens the form. */
export async function upToTheForm(world: World, guide: GuidePage, language: Language): Promise<IntelliBoardPage> {
  await guide.press('allow_button', 'next.intelliboard.net');
  await guide.says('form_road_title');
  await guide.press('form_road_open');
  const site = await IntelliBoardPage.opened(world, language);
  await site.signIn();
  await guide.says('account_signed_in');
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.openStep('step_details');
  await guide.fill('details_category_label', 'North campus');
  await guide.tick('details_category_make');
  await guide.press('details_confirm');
  await guide.says('details_done');
  await guide.goOn('step_send');
  await site.pressConnect();
  return site;
}

/** Looks at the page in view, has everything filled that was found on it, and sees to it that all of it was. */
export async function fillWhatIsInView(guide: GuidePage): Promise<void> {
  await guide.lookAtForm();
  if (await guide.canTick('form_road_legible_yes')) await guide.tick('form_road_legible_yes');
  await guide.fillForm();
}
