import { afterEach, describe, expect, test } from 'vitest';
import { BUILDS } from '../sandbox/intelliboard/site/variants';
import type { IntelliBoardPage } from './pages/intelliboard';
import { fillWhatIsInView, openFormRoad, upToTheForm } from './support/form-step';
import { fillChoices } from './support/last-steps';
import { INTELLIBOARD, type World } from './support/world';
import type { GuidePage } from './pages/guide';

let world: World;
afterEach(() => world.close());

interface Connection {
  readonly id: string;
  readonly filters: Record<string, unknown> | null;
  readonly roles: Record<string, unknown> | null;
}
const connection = () => (world.intelliboard().connections as unknown as readonly Connection[])[0];

/** A connection that was made by the form, and that Canvas has authorised. */
async function authorised(site: IntelliBoardPage, guide: GuidePage, build: (typeof BUILDS)[number]): Promise<string> {
  await fillWhatIsInView(guide);
  if (build === 'wizard') {
    await site.pressNext();
    await fillWhatIsInView(guide);
    await site.pressNext();
    await site.pressNext();
  }
  await site.pressContinue();
  await site.marksAreGreen();
  await guide.press('marks_read');
  await guide.says('form_road_green');
  const id = connection()?.id ?? '';
  await site.page.bringToFront();
  await site.page.goto(`${INTELLIBOARD}/connections/${id}/authorize`);
  await Promise.all([site.page.waitForNavigation(), site.page.locator('form[action="/login/oauth2/accept"] [type=submit]').click()]);
  return id;
}

describe.each(BUILDS.map((build) => [build] as const))('the form road of filters and roles: %s', (build) => {
  test('IntelliBoard’s tabs are filled from the choices here, saved there, and read back', async () => {
    const opened = await openFormRoad(build, 'en');
    ({ world } = opened);
    const { guide } = opened;
    const site = await upToTheForm(world, guide, 'en');
    const id = await authorised(site, guide, build);

    await fillChoices(guide, site, id, build);
    expect(connection()?.filters).toMatchObject({ userEnrollment: ['active', 'completed'], systemStatus: ['pre_registered', 'registered'], terms: ['5'], courseStatus: ['available', 'completed'], activityStatus: ['published'] });
    expect(connection()?.roles).toMatchObject({ instructor: expect.arrayContaining(['20', '21', '22', '31', '32', '34']) as string[], learner: ['19', '33'], admin: ['1'], courseAdmin: ['35', '36'] });
    expect(await world.leaks()).toEqual([]);
  });
});
