import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import { BEFORE, FILTERS, KEY_NAME, LEFT_EMPTY, ROLES, type ListOfOptions } from '../fixtures/article';
import { CanvasPage } from './pages/canvas';
import { ConsentPage } from './pages/consent';
import type { GuidePage } from './pages/guide';
import { IntelliBoardPage } from './pages/intelliboard';
import { words } from './pages/words';
import { DATA_SITES, takeDap, takeFlatFiles } from './support/data-step';
import { fillWhatIsInView } from './support/form-step';
import { lastSteps } from './support/last-steps';
import { MINUTE_MS, MovedClock } from './support/moved-clock';
import { fillTab, openProcessData, pageSays, pressProcessData, untilListsAreFilled } from './support/site-tabs';
import { INSTRUCTURE, INTELLIBOARD, World } from './support/world';
import { INTELLIBOARD_SCOPES, KNOWN_REDIRECT_URI } from '@/utils/model/known';

/**
 * IntelliBoard's article, line by line: from an empty profile to the end of a run, by both roads, with both worlds of
 * data. The article's two optional ways are taken as well: with enforced scopes, and by Canvas's own form.
 */
const JOURNEYS = [
  { road: 'the API', source: 'dap', build: 'plain', enforcesScopes: true },
  { road: 'the API', source: 'flat-files', build: 'plain', enforcesScopes: false },
  { road: 'IntelliBoard’s form', source: 'dap', build: 'plain', enforcesScopes: false },
  { road: 'IntelliBoard’s form', source: 'flat-files', build: 'react', enforcesScopes: true },
] as const;
const NAME = 'Fernwood, for the board';
const CATEGORY = 'North campus';

interface Stored {
  readonly id: string;
  readonly lms: { readonly name: string; readonly url: string };
  readonly developerKey: { readonly clientId: string };
  readonly data?: { readonly source: string };
  readonly categoryId: string;
  readonly active: boolean;
  readonly dynamicTables: boolean;
  readonly processAt: { readonly hour: number; readonly timeZone: string };
  readonly checks: readonly { readonly id: string; readonly verdict: string }[];
  readonly filters: Readonly<Record<string, unknown>> | null;
  readonly roles: Readonly<Record<string, unknown>> | null;
}

/** Each road and each world of data once; all four with `npm run test:all`. */
describe.each(ALL ? JOURNEYS : [JOURNEYS[0], JOURNEYS[3]])('the article by $road, with $source', ({ road, source, build, enforcesScopes }) => {
  const byApi = road === 'the API';
  let world: World;
  let clock: MovedClock;
  let guide: GuidePage;
  let canvas: CanvasPage;
  let site: IntelliBoardPage;
  const stored = () => world.intelliboard().connections[0] as unknown as Stored;
  const says = (text: string) => guide.saysText(text);

  beforeAll(async () => {
    world = await World.open();
    clock = new MovedClock(world);
    world.sandbox.identity.set({ jobPolls: 0 });
    world.sandbox.intelliboard.set({ runStepMs: 50, site: { build, language: 'en' }, ...(!byApi && { api: 'off' }) });
    canvas = await world.signIn();
    guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  });
  afterAll(async () => {
    clock.stop();
    await world.close();
  });

  test('before you get started: what has to be there, and whom to ask for it', async () => {
    await guide.openPart('preflight_title');
    const text = await guide.text();
    for (const about of BEFORE) expect(text).toMatch(about);
    expect(text).toContain('helpdesk@intelliboard.net');
  });

  test('step 1: Integrations, “+ Connect”', async () => {
    if (byApi) {
      await guide.connectIntelliBoard(world.token);
      await guide.openPart('account_firewall');
      await guide.saysText('192.0.2.10');
      return;
    }
    await guide.press('allow_button', 'next.intelliboard.net');
    await guide.press('form_road_open');
    site = await IntelliBoardPage.opened(world, 'en');
    await site.signIn();
    await guide.says('account_signed_in');
    expect(new URL(site.page.url()).pathname).toBe('/connections/integrations');
    await site.pressConnect();
  });

  test('step 2, URL: https and no pathway, whatever was copied', async () => {
    await guide.goOn('step_canvas');
    await guide.unfold();
    await guide.fill('canvas_address_label', INSTRUCTURE.replace('https:', 'http:'));
    await guide.press('canvas_address_button');
    await guide.says('fault_not_https');
    await guide.confirmCanvas(`${INSTRUCTURE}/accounts/1/settings?x=1#tab`, world.host);
    expect((await guide.facts())[words('canvas_fact_address')]).toBe(INSTRUCTURE);
    // "Administrator of Canvas with the full admin permissions from the Top Level Canvas SubAccount".
    expect((await guide.facts())[words('canvas_fact_account')]).toBe(words('canvas_fact_account_value', 'Fernwood University', '1'));
  });

  test('creating the client key: every field of Canvas’s form is said beforehand', async () => {
    await guide.goOn('step_key');
    await guide.chooseKeyWay(byApi ? 'create' : 'form');
    await guide.unfold();
    const listed = await guide.text();
    for (const scope of INTELLIBOARD_SCOPES) expect(listed).toContain(scope.replace('url:GET|', 'GET '));
    expect(listed).toContain(words('key_scopes_off_badge'));
    if (enforcesScopes) await guide.enforceScopes();
    const plan = await guide.facts();
    expect(plan).toMatchObject({
      [words('key_plan_name')]: KEY_NAME,
      [words('key_plan_email')]: 'admin@fernwood.edu',
      [words('key_plan_test')]: words('key_value_off'),
      [words('key_plan_audience')]: words('key_value_canvas'),
      [words('key_plan_scopes')]: enforcesScopes ? words('key_plan_scopes_on', '15') : words('key_value_off'),
      [words('key_plan_empty')]: LEFT_EMPTY.join(', '),
    });
    expect(plan[words('key_plan_redirect')]).toContain(KNOWN_REDIRECT_URI);
  });

  test('upon save, the key is ON; Client ID and Client Secret are taken', async () => {
    if (byApi) {
      await guide.createKey();
    } else {
      await guide.press('key_form_fill');
      await guide.says('key_saving');
      const target = await world.chromium.browser.waitForTarget((one) => one.url().startsWith(`${INSTRUCTURE}/accounts/1/developer_keys`));
      const page = await target.page();
      if (page === null) throw new Error('Canvas’s tab is gone');
      await new CanvasPage(page, INSTRUCTURE).pressSave();
      // "Ensure the Status of the key is ON": Canvas makes it OFF.
      await guide.says('problem_key_off_what', (await world.keysMade(1))[0]?.id ?? '');
      await guide.press('key_turn_on');
      await guide.says('key_done');
    }
    const [key, ...others] = world.ownKeys();
    expect(others).toEqual([]);
    expect(key).toMatchObject({ name: KEY_NAME, binding: 'on', redirectUris: [KNOWN_REDIRECT_URI], email: 'admin@fernwood.edu', notes: null, requireScopes: enforcesScopes });
    expect([...(key?.scopes ?? [])].sort()).toEqual(enforcesScopes ? [...INTELLIBOARD_SCOPES].sort() : []);
    const facts = await guide.facts();
    expect(facts[words('key_fact_client')]).toContain(key?.id);
    expect(facts[words('key_fact_secret')]).toContain(world.secretOf(key?.id ?? '').slice(-4));
    expect(await world.vaultHolds('developer-key')).toBe(true);
  });

  test('step 3: Data Client ID and Data Client Secret', async () => {
    await guide.goOn('step_data');
    await (source === 'dap' ? takeDap : takeFlatFiles)(world, guide);
    expect(await world.vaultHolds('data')).toBe(true);
  });

  test('step 2, LMS Name, URL and Client ID', async () => {
    await guide.goOn('step_details');
    expect(await (await guide.field('details_name_label')).evaluate((field) => [field.value, field.required])).toEqual(['Fernwood University', true]);
    await guide.fill('details_name_label', NAME);
    const facts = await guide.facts();
    expect(facts[words('details_url')]).toContain(INSTRUCTURE);
    expect(facts[words('details_client')]).toContain(world.ownKeys()[0]?.id);
  });

  test('step 2, Category: required, one that exists or a new one', async () => {
    await guide.press('details_confirm');
    await guide.says('fault_required');
    if (byApi) {
      await guide.choose('details_category_label', '13');
      await guide.openPart('details_category_new');
      await guide.fill('details_category_name_label', CATEGORY);
      await guide.press('details_category_create');
      await expect.poll(() => world.intelliboard().categories.map(({ name }) => name)).toContain(CATEGORY);
      const made = world.intelliboard().categories.find(({ name }) => name === CATEGORY)?.id ?? '';
      await guide.choose('details_category_label', made);
    } else {
      await guide.fill('details_category_label', CATEGORY);
      await guide.tick('details_category_make');
    }
  });

  test('step 2, Active and Dynamic tables', async () => {
    const isTicked = async (key: 'details_active_label' | 'details_dynamic_label') => (await guide.field(key)).evaluate((box) => box.checked);
    expect([await isTicked('details_active_label'), await isTicked('details_dynamic_label')]).toEqual([true, false]);
    const text = await guide.text();
    expect(text).toContain('Connections must be active to process.');
    expect(text).toContain('Also loads tables native to the LMS, such as Syllabus and Discussion.');
    await guide.tick('details_dynamic_label');
  });

  test('step 2, Process at Hour: just after the flat files, which are told in UTC', async () => {
    const [hours, chosen] = await (await guide.field('details_hour_label')).evaluate((list) => {
      const { options, value } = list as unknown as HTMLSelectElement;
      return [[...options].map((option) => option.value), value] as const;
    });
    expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => String(hour)));
    expect(hours).toContain(chosen);
    await guide.says('hour_zone_utc');
    if (source === 'flat-files') {
      await guide.says('hour_zone_utc_note');
      await says('The hour is an hour after the latest of them');
    } else {
      await guide.says('hour_quiet_why');
    }
    await guide.press('details_confirm');
    await guide.says('details_done');
  });

  test('step 4: Continue, and green check marks on URL and Keys', async () => {
    await guide.goOn('step_send');
    if (byApi) {
      await guide.says('send_nothing_left');
      await guide.send();
      for (const check of ['check_id_url', 'check_id_developer_key', 'check_id_data'] as const) await guide.says(check);
    } else {
      expect(world.intelliboard().connections).toEqual([]);
      await site.page.bringToFront();
      await fillWhatIsInView(guide);
      await site.pressContinue();
      await site.marksAreGreen();
      await guide.press('marks_read');
      await guide.says('form_road_green');
    }
    await expect.poll(() => Object.fromEntries(stored().checks.map(({ id, verdict }) => [id, verdict])), { timeout: 20_000 }).toMatchObject({ url: 'pass', 'developer-key': 'pass', data: 'pass' });
    const category = world.intelliboard().categories.find(({ name }) => name === CATEGORY);
    expect(stored()).toMatchObject({ lms: { name: NAME, url: INSTRUCTURE }, developerKey: { clientId: world.ownKeys()[0]?.id }, data: { source }, categoryId: category?.id, active: true, dynamicTables: true });
    // Once IntelliBoard has them, no secret is kept here.
    await expect.poll(async () => [await world.vaultHolds('developer-key'), await world.vaultHolds('data')], { timeout: 20_000 }).toEqual([false, false]);
  });

  test('step 5: Authorize', async () => {
    await guide.openStep('step_authorize');
    if (byApi) {
      await guide.press('auth_button');
    } else {
      await guide.press('auth_form_button');
      await guide.says('auth_wait_title');
      await site.page.waitForFunction(() => document.visibilityState === 'visible');
      await Promise.all([site.page.waitForNavigation(), site.page.click('a[href*="/authorize"]')]);
    }
    await (await ConsentPage.opened(world)).authorize();
    await guide.says('auth_done');
    expect(lastSteps(world).connections).toMatchObject([{ authorization: { state: 'granted', by: 'Robin Vale' } }]);
    if (!byApi) await untilListsAreFilled(site, stored().id);
  });

  test('step 6, filters: what happens to data that is not chosen', async () => {
    await guide.openStep('step_filters');
    await guide.says('kept_title');
    await guide.says('filters_deleted');
    await guide.says('filters_downloaded');
  });

  test.each(Object.values(FILTERS) as readonly ListOfOptions[])('step 6, filters: $name, with what each option means', async ({ name, hint, isRequired, options }) => {
    const shown = await guide.group(name);
    expect(shown.isRequired).toBe(isRequired);
    expect(shown.hint.startsWith(hint)).toBe(true);
    if (options.length > 0) expect(shown.options).toEqual(options);
  });

  test('step 6, filters: required ones are insisted on, and each list takes what is chosen', async () => {
    const { userEnrollment, systemStatus, courseStatus, activityStatus } = FILTERS;
    // The proposal.
    expect((await guide.group(userEnrollment.name)).ticked).toEqual(['Active', 'Completed']);
    expect((await guide.group(systemStatus.name)).ticked).toEqual(['Pre-Registered', 'Registered']);
    for (const option of ['Active', 'Completed']) await guide.toggleIn(userEnrollment.name, option);
    await guide.press(byApi ? 'choices_save' : 'choices_confirm');
    await guide.says('fault_none_chosen');
    for (const option of ['Invited', 'Active', 'Completed', 'Pending']) await guide.toggleIn(userEnrollment.name, option);
    await guide.toggleIn(systemStatus.name, 'Creation Pending');
    await guide.chooseThese('accounts_all');
    await guide.toggleAccount('Fernwood University');
    await guide.toggleIn(courseStatus.name, 'Course Claimed');
    await guide.toggleIn(activityStatus.name, 'Activity Unpublished');
    await guide.saysText('sub-accounts, and courses directly in Fernwood University');
    await guide.press(byApi ? 'choices_save' : 'choices_confirm');
    if (!byApi) {
      await guide.says('lists_fill_title');
      await fillTab(site, guide, stored().id, 'filters', build);
    }
    await guide.says('filters_done');
    expect(stored().filters).toMatchObject({
      userEnrollment: ['invited', 'active', 'completed', 'pending'],
      systemStatus: ['creation_pending', 'pre_registered', 'registered'],
      terms: ['5'],
      courseStatus: ['available', 'completed', 'claimed'],
      activityStatus: ['published', 'unpublished'],
    });
  });

  test('step 6, roles: all roles of the LMS, IntelliBoard’s four lists, and why it matters', async () => {
    await guide.openStep('step_roles');
    await guide.says('roles_mapped');
    const text = await guide.text();
    expect(text).toContain('important for role clarity within the Builder, IB Users, and the LTI');
    for (const role of ['Lead Instructor', 'Grader', 'Peer Mentor', 'Librarian', 'Registrar', 'Help Desk & Support']) expect(text).toContain(role);
    const lists = Object.keys(await guide.facts()).filter((name) => name.includes(' Roles '));
    expect(lists).toEqual(ROLES.map(([name, isRequired]) => `${name} ${words(isRequired ? 'group_required' : 'group_optional')}`));
  });

  test('step 6, roles: required ones are insisted on, and each role counts as what was chosen', async () => {
    await guide.page.select('#role-19', '');
    await guide.page.select('#role-33', '');
    await guide.press(byApi ? 'choices_save' : 'choices_confirm');
    await guide.says('roles_one_needed');
    await guide.page.select('#role-19', 'learner');
    await guide.page.select('#role-33', 'courseAdmin');
    await guide.press(byApi ? 'choices_save' : 'choices_confirm');
    if (!byApi) {
      await guide.says('lists_fill_title');
      await fillTab(site, guide, stored().id, 'roles', build);
    }
    await guide.says('roles_done');
    const roles = stored().roles as Readonly<Record<string, readonly string[]>>;
    const sorted = Object.fromEntries(Object.entries(roles).map(([kind, ids]) => [kind, [...ids].sort()]));
    expect(sorted).toEqual({ instructor: ['20', '21', '22', '31', '32', '34'], learner: ['19'], admin: ['1'], courseAdmin: ['33', '35', '36'] });
  });

  test('step 7: Process Data, to the end of the run', async () => {
    await guide.openStep('step_process');
    if (byApi) {
      // Canvas Data 2 takes five queries a minute, and the guide has used some of them.
      await clock.forward(2 * MINUTE_MS);
      await guide.press('proc_button');
      await guide.says('proc_done');
    } else {
      world.sandbox.intelliboard.set({ runStepMs: null });
      await openProcessData(site, NAME);
      await pressProcessData(site);
      await pageSays(site, build, 'queued');
      await guide.press('proc_read_button');
      await guide.says('proc_done_form');
      await guide.unfold();
      await guide.says('page_run_waiting');
      world.sandbox.intelliboard.set({ runStepMs: 50 });
      await pageSays(site, build, 'done');
      await guide.press('proc_read_button');
      await guide.page.waitForFunction((text) => !document.body.innerText.includes(text), { polling: 100 }, words('page_run_waiting'));
      await guide.says('proc_done_form');
    }
    await guide.says('proc_connected_title');
    expect(lastSteps(world).runs.map(({ state }) => state)).toEqual(['done']);
    expect(lastSteps(world).effects.runsStarted).toBe(1);
  });

  test('nothing secret is left anywhere, and Canvas’s page has the one key', async () => {
    expect(await world.leaks()).toEqual([]);
    await canvas.page.bringToFront();
    await canvas.openKeys();
    expect(await canvas.keyRow(world.ownKeys()[0]?.id ?? '')).toContain(KEY_NAME);
  });
});
