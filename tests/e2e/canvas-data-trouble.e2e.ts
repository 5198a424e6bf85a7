import { afterEach, describe, expect, test } from 'vitest';
import { ALL } from './support/extent';
import type { PROBLEMS } from '@/utils/model/problem';
import type { Fault, SandboxResponse } from '../sandbox/site';
import type { GuidePage } from './pages/guide';
import { IdentityPage } from './pages/identity';
import { openDataStep, openPortal, takeFlatFiles, untilRevealed } from './support/data-step';
import { INSTRUCTURE, World } from './support/world';

type DataProblem = Extract<keyof typeof PROBLEMS, `data_${string}`>;

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
const whenToKill = (method: string) => (method === 'POST' || ALL ? (['before', 'after'] as const) : (['before'] as const));

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

test.each(['dap', 'flat-files'] as const)('the worker is killed while it stores what was captured (%s): the page says it again, and it goes on', async (source) => {
  world = await World.open();
  world.sandbox.identity.set({ jobPolls: 0 });
  const guide = await openDataStep(world);
  const show = source === 'dap' ? await untilRevealed(world, guide).then((identity) => () => identity.reveal()) : await openPortal(world, guide).then((portal) => () => portal.createCredentials());
  const worker = await world.chromium.worker();
  await worker.evaluate(neverEncrypt);
  await show();
  await expect.poll(() => worker.evaluate(isEncrypting), { timeout: 15_000 }).toBe(true);
  await world.chromium.killWorker();
  await guide.says(source === 'dap' ? 'dap_freshness_ok' : 'data_done');
  expect(await world.vaultHolds('data')).toBe(true);
  expect(world.sandbox.portal.inspect()).toMatchObject({ pairsCreated: source === 'dap' ? 0 : 1 });
  expect(await world.leaks()).toEqual([]);
});

describe('whatever a service answers is said in its own words, with what to do', () => {
  /** An answer of a service, and the problem that it is; `more` is answered as well. */
  type Case = readonly [path: string, answer: SandboxResponse | 'cut', problem: DataProblem, params?: readonly string[], more?: Fault];
  const json = (status: number, body: unknown, headers: Record<string, string> = {}): SandboxResponse => ({ status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const failure = (status: number, type: string, message = 'unspecified') => json(status, { error: { type, uuid: '0', message } });

  async function each(site: Fault['site'], cases: readonly Case[], guide: GuidePage): Promise<void> {
    for (const [path, answer, problem, params = [], more] of cases) {
      world.sandbox.faults.clear();
      if (more !== undefined) world.sandbox.faults.add(more);
      world.sandbox.faults.add({ site, path, times: 100, when: 'before', then: answer === 'cut' ? { cut: true } : { answer } });
      await guide.press('check_again');
      await guide.says(`problem_${problem}_what`, ...params);
      await guide.says(`problem_${problem}_now`, ...params);
    }
    expect(await world.leaks()).toEqual([]);
  }

  test('Canvas Data 2', async () => {
    world = await World.open();
    world.sandbox.identity.set({ jobPolls: 0 });
    // A login that ends sooner than it said is renewed, and nobody is told.
    world.sandbox.faults.add({ site: 'gateway', path: '/data$', when: 'before', then: { answer: failure(401, 'AuthenticationError') } });
    const guide = await openDataStep(world);
    await (await untilRevealed(world, guide)).reveal();
    await guide.says('dap_freshness_ok');
    const GATEWAY = 'api-gateway.instructure.com';
    const tables = '/dap/query/canvas/table$';
    const query = '/enrollments/data$';
    await each(
      'gateway',
      [
        // Five lists a minute are allowed: what is about the list answers in its place, and does not count.
        [tables, failure(400, 'ValidationError'), 'data_dap_malformed', ['400']],
        [tables, failure(401, 'AuthenticationError'), 'data_dap_token_expired'],
        [tables, failure(404, 'NotFoundError'), 'data_dap_not_onboarded'],
        [tables, failure(500, 'ServerError', 'onboarded but client access has been restricted'), 'data_dap_restricted'],
        [tables, json(429, {}, { 'retry-after': '17' }), 'data_throttled', [GATEWAY, '17']],
        [tables, json(500, { odd: true }), 'data_server_error', [GATEWAY, '500']],
        [tables, json(504, { error: { message: 'unspecified' } }), 'data_timeout', [GATEWAY]],
        [tables, json(200, { odd: true }), 'data_answer_unknown', [GATEWAY, '200']],
        [tables, 'cut', 'data_unreachable', [GATEWAY]],
        ['/ids/auth/login', failure(400, 'BadRequest'), 'data_dap_refused'],
        [query, failure(400, 'OutOfRangeError'), 'data_dap_out_of_range', ['enrollments']],
        [query, failure(400, 'SnapshotRequiredError'), 'data_dap_snapshot_required', ['enrollments']],
        [query, failure(404, 'ObjectNotFound'), 'data_dap_no_table', ['enrollments']],
        [query, json(200, { id: 'j', status: 'failed', error: { type: 'ProcessingError', uuid: '0', message: 'unspecified' } }), 'data_dap_processing'],
      ],
      guide,
    );
  });

  test('flat files', async () => {
    world = await World.open();
    const guide = await openDataStep(world);
    await takeFlatFiles(world, guide);
    const API = 'api.inshosteddata.com';
    const dumps = '^/api/account/self/dump';
    const noCanvas: Fault = { site: 'canvas', path: '^/$', times: 100, when: 'before', then: { cut: true } };
    await each(
      'portal',
      [
        [dumps, { status: 401, headers: {}, body: 'Unauthorized' }, 'data_portal_refused'],
        [dumps, json(429, {}, { 'retry-after': '30' }), 'data_throttled', [API, '30']],
        [dumps, json(503, {}), 'data_server_error', [API, '503']],
        [dumps, json(200, { odd: true }), 'data_answer_unknown', [API, '200']],
        [dumps, { status: 404, headers: {}, body: '<html>Gone</html>' }, 'data_portal_retired'],
        [dumps, 'cut', 'data_unreachable', [API], noCanvas],
      ],
      guide,
    );
    expect(await world.sessionRules()).toBe(0);
  });
});

describe('a page that means harm', () => {
  const KEY = 'ab'.repeat(20);
  const SECRET = 'cd'.repeat(20);
  const table = (key: string, secret: string) => `<table><tr><th>Key</th><td>${key}</td></tr><tr><th>Secret</th><td>${secret}</td></tr></table>`;
  const shown = { 'flat-files': table(KEY, SECRET), dap: table('us-east-1#0a1b2c3d-0000-4000-8000-00000000000a', 'notTheSecret0Of1Canvas2Data') };

  test.each([
    ['frames the portal in a site of its own', 'flat-files', 'https://attacker.example/', 'https://portal.inshosteddata.com/shown'],
    ['frames a look-alike in Canvas’s own tool', 'flat-files', `${INSTRUCTURE}/accounts/1/external_tools/31`, 'https://portal.inshosteddata.com.attacker.example/'],
    ['frames the portal in a page of Canvas that is no tool', 'flat-files', `${INSTRUCTURE}/courses/1`, 'https://portal.inshosteddata.com/shown'],
    ['frames the identity site', 'dap', 'https://attacker.example/', 'https://identity.instructure.com/shown'],
    ['is a look-alike of the identity site', 'dap', 'https://identity.instructure.com.attacker.example/', 'https://identity.instructure.com.attacker.example/shown'],
  ] as const)('and %s (%s): nothing is captured, nothing is sent', async (_, source, top, framed) => {
    world = await World.open();
    const guide = await openDataStep(world);
    if (source === 'dap') {
      await guide.press('allow_more');
      await IdentityPage.opened(world);
    } else {
      await openPortal(world, guide);
      await guide.says('data_portal_newest');
    }
    const asked = world.sandbox.log.entries.length;
    const page = await world.serve({ [top]: `${source === 'dap' && !framed.startsWith('https://identity.instructure.com/') ? shown.dap : ''}<iframe src="${framed}"></iframe>`, [framed]: shown[source] });
    await page.goto(top);
    const frame = await page.waitForFrame((one) => one.url() === framed);
    await frame.waitForSelector('table');
    // As long as a capture takes, and more: the portal's own script has reported what it shows meanwhile.
    await page.waitForNetworkIdle({ idleTime: 1_500 });
    await guide.says('data_watching_title');
    expect(await world.vaultHolds('data-captured')).toBe(false);
    expect(await world.vaultHolds('data')).toBe(false);
    expect(world.sandbox.log.entries.slice(asked).filter(({ site, path }) => site === 'gateway' || (site === 'portal' && path.startsWith('/api/')))).toEqual([]);
  });
});

/** In the worker: whatever is to be encrypted from now on, never is. */
function neverEncrypt(): void {
  const here = globalThis as { isEncrypting?: boolean };
  SubtleCrypto.prototype.encrypt = () => {
    here.isEncrypting = true;
    return new Promise(() => undefined);
  };
}

function isEncrypting(): boolean {
  return (globalThis as { isEncrypting?: boolean }).isEncrypting === true;
}
