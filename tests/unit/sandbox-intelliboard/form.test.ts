// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { config, SCHOOL } from './reach';
import { bothSites, FORM, makeKey, pageData, Visitor, type Page } from './visitor';
import { BUILDS, LANGUAGES, type Build } from '../../sandbox/intelliboard/index';
import { PLAIN_NAMES } from '../../sandbox/intelliboard/site/builds/plain';
import { STEPS } from '../../sandbox/intelliboard/site/builds/wizard';
import type { FormValues } from '../../sandbox/intelliboard/site/values';
import { WORDS } from '../../sandbox/intelliboard/site/words';
import { API_PATH, KNOWN_REDIRECT_URI } from '@/utils/model/known';

type World = Awaited<ReturnType<typeof bothSites>>;

let key: { clientId: string; clientSecret: string };
let offKey: typeof key;
let world: World;
let visitor: Visitor;
let typed: FormValues;

const DATA_SECRET = 'dap-secret-0123456789abcdef';

// The first Canvas may have to build its script.
beforeAll(() => bothSites(), 60_000);

beforeEach(async () => {
  world = await bothSites();
  key = makeKey(world.canvas);
  offKey = makeKey(world.canvas, 'off');
  visitor = new Visitor(world.site);
  await visitor.signIn();
  typed = {
    lmsName: 'Fernwood & Sons',
    url: SCHOOL,
    ...key,
    category: '13',
    newCategory: '',
    active: true,
    dynamicTables: false,
    hour: '7',
    dataClientId: '',
    dataClientSecret: '',
    dataFrequency: '24',
  };
});

const everyBuild = BUILDS.flatMap((build) => LANGUAGES.map((language) => ({ build, language })));

function idOf(world: World): string {
  return world.inspect().connections[0]?.id ?? '';
}

/** The form's pages: one, or one a section. */
async function formPages(build: Build, path = FORM): Promise<Page[]> {
  const paths = build === 'wizard' ? STEPS.map(({ name }) => `${path}?step=${name}`) : [path];
  return Promise.all(paths.map((one) => visitor.go(one)));
}

describe.each(everyBuild)('$build in $language', ({ build, language }) => {
  beforeEach(() => world.site.set({ site: { build, language } }));

  it('says what each field is, shows the redirect URL, and runs its own scripts only', async () => {
    const pages = await formPages(build);
    const text = pages.map((page) => page.document.documentElement.outerHTML.replaceAll('&amp;', '&')).join('\n');
    const { form } = WORDS[language];
    for (const words of [form.information, form.lmsName, form.url, form.clientId, form.clientSecret, form.category, form.active, form.dynamicTables, form.hour, form.data, form.dataClientId, form.dataClientSecret, form.dataFrequency, form.continue, form.redirect]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(KNOWN_REDIRECT_URI);
    for (const { status, headers, document } of pages) {
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toContain("script-src 'self'; style-src 'unsafe-inline'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      for (const script of document.querySelectorAll('script:not([type="application/json"])')) {
        expect(script.getAttribute('src')).toMatch(/^\/assets\/\w+\.js$/);
        expect(script.textContent).toBe('');
      }
      expect(document.documentElement.getAttribute('lang')).toBe(language);
    }
  });

  it('connects with the right keys: green marks, and the way to authorize', async () => {
    await visitor.connect(build, typed);
    const [connection] = world.inspect().connections;
    expect(connection).toMatchObject({ lms: { name: 'Fernwood & Sons', url: SCHOOL }, developerKey: { clientId: key.clientId, clientSecret: { last4: key.clientSecret.slice(-4) } }, categoryId: '13', active: true, dynamicTables: false, data: null, processAt: { hour: 7, timeZone: 'America/Chicago' } });
    const outcome = await visitor.outcome(connection?.id ?? '');
    const words = WORDS[language].marks[build];
    expect(outcome.marks).toMatchObject({ url: { verdict: 'pass', label: words.pass }, keys: { verdict: 'pass' }, data: { verdict: 'waiting' } });
    expect(world.inspect().site.lastPosted).toEqual({
      outcome: 'stored',
      connectionId: connection?.id,
      fields: { ...typed, clientSecret: { present: true, last4: key.clientSecret.slice(-4) }, dataClientSecret: { present: false, last4: '' } },
    });

    const pages = await formPages(build, `/connections/${connection?.id ?? ''}/edit`);
    const last = pages.at(-1);
    expect(last?.text).toContain(words.pass);
    expect(last?.text).toContain(`/connections/${connection?.id ?? ''}/authorize`);
    for (const page of pages) expect(page.text).not.toContain(key.clientSecret);
    const consent = await visitor.ask('GET', outcome.authorize ?? '');
    expect(consent.status).toBe(302);
    expect(consent.headers['location']).toMatch(new RegExp(`^${SCHOOL}/login/oauth2/auth\\?client_id=${key.clientId}&`));
  });

  it('marks what is wrong red, and takes what is typed then', async () => {
    await visitor.connect(build, { ...typed, ...offKey });
    const id = idOf(world);
    expect(await visitor.outcome(id)).toMatchObject({ authorize: null, marks: { url: { verdict: 'pass' }, keys: { verdict: 'fail', label: WORDS[language].marks[build].fail } } });
    await visitor.connect(build, key, `/connections/${id}/edit`);
    expect(await visitor.outcome(id)).toMatchObject({ marks: { url: { verdict: 'pass' }, keys: { verdict: 'pass' } } });
    expect(world.inspect()).toMatchObject({ connections: [{ id, developerKey: { clientId: key.clientId } }], effects: { connectionsCreated: 1, connectionsChanged: 1, checksStarted: 2 } });
  });

  it('says at the field what is missing, and stores nothing', async () => {
    const page = await visitor.connect(build, { ...typed, lmsName: ' ', clientSecret: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain(WORDS[language].errors.required);
    expect(page.text).not.toContain(key.clientSecret);
    expect(world.inspect()).toMatchObject({ connections: [], effects: { connectionsCreated: 0, checksStarted: 0 } });
  });

  it('makes a new category', async () => {
    await visitor.connect(build, { ...typed, category: 'new', newCategory: ' School of Law ' });
    const { connections, categories, effects } = world.inspect();
    expect(effects.categoriesCreated).toBe(1);
    expect(categories.find(({ name }) => name === 'School of Law')?.id).toBe(connections[0]?.categoryId);
  });
});

describe('what is typed', () => {
  it.each<[string, Partial<FormValues>, keyof FormValues, keyof (typeof WORDS)['en']['errors']]>([
    ['no name', { lmsName: '' }, 'lmsName', 'required'],
    ['no address', { url: ' ' }, 'url', 'required'],
    ['an address without https', { url: 'http://fernwood.instructure.com' }, 'url', 'https'],
    ['an address that is a name only', { url: 'fernwood.instructure.com' }, 'url', 'https'],
    ['no client id', { clientId: '' }, 'clientId', 'required'],
    ['no secret', { clientSecret: '' }, 'clientSecret', 'required'],
    ['a secret without end', { clientSecret: 'x'.repeat(1025) }, 'clientSecret', 'invalid'],
    ['no category', { category: '' }, 'category', 'required'],
    ['a category that there is not', { category: '99' }, 'category', 'invalid'],
    ['a new category without a name', { category: 'new' }, 'newCategory', 'required'],
    ['a new category that there is', { category: 'new', newCategory: 'main CAMPUS' }, 'newCategory', 'category'],
    ['no hour', { hour: '' }, 'hour', 'required'],
    ['an hour that there is not', { hour: '24' }, 'hour', 'invalid'],
    ['half of the data tokens', { dataClientId: 'us-east-1#1' }, 'dataClientSecret', 'required'],
    ['the other half', { dataClientSecret: DATA_SECRET }, 'dataClientId', 'required'],
  ])('%s: says so at the field', async (_, wrong, field, error) => {
    const page = await visitor.connect('plain', { ...typed, ...wrong });
    expect(page.status).toBe(422);
    expect(page.document.getElementById(`${PLAIN_NAMES[field]}_error`)?.textContent).toBe(WORDS.en.errors[error]);
    expect(page.document.querySelectorAll('.error')).toHaveLength(1);
    expect(world.inspect()).toMatchObject({ connections: [], effects: { categoriesCreated: 0 }, site: { lastPosted: { outcome: 'refused', connectionId: null } } });
  });

  it('stays in the form, but for secrets', async () => {
    const { document } = await visitor.connect('plain', { ...typed, hour: '' });
    const value = (field: keyof FormValues) => document.getElementById(PLAIN_NAMES[field])?.getAttribute('value');
    expect([value('lmsName'), value('url'), value('clientId')]).toEqual([typed.lmsName, SCHOOL, key.clientId]);
    expect(value('clientSecret')).toBeFalsy();
  });

  it.each([
    [`${SCHOOL}/accounts/1`, false],
    [`${SCHOOL}/`, false],
    ['https://nowhere.example', true],
  ])('an address like %s comes out red, and the API does not trip over it', async (url, isInContract) => {
    await visitor.connect('plain', { ...typed, url });
    const outcome = await visitor.outcome(idOf(world));
    expect(outcome).toMatchObject({ authorize: null, marks: { url: { verdict: 'fail' }, keys: { verdict: 'fail' } } });
    const [token] = world.site.canaries();
    const ask = (path: string) => visitor.ask('GET', `${API_PATH}${path}`, { headers: { authorization: `Bearer ${token?.value ?? ''}` } });
    const list = await ask('/connections');
    expect([list.status, list.text.includes(url)]).toEqual([200, isInContract]);
    expect((await ask(`/connections/${idOf(world)}`)).status).toBe(isInContract ? 200 : 404);
  });

  it('a secret that is not the key’s comes out red', async () => {
    await visitor.connect('plain', { ...typed, clientSecret: 'not-the-secret-of-this-key' });
    expect(await visitor.outcome(idOf(world))).toMatchObject({ marks: { url: { verdict: 'pass' }, keys: { verdict: 'fail' } } });
    expect(world.site.canaries()).toContainEqual({ what: `client secret of ${key.clientId}, typed into IntelliBoard's form for ${SCHOOL}`, value: 'not-the-secret-of-this-key', foreign: false });
  });

  it('an address that another connection has is refused, by whichever road it came', async () => {
    const [token] = world.site.canaries();
    const headers = { authorization: `Bearer ${token?.value ?? ''}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    expect((await visitor.ask('POST', `${API_PATH}/connections`, { body: JSON.stringify(config), headers })).status).toBe(201);
    const page = await visitor.connect('plain', typed);
    expect(page.document.getElementById(`${PLAIN_NAMES.url}_error`)?.textContent).toBe(WORDS.en.errors.duplicate);
    const list = await visitor.go('/connections');
    expect(list.document.querySelector('tbody a')?.getAttribute('href')).toBe(`/connections/${idOf(world)}/edit`);
    expect(list.document.querySelector('tbody .dot')?.getAttribute('aria-label')).toBe('On');
  });
});

describe('Canvas Data tokens', () => {
  const tokens = { dataClientId: 'us-east-1#f3c1', dataClientSecret: DATA_SECRET, dataFrequency: '4' };

  it('are stored and stay, unless others are typed', async () => {
    await visitor.connect('plain', { ...typed, ...tokens });
    const id = idOf(world);
    const path = `/connections/${id}/edit`;
    const data = { source: 'dap', clientId: 'us-east-1#f3c1', everyHours: 4, clientSecret: { last4: 'cdef' } };
    expect(world.inspect().connections[0]?.data).toMatchObject(data);
    const { document, text } = await visitor.go(path);
    for (const field of ['clientSecret', 'dataClientSecret'] as const) {
      expect(document.getElementById(PLAIN_NAMES[field])?.getAttribute('placeholder')).toBe('unchanged');
      expect(document.getElementById(PLAIN_NAMES[field])?.getAttribute('value')).toBeFalsy();
    }
    expect(text).not.toContain(DATA_SECRET);
    await visitor.connect('plain', { lmsName: 'Renamed', active: false }, path);
    expect(world.inspect().connections[0]).toMatchObject({ lms: { name: 'Renamed' }, active: false, data, developerKey: { clientSecret: { last4: key.clientSecret.slice(-4) } } });
    expect(await visitor.outcome(id)).toMatchObject({ marks: { keys: { verdict: 'pass' } } });
    await visitor.connect('plain', { dataClientSecret: 'dap-secret-of-next-year' }, path);
    expect(world.inspect().connections[0]?.data).toMatchObject({ ...data, clientSecret: { last4: 'year' } });
    await visitor.connect('plain', { dataClientId: '' }, path);
    expect(world.inspect().connections[0]?.data).toBeNull();
  });

  it.each(BUILDS)('can be required (%s)', async (build) => {
    world.site.set({ site: { build, dataTokens: 'required' } });
    expect((await visitor.connect(build, typed)).status).toBe(422);
    expect(world.inspect().connections).toEqual([]);
    await visitor.connect(build, { ...typed, ...tokens });
    expect(world.inspect().connections).toHaveLength(1);
  });
});

describe('builds differ', () => {
  const loaded = async (build: Build, path = FORM) => {
    world.site.set({ site: { build } });
    return visitor.go(path);
  };

  it('plain: a label for every control', async () => {
    const { document } = await loaded('plain');
    for (const name of Object.values(PLAIN_NAMES)) expect(document.querySelector(`label[for="${name}"]`)).not.toBeNull();
    expect(document.getElementById(PLAIN_NAMES.clientSecret)?.getAttribute('type')).toBe('password');
    expect(document.getElementById(PLAIN_NAMES.active)?.hasAttribute('checked')).toBe(false);
  });

  it('react: stays on its page, and learns there what is stored now', async () => {
    world.site.set({ site: { build: 'react' } });
    const { text } = await visitor.connect('react', { ...typed, category: 'new', newCategory: 'School of Law' });
    const { id, categoryId } = world.inspect().connections[0] ?? { id: '', categoryId: '' };
    expect(JSON.parse(text)).toMatchObject({ path: `/connections/${id}/edit`, values: { category: categoryId, newCategory: '', clientSecret: '' }, stored: { clientSecret: true, dataClientSecret: false } });
    expect((JSON.parse(text) as { categories: unknown }).categories).toContainEqual({ value: categoryId, label: 'School of Law' });
  });

  it('react: nothing but data', async () => {
    const page = await loaded('react');
    expect(page.document.querySelector('main input')).toBeNull();
    expect(pageData(page).hours[7]).toEqual({ value: '7', label: '07:00' });
  });

  it('shifting: no id or class of the form lasts, and no control tells its name', async () => {
    const names = async () => {
      const { document } = await loaded('shifting');
      const form = [...document.querySelectorAll('main *:not(script)')];
      expect(form.flatMap((element) => ['name', 'data-field', 'for'].filter((attribute) => element.hasAttribute(attribute)))).toEqual([]);
      return new Set(form.flatMap((element) => [element.id, ...(element.getAttribute('class') ?? '').split(' ')]).filter((name) => name !== ''));
    };
    const first = await names();
    const second = await names();
    expect(first.size).toBeGreaterThan(20);
    expect([...first].filter((name) => second.has(name))).toEqual([]);
  });

  it('shifting: lists and ticks are ARIA widgets', async () => {
    const { document } = await loaded('shifting');
    expect(document.querySelectorAll('[role=combobox][aria-haspopup=listbox]')).toHaveLength(3);
    expect(document.querySelectorAll('[role=option], select, input[type=checkbox]')).toHaveLength(0);
    expect([...document.querySelectorAll('[role=switch]')].map((one) => one.getAttribute('aria-checked'))).toEqual(['false', 'false']);
  });

  it('tables: no label, no script, the client secret legible, and https:// beside the address', async () => {
    const { document } = await loaded('tables');
    expect(document.querySelectorAll('script, main label, main [aria-label], main [aria-labelledby]')).toHaveLength(0);
    expect(document.querySelector('[name=fld_105]')?.getAttribute('type')).toBe('text');
    expect(document.querySelector('[name=fld_102]')?.previousElementSibling?.textContent).toBe('https://');
    expect([...document.querySelectorAll('[name=fld_111] option')].map(({ textContent }) => textContent)).toEqual(['--', ...Array.from({ length: 24 }, (_, hour) => String(hour))]);
  });

  it('tables: takes the address with https:// and without', async () => {
    world.site.set({ site: { build: 'tables' } });
    await visitor.connect('tables', { ...typed, url: 'fernwood.instructure.com' });
    expect(world.inspect()).toMatchObject({ connections: [{ lms: { url: SCHOOL } }], site: { lastPosted: { fields: { url: 'fernwood.instructure.com' } } } });
    const { document } = await visitor.go(`/connections/${idOf(world)}/edit`);
    expect(document.querySelector('[name=fld_102]')?.getAttribute('value')).toBe('fernwood.instructure.com');
  });

  it('tables: loads itself anew while checks run', async () => {
    world.site.set({ checksDelayMs: 60 });
    await loaded('tables');
    await visitor.connect('tables', typed);
    const path = `/connections/${idOf(world)}/edit`;
    expect((await visitor.go(path)).document.querySelector('meta[http-equiv=refresh]')).not.toBeNull();
    await visitor.outcome(idOf(world));
    const { document } = await visitor.go(path);
    expect(document.querySelector('meta[http-equiv=refresh]')).toBeNull();
    expect([...document.querySelectorAll('td img')].map((picture) => picture.getAttribute('alt'))).toEqual(['OK', 'OK', 'OK', 'Pending']);
  });

  it('wizard: a page a section, which keeps what was typed', async () => {
    const page = await loaded('wizard');
    expect([...page.document.querySelectorAll('main input:not([type=hidden])')]).toHaveLength(4);
    const sent = (page: Page, go: 'back' | 'next', more = {}) => visitor.send(page, { ...more, go }).then((answer) => visitor.followed(answer));
    const settings = await sent(page, 'next', { 'wizard[lmsName]': 'Fernwood', 'wizard[url]': SCHOOL, 'wizard[clientId]': '1', 'wizard[clientSecret]': key.clientSecret });
    expect(settings.path).toBe(`${FORM}?step=settings`);
    expect(world.inspect().site.lastPosted).toMatchObject({ outcome: 'kept', fields: { clientSecret: { present: true } } });
    const again = await sent(settings, 'back', { 'wizard[active]': '1' });
    const field = (name: string) => again.document.querySelector(`[name="wizard[${name}]"]`);
    expect([field('lmsName')?.getAttribute('value'), field('clientSecret')?.getAttribute('value'), field('clientSecret')?.getAttribute('placeholder')]).toEqual(['Fernwood', '', 'unchanged']);
    const further = await sent(again, 'next');
    expect(further.document.querySelector('[name="wizard[active]"]')?.hasAttribute('checked')).toBe(true);
    expect(world.inspect().connections).toEqual([]);
  });
});
