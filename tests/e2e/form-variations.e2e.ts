import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CANVAS_FORM } from '../sandbox/intelliboard/site/account-pages';
import { STEPS } from '../sandbox/intelliboard/site/builds/wizard';
import { BUILDS, LANGUAGES, type Build, type Language } from '../sandbox/intelliboard/site/variants';
import { IntelliBoardPage } from './pages/intelliboard';
import { FormReader } from './support/adapter';
import { INTELLIBOARD, World } from './support/world';
import { API_PATH } from '@/utils/model/known';

/**
 * The reader of IntelliBoard's form, as it is built, in every build of the stand-in and in pages that were changed
 * at random. A field is filled rightly or said to be not found; a secret stands nowhere but where it was named.
 */
let world: World;
let page: Page;
beforeAll(async () => {
  world = await World.open();
  page = await world.chromium.browser.newPage();
  world.sandbox.intelliboard.set({ site: { signedIn: true } });
});
afterAll(() => world.close());
beforeEach(() => page.goto('about:blank'));

const SECRET = 'Secret22'.repeat(8);
const DATA_SECRET = 'OfCanvasData'.repeat(4);
const OPEN = {
  lmsName: 'Fernwood University',
  url: 'https://fernwood.instructure.com',
  clientId: '10000000000115',
  category: 'Main campus',
  active: true,
  dynamicTables: true,
  hour: 7,
  dataClientId: 'us-east-1#0a1b2c3d-0000-4000-8000-000000000000',
  dataFrequency: 12,
} as const;
const VALUES = { ...OPEN, clientSecret: SECRET, dataClientSecret: DATA_SECRET } as const;
const FIELDS = Object.keys(VALUES);
const TEXTS: readonly string[] = Object.values(VALUES).filter((value) => typeof value === 'string');

/** Whether a control that is this field holds what it is to hold, as the builds show it. */
function isRight(field: string, shown: string): boolean {
  if (field === 'hour') return /^0?7(:00)?(\s(AM|a\.\sm\.))?$/.test(shown);
  if (field === 'dataFrequency') return /\b12\b/.test(shown);
  return shown === String(VALUES[field as keyof typeof VALUES]);
}

/** Where the fields are: one page, or one a section. */
const pathsOf = (build: Build): string[] => (build === 'wizard' ? STEPS.filter(({ fields }) => fields.length > 0).map(({ name }) => `${CANVAS_FORM}?step=${name}`) : [CANVAS_FORM]);

async function openForm(build: Build, language: Language, path: string = CANVAS_FORM): Promise<FormReader> {
  world.sandbox.intelliboard.set({ site: { build, language } });
  await page.goto(INTELLIBOARD + path);
  await page.waitForSelector('input:not([type=hidden])');
  return FormReader.in(page);
}

/** So that the next build may connect the same Canvas. */
async function removeConnection(): Promise<void> {
  const path = `${API_PATH}/connections/${world.intelliboard().connections[0]?.id ?? ''}`;
  const status = await page.evaluate(async (address, token) => (await fetch(address, { method: 'DELETE', headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() } })).status, path, world.token);
  expect(status).toBe(204);
}

describe.each(BUILDS.flatMap((build) => LANGUAGES.map((language) => [build, language] as const)))('%s in %s', (build, language) => {
  const VARIATIONS = 24;

  test('changed in 24 ways: filled rightly or not found, and nothing is written anywhere else', async () => {
    const markups: string[] = [];
    const known: string[] = [];
    for (const path of pathsOf(build)) {
      const live = await openForm(build, language, path);
      known.push(...(await live.call('mark')));
      markups.push(await live.call('markup'));
    }
    expect(known).toEqual(expect.arrayContaining(FIELDS));
    await page.goto(`${INTELLIBOARD}/connections`);
    const form = await FormReader.in(page, { faster: 20 });
    let filled = 0;
    for (let seed = 1; seed <= VARIATIONS; seed += 1) {
      const how = await form.call('varyForm', markups[seed % markups.length] ?? '', seed * 7 + build.length, 'Stranger'.repeat(8));
      const { fields } = await form.call('look', `look-${seed}`, OPEN);
      await form.call('remember');
      const done = await form.call('fill', `look-${seed}`, VALUES);
      const changes = await form.call('changes');
      for (const { field, value, isPassword } of changes) {
        const seen = fields.find((one) => one.field === field);
        expect({ seed, how, field, value, named: seen !== undefined, right: isRight(field, value) }).toMatchObject({ named: true, right: true });
        // A place where a secret can be read on the screen is said to be one.
        if (value === SECRET || value === DATA_SECRET) expect({ seed, how, field, isVisible: seen?.isVisible }).toMatchObject({ isVisible: !isPassword });
      }
      // What is said to be filled is so; lists and switches that are drawn need the page's scripts, and are not here.
      const texts = done.filter(({ field, result }) => result === 'written' && typeof VALUES[field as keyof typeof VALUES] === 'string');
      for (const { field } of texts) expect({ seed, how, field, holds: changes.some((one) => one.field === field) }).toMatchObject({ holds: true });
      filled += texts.length;
    }
    // A test in which nothing is ever found would prove nothing.
    expect(filled).toBeGreaterThan(VARIATIONS);
  });

  test('the whole form is filled by its options, right at the next look; and IntelliBoard’s red marks are read as red', async () => {
    const site = new IntelliBoardPage(page, language);
    await openForm(build, language);
    for (const [at] of pathsOf(build).entries()) {
      const form = await FormReader.in(page);
      const { fields } = await form.call('look', `before-${at}`, OPEN);
      const named = fields.map(({ field }) => field).filter((field) => FIELDS.includes(field));
      const done = await form.call('fill', `before-${at}`, VALUES);
      expect(done).toEqual(expect.arrayContaining(named.map((field) => ({ field, result: 'written' }))));
      const after = (await form.call('look', `after-${at}`, OPEN)).fields.filter(({ field }) => field in OPEN);
      expect(after.filter((one) => !one.isRight)).toEqual([]);
      if (build === 'wizard') await site.pressNext();
    }
    await site.pressContinue();
    await site.marksAreRed();
    const { marks } = await (await FormReader.in(page)).call('look', 'marks', OPEN);
    expect(marks).toEqual(expect.arrayContaining([{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'bad' }, { mark: 'data', state: 'bad' }]));
    expect(world.intelliboard().connections).toMatchObject([{ lms: { url: OPEN.url, name: OPEN.lmsName }, categoryId: '12', active: true, dynamicTables: true, processAt: { hour: 7 }, data: { clientId: OPEN.dataClientId, everyHours: 12 } }]);
    await removeConnection();
  });

  test('nothing is written into a page that has changed since it was looked at', async () => {
    const form = await openForm(build, language);
    await form.call('look', 'before', OPEN);
    await page.evaluate(() => {
      for (const field of document.querySelectorAll('input:not([type=hidden]), select, [role=combobox], [role=switch]')) field.replaceWith(field.cloneNode(true));
    });
    const done = await form.call('fill', 'before', VALUES);
    expect(new Set(done.map(({ result }) => result))).toEqual(new Set(['gone']));
    expect(await form.call('holders', TEXTS)).toEqual([]);
  });

  test('another look, or none, is no leave to fill', async () => {
    const form = await openForm(build, language);
    expect(await form.call('fill', 'never', VALUES)).toEqual([]);
    await form.call('look', 'old', OPEN);
    await form.call('look', 'new', OPEN);
    expect(await form.call('fill', 'old', VALUES)).toEqual([]);
    expect(await form.call('holders', TEXTS)).toEqual([]);
  });

  test('put it here: into the field that was clicked into, a secret only where it cannot be read unless that is wanted', async () => {
    const form = await openForm(build, language);
    await page.focus('input[type=password]').catch(() => undefined);
    const inPassword = await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'password');
    if (inPassword) expect(await form.call('put', 'clientSecret', SECRET, false)).toBe('written');
    await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('input')].find(({ type, readOnly, value }) => (type === 'text' || type === 'url') && !readOnly && value === '')?.focus());
    expect(await form.call('put', 'clientSecret', SECRET, false)).toBe('visible');
    expect(await form.call('put', 'lmsName', OPEN.lmsName, false)).toBe('written');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect(await form.call('put', 'url', OPEN.url, false)).toBe('no-field');
  });
});

test('a frame of the page is not written into', async () => {
  const form = await openForm('plain', 'en');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    frame.contentDocument?.body.insertAdjacentHTML('beforeend', '<label>Client Secret Key <input type="password"></label>');
    frame.contentDocument?.querySelector('input')?.focus();
  });
  expect((await form.call('look', 'framed', OPEN)).fields).toEqual([]);
  expect(await form.call('put', 'clientSecret', SECRET, true)).toBe('in-a-frame');
});
