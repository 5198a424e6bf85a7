// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { Admin, API, DUMPS, NOW, pairOf, portalWorld } from './world';
import { createPortal, type Build } from '../../sandbox/portal/index';

const DRAWN: readonly Build[] = ['classic', 'cards'];
const HEX = /[0-9a-f]{40}/;

/** What the page's script is told, for the build that draws itself. */
const viewOf = async (admin: Admin, query = '') => JSON.parse((await admin.ask('GET', `/view${query}`)).body) as { csrf: string; exports: { finishedAt: number }[]; pair: { key: string; secret: string | null } | null };

describe('a launch', () => {
  test('by Canvas opens the portal, once', async () => {
    const admin = await Admin.of();
    const { action, fields } = await admin.launchForm();
    const answer = await admin.post(action, fields);
    expect(answer).toMatchObject({ status: 303, headers: { location: '/', 'set-cookie': expect.stringMatching(/; Secure; HttpOnly; SameSite=None; Partitioned$/) as string } });
    expect(admin.portal.inspect()).toMatchObject({ launches: 1 });
    expect((await admin.ask('GET', '/')).body).toContain('Robin Vale');
    expect((await admin.post(action, fields)).status).toBe(401);
    expect(admin.portal.inspect()).toMatchObject({ launches: 1 });
  });

  test.each<[string, Record<string, string>]>([
    ['of somebody else', { lis_person_name_full: 'Mallory' }],
    ['of another time', { oauth_timestamp: '1448961890' }],
    ['without a signature', { oauth_signature: '' }],
  ])('%s is refused', async (_, change) => {
    const admin = await Admin.of();
    const { action, fields } = await admin.launchForm();
    expect((await admin.post(action, { ...fields, ...change })).status).toBe(401);
    expect((await admin.ask('GET', '/')).status).toBe(401);
  });

  test('ends Reserved Mode; one by somebody who may not see the files does not', async () => {
    const admin = await Admin.of();
    admin.portal.set({ history: 'reserved', permission: false });
    expect((await admin.open()).body).toContain('Flat File Download');
    expect(admin.portal.inspect()).toMatchObject({ reserved: true });
    admin.portal.set({ permission: true });
    await admin.open();
    expect(admin.portal.inspect()).toMatchObject({ reserved: false });
  });
});

describe.each(DRAWN)('the page, built as %s', (build) => {
  async function opened(existingPair = false) {
    const admin = await Admin.of();
    admin.portal.set({ build, existingPair });
    return { admin, page: await admin.open() };
  }

  test('shows the last exports in UTC, and all of them when asked', async () => {
    const { admin, page } = await opened();
    const years = (text: string) => text.match(/\b20\d\d\b/g)?.length ?? 0;
    expect(page.body).toContain('Recent Data Exports');
    expect(page.body).toMatch(build === 'classic' ? /<td>\d{4}-\d\d-\d\d 04:13:\d\d UTC<\/td>/ : /[A-Z][a-z]{2} \d{1,2}, \d{4} 4:13 AM \(UTC\)/);
    expect(years((await admin.ask('GET', '/files')).body)).toBeGreaterThan(years(page.body) + 50);
  });

  test('makes a pair, shows its secret once, and only then', async () => {
    const { admin, page } = await opened();
    expect(page.document.querySelector('form button')?.textContent).toBe('Create Credentials');
    const next = await admin.createCredentials(page);
    const { key, secret } = pairOf(admin.portal);
    expect(secret).toMatch(new RegExp(`^${HEX.source}$`));
    expect(next.body).toContain(key);
    expect(next.body).toContain(secret);
    const later = await admin.ask('GET', '/');
    expect(later.body).toContain(key);
    expect(later.body).not.toContain(secret);
    expect(admin.portal.canaries()).toMatchObject([{ value: secret, foreign: false }]);
    expect(admin.portal.inspect()).toMatchObject({ pairsCreated: 1, pair: { key, last4: secret.slice(-4) } });
  });

  test('replaces a pair that another vendor uses', async () => {
    const { admin, page } = await opened(true);
    const theirs = pairOf(admin.portal);
    expect(page.body).toContain(theirs.key);
    expect(page.body).not.toContain(theirs.secret);
    expect(page.document.querySelector('form button')?.textContent).not.toBe('Create Credentials');
    await admin.createCredentials(page);
    expect(pairOf(admin.portal).key).not.toBe(theirs.key);
    expect(admin.portal.canaries().map(({ foreign }) => foreign)).toEqual([true, false]);
  });

  test('makes nothing for a form that is not its own', async () => {
    const { admin } = await opened();
    expect((await admin.post('/credentials', { _token: 'made up' })).status).toBe(403);
    const token = (await viewOf(admin)).csrf;
    expect((await admin.post('/credentials', { _token: token }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(admin.portal.inspect()).toMatchObject({ pairsCreated: 0 });
  });
});

describe('the page, built as react', () => {
  test('is empty until its script has asked', async () => {
    const admin = await Admin.of();
    admin.portal.set({ build: 'react' });
    const page = await admin.open();
    expect(page.document.body.textContent.trim()).toBe('');
    const script = await admin.ask('GET', page.document.querySelector('script')?.getAttribute('src') ?? '');
    expect(script.status).toBe(200);
    expect(script.body).toContain('Recent Data Exports');
    expect(script.body).not.toContain('jsxDEV');
    expect((await viewOf(admin)).exports).toHaveLength(7);
    expect((await viewOf(admin, '?all')).exports.length).toBeGreaterThan(50);
  });

  test('makes a pair without leaving, and forgets its secret', async () => {
    const admin = await Admin.of();
    admin.portal.set({ build: 'react' });
    await admin.open();
    const { csrf, pair } = await viewOf(admin);
    expect(pair).toBeNull();
    const made = await admin.ask('POST', '/credentials', { accept: 'application/json', 'x-csrf-token': csrf });
    expect(JSON.parse(made.body)).toMatchObject({ pair: pairOf(admin.portal) });
    expect((await viewOf(admin)).pair).toEqual({ key: pairOf(admin.portal).key, secret: null });
  });
});

test('a new pair ends the old one at once', async () => {
  const { switchboard, call } = portalWorld();
  const portal = createPortal();
  const admin = await Admin.of(portal);
  switchboard.add({ ...portal, hosts: ['other.example'] });
  const page = await admin.createCredentials(await admin.open());
  const old = pairOf(portal);
  const date = new Date().toUTCString();
  const statuses = async () => Promise.all([old, pairOf(portal)].map(async (pair) => (await call(`https://other.example${DUMPS}`, { pair, date })).status));
  expect(await statuses()).toEqual([200, 200]);
  await admin.createCredentials(page);
  expect(await statuses()).toEqual([401, 200]);
});

test('who lacks the permission sees a refusal, and makes nothing', async () => {
  const admin = await Admin.of();
  admin.portal.set({ permission: false });
  expect((await admin.open()).status).toBe(403);
  expect((await admin.post('/credentials', {})).status).toBe(403);
  expect(admin.portal.inspect()).toMatchObject({ pairsCreated: 0 });
});

test('the same seed gives the same pairs, another one others', () => {
  const secret = (seed: number) => {
    const portal = createPortal({ seed, now: () => NOW });
    portal.set({ existingPair: true });
    return portal.canaries()[0]?.value;
  };
  expect(secret(1)).toBe(secret(1));
  expect(secret(2)).not.toBe(secret(1));
});

test('only the API is at its own host', async () => {
  const admin = await Admin.of();
  await admin.launch();
  expect((await admin.ask('GET', `${API}/`)).status).toBe(404);
});
