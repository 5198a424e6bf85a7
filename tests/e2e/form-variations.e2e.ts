import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FormReader } from './support/adapter';
import { INTELLIBOARD, World } from './support/world';

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

const BUILDS = ['plain', 'react', 'shifting', 'tables', 'wizard'] as const;
const LANGUAGES = ['en', 'es'] as const;
const SECRET = 'Secret22'.repeat(8);
const OPEN = { lmsName: 'Fernwood University', url: 'https://fernwood.instructure.com', clientId: '10000000000115' };
const VALUES = { ...OPEN, clientSecret: SECRET };

async function openForm(build: (typeof BUILDS)[number], language: (typeof LANGUAGES)[number]): Promise<FormReader> {
  world.sandbox.intelliboard.set({ site: { build, language } });
  await page.goto(`${INTELLIBOARD}/connections/new/canvas`);
  await page.waitForSelector('input:not([type=hidden])');
  return FormReader.in(page);
}

describe.each(BUILDS.flatMap((build) => LANGUAGES.map((language) => [build, language] as const)))('%s in %s', (build, language) => {
  const VARIATIONS = 24;

  test('changed in 24 ways: filled rightly or not found, and the secret nowhere else', async () => {
    const live = await openForm(build, language);
    await live.call('look', 'live', OPEN);
    expect(await live.call('mark')).toEqual(expect.arrayContaining(['lmsName', 'url', 'clientId', 'clientSecret']));
    const markup = await live.call('markup');
    await page.goto(`${INTELLIBOARD}/connections`);
    const form = await FormReader.in(page, { faster: 20 });
    let filled = 0;
    for (let seed = 1; seed <= VARIATIONS; seed += 1) {
      const how = await form.call('vary', markup, seed * 7 + build.length, 'Stranger'.repeat(8));
      const { fields } = await form.call('look', `look-${seed}`, OPEN);
      const done = await form.call('fill', `look-${seed}`, VALUES);
      const holders = await form.call('holders', Object.values(VALUES));
      for (const { field, value } of holders) expect({ seed, how, field, value }).toMatchObject({ value: VALUES[field as keyof typeof VALUES] });
      for (const { field, result } of done) {
        if (result !== 'written') continue;
        filled += 1;
        expect({ seed, how, field, named: fields.some((one) => one.field === field), holds: holders.some((one) => one.field === field) }).toMatchObject({ named: true, holds: true });
      }
      // A place where a secret can be read on the screen is said to be one.
      for (const { isPassword } of holders.filter(({ value }) => value === SECRET)) {
        expect({ seed, how, isVisible: fields.find(({ field }) => field === 'clientSecret')?.isVisible }).toMatchObject({ isVisible: !isPassword });
      }
    }
    // A test in which nothing is ever found would prove nothing.
    expect(filled).toBeGreaterThan(VARIATIONS);
  });

  test('nothing is written into a page that has changed since it was looked at', async () => {
    const form = await openForm(build, language);
    await form.call('look', 'before', OPEN);
    await page.evaluate(() => {
      for (const field of document.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')) {
        const copy = field.cloneNode(true);
        field.replaceWith(copy);
      }
    });
    const done = await form.call('fill', 'before', VALUES);
    expect(new Set(done.map(({ result }) => result))).toEqual(new Set(['gone']));
    expect(await form.call('holders', Object.values(VALUES))).toEqual([]);
  });

  test('another look, or none, is no leave to fill', async () => {
    const form = await openForm(build, language);
    expect(await form.call('fill', 'never', VALUES)).toEqual([]);
    await form.call('look', 'old', OPEN);
    await form.call('look', 'new', OPEN);
    expect(await form.call('fill', 'old', VALUES)).toEqual([]);
    expect(await form.call('holders', Object.values(VALUES))).toEqual([]);
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
