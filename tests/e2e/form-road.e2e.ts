import { afterEach, describe, expect, test } from 'vitest';
import { BUILDS, LANGUAGES } from '../sandbox/intelliboard/site/variants';
import { ALL } from './support/extent';
import { fillWhatIsInView, openFormRoad, upToTheForm } from './support/form-step';
import { INSTRUCTURE, type World } from './support/world';

let world: World;
afterEach(() => world.close());

/** With `npm run test:all` each build in each language. */
const SOME: readonly (readonly [(typeof BUILDS)[number], (typeof LANGUAGES)[number]])[] = [['plain', 'en'], ['react', 'es'], ['wizard', 'es']];

describe.each(ALL ? BUILDS.flatMap((build) => LANGUAGES.map((language) => [build, language] as const)) : SOME)('the form road: %s in %s', (build, language) => {
  test('from an empty profile to green marks', async () => {
    const opened = await openFormRoad(build, language);
    ({ world } = opened);
    const { guide } = opened;
    const site = await upToTheForm(world, guide, language);
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
