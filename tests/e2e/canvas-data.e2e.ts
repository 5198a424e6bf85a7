import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { GuidePage } from './pages/guide';
import { IntelliBoardPage } from './pages/intelliboard';
import { DATA_SITES, takeDap, takeFlatFiles } from './support/data-step';
import { INSTRUCTURE, INTELLIBOARD, World } from './support/world';

let world: World;
afterEach(() => world.close());

const WORLDS = [
  ['Canvas Data 2', 'dap', takeDap],
  ['flat files', 'flat-files', takeFlatFiles],
] as const;

/** Reads what IntelliBoard made of the connection's data. */
function dataAtIntelliBoard(): unknown {
  const { connections } = world.sandbox.intelliboard.inspect() as { connections: { data?: { source: string }; checks: { id: string; verdict: string }[] }[] };
  return connections.map(({ data, checks }) => [data?.source, checks.find(({ id }) => id === 'data')?.verdict]);
}

async function upToTheData(): Promise<GuidePage> {
  await world.signIn();
  const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
  await guide.connectIntelliBoard(world.token);
  await guide.goOn('step_canvas');
  await guide.confirmCanvas(INSTRUCTURE, world.host);
  await guide.goOn('step_key');
  await guide.createKey();
  await guide.goOn('step_data');
  return guide;
}

describe.each(WORLDS)('with %s', (_, source, take) => {
  test('from an empty profile, by the API, to a green check of the data', async () => {
    world = await World.open(INSTRUCTURE, { profile: mkdtempSync(join(tmpdir(), 'connect-data-')) });
    const guide = await upToTheData();
    await take(world, guide);
    await guide.goOn('step_details');
    await guide.confirmDetails('12');
    await guide.goOn('step_send');
    expect(await world.leaks()).toEqual([]);
    await guide.send();
    expect(dataAtIntelliBoard()).toEqual([[source, 'pass']]);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(await world.leaks()).toEqual([]);
    expect(await world.closeAndSearchProfile()).toEqual([]);
  });

  test('from an empty profile, by IntelliBoard’s own form, to green marks', async () => {
    world = await World.open();
    world.sandbox.identity.set({ jobPolls: 0 });
    world.sandbox.intelliboard.set({ api: 'off', site: { build: source === 'dap' ? 'plain' : 'react', language: 'en' } });
    await world.signIn();
    const guide = await world.openGuide({ granted: [INTELLIBOARD, INSTRUCTURE, ...DATA_SITES] });
    await guide.press('allow_button', 'next.intelliboard.net');
    await guide.press('form_road_open');
    const site = await IntelliBoardPage.opened(world, 'en');
    await site.signIn();
    await guide.says('account_signed_in');
    await guide.goOn('step_canvas');
    await guide.confirmCanvas(INSTRUCTURE, world.host);
    await guide.goOn('step_key');
    await guide.createKey();
    await guide.goOn('step_data');
    await take(world, guide);
    await guide.goOn('step_details');
    await guide.fill('details_category_label', 'North campus');
    await guide.tick('details_category_make');
    await guide.press('details_confirm');
    await guide.says('details_done');
    await guide.goOn('step_send');
    await site.pressConnect();
    await guide.lookAtForm();
    if (await guide.canTick('form_road_legible_yes')) await guide.tick('form_road_legible_yes');
    await guide.fillForm();
    await site.pressContinue();
    await site.marksAreGreen();
    await guide.press('marks_read');
    await guide.says('form_road_green');
    expect(dataAtIntelliBoard()).toEqual([[source, 'pass']]);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(await world.leaks()).toEqual([]);
  });

  test('taken after the connection was sent, and added to it', async () => {
    world = await World.open();
    world.sandbox.identity.set({ jobPolls: 0 });
    const guide = await upToTheData();
    await guide.openStep('step_details');
    await guide.confirmDetails('12');
    await guide.goOn('step_send');
    await guide.send();
    expect(dataAtIntelliBoard()).toEqual([[undefined, 'waiting']]);
    await guide.openStep('step_data');
    await take(world, guide);
    await guide.openStep('step_send');
    await guide.press('send_data_button');
    await guide.says('send_done');
    await expect.poll(dataAtIntelliBoard, { timeout: 20_000 }).toEqual([[source, 'pass']]);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(await world.leaks()).toEqual([]);
  });
});
