import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FIELDS_OF, SECTIONS_OF, type Tab } from '../sandbox/intelliboard/site/lists/fields';
import { LIST_WORDS } from '../sandbox/intelliboard/site/lists/words';
import { WORDS } from '../sandbox/intelliboard/site/words';
import { FormReader } from './support/adapter';
import { authorize, authorizedConnection } from './support/connection';
import { INTELLIBOARD, World } from './support/world';
import type { ListField, ListFilled, ListValues } from '@/utils/model/list-form';

/**
 * The reader of IntelliBoard's form on the tabs with lists, as it is built: in every build of the stand-in, and in
 * pages that were changed at random. A list is filled rightly or said to be not found; nothing else is ever chosen.
 */
const BUILDS = ['plain', 'react', 'shifting', 'tables', 'wizard'] as const;
const LANGUAGES = ['en', 'es'] as const;
type Build = (typeof BUILDS)[number];
type Language = (typeof LANGUAGES)[number];

type Choice = Readonly<Record<Tab, ListValues>>;

/** Statuses by value or by the article's name, the rest by the names of this Canvas. */
const WANTED: Choice = {
  filters: {
    userEnrollment: ['active', 'Completed'],
    systemStatus: ['registered', 'Pre-Registered'],
    subAccounts: ['Department of Nursing', 'College of Arts and Sciences'],
    terms: ['Fall 2026', 'Spring 2026'],
    courseStatus: ['available', 'Course Completed'],
    activityStatus: ['published'],
  },
  roles: { instructor: ['Lead Instructor', 'Librarian'], learner: ['Peer Mentor'], admin: ['Registrar'], courseAdmin: ['Help Desk & Support'] },
};
const SAVED = {
  filters: { userEnrollment: ['active', 'completed'], systemStatus: ['pre_registered', 'registered'], subAccounts: ['6', '7'], terms: ['3', '5'], courseStatus: ['available', 'completed'], activityStatus: ['published'] },
  roles: { instructor: ['31', '34'], learner: ['33'], admin: ['35'], courseAdmin: ['36'] },
};
/** What has nothing in common with it. */
const OTHER: Choice = {
  filters: { userEnrollment: ['invited', 'inactive', 'rejected', 'deleted', 'pending'], systemStatus: ['creation_pending', 'deleted'], subAccounts: ['Fernwood University', 'School of Medicine'], terms: ['Default Term'], courseStatus: ['created', 'claimed'], activityStatus: ['unpublished', 'deleted'] },
  roles: { instructor: ['Peer Mentor'], learner: ['Lead Instructor'], admin: ['Help Desk & Support'], courseAdmin: ['Registrar', 'Librarian'] },
};

interface Inspection {
  readonly connections: readonly { readonly id: string; readonly filters: Record<string, unknown> | null; readonly roles: Record<string, unknown> | null }[];
  readonly saved: readonly { readonly road: string }[];
}

let world: World;
let page: Page;
let id: string;
const inspect = () => world.sandbox.intelliboard.inspect() as Inspection;

beforeAll(async () => {
  world = await World.open();
  world.sandbox.intelliboard.set({ site: { signedIn: true }, checksDelayMs: 0 });
  page = (await world.signIn()).page;
  id = await authorizedConnection(world, page);
});
afterAll(() => world.close());
beforeEach(() => page.goto('about:blank'));

async function open(tab: Tab, step = ''): Promise<FormReader> {
  await page.goto(`${INTELLIBOARD}/connections/${id}/${tab}${step === '' ? '' : `?step=${step}`}`);
  await page.waitForSelector('main button, main input[type=submit]');
  return FormReader.in(page);
}

function press(words: string): Promise<unknown> {
  return page.evaluate((text) => [...document.querySelectorAll<HTMLElement>('main button, main input[type=submit]')].find((button) => (button.textContent ?? '').trim() === text || (button as HTMLInputElement).value === text)?.click(), words);
}

/** Fills a tab by the reader, and saves it as a person would: the wizard's pages one after the other. */
async function fillAndSave(build: Build, language: Language, tab: Tab, wanted: ListValues): Promise<{ seen: ListField[]; done: ListFilled[] }> {
  const steps = build === 'wizard' ? SECTIONS_OF[tab].map(({ name }) => name) : [''];
  const seen: ListField[] = [];
  const done: ListFilled[] = [];
  const saved = inspect().saved.length;
  for (const [at, step] of steps.entries()) {
    const form = await open(tab, step);
    const look = await form.call('look', 'one', wanted);
    seen.push(...look.lists.map(({ field }) => field));
    expect(look.fields).toEqual([]);
    done.push(...(await form.call('fillLists', 'one', wanted)));
    // Nothing is saved by the reader itself.
    expect(inspect().saved).toHaveLength(saved);
    const isLast = at === steps.length - 1;
    const words = isLast ? LIST_WORDS[language].save : WORDS[language].form.next;
    if (build === 'wizard') await Promise.all([page.waitForNavigation(), press(words)]);
    else await press(words);
  }
  await expect.poll(() => inspect().saved.length, { timeout: 5_000 }).toBe(saved + 1);
  return { seen, done };
}

const every = (fields: readonly ListField[], result: string) => fields.map((field) => ({ field, result, missing: [], ambiguous: [] }));
const sorted = (saved: Readonly<Record<string, unknown>> | null) => Object.fromEntries(Object.entries(saved ?? {}).map(([field, values]) => [field, Array.isArray(values) ? [...(values as string[])].sort() : values]));

describe.each(BUILDS.flatMap((build) => LANGUAGES.map((language) => [build, language] as const)))('%s in %s', (build, language) => {
  const VARIATIONS = 12;
  const steps = (tab: Tab) => (build === 'wizard' ? SECTIONS_OF[tab].map(({ name }) => name) : ['']);
  beforeEach(() => world.sandbox.intelliboard.set({ site: { build, language } }));

  test.each(['filters', 'roles'] as const)('%s are chosen, saved as they were wanted, and right when they are looked at again', async (tab) => {
    await fillAndSave(build, language, tab, OTHER[tab]);
    const { seen, done } = await fillAndSave(build, language, tab, WANTED[tab]);
    expect(seen).toEqual(FIELDS_OF[tab]);
    expect(done).toEqual(every(FIELDS_OF[tab], 'written'));
    expect(sorted(inspect().connections[0]?.[tab] ?? null)).toEqual(SAVED[tab]);
    expect((await fillAndSave(build, language, tab, WANTED[tab])).done).toEqual(every(FIELDS_OF[tab], 'already'));
    expect(sorted(inspect().connections[0]?.[tab] ?? null)).toEqual(SAVED[tab]);
  });

  test('a name that no option has is said to be missing, and the list is left as it is where none has', async () => {
    await fillAndSave(build, language, 'filters', WANTED.filters);
    const wanted: ListValues = { ...WANTED.filters, subAccounts: ['Department of Nursing', 'Department of Nursing 2'], terms: ['Fall 1999'], systemStatus: ['lost'] };
    const { done } = await fillAndSave(build, language, 'filters', wanted);
    const of = (field: ListField) => done.find((one) => one.field === field);
    expect(of('subAccounts')).toMatchObject({ result: 'some-missing', missing: ['Department of Nursing 2'] });
    expect(of('terms')).toMatchObject({ result: 'no-such-option', missing: ['Fall 1999'] });
    expect(of('systemStatus')).toMatchObject({ result: 'no-such-option', missing: ['lost'] });
    expect(sorted(inspect().connections[0]?.filters ?? null)).toEqual({ ...SAVED.filters, subAccounts: ['7'] });
  });

  test('all is all there is', async () => {
    await fillAndSave(build, language, 'filters', WANTED.filters);
    const { done } = await fillAndSave(build, language, 'filters', Object.fromEntries(FIELDS_OF.filters.map((field) => [field, 'all'])));
    expect(done).toEqual(every(FIELDS_OF.filters, 'written'));
    const { filters } = inspect().connections[0] ?? { filters: null };
    expect(filters?.['subAccounts'] === 'all' || sorted(filters)['subAccounts']).toEqual(['shifting', 'tables'].includes(build) ? true : ['1', '5', '6', '7', '8']);
    expect(sorted(filters)['courseStatus']).toEqual(['available', 'claimed', 'completed', 'created']);
  });

  // What opens by a script cannot be chosen from without it, so that of React nothing is left to vary.
  test.skipIf(build === 'react')(`changed in ${VARIATIONS} ways: chosen rightly or not found, and nothing else`, async () => {
    await fillAndSave(build, language, 'filters', OTHER.filters);
    let found = 0;
    for (const step of steps('filters')) {
      const live = await open('filters', step);
      const inView = await live.call('markLists');
      const wanted: ListValues = Object.fromEntries(inView.map((field) => [field, WANTED.filters[field] ?? []]));
      const right = new Set((await live.call('fillAndName', wanted)));
      await live.call('fillAndName', Object.fromEntries(inView.map((field) => [field, []])));
      const markup = await live.call('markup');
      await page.goto(`${INTELLIBOARD}/connections`);
      const form = await FormReader.in(page, { faster: 20 });
      await form.call('animate');
      for (let seed = 1; seed <= VARIATIONS; seed += 1) {
        const how = await form.call('varyForm', markup, seed * 11 + build.length, 'Stranger'.repeat(8));
        await form.call('look', `look-${seed}`, {});
        const done = await form.call('fillLists', `look-${seed}`, wanted);
        const chosen = await form.call('chosen');
        expect({ seed, how, wrong: chosen.filter((one) => !right.has(one)) }).toEqual({ seed, how, wrong: [] });
        for (const { field, result } of done) {
          if (result !== 'written') continue;
          found += 1;
          const of = (all: Iterable<string>) => [...all].filter((one) => one.startsWith(`${field}: `)).sort();
          expect({ seed, how, field, chosen: of(chosen) }).toEqual({ seed, how, field, chosen: of(right) });
        }
      }
    }
    // A test in which nothing is ever found would prove nothing.
    expect(found).toBeGreaterThan(VARIATIONS);
  });

  test('put it here: into the list that was clicked into, and into no other', async () => {
    const form = await open('filters', 'users');
    expect(await form.call('putList', 'systemStatus', ['registered'])).toMatchObject({ result: 'no-field' });
    await page.evaluate(() => document.querySelector<HTMLElement>('main input[type=checkbox], main select, main [role=listbox], main [role=combobox]')?.focus());
    expect(await form.call('putList', 'userEnrollment', ['invited'])).toMatchObject({ result: 'written' });
    await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main button, main input[type=submit]')].at(-1)?.focus());
    expect(await form.call('putList', 'userEnrollment', ['invited'])).toMatchObject({ result: 'no-field' });
  });
});

test('thousands of sub-accounts: each is found by typing its name, and no other', async () => {
  world.sandbox.canvas.set({ subAccounts: 1_500 });
  world.sandbox.intelliboard.set({ site: { build: 'react', language: 'en' } });
  await authorize(page, id);
  await page.goto(`${INTELLIBOARD}/connections/${id}/filters`);
  await page.waitForSelector('#page');
  const names = await page.evaluate(() => [...(document.getElementById('page')?.textContent ?? '').matchAll(/"label":"((?:Biology|Law|Music) \d+)"/g)].map(([, name]) => name ?? '').slice(-9));
  expect(names).toHaveLength(9);
  const form = await open('filters');
  const wanted: ListValues = { subAccounts: [...names, 'Biology 999999'] };
  await form.call('look', 'many', wanted);
  expect(await form.call('fillLists', 'many', wanted)).toEqual([{ field: 'subAccounts', result: 'some-missing', missing: ['Biology 999999'], ambiguous: [] }]);
  const chips = await page.$$eval('.ib-Autocomplete', ([first]) => [...(first?.querySelectorAll('.ib-Chip-label') ?? [])].map(({ textContent }) => textContent));
  expect(chips.sort()).toEqual([...names].sort());
});
