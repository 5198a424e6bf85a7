import { afterEach, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import { ConsentPage } from './pages/consent';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { toolbar } from './support/finished';
import { fillChoices, lastSteps, saveChoices, upToAuthorize, upToAuthorizeByForm } from './support/last-steps';
import { clickNotification, shownNotifications } from './support/notifications';
import { World } from './support/world';
import { Display } from './support/xvfb';

let world: World;
afterEach(() => world.close());

/** By the API, up to the button "Process data". */
async function upToProcess(source: 'dap' | 'flat-files', options: Parameters<typeof World.open>[1] = {}): Promise<GuidePage> {
  world = await World.open(undefined, options);
  world.sandbox.identity.set({ jobPolls: 0 });
  const guide = await upToAuthorize(world, source);
  await guide.press('auth_button');
  await (await ConsentPage.opened(world)).authorize();
  await guide.says('auth_done');
  await saveChoices(guide);
  await guide.openStep('step_process');
  return guide;
}

/** Waits for the toolbar icon to say this. */
async function toolbarSays(text: string, title: string): Promise<void> {
  await expect.poll(() => toolbar(world), { timeout: 45_000, interval: 250 }).toEqual({ text, title });
}

/** Once the end of a run has been seen, the toolbar says how the connection is. */
const toolbarIsWell = () => toolbarSays('✓', words('health_badge_title', world.host, words('health_title_pass')));

const progress = (guide: GuidePage) => guide.page.$eval('progress', (bar) => ({ name: bar.getAttribute('aria-label'), text: bar.getAttribute('aria-valuetext') }));

/** Canvas Data 2 takes a minute, since its stand-in allows five queries in one; the article's journey takes it, too. */
describe.each(ALL ? (['dap', 'flat-files'] as const) : (['flat-files'] as const))('with %s', (source) => {
  test('the run is shown as it goes on, and at its end what was kept and what was held back', async () => {
    const guide = await upToProcess(source);
    world.sandbox.intelliboard.set({ runStepMs: null });
    await guide.press('proc_button');
    await guide.says('run_state_queued');
    expect(await progress(guide)).toEqual({ name: words('proc_bar'), text: words('proc_bar_value', words('run_state_queued'), '0') });
    world.sandbox.intelliboard.set({ runSteps: 2 });
    await guide.press('proc_look');
    await guide.says('proc_fact_read');
    expect((await progress(guide)).text).toMatch(/^Downloading from Canvas, \d\d percent$/);
    world.sandbox.intelliboard.set({ runStepMs: 50 });
    // Canvas Data 2 takes five queries a minute, and the guide has used some of them.
    await guide.saysText(words('proc_done'), 100_000);
    await guide.says('proc_connected_title');
    const { runs } = world.sandbox.intelliboard.inspect() as { runs: readonly { counts: { users: number; kept: number; dropped: number } }[] };
    const { users, kept, dropped } = runs[0]?.counts ?? { users: 0, kept: 0, dropped: 0 };
    expect(kept * dropped).toBeGreaterThan(0);
    const text = await guide.text();
    const number = (value: number) => new Intl.NumberFormat('en-US').format(value);
    expect(text).toContain(words('proc_kept', number(kept), number(users)));
    expect(text).toContain(words('proc_dropped', number(dropped)));
    // The guide is open, so nobody need be told of the run on the toolbar.
    await toolbarIsWell();
    expect(lastSteps(world).effects.runsStarted).toBe(1);
    expect(await world.leaks()).toEqual([]);
  }, 200_000);
});

test('it waits for data, which is normal: the guide is closed and the worker killed, and in the end the toolbar says it', async () => {
  const guide = await upToProcess('flat-files');
  world.sandbox.portal.set({ history: 'none' });
  world.sandbox.intelliboard.set({ runStepMs: 50 });
  await guide.press('proc_button');
  await guide.says('proc_waiting_title');
  expect(await guide.text()).toContain(words('proc_connected_soon'));
  await guide.page.close();
  await world.chromium.killWorker();
  // The alarm wakes the worker: nobody else does.
  const known = new Set(world.sandbox.log.entries);
  await world.sandbox.log.waitFor((entry) => !known.has(entry) && entry.method === 'GET' && /\/runs\/\d+$/.test(entry.path) && entry.status === 200, 100_000);
  world.sandbox.portal.set({ history: 'steady' });
  await toolbarSays('✓', words('tell_done_badge'));
  const again = await world.reopenGuide();
  // It was set up when the run began to wait, so that the guide opens with its health, as it was then.
  await again.press('health_check_now');
  await again.says('health_heading_pass');
  await toolbarIsWell();
});

test.each(ALL ? (['before', 'after'] as const) : (['after'] as const))('the worker is killed while the run is started, %s IntelliBoard has acted: one run', async (when) => {
  const guide = await upToProcess('flat-files');
  world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/runs$', when, then: { hold: 'kill' } });
  await guide.press('proc_button');
  await world.sandbox.faults.whenHeld('kill');
  await world.chromium.killWorker();
  world.sandbox.faults.release('kill');
  await guide.says('proc_done');
  expect(lastSteps(world).effects.runsStarted).toBe(1);
});

type Spoil = (keyId: string) => void;
const FAILURES: Record<'dap' | 'flat-files', readonly [string, Parameters<typeof words>[0], Spoil, Spoil][]> = {
  dap: [
    ['the key is OFF', 'problem_run_key_off_what', (id) => world.sandbox.canvas.set({ key: { id, binding: 'off' } }), (id) => world.sandbox.canvas.set({ key: { id, binding: 'on' } })],
    ['Canvas cannot be reached', 'problem_run_canvas_unreachable_what', () => world.sandbox.faults.add({ site: 'canvas', path: '/login/oauth2/token', when: 'before', then: { cut: true } }), () => world.sandbox.faults.clear()],
    ['Canvas data is not enabled', 'problem_run_data_not_onboarded_what', () => world.sandbox.gateway.set({ onboarded: false }), () => world.sandbox.gateway.set({ onboarded: true })],
    ['its credentials are refused', 'problem_run_data_unauthorized_what', () => world.sandbox.gateway.set({ restricted: true }), () => world.sandbox.gateway.set({ restricted: false })],
    ['its jobs fail', 'problem_run_internal_what', () => world.sandbox.gateway.set({ freshnessHours: 1, failingJobs: true }), () => world.sandbox.gateway.set({ failingJobs: false })],
    ['it is out of order', 'problem_run_busy_what', () => world.sandbox.gateway.set({ outage: 'timeout' }), () => world.sandbox.gateway.set({ outage: 'none' })],
    ['no new data came in two days', 'problem_run_data_stale_what', () => (world.sandbox.gateway.set({ freshnessHours: 100 }), world.sandbox.intelliboard.set({ dataWaitMs: 0 })), () => (world.sandbox.gateway.set({ freshnessHours: 1 }), world.sandbox.intelliboard.set({ dataWaitMs: 172_800_000 }))],
    ['the secret is another one', 'problem_run_wrong_secret_what', (id) => world.sandbox.canvas.set({ key: { id, secret: 'x'.repeat(64) } }), () => undefined],
    ['the key is gone', 'problem_run_unknown_client_what', (id) => world.sandbox.canvas.set({ key: { id, deleted: true } }), () => undefined],
  ],
  'flat-files': [
    ['somebody else has made new credentials', 'problem_run_data_unauthorized_what', () => world.sandbox.portal.set({ existingPair: true }), () => undefined],
    ['the portal is gone', 'problem_run_data_retired_what', () => world.sandbox.portal.set({ retired: true }), () => undefined],
  ],
};

test.each(ALL ? (['dap', 'flat-files'] as const) : (['flat-files'] as const))('every failure of a run with %s has its words, and the next run is a new one', async (source) => {
  const guide = await upToProcess(source);
  world.sandbox.intelliboard.set({ runStepMs: 20 });
  const keyId = world.ownKeys()[0]?.id ?? '';
  let button: 'proc_button' | 'proc_button_again' = 'proc_button';
  for (const [, key, spoil, mend] of FAILURES[source]) {
    spoil(keyId);
    await guide.press(button);
    await guide.saysText(words(key), 100_000);
    mend(keyId);
    button = 'proc_button_again';
  }
  expect(lastSteps(world).effects.runsStarted).toBe(FAILURES[source].length);
  expect(await world.leaks()).toEqual([]);
}, 300_000);

test.runIf(ALL)('an authorization that was taken back is said to be so; authorised again, it runs', async () => {
  const guide = await upToProcess('flat-files');
  world.sandbox.faults.add({ site: 'canvas', path: '/login/oauth2/token', times: 1, when: 'before', then: { answer: { status: 400, headers: { 'content-type': 'application/json' }, body: '{"error":"invalid_grant","error_description":"refresh_token not found"}' } } });
  await guide.press('proc_button');
  await guide.says('problem_run_not_authorized_what');
  await guide.goOn('step_authorize');
  await guide.says('problem_authorize_revoked_what');
  await guide.press('auth_button_again');
  await (await ConsentPage.opened(world)).authorize();
  await guide.says('auth_done');
  await guide.openStep('step_process');
  await guide.press('proc_button_again');
  await guide.says('proc_done');
});

test('what is missing is named, with the step to go to', async () => {
  world = await World.open();
  const guide = await upToAuthorize(world);
  await guide.openStep('step_process');
  await guide.says('proc_missing_title');
  expect(await guide.canPress('proc_button')).toBe(false);
  expect(await guide.canPress('step_go', words('step_data'))).toBe(true);
  await guide.goOn('step_authorize');
});

test.runIf(ALL)('a connection that is not active is turned on here', async () => {
  const guide = await upToProcess('flat-files');
  await guide.openStep('step_details');
  await guide.page.locator(`aria/${words('details_active_label')}[role="checkbox"]`).click();
  await guide.press('details_confirm');
  await guide.openStep('step_process');
  await guide.says('proc_inactive_what');
  await guide.press('proc_inactive_button');
  await guide.page.waitForFunction((text) => !document.body.innerText.includes(text), { polling: 100 }, words('proc_inactive_what'));
  await guide.press('proc_button');
  await guide.says('proc_done');
});

const hasDisplay = process.env.E2E_XVFB !== '';

test.runIf(hasDisplay)('a notification tells it, once the admin has allowed that in the browser’s own prompt', async () => {
  const display = await Display.start();
  try {
    const guide = await upToProcess('flat-files', { display: display.env });
    world.sandbox.intelliboard.set({ runStepMs: 50 });
    await display.answerPrompt('allow', () => guide.page.locator(`aria/${words('proc_notify')}[role="checkbox"]`).click());
    await guide.page.waitForSelector('input[type=checkbox]:checked');
    await guide.press('proc_button');
    await guide.says('proc_done');
    const [id = '', ...others] = await (await world.chromium.worker()).evaluate(shownNotifications);
    expect(others).toEqual([]);
    expect(id).toMatch(new RegExp(`^run:[\\w-]+:${lastSteps(world).runs[0]?.id}$`));

    // Clicked after the worker was ended: the guide that is open is led there, and nothing else is opened.
    await guide.openStep('step_details');
    const elsewhere = await world.chromium.browser.newPage();
    const tabs = (await world.chromium.browser.pages()).length;
    await world.chromium.killWorker();
    await expect.poll(async () => (await world.chromium.worker()).evaluate(clickNotification, id)).toBe(true);
    await guide.page.waitForFunction(() => document.visibilityState === 'visible');
    await guide.says('proc_done');
    expect((await world.chromium.browser.pages()).length).toBe(tabs);
    await expect.poll(async () => (await world.chromium.worker()).evaluate(shownNotifications)).toEqual([]);
    await elsewhere.close();
  } finally {
    await world.close().catch(() => undefined);
    await display.close();
  }
});

describe.runIf(ALL)('by IntelliBoard’s own page', () => {
  test.each(['plain', 'react'] as const)('of the build "%s": what it says of processing is read', async (build) => {
    world = await World.open();
    world.sandbox.intelliboard.set({ runStepMs: null });
    const { guide, site } = await upToAuthorizeByForm(world, build);
    await guide.press('auth_form_button');
    await Promise.all([site.page.waitForNavigation(), site.page.click('a[href*="/authorize"]')]);
    await (await ConsentPage.opened(world)).authorize();
    await guide.says('auth_done');
    await fillChoices(guide, site, lastSteps(world).connections[0]?.id ?? '', build);
    await guide.openStep('step_process');
    await guide.press('proc_form_go');
    await site.page.waitForFunction(() => document.visibilityState === 'visible');
    await guide.press('proc_read_button');
    await guide.says('problem_process_page_unknown_what', 'next.intelliboard.net');
    if (build === 'react') {
      await guide.press('proc_confirm_button');
    } else {
      const address = 'https://next.intelliboard.net/connections/1/process-data';
      const shows = (state: string, canvas: string) => `<title>IntelliBoard</title><main><h1>Process Data</h1><p>${canvas}</p><dl><dt>Status</dt><dd>${state}</dd></dl></main>`;
      for (const [state, canvas, says] of [
        ['Completed', 'https://other.instructure.com', words('problem_process_page_other_what', world.origin)],
        ['Processing', world.origin, words('page_run_running')],
        ['Failed', world.origin, words('problem_process_page_failed_what', 'next.intelliboard.net')],
        ['Completed', world.origin, words('proc_done_form')],
      ] as const) {
        const page = await world.serve({ [address]: shows(state, canvas) });
        await page.goto(address);
        await guide.press('proc_read_button');
        await guide.saysText(says);
        await page.close();
      }
    }
    await guide.says('proc_done_form');
    await guide.says('proc_connected_title');
  });
});
