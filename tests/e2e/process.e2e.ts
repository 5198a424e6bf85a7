import { afterEach, describe, expect, test } from 'vitest';
import { ConsentPage } from './pages/consent';
import type { GuidePage } from './pages/guide';
import { words } from './pages/words';
import { lastSteps, saveChoices, upToAuthorize, upToAuthorizeByForm } from './support/last-steps';
import { World } from './support/world';

let world: World;
afterEach(() => world.close());

/** By the API, up to the button "Process data". */
async function upToProcess(source: 'dap' | 'flat-files'): Promise<GuidePage> {
  world = await World.open();
  world.sandbox.identity.set({ jobPolls: 0 });
  const guide = await upToAuthorize(world, source);
  await guide.press('auth_button');
  await (await ConsentPage.opened(world)).authorize();
  await guide.says('auth_done');
  await saveChoices(world);
  await guide.openStep('step_process');
  return guide;
}

/** The toolbar icon, as the worker can read it. */
async function badge(): Promise<{ text: string; title: string }> {
  return (await world.chromium.worker()).evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> } } };
    return { text: await chrome.action.getBadgeText({}), title: await chrome.action.getTitle({}) };
  });
}

/** Waits for the toolbar icon to say this. */
async function badgeSays(text: string): Promise<void> {
  const end = Date.now() + 45_000;
  while ((await badge()).text !== text) {
    if (Date.now() > end) throw new Error(`the badge says "${(await badge()).text}"`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const progress = (guide: GuidePage) => guide.page.$eval('progress', (bar) => ({ name: bar.getAttribute('aria-label'), text: bar.getAttribute('aria-valuetext') }));

describe.each(['dap', 'flat-files'] as const)('with %s', (source) => {
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
    await guide.says('proc_done');
    await guide.says('proc_connected_title');
    const { runs } = world.sandbox.intelliboard.inspect() as { runs: readonly { counts: { users: number; kept: number; dropped: number } }[] };
    const { users, kept, dropped } = runs[0]?.counts ?? { users: 0, kept: 0, dropped: 0 };
    expect(kept * dropped).toBeGreaterThan(0);
    const text = await guide.text();
    const number = (value: number) => new Intl.NumberFormat('en-US').format(value);
    expect(text).toContain(words('proc_kept', number(kept), number(users)));
    expect(text).toContain(words('proc_dropped', number(dropped)));
    // The guide is open, so nobody need be told on the toolbar.
    await badgeSays('');
    expect(lastSteps(world).effects.runsStarted).toBe(1);
    expect(await world.leaks()).toEqual([]);
  });
});

test('it waits for data, which is normal: the guide is closed and the worker killed, and in the end the toolbar says it', async () => {
  const guide = await upToProcess('flat-files');
  world.sandbox.portal.set({ preset: 'none' });
  world.sandbox.intelliboard.set({ runStepMs: 50 });
  await guide.press('proc_button');
  await guide.says('proc_waiting_title');
  await guide.says('proc_done_waiting').catch(() => undefined);
  expect(await guide.text()).toContain(words('proc_connected_soon'));
  await guide.page.close();
  await world.chromium.killWorker();
  world.sandbox.portal.set({ preset: 'regular' });
  await badgeSays('✓');
  expect((await badge()).title).toBe(words('tell_done_badge'));
  const again = await world.reopenGuide();
  await again.says('proc_done');
  await badgeSays('');
});

test.each(['before', 'after'] as const)('the worker is killed while the run is started, %s IntelliBoard has acted: one run', async (when) => {
  const guide = await upToProcess('dap');
  world.sandbox.faults.add({ site: 'intelliboard', method: 'POST', path: '/runs$', when, then: { hold: 'kill' } });
  await guide.press('proc_button');
  await world.sandbox.faults.whenHeld('kill');
  await world.chromium.killWorker();
  world.sandbox.faults.release('kill');
  await guide.says('proc_done');
  expect(lastSteps(world).effects.runsStarted).toBe(1);
});
