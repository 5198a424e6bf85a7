import { afterEach, describe, expect, test } from 'vitest';
import { openDataStep, openPortal, untilRevealed } from './support/data-step';
import { INSTRUCTURE, World } from './support/world';

let world: World;
afterEach(() => world.close());

/** Calls of the step during which the worker is killed. */
const MOMENTS = [
  ['the pair was captured and is asked about', 'flat-files', 'portal', 'GET', '^/api/account/self/dump'],
  ['the pair was captured and is asked about', 'dap', 'gateway', 'POST', '^/ids/auth/login$'],
  ['a job is begun', 'dap', 'gateway', 'POST', '^/dap/query/.*/data$'],
  ['a job is asked for', 'dap', 'gateway', 'GET', '^/dap/job/'],
] as const;

/** A read is the same before and after its answer; both are tried with `npm run test:all`. */
const whenToKill = (method: string) => (method === 'POST' || process.env.E2E_ALL === '1' ? (['before', 'after'] as const) : (['before'] as const));

test.each(MOMENTS.flatMap((moment) => whenToKill(moment[3]).map((when) => [...moment, when] as const)))('the worker is killed while %s (%s, %s %s %s), %s the answer: it goes on, and no rule is left', async (_, source, site, method, path, when) => {
  world = await World.open();
  world.sandbox.identity.set({ jobPolls: path === '^/dap/job/' ? 1 : 0 });
  world.sandbox.faults.add({ site, method, path, when, then: { hold: 'kill' } });
  const guide = await openDataStep(world);
  if (source === 'dap') await (await untilRevealed(world, guide)).reveal();
  else await (await openPortal(world, guide)).createCredentials();
  await world.sandbox.faults.whenHeld('kill');
  await world.chromium.killWorker();
  world.sandbox.faults.release('kill');
  await guide.says(source === 'dap' ? 'dap_freshness_ok' : 'data_done');
  expect(await world.sessionRules()).toBe(0);
  expect(world.sandbox.portal.inspect()).toMatchObject({ pairsCreated: source === 'dap' ? 0 : 1 });
  expect(await world.leaks()).toEqual([]);
});

describe('a page that means harm', () => {
  const KEY = 'ab'.repeat(20);
  const SECRET = 'cd'.repeat(20);
  const pair = `<table><tr><th>API Key</th><td>${KEY}</td></tr><tr><th>API Secret</th><td>${SECRET}</td></tr></table>`;

  test.each([
    ['frames the portal in a site of its own', 'https://attacker.example/', 'https://portal.inshosteddata.com/shown'],
    ['frames a look-alike in Canvas’s own tool', `${INSTRUCTURE}/accounts/1/external_tools/31`, 'https://portal.inshosteddata.com.attacker.example/'],
    ['frames the portal in a page of Canvas that is no tool', `${INSTRUCTURE}/courses/1`, 'https://portal.inshosteddata.com/shown'],
  ])('and %s: nothing is captured, nothing is sent', async (_, top, framed) => {
    world = await World.open();
    const guide = await openDataStep(world);
    await openPortal(world, guide);
    await guide.says('data_portal_newest');
    const asked = world.sandbox.log.entries.length;
    const page = await world.serve({ [top]: `<iframe src="${framed}"></iframe>`, [framed]: pair });
    await page.goto(top);
    const frame = await page.waitForFrame((one) => one.url() === framed);
    await frame.waitForSelector('table');
    // As long as a capture takes, and more: the portal's own script has reported what it shows meanwhile.
    await page.waitForNetworkIdle({ idleTime: 1_500 });
    await guide.says('data_watching_title');
    expect(await world.vaultHolds('data-captured')).toBe(false);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(world.sandbox.log.entries.slice(asked).filter(({ site, path }) => site === 'portal' && path.startsWith('/api/'))).toEqual([]);
  });
});
