import { afterEach, describe, expect, test } from 'vitest';
import { BUILDS, LANGUAGES, type Build, type Language } from '../sandbox/intelliboard/site/variants';
import type { GuidePage } from './pages/guide';
import { IntelliBoardPage } from './pages/intelliboard';
import { INSTRUCTURE, World } from './support/world';

let world: World;
afterEach(() => world.close());

/** An IntelliBoard that has its web form alone; an admin who is signed in at Canvas; nothing is set up yet. */
async function open(build: Build, language: Language): Promise<GuidePage> {
  world = await World.open();
  world.sandbox.intelliboard.set({ api: 'off', site: { build, language } });
  await world.signIn();
  return world.openGuide();
}

/** Signs in at IntelliBoard, which the guide notices by itself, and makes the key. */
async function upToTheForm(guide: GuidePage, language: Language): Promise<IntelliBoardPage> {
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
async function fillWhatIsInView(guide: GuidePage): Promise<void> {
  await guide.lookAtForm();
  if (await guide.canTick('form_road_legible_yes')) await guide.tick('form_road_legible_yes');
  await guide.fillForm();
}

describe.each(BUILDS.flatMap((build) => LANGUAGES.map((language) => [build, language] as const)))('the form road: %s in %s', (build, language) => {
  test('from an empty profile to green marks', async () => {
    const guide = await open(build, language);
    const site = await upToTheForm(guide, language);
    await fillWhatIsInView(guide);
    if (build === 'wizard') {
      await site.pressNext();
      await fillWhatIsInView(guide);
      await site.pressNext();
      await site.pressNext();
    }
    // Nothing is sent by the extension itself.
    expect(world.intelliboard().connections).toEqual([]);
    await site.pressContinue();
    await site.marksAreGreen();
    await guide.press('marks_read');
    await guide.says('form_road_green');

    const [key] = world.ownKeys();
    const category = world.intelliboard().categories.find(({ name }) => name === 'North campus');
    expect(world.intelliboard().connections).toMatchObject([{ lms: { url: INSTRUCTURE, name: 'Fernwood University' }, developerKey: { clientId: key?.id }, categoryId: category?.id, active: true, dynamicTables: false, processAt: { hour: 4 } }]);
    // Once IntelliBoard has it, the secret is not kept here.
    expect(await world.vaultHolds('developer-key')).toBe(false);
    expect(await world.leaks()).toEqual([]);
  });
});
