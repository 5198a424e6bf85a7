// @vitest-environment node
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BUILDS, LANGUAGES, type Build, type Language } from '../../sandbox/intelliboard/index';
import { nameOf } from '../../sandbox/intelliboard/site/lists/control-names';
import { FIELDS_OF, REQUIRED, SECTIONS_OF, TABS, type Tab } from '../../sandbox/intelliboard/site/lists/fields';
import { ENUMERATIONS, type Chosen } from '../../sandbox/intelliboard/site/lists/values';
import type { ListsView } from '../../sandbox/intelliboard/site/lists/view';
import { LIST_WORDS } from '../../sandbox/intelliboard/site/lists/words';
import { PROCESS_WORDS } from '../../sandbox/intelliboard/site/process/words';
import { WORDS } from '../../sandbox/intelliboard/site/words';
import { Visitor, type Page } from './visitor';
import { FILTERS, ROLES, world } from './world';
import type { ListField } from '@/utils/model/list-form';

interface Inspection {
  readonly saved: readonly unknown[];
  readonly connections: readonly { readonly filters: unknown; readonly roles: unknown }[];
  readonly site: { readonly lastChosen: { readonly outcome: string } | null };
}

let all: Awaited<ReturnType<typeof world>>;
let visitor: Visitor;
let id: string;

// The first Canvas may have to build its script.
beforeAll(() => world(), 60_000);

beforeEach(async () => {
  all = await world();
  visitor = new Visitor(all.site);
  await visitor.signIn();
  id = await all.connect({ data: all.data('flat-files') });
});

const inspect = () => all.site.inspect() as Inspection;
const path = (tab: Tab | 'process') => `/connections/${id}/${tab}`;
const everyBuild = BUILDS.flatMap((build) => LANGUAGES.map((language) => ({ build, language })));
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const SCRIPT_TYPE = { 'content-type': 'application/json', accept: 'application/json' };
const CHOSEN: Readonly<Record<Tab, Chosen>> = {
  filters: { userEnrollment: ['active', 'completed'], systemStatus: ['registered'], subAccounts: ['5', '7'], terms: ['5'], activityStatus: ['published'] },
  roles: { instructor: ['20', '31'], learner: ['19'], admin: ['1'] },
};

/** Authorises, and waits until IntelliBoard has the names of the school. */
async function authorize(): Promise<void> {
  await all.authorize(id);
  await expect.poll(async () => (await visitor.go(path('roles'))).text.includes('Lead Instructor'), { interval: 5, timeout: 5_000 }).toBe(true);
}

/** The pages of a tab: one, or one a section. */
async function pagesOf(build: Build, tab: Tab): Promise<Page[]> {
  const paths = build === 'wizard' ? SECTIONS_OF[tab].map(({ name }) => `${path(tab)}?step=${name}`) : [path(tab)];
  return Promise.all(paths.map((one) => visitor.go(one)));
}

const token = (page: Page) => page.document.querySelector('[name=_token]')?.getAttribute('value') ?? '';
const drawnBy = (page: Page) => JSON.parse(page.document.getElementById('page')?.textContent ?? 'null') as ListsView;

async function post(build: Build, page: Page, fields: readonly ListField[], chosen: Chosen): Promise<Page> {
  const body = new URLSearchParams([['_token', token(page)], ['go', 'next'], ...fields.flatMap((field) => (chosen[field] ?? []).map((value) => [nameOf(build, field), value]))]);
  return visitor.ask('POST', page.document.querySelector('main form')?.getAttribute('action') ?? '', { body: body.toString(), headers: FORM_TYPE });
}

/** Chooses, and presses "Save"; a wizard's "Next" on the way there. */
async function save(build: Build, tab: Tab, chosen: Chosen): Promise<Page> {
  const [first, ...others] = await pagesOf(build, tab);
  if (first === undefined) throw new Error('no page');
  if (build === 'react' || build === 'shifting') {
    return visitor.ask('POST', path(tab), { body: JSON.stringify(chosen), headers: { ...SCRIPT_TYPE, 'x-csrf-token': token(first) } });
  }
  if (build !== 'wizard') return post(build, first, FIELDS_OF[tab], chosen);
  let sent = first;
  for (const [at, page] of [first, ...others].entries()) {
    sent = await post(build, page, SECTIONS_OF[tab][at]?.fields ?? [], chosen);
    if (sent.status === 422) break;
  }
  return sent;
}

/** What a tab shows as chosen. */
async function shown(build: Build, tab: Tab): Promise<Chosen> {
  const pages = await pagesOf(build, tab);
  if (build === 'react') return Object.fromEntries(pages.flatMap((page) => drawnBy(page).sections.flatMap(({ lists }) => lists.map(({ field, chosen }) => [field, chosen]))));
  if (build === 'shifting') return Object.fromEntries(pages.flatMap((page) => (drawnBy(page) as unknown as { lists: { field: string; chosen: string[] }[] }).lists.map(({ field, chosen }) => [field, chosen])));
  const marked = (field: ListField) =>
    pages.flatMap(({ document }) => [...document.querySelectorAll(`input[name="${nameOf(build, field)}"][checked], select[name="${nameOf(build, field)}"] option[selected]`)].map((one) => one.getAttribute('value') ?? ''));
  return Object.fromEntries(FIELDS_OF[tab].map((field) => [field, marked(field)]));
}

const everything = (pages: readonly Page[]) => pages.map(({ document }) => `${document.documentElement.outerHTML} ${document.getElementById('page')?.textContent ?? ''}`.replaceAll('&amp;', '&')).join('\n');

describe.each(everyBuild)('the tabs of a connection: $build in $language', ({ build, language }) => {
  beforeEach(async () => {
    await authorize();
    all.site.set({ site: { build, language } });
  });
  const words = LIST_WORDS[language];

  it('name every list and option of the article, and the sub-accounts, terms and roles of the school', async () => {
    const filters = everything(await pagesOf(build, 'filters'));
    const roles = everything(await pagesOf(build, 'roles'));
    for (const field of FIELDS_OF.filters) expect(filters).toContain(words.field[field]);
    for (const field of FIELDS_OF.roles) expect(roles).toContain(words.field[field]);
    for (const field of ['userEnrollment', 'systemStatus'] as const) for (const label of Object.values(words.status[field])) expect(filters).toContain(label);
    const short = ['react', 'shifting', 'wizard'].includes(build);
    for (const field of ['courseStatus', 'activityStatus'] as const) for (const label of Object.values((short ? words.short : words.status)[field])) expect(filters).toContain(label);
    expect(filters).toContain('Fernwood University');
    expect(filters).toContain('Fall 2026');
    expect(filters).not.toContain('made by mistake');
    for (const role of ['Lead Instructor', 'Help Desk & Support', 'Registrar']) expect(roles).toContain(role);
    expect(roles).not.toContain('Auditor (2023)');
  });

  it('save what is chosen, show it again, and tell by which road it came', async () => {
    for (const tab of TABS) {
      const sent = await save(build, tab, CHOSEN[tab]);
      expect([200, 303]).toContain(sent.status);
      const after = await shown(build, tab);
      for (const field of FIELDS_OF[tab]) expect([field, [...(after[field] ?? [])].sort()]).toEqual([field, [...(CHOSEN[tab][field] ?? [])].sort()]);
      if (sent.status === 303) expect((await visitor.followed(sent)).text).toContain(words.saved);
    }
    expect(inspect()).toMatchObject({
      connections: [{ filters: CHOSEN.filters, roles: CHOSEN.roles, state: 'configured' }],
      saved: [{ connectionId: id, what: 'filters', road: 'form' }, { connectionId: id, what: 'roles', road: 'form' }],
      site: { lastChosen: { outcome: 'stored', tab: 'roles', chosen: CHOSEN.roles } },
    });
  });

  it.each(REQUIRED)('say at the list that %s is required, and save nothing', async (field) => {
    const tab: Tab = FIELDS_OF.roles.includes(field) ? 'roles' : 'filters';
    const page = await save(build, tab, { ...CHOSEN[tab], [field]: [] });
    expect(page.status).toBe(422);
    expect(page.text).toContain(words.error.required);
    expect(inspect().saved).toEqual([]);
  });

  it('take no role twice', async () => {
    const page = await save(build, 'roles', { ...CHOSEN.roles, learner: ['19', '31'] });
    expect([page.status, page.text.includes(words.error.twice)]).toEqual([422, true]);
    expect(inspect()).toMatchObject({ connections: [{ roles: null }], saved: [], site: { lastChosen: { outcome: 'refused' } } });
  });
});

it.each(['shifting', 'tables'] as const)('“All” of %s stands for all', async (build) => {
  await authorize();
  all.site.set({ site: { build } });
  await save(build, 'filters', { ...CHOSEN.filters, subAccounts: ['all'] });
  expect(inspect().connections[0]?.filters).toMatchObject({ subAccounts: 'all', terms: ['5'] });
  expect((await shown(build, 'filters')).subAccounts).toEqual(['all']);
});

it('an option that there is not is refused', async () => {
  await authorize();
  const page = await save('plain', 'filters', { ...CHOSEN.filters, subAccounts: ['999'], courseStatus: ['lost'] });
  expect(page.status).toBe(422);
  expect(page.document.querySelectorAll('.error')).toHaveLength(2);
});

it('every value of the article can be chosen', async () => {
  await authorize();
  await save('plain', 'filters', { ...CHOSEN.filters, ...ENUMERATIONS });
  expect(inspect().connections[0]?.filters).toMatchObject(ENUMERATIONS);
});

it('the lists are empty until Canvas has been authorised, and say so', async () => {
  const page = await visitor.go(path('filters'));
  expect(page.text).toContain(LIST_WORDS.en.notAuthorized);
  expect(page.document.querySelectorAll('option')).toHaveLength(0);
  await authorize();
  expect((await visitor.go(path('filters'))).document.querySelectorAll('option').length).toBe(10);
});

it('names that could not be read are read when somebody looks', async () => {
  all.switchboard.faults.add({ site: 'canvas', path: '/api/v1/accounts/self/terms', times: 1, when: 'before', then: { cut: true } });
  await all.authorize(id);
  await expect.poll(async () => (await visitor.go(path('filters'))).document.querySelectorAll('option').length, { interval: 5, timeout: 5_000 }).toBe(10);
});

it('thousands of sub-accounts and hundreds of terms are read page by page', async () => {
  all.canvas.set({ subAccounts: 1_200, terms: 300 });
  await authorize();
  const { document } = await visitor.go(path('filters'));
  const count = (field: ListField) => document.querySelectorAll(`select[name="${nameOf('plain', field)}"] option`).length;
  expect([count('subAccounts'), count('terms')]).toEqual([1_201, 300]);
});

describe('"Manage Connections"', () => {
  it.each<[Build, Language, string]>([
    ['plain', 'en', 'Manage Connections'],
    ['react', 'es', 'Administrar conexiones'],
    ['tables', 'en', 'My Connections'],
    ['tables', 'es', 'Mis conexiones'],
  ])('of %s in %s leads by the name, the URL and "Edit" to the connection, and its tabs to "Process Data"', async (build, language, title) => {
    all.site.set({ site: { build, language } });
    const list = await visitor.go('/connections');
    expect(list.document.querySelector('h1')?.textContent).toBe(title);
    expect(list.document.querySelector('header')?.textContent).toContain(title);
    const links = [...list.document.querySelectorAll('tbody a')].map((link) => [link.textContent, link.getAttribute('href')]);
    const edit = `/connections/${id}/edit`;
    expect(links).toEqual([['Fernwood University', edit], ['https://fernwood.instructure.com', edit], [WORDS[language].connections.edit, edit], [WORDS[language].tabs.process, path('process')]]);
    const tabs = [...(await visitor.go(edit)).document.querySelectorAll('nav.tabs a')].map((link) => [link.textContent, link.getAttribute('href')]);
    expect(tabs).toEqual((['connection', 'filters', 'roles', 'process'] as const).map((name) => [WORDS[language].tabs[name], name === 'connection' ? edit : path(name)]));
  });
});

describe.each(everyBuild)('"Process Data": $build in $language', ({ build, language }) => {
  const words = PROCESS_WORDS[language];
  beforeEach(() => all.site.set({ site: { build, language } }));
  const start = async () => {
    const page = await visitor.go(path('process'));
    return build === 'react'
      ? visitor.ask('POST', path('process'), { headers: { accept: 'application/json', 'x-csrf-token': token(page) } })
      : visitor.ask('POST', path('process'), { body: new URLSearchParams({ _token: token(page) }).toString(), headers: FORM_TYPE });
  };

  it('says what is missing, and begins nothing', async () => {
    expect((await start()).text).toContain(words.lack.consent);
    await all.authorize(id);
    expect((await start()).text).toContain(words.lack.filters);
    await all.ask('PATCH', `/connections/${id}`, { filters: FILTERS });
    expect((await start()).text).toContain(words.lack.roles);
    expect(inspect()).toMatchObject({ saved: [{ what: 'filters', road: 'api' }], effects: { runsStarted: 0 } });
  });

  it('starts the run of the API, and shows how far it is until it is over', async () => {
    await all.authorize(id);
    await all.ask('PATCH', `/connections/${id}`, { filters: FILTERS, roles: ROLES });
    all.site.set({ runStepMs: null });
    all.portal.set({ history: 'none' });
    await start();
    const page = async () => everything([await visitor.go(path('process'))]);
    expect(await page()).toContain(words.states[build].queued);
    expect((await start()).text).toContain(words.lack.busy);
    expect(inspect()).toMatchObject({ effects: { runsStarted: 1 } });
    all.site.set({ runSteps: 1 });
    await expect.poll(page, { interval: 5 }).toContain(words.said['waiting-for-data']);
    const refreshes = (await visitor.go(path('process'))).document.querySelector('meta[http-equiv=refresh]') !== null;
    expect(refreshes).toBe(build !== 'react');
    all.portal.set({ buildDump: true });
    all.site.set({ runStepMs: 0 });
    await expect.poll(page, { interval: 5, timeout: 5_000 }).toContain(words.states[build].done);
    expect(await page()).toContain(words.counts.dropped);
    expect((await visitor.go(path('process'))).document.querySelector('meta[http-equiv=refresh]')).toBeNull();
  });

  it('says why a run has failed', async () => {
    await all.authorize(id);
    await all.ask('PATCH', `/connections/${id}`, { filters: FILTERS, roles: ROLES });
    all.portal.set({ retired: true });
    await start();
    const page = async () => everything([await visitor.go(path('process'))]);
    await expect.poll(page, { interval: 5, timeout: 5_000 }).toContain(words.states[build].failed);
    expect(await page()).toContain(words.why.data_retired);
  });
});
