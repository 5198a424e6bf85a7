import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ConsentPage } from './pages/consent';
import type { GuidePage } from './pages/guide';
import type { IntelliBoardPage } from './pages/intelliboard';
import { words } from './pages/words';
import { findCanaries, ownPages, ownTraces } from './support/canary-search';
import { lastSteps, upToAuthorize, upToAuthorizeByForm } from './support/last-steps';
import { World } from './support/world';

let world: World;

/** Neither a secret nor anything of OAuth is in what the extension keeps, says and shows. */
async function expectNothingKept(...values: string[]): Promise<void> {
  expect(values.every((value) => value.length > 8)).toBe(true);
  const own = values.map((value) => ({ what: 'a value of OAuth', value, foreign: true }));
  expect(findCanaries(own, [...(await ownTraces(world.chromium)), ...(await ownPages(world.chromium))])).toEqual([]);
  expect(await world.leaks()).toEqual([]);
}

/** How many tabs are at Canvas's pages of the consent, or came back from them. */
async function tabsOfConsent(): Promise<number> {
  const pages = await world.chromium.browser.pages();
  return pages.filter((page) => /\/login\/oauth2\/|\/settings\/oauth2\/redirect/.test(page.url())).length;
}

describe('by the API, one refusal after the other, each put right', () => {
  let guide: GuidePage;
  let keyId: string;
  beforeAll(async () => {
    world = await World.open();
    guide = await upToAuthorize(world);
    keyId = world.ownKeys()[0]?.id ?? '';
  });
  afterAll(() => world.close());
  const setKey = (change: object) => world.sandbox.canvas.set({ key: { id: keyId, ...change } });

  test('who is signed in, and that a service account is wise, is said beforehand', async () => {
    await guide.says('auth_who_admin');
    expect(await guide.text()).toContain('Robin Vale');
    await guide.says('auth_service_title');
  });

  test('an address that is not ours is not opened', async () => {
    const url = `https://evil.example/login/oauth2/auth?client_id=${keyId}&response_type=code&redirect_uri=x&state=y`;
    world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/authorization$', times: 1, when: 'before', then: { answer: { status: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ url, expiresAt: new Date(Date.now() + 60_000).toISOString() }) } } });
    await guide.press('auth_button');
    await guide.says('problem_authorize_address_refused_what', 'next.intelliboard.net', 'evil.example');
    await guide.says('consent_fault_other_site');
    expect(await tabsOfConsent()).toBe(0);
  });

  test('the key is OFF: Canvas refuses, the button turns it ON', async () => {
    setKey({ binding: 'off' });
    await guide.press('auth_button_again');
    await guide.says('problem_authorize_key_off_what', keyId);
    await guide.press('key_turn_on');
    await guide.says('auth_key_fixed');
    expect(world.ownKeys()).toMatchObject([{ binding: 'on' }]);
  });

  test('the redirect URI is another one: Canvas says so on its own page, "Fix it" adds it', async () => {
    setKey({ redirectUris: ['https://other.example/callback'] });
    await guide.press('auth_button_again');
    await guide.says('problem_authorize_redirect_what', keyId);
    await guide.press('key_fix');
    await guide.says('auth_key_fixed');
    expect(world.ownKeys()[0]?.redirectUris).toEqual(['https://other.example/callback', 'https://next.intelliboard.net/settings/oauth2/redirect']);
  });

  test('scopes are missing: "Fix it" adds them', async () => {
    setKey({ requireScopes: true, scopes: ['url:GET|/api/v1/accounts'] });
    await guide.press('auth_button_again');
    await guide.says('problem_authorize_scopes_what', keyId);
    await guide.press('key_fix');
    await guide.says('auth_key_fixed');
    expect(world.ownKeys()[0]?.scopes).toHaveLength(15);
  });

  test('Cancel is said to be one', async () => {
    await guide.press('auth_button_again');
    await (await ConsentPage.opened(world)).cancel();
    await guide.says('problem_authorize_cancelled_what');
  });

  test('whoever does not come back in time has to begin anew', async () => {
    world.sandbox.intelliboard.set({ consentMs: 1_000 });
    await guide.press('auth_button_again');
    const unanswered = await ConsentPage.opened(world);
    await guide.says('problem_authorize_expired_what');
    // What is asked there is worth nothing any more; the next test is to answer another page.
    await unanswered.page.close();
    world.sandbox.intelliboard.set({ consentMs: 600_000 });
  });

  test('one who acts as somebody else is warned before', async () => {
    world.sandbox.canvas.set({ actingAs: true });
    await guide.press('auth_button_again');
    await guide.says('problem_authorize_acting_as_what', 'Sam Ortega');
    world.sandbox.canvas.set({ actingAs: false });
  });

  test('so is one who is no administrator of the root account; IntelliBoard does not take them', async () => {
    world.sandbox.canvas.set({ signIn: 'subadmin' });
    // A single sign-on signs in whoever opens a page.
    const page = await world.chromium.browser.newPage();
    await page.goto(world.origin);
    await page.close();
    await guide.press('auth_button_again');
    await guide.says('problem_authorize_not_admin_what', 'Noor Salas', 'Fernwood University');
    await guide.press('auth_anyway', 'Noor Salas');
    await (await ConsentPage.opened(world)).authorize();
    await guide.says('problem_authorize_wrong_person_what', 'Noor Salas');
  });

  test('with a sign-in in between, by an administrator: granted, and nothing of it is kept', async () => {
    world.sandbox.canvas.set({ signIn: null });
    await guide.press('auth_button_again');
    const consent = await ConsentPage.opened(world);
    await guide.says('auth_sign_in');
    await consent.signIn('admin');
    await guide.says('auth_consenting');
    const { code, state } = await consent.authorize();
    await guide.says('auth_done');
    expect(await guide.text()).toContain('Robin Vale');
    expect(lastSteps(world).connections).toMatchObject([{ authorization: { state: 'granted', by: 'Robin Vale' } }]);
    await expectNothingKept(code, state);
  });

  test('a key that was deleted is unknown to Canvas, which says so itself', async () => {
    setKey({ deleted: true });
    await guide.unfold();
    await guide.press('auth_button_again');
    await guide.says('problem_authorize_unknown_client_what', keyId);
  });
});

describe('while nobody looks', () => {
  afterEach(() => world.close());

  test('the guide is closed and the worker killed: what is done at Canvas is noticed all the same', async () => {
    world = await World.open();
    const guide = await upToAuthorize(world);
    await guide.press('auth_button');
    const consent = await ConsentPage.opened(world);
    await guide.says('auth_wait_title');
    await guide.page.close();
    await world.chromium.killWorker();
    const { code, state } = await consent.authorize();
    await world.sandbox.log.waitFor(({ site, method, path }) => site === 'intelliboard' && method === 'GET' && path.endsWith('/authorization'), 60_000);
    const again = await world.reopenGuide();
    await again.says('auth_done');
    await expectNothingKept(code, state);
  });

  test.each(['before', 'after'] as const)('the worker is killed while it begins, %s IntelliBoard has acted: one question', async (when) => {
    world = await World.open();
    const guide = await upToAuthorize(world);
    world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/authorization$', when, then: { hold: 'kill' } });
    await guide.press('auth_button');
    await world.sandbox.faults.whenHeld('kill');
    await world.chromium.killWorker();
    world.sandbox.faults.release('kill');
    await (await ConsentPage.opened(world)).authorize();
    await guide.says('auth_done');
    expect(lastSteps(world).effects.consentsBegun).toBe(1);
  });
});

describe('by IntelliBoard’s own page', () => {
  let guide: GuidePage;
  let site: IntelliBoardPage;
  beforeAll(async () => {
    world = await World.open();
    ({ guide, site } = await upToAuthorizeByForm(world));
  });
  afterAll(() => world.close());

  /** IntelliBoard's page leads to Canvas from the marks. */
  async function onwardsToCanvas(): Promise<ConsentPage> {
    await guide.says('auth_wait_title');
    await site.page.waitForFunction(() => document.visibilityState === 'visible');
    await Promise.all([site.page.waitForNavigation(), site.page.click('a[href*="/authorize"]')]);
    return ConsentPage.opened(world);
  }

  test('a key that is OFF is said before anybody is sent there', async () => {
    const [key] = world.ownKeys();
    world.sandbox.canvas.set({ key: { id: key?.id ?? '', binding: 'off' } });
    await guide.press('auth_form_button');
    await guide.says('problem_authorize_key_off_what', key?.id ?? '');
    await guide.press('key_turn_on');
    await guide.says('auth_key_fixed');
  });

  test('Cancel comes back in the address, and is said', async () => {
    await guide.press('auth_form_button');
    await (await onwardsToCanvas()).cancel();
    await guide.says('problem_authorize_cancelled_what');
    await guide.unfold();
    await guide.press('auth_confirm_button');
    await guide.says('problem_authorize_not_seen_what');
  });

  test('the key’s first token is the evidence', async () => {
    await site.page.goBack();
    await site.page.goBack();
    await site.marksAreGreen();
    await guide.press('auth_form_button');
    const { code, state } = await (await onwardsToCanvas()).authorize();
    await guide.says('auth_done');
    expect(await guide.text()).toContain(words('auth_fact_tokens'));
    await expectNothingKept(code, state);
  });
});
