import { afterEach, describe, expect, test } from 'vitest';
import { LIST_WORDS } from '../sandbox/intelliboard/site/lists/words';
import { WORDS } from '../sandbox/intelliboard/site/words';
import { SECTIONS_OF, type Tab } from '../sandbox/intelliboard/site/lists/fields';
import { BUILDS } from '../sandbox/intelliboard/site/variants';
import type { IntelliBoardPage } from './pages/intelliboard';
import { fillWhatIsInView, openFormRoad, upToTheForm } from './support/form-step';
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

/** A connection that was made by the form, and that Canvas has authorised, so that its lists have options. */
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
  await expect.poll(async () => (await site.page.goto(`${INTELLIBOARD}/connections/${id}/roles`), (await site.page.content()).includes('Lead Instructor')), { timeout: 15_000 }).toBe(true);
  return id;
}

/** Opens a tab, has it filled from the guide, and saves it there as a person does; then has it read back. */
async function fillTab(site: IntelliBoardPage, guide: GuidePage, id: string, tab: Tab, build: (typeof BUILDS)[number]): Promise<void> {
  const steps = build === 'wizard' ? SECTIONS_OF[tab].map(({ name }) => `?step=${name}`) : [''];
  for (const [at, step] of steps.entries()) {
    await site.open(`${INTELLIBOARD}/connections/${id}/${tab}${step}`);
    await guide.lookAtLists('lists_look');
    await guide.fillLists();
    await site.pressText(at === steps.length - 1 ? LIST_WORDS.en.save : WORDS.en.form.next);
  }
  await expect.poll(() => connection()?.[tab] ?? null, { timeout: 10_000 }).not.toBeNull();
  for (const step of steps) {
    await site.open(`${INTELLIBOARD}/connections/${id}/${tab}${step}`);
    await guide.lookAtLists('lists_check');
    // A list that shows nothing until it is opened.
    await guide.fillLists();
  }
}

describe.each(BUILDS.map((build) => [build] as const))('the form road of filters and roles: %s', (build) => {
  test('IntelliBoard’s tabs are filled from the choices here, saved there, and read back', async () => {
    const opened = await openFormRoad(build, 'en');
    ({ world } = opened);
    const { guide } = opened;
    const site = await upToTheForm(world, guide, 'en');
    const id = await authorised(site, guide, build);

    await guide.openStep('step_filters');
    await guide.says('kept_title');
    await guide.press('choices_confirm');
    await guide.says('lists_fill_title');
    await fillTab(site, guide, id, 'filters', build);
    await guide.says('filters_done');
    expect(connection()?.filters).toMatchObject({ userEnrollment: ['active', 'completed'], systemStatus: ['pre_registered', 'registered'], terms: ['5'], courseStatus: ['available', 'completed'], activityStatus: ['published'] });

    await guide.openStep('step_roles');
    await guide.says('roles_mapped');
    await guide.press('choices_confirm');
    await guide.says('lists_fill_title');
    await fillTab(site, guide, id, 'roles', build);
    await guide.says('roles_done');
    expect(connection()?.roles).toMatchObject({ instructor: expect.arrayContaining(['20', '21', '22', '31', '32', '34']) as string[], learner: ['19', '33'], admin: ['1'], courseAdmin: ['35', '36'] });
    expect(await world.leaks()).toEqual([]);
  });
});
