import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import type { CanvasPage } from './pages/canvas';
import { Adapter } from './support/adapter';
import { World } from './support/world';
import { INTELLIBOARD_SCOPES, KEY_NAME, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { readClientId, readClientSecret } from '@/utils/model/key-input';

/**
 * Each Canvas generation, language and way, on the adapter as it is built, in one browser. A cell ends in the
 * right pair, accepted by Canvas's own token endpoint, or in the right refusal.
 */
let world: World;
let page: CanvasPage;
beforeAll(async () => {
  world = await World.open();
  page = await world.signIn('admin', '/accounts/1/developer_keys');
});
afterAll(() => world.close());

const GENERATIONS = ['A2022', 'Y2024', 'B', 'C', 'C_once', 'C_hint'] as const;
const LANGUAGES = ['en', 'es', 'ar'] as const;
/** Every page language with the oldest and the newest, English with all; every cell with `npm run test:all`. */
const inEveryLanguage = (generation: string) => ALL || generation === 'A2022' || generation === 'C_once';
const CELLS = GENERATIONS.flatMap((generation) => LANGUAGES.filter((language) => language === 'en' || inEveryLanguage(generation)).map((language) => [generation, language] as const));
/** Where Canvas's list holds the secret whole, and the row shows it. */
const LISTS_SECRETS = new Set<string>(['A2022', 'Y2024', 'B', 'C']);

const PLAN = { name: KEY_NAME, redirectUri: KNOWN_REDIRECT_URI, email: 'admin@fernwood.edu', enforceScopes: false, scopes: [], allowIncludes: false };
const SCOPED = { ...PLAN, enforceScopes: true, scopes: [...INTELLIBOARD_SCOPES], allowIncludes: true };

type Cell = readonly [generation: (typeof GENERATIONS)[number], language: (typeof LANGUAGES)[number]];

/** The Developer Keys page of such a Canvas, with a key like ours already there or without. The sandbox answers at once, so the waits are short. */
async function canvasOf([generation, language]: Cell, { withKey = false, faster = 4 } = {}): Promise<Adapter> {
  world.sandbox.canvas.set({ resetKeys: true, generation, language });
  if (withKey) world.sandbox.canvas.set({ addKey: { name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], binding: 'on' } });
  await page.openKeys();
  return Adapter.in(page.page, { faster });
}

function made() {
  const [key, ...others] = world.ownKeys();
  if (key === undefined || others.length > 0) throw new Error(`${world.ownKeys().length} keys were made`);
  return { ...key, secret: world.sandbox.canaries().find(({ what }) => what.includes(key.id))?.value ?? '' };
}

describe.each(CELLS)('%s in %s', (generation, language) => {
  let adapter: Adapter;

  test('use an existing key: its secret only, from the list or from its open row, or none', async () => {
    adapter = await canvasOf([generation, language], { withKey: true });
    const key = made();
    const whole = LISTS_SECRETS.has(generation) ? key.secret : null;
    expect(await adapter.call('read', key.id)).toBe(whole);
    await adapter.call('rowAppears', key.id);
    expect(await adapter.call('rowSecret', key.id)).toBeNull();
    if (whole !== null) {
      await page.showKey(key.id);
      expect(await adapter.call('rowSecret', key.id)).toBe(whole);
      // Another row does not answer for the one that is open.
      const other = world.canvas().keys.find(({ own, inherited, name }) => !own && !inherited && name === 'Accessible Docs');
      expect(await adapter.call('rowSecret', other?.id ?? '')).toBeNull();
    }
    expect(await adapter.call('state', key.id)).toBe(true);
  });

  test('paste: whatever came along, the pair is the one that Canvas accepts', async () => {
    const key = made();
    const [id, secret] = [readClientId(` ${key.id}\u200b\n`), readClientSecret(`\u00a0${key.secret.slice(0, 30)}\n${key.secret.slice(30)} `)];
    expect(id.ok && secret.ok && (await adapter.call('prove', id.value, secret.value))).toBe('accepted');
    expect(await adapter.call('prove', key.id, `${key.secret.slice(1)}x`)).toBe('wrong-secret');
  });

  test('create: the answer holds the pair, and the key is as planned', async () => {
    world.sandbox.canvas.set({ resetKeys: true });
    const pair = await adapter.call('create', SCOPED);
    const { id, secret } = made();
    expect(pair).toEqual({ clientId: id, secret });
    expect(await adapter.call('prove', id, secret)).toBe('accepted');
    expect(await adapter.call('on', id)).toBe(true);
    expect(made()).toMatchObject({ binding: 'on', email: 'admin@fernwood.edu', requireScopes: true, allowIncludes: true, scopes: expect.arrayContaining([...INTELLIBOARD_SCOPES]) as unknown });
  });

  test('fill the form: every value is read back, the admin saves, and the pair is captured or said to be masked', async () => {
    adapter = await canvasOf([generation, language]);
    const { outcome, report } = await adapter.call('fill', PLAN);
    expect(outcome).toBe('filled');
    expect(report.fields.filter((one) => one.outcome !== 'filled' && one.outcome !== 'already')).toEqual([]);
    expect(world.ownKeys()).toEqual([]);
    const [secret] = await Promise.all([adapter.call('secretAfterSave'), page.pressSave()]);
    await page.formIsGone();
    const key = made();
    expect(key).toMatchObject({ name: KEY_NAME, redirectUris: [KNOWN_REDIRECT_URI], email: 'admin@fernwood.edu', requireScopes: false, binding: null });
    const shown = secret ?? (await adapter.call('read', key.id));
    expect(shown).toBe(generation === 'C_hint' ? null : key.secret);
    expect(secret).toBe(generation === 'C_once' ? key.secret : null);
  });
});

describe('what only some have', () => {
  test.each(['B', 'C', 'Y2024', 'A2022'] as const)('%s: the fifteen scopes are ticked in the form', async (generation) => {
    const adapter = await canvasOf([generation, 'en'], { faster: 1 });
    const { report } = await adapter.call('fill', SCOPED);
    expect(report).toMatchObject({ scopesLeft: [] });
    await page.pressSave();
    await page.formIsGone();
    const { scopes, requireScopes, allowIncludes } = made();
    expect({ requireScopes, allowIncludes, scopes: [...scopes].sort() }).toEqual({ requireScopes: true, allowIncludes: true, scopes: [...INTELLIBOARD_SCOPES].sort() });
  });

  test('a secret is regenerated only where Canvas allows it, and then it is the one that works', async () => {
    for (const generation of GENERATIONS) {
      const adapter = await canvasOf([generation, 'en'], { withKey: true });
      const { id } = made();
      const answer = await adapter.call('regenerate', id);
      if (generation === 'C_once') expect(await adapter.call('prove', id, answer)).toBe('accepted');
      else expect(answer).toBe('forbidden');
    }
  });

  test.each([
    [0, null],
    [1, 'already'],
    [2, 'choose'],
  ] as const)('%i partner apps for this redirect URI', async (linkedApps, outcome) => {
    world.sandbox.canvas.set({ linkedApps });
    const adapter = await canvasOf(['C', 'en'], { faster: 1 });
    const { report } = await adapter.call('fill', PLAN);
    expect(report.fields.find(({ field }) => field === 'partner_app')?.outcome ?? null).toBe(outcome);
    world.sandbox.canvas.set({ linkedApps: 0 });
  });

  test('filling again changes nothing, and what somebody typed is never overwritten', async () => {
    const adapter = await canvasOf(['B', 'en']);
    await adapter.call('fill', PLAN);
    const again = await adapter.call('fill', PLAN);
    expect(new Set(again.report.fields.map(({ outcome }) => outcome))).toEqual(new Set(['already']));
    expect((await adapter.call('fill', { ...PLAN, name: 'Another' })).outcome).toBe('in-use');
  });

  test('an account that enforces a content security policy', async () => {
    world.sandbox.canvas.set({ csp: true });
    const adapter = await canvasOf(['C', 'es']);
    const pair = await adapter.call('create', PLAN);
    expect(pair).toMatchObject({ clientId: made().id });
    world.sandbox.canvas.set({ csp: false });
  });
});

describe('the page, changed in 360 ways', () => {
  const VARIATIONS = 120;

  /** A page that was seen once, without its scripts, and the adapter in it with nothing to wait for. */
  async function still(): Promise<Adapter> {
    await page.goTo('/accounts/1/settings');
    return Adapter.in(page.page, { faster: 60 });
  }

  const stranger = 'Stranger'.repeat(8);

  test.each(['B', 'C_once', 'A2022'] as const)('%s: captured rightly or refused, never wrongly', async (generation) => {
    const live = await canvasOf([generation, 'en'], { withKey: true });
    const { id, secret } = made();
    await live.call('rowAppears', id);
    await live.call('mark', id);
    if (generation === 'C_once') await page.regenerateByHand(id);
    else await page.showKey(id);
    const known = generation === 'C_once' ? (await live.call('dialogSecret')) ?? '' : secret;
    const table = await live.call('markup');

    await page.openKeys('#api_key_modal_opened');
    const withForm = await Adapter.in(page.page);
    await page.formIsOpen();
    await withForm.call('mark', id);
    const form = await withForm.call('markup');

    const shown = await still();
    let captured = 0;
    for (let seed = 1; seed <= VARIATIONS / 2; seed += 1) {
      const how = await shown.call('vary', table, seed, stranger);
      expect({ seed, how, row: await shown.call('rowIsTrue', id) }).not.toMatchObject({ row: false });
      const secretSeen = (await shown.call('dialogSecret')) ?? (await shown.call('rowSecret', id));
      // What is not the key's own is refused by Canvas itself; it is never taken for it.
      if (secretSeen !== null && secretSeen !== known) expect({ seed, how, proof: await shown.call('prove', id, secretSeen) }).toMatchObject({ proof: 'wrong-secret' });
      if (secretSeen === known) captured += 1;
    }
    // A test in which everything is refused would prove nothing.
    expect(captured).toBeGreaterThan(VARIATIONS / 10);

    let filled = 0;
    for (let seed = 1; seed <= VARIATIONS / 2; seed += 1) {
      const how = await shown.call('vary', form, seed, stranger);
      const before = await shown.call('texts');
      const { outcome, report } = await shown.call('fill', PLAN);
      const after = await shown.call('texts');
      const others = (all: typeof after) => all.filter(({ field }) => field === 'other').map(({ text }) => text);
      expect({ seed, how, others: others(after) }).toEqual({ seed, how, others: others(before) });
      if (outcome !== 'filled') continue;
      for (const [field, text] of [['name', PLAN.name], ['email', PLAN.email], ['redirect_uris', PLAN.redirectUri]] as const) {
        const said = report.fields.find((one) => one.field === field)?.outcome;
        const there = after.filter((one) => one.field === field).map((one) => one.text);
        if (said === 'filled') expect({ seed, how, field, there }).toEqual({ seed, how, field, there: expect.arrayContaining([text]) as unknown });
        else expect({ seed, how, field, there: there.includes(text) }).toEqual({ seed, how, field, there: false });
        if (said === 'filled') filled += 1;
      }
    }
    expect(filled).toBeGreaterThan(VARIATIONS / 5);
  });
});
