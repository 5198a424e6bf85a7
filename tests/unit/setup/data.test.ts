import { describe, expect, test } from 'vitest';
import { GATEWAY_ORIGIN, IDENTITY_ORIGIN, PORTAL_API_ORIGIN, PORTAL_ORIGIN } from '@/utils/model/data';
import { stepStatus } from '@/utils/model/evidence';
import type { DapFailureKind, DataSource, FlatFilesFailure } from '@/utils/model/canvas-data';
import { BUILDS, CANVAS, DAP_ID, DataWorld, PORTAL } from './data-world';

const KEY = 'a1'.repeat(20);
const SECRET = 'b2'.repeat(20);
const PAIRS = { dap: [{ id: DAP_ID, secret: 'theTrueSecretOfCanvasData2' }], 'flat-files': [{ id: KEY, secret: SECRET }] };

/** A world in which the page of that source is watched. */
async function watching(source: DataSource): Promise<DataWorld> {
  const world = new DataWorld(source);
  for (const origin of [IDENTITY_ORIGIN, GATEWAY_ORIGIN, PORTAL_ORIGIN, PORTAL_API_ORIGIN]) world.granted.add(origin);
  if (source === 'flat-files') world.right = [KEY, SECRET];
  await world.play((worker) => worker.open(false));
  return world;
}

/** No secret in what is stored. */
function holdsNoSecret(world: DataWorld): void {
  for (const { secret } of [...PAIRS.dap, ...PAIRS['flat-files']]) expect(JSON.stringify(world.state)).not.toContain(secret);
}

describe('to the page', () => {
  test('both sites are waited for, and then the identity site is watched before it is opened', async () => {
    const world = new DataWorld('dap');
    await world.play((worker) => worker.open(false));
    expect(world.data.activity?.kind).toBe('asking');
    world.granted.add(IDENTITY_ORIGIN);
    await world.play((worker) => worker.resume());
    expect(world.data.activity?.kind).toBe('asking');
    world.granted.add(GATEWAY_ORIGIN);
    // The browser's event and the guide's answer come one after the other.
    await Promise.all([world.worker.resume(), world.worker.open(true)]);
    expect(world.data.activity?.kind).toBe('watching');
    expect([world.watched, world.opened]).toEqual(['identity', [IDENTITY_ORIGIN]]);
  });

  test('a refusal is said, with the site that is missing', async () => {
    const world = new DataWorld('dap');
    await world.play((worker) => worker.open(false));
    await world.play((worker) => worker.open(true));
    expect(world.data).toMatchObject({ activity: null, problem: { code: 'permission_refused', params: ['identity.instructure.com'] } });
  });

  test('the portal is found by its label', async () => {
    const world = await watching('flat-files');
    expect(world.data).toMatchObject({ tool: PORTAL, activity: { kind: 'watching' } });
    expect([world.watched, world.opened]).toEqual(['portal', [PORTAL.url]]);
  });

  test('the portal is opened once, though the guide has us go on while it is looked for', async () => {
    const world = new DataWorld('flat-files');
    world.granted.add(PORTAL_ORIGIN).add(PORTAL_API_ORIGIN);
    const others: Promise<unknown>[] = [];
    world.whileListed = () => {
      if (others.length < 2) others.push(world.worker.resume());
    };
    await world.worker.open(false);
    await Promise.all(others);
    await world.worker.resume();
    expect([world.opened, world.data.activity?.kind]).toEqual([[PORTAL.url], 'watching']);
  });

  test('Canvas is asked for together with the portal, where it was taken back', async () => {
    const world = new DataWorld('flat-files');
    world.granted.delete(CANVAS);
    world.granted.add(PORTAL_ORIGIN).add(PORTAL_API_ORIGIN);
    await world.play((worker) => worker.open(false));
    expect(world.data).toMatchObject({ activity: { kind: 'asking' } });
    await world.play((worker) => worker.open(true));
    expect(world.data).toMatchObject({ activity: null, problem: { code: 'permission_refused', params: ['fernwood.instructure.com'] } });
    expect(world.opened).toEqual([]);
  });

  test('where its label is another one, the admin picks', async () => {
    const world = new DataWorld('flat-files');
    world.granted.add(PORTAL_ORIGIN).add(PORTAL_API_ORIGIN);
    world.tools = [{ id: '5617', label: 'Analytics exports', url: `${CANVAS}/accounts/1/external_tools/5617` }];
    await world.play((worker) => worker.open(false));
    expect(world.data).toMatchObject({ activity: null, problem: null, tools: world.tools, tool: null });
    await world.play((worker) => worker.pickTool('99'));
    expect(world.opened).toEqual([]);
    await world.play((worker) => worker.pickTool('5617'));
    expect(world.data).toMatchObject({ tool: { id: '5617' }, tools: [], activity: { kind: 'watching' } });
    expect(world.opened).toEqual([`${CANVAS}/accounts/1/external_tools/5617`]);
  });

  test.each([['none at all', []], ['a list that cannot be read', null]] as const)('%s: the portal is said to be missing', async (_, tools) => {
    const world = new DataWorld('flat-files');
    world.granted.add(PORTAL_ORIGIN).add(PORTAL_API_ORIGIN);
    world.tools = tools;
    await world.play((worker) => worker.open(false));
    expect(world.data).toMatchObject({ activity: null, problem: { code: 'data_tool_missing', params: ['fernwood.instructure.com'] } });
  });
});

describe.each(['dap', 'flat-files'] as const)('credentials of %s', (source) => {
  test('are taken from the page, proved, and the page is watched no longer', async () => {
    const world = await watching(source);
    expect(await world.pageReports(source, PAIRS[source])).toBe(true);
    expect(world.data).toMatchObject({ activity: null, problem: null, clientId: world.right[0], canvas: CANVAS, capturedBy: 'page', candidates: 0, provedAt: '2026-11-23T08:00:00.000Z' });
    expect(world.watched).toBeNull();
    expect([...world.vault]).toEqual([['data', world.right[1]]]);
    holdsNoSecret(world);
  });

  test('nothing is taken while nobody is at it, nor from the page of the other world', async () => {
    const idle = new DataWorld(source);
    expect(await idle.worker.seen(source, PAIRS[source])).toBe(false);
    const world = await watching(source);
    expect(await world.worker.seen(source === 'dap' ? 'flat-files' : 'dap', PAIRS[source])).toBe(false);
    expect([...idle.vault, ...world.vault]).toEqual([]);
  });

  test('of several that have the shape the service says which is the pair', async () => {
    const world = await watching(source);
    const [id, secret] = world.right;
    await world.pageReports(source, [{ id, secret: 'somethingElseOfTheSameShape' }, { id, secret }]);
    expect(world.data).toMatchObject({ clientId: id, refusals: 0, activity: null, problem: null });
    expect(world.vault.get('data')).toBe(secret);
  });

  test('what is refused was something else: the page is watched on, three tries at most', async () => {
    const world = await watching(source);
    const wrong = (name: string) => [{ id: world.right[0], secret: `wrongSecret${name}`.padEnd(30, 'x') }];
    await world.pageReports(source, wrong('One'));
    expect(world.data).toMatchObject({ activity: { kind: 'watching' }, problem: null, refusals: 1, candidates: 0 });
    await world.pageReports(source, wrong('Two'));
    await world.pageReports(source, wrong('Three'));
    expect(world.data).toMatchObject({ activity: null, problem: { code: 'data_not_accepted' }, clientId: null });
    expect([world.watched, world.vault.size]).toEqual([null, 0]);
  });

  test('pointed at by the admin: first the id, then the secret', async () => {
    const world = await watching(source);
    expect(await world.worker.pointAt('secret')).toBe('point-at-id-first');
    expect(await world.worker.pointAt('id')).toBe('nothing-selected');
    world.selected = '10000000000115';
    expect(await world.worker.pointAt('id')).toBe('is-a-developer-key-id');
    world.selected = `  ${world.right[0]}\n`;
    expect(await world.worker.pointAt('id')).toBeNull();
    expect(world.data.pointedId).toBe(world.right[0]);
    world.selected = world.right[1];
    await world.play((worker) => worker.pointAt('secret'));
    expect(world.data).toMatchObject({ capturedBy: 'pointed', provedAt: '2026-11-23T08:00:00.000Z', pointedId: null });
    holdsNoSecret(world);
  });

  test('pasted: none is kept unless both are right, and what is refused stays to be corrected', async () => {
    const world = await watching(source);
    expect(await world.worker.paste({ id: '10000000000115', secret: world.right[1] })).toEqual({ id: 'is-a-developer-key-id', secret: null });
    expect(world.vault.size).toBe(0);
    await world.play((worker) => worker.paste({ id: world.right[0], secret: 'anotherSecretAltogether' }));
    expect(world.data).toMatchObject({ clientId: world.right[0], provedAt: null, problem: { code: source === 'dap' ? 'data_dap_refused' : 'data_portal_refused' } });
    await world.play((worker) => worker.paste({ id: world.right[0], secret: world.right[1] }));
    expect(world.data).toMatchObject({ capturedBy: 'pasted', provedAt: '2026-11-23T08:00:00.000Z', problem: null });
  });

  test('captured while the service cannot be asked: they wait, and "Try again" finds them', async () => {
    const world = await watching(source);
    world.dapFails = 'unreachable';
    world.flatFilesFail = { kind: 'unreachable', status: 0 };
    await world.pageReports(source, PAIRS[source]);
    expect(world.data).toMatchObject({ activity: null, candidates: 1, clientId: null, problem: { code: 'data_unreachable' } });
    world.dapFails = null;
    world.flatFilesFail = null;
    await world.play((worker) => worker.prove());
    expect(world.data).toMatchObject({ candidates: 0, clientId: world.right[0], problem: null });
  });

  test('forgotten while the service is asked: nothing is kept', async () => {
    const world = await watching(source);
    world.whileAsked = () => world.worker.forget();
    await world.pageReports(source, PAIRS[source]);
    expect(world.data).toMatchObject({ clientId: null, secret: null, provedAt: null });
    expect(world.vault.size).toBe(0);
  });

  test('a new pair that is refused leaves the old one as it is', async () => {
    const world = await watching(source);
    await world.pageReports(source, PAIRS[source]);
    await world.play((worker) => worker.open(false));
    await world.pageReports(source, [{ id: world.right[0], secret: 'wrongSecretThatCameUp00' }]);
    expect(world.vault.get('data')).toBe(world.right[1]);
    expect(world.data).toMatchObject({ clientId: world.right[0], provedAt: '2026-11-23T08:00:00.000Z' });
  });

  test('the other world is taken: everything of this one is forgotten, and its sites are handed back', async () => {
    const world = await watching(source);
    await world.pageReports(source, PAIRS[source]);
    await world.play((worker) => worker.choose(source === 'dap' ? 'flat-files' : 'dap'));
    expect(world.vault.size).toBe(0);
    expect(world.data).toMatchObject({ clientId: null, provedAt: null, source: source === 'dap' ? 'flat-files' : 'dap' });
    expect(world.released).toEqual(source === 'dap' ? [IDENTITY_ORIGIN, GATEWAY_ORIGIN] : [PORTAL_ORIGIN, PORTAL_API_ORIGIN]);
  });

  test('killed at any call, before or after its effect, it goes on to the same end', async () => {
    const whole = await watching(source);
    await whole.pageReports(source, PAIRS[source]);
    const calls = whole.calls;
    for (const killAfterEffect of [false, true]) {
      for (let at = 1; at <= calls; at += 1) {
        const world = new DataWorld(source);
        for (const origin of [IDENTITY_ORIGIN, GATEWAY_ORIGIN, PORTAL_ORIGIN, PORTAL_API_ORIGIN]) world.granted.add(origin);
        if (source === 'flat-files') world.right = [KEY, SECRET];
        world.killIn = at;
        world.killAfterEffect = killAfterEffect;
        await world.play((worker) => worker.open(false));
        // Killed before it was known to be under way: the admin clicks again.
        if (world.data.activity?.kind !== 'watching') await world.play((worker) => worker.open(false));
        await world.pageReports(source, PAIRS[source]);
        expect({ at, killAfterEffect, ...world.data }).toMatchObject({ clientId: world.right[0], candidates: 0, activity: null, problem: null, provedAt: '2026-11-23T08:00:00.000Z' });
        expect([...world.vault]).toEqual([['data', world.right[1]]]);
      }
    }
  });
});

describe('what is known behind the credentials', () => {
  test('Canvas Data 2: how new the busy tables are, and done only with the day on which the key ends', async () => {
    const world = await watching('dap');
    world.jobPolls = 3;
    await world.pageReports('dap', PAIRS.dap);
    expect(world.data.dap).toEqual({ tables: 97, until: { enrollments: '2026-11-23T05:00:00Z', users: '2026-11-23T05:00:00Z' }, job: null, freshness: { verdict: 'ok', until: '2026-11-23T05:00:00Z', quiet: [] } });
    expect(stepStatus(world.state, 'data')).toBe('open');
    expect(await world.worker.setExpiry('2026-11-22')).toBe('date-passed');
    expect(await world.worker.setExpiry('2027-11-23')).toBeNull();
    expect(stepStatus(world.state, 'data')).toBe('done');
  });

  test('a pair that IntelliBoard has by now, while a job is still waited for, is missed by nobody', async () => {
    const world = await watching('dap');
    world.jobPolls = 1_000;
    await world.worker.seen('dap', PAIRS.dap);
    await world.worker.resume();
    expect(world.data).toMatchObject({ activity: { kind: 'probing' }, secret: { state: 'held' } });
    // Sent, confirmed, and forgotten here.
    world.vault.clear();
    world.state.data = { ...world.data, secret: { last4: 'ata2', state: 'sent' } };
    await world.play((worker) => worker.resume());
    expect(world.data).toMatchObject({ activity: null, problem: null });
  });

  test('flat files: their builds, and the hour that follows from them', async () => {
    const world = await watching('flat-files');
    await world.pageReports('flat-files', PAIRS['flat-files']);
    expect(world.data.flatFiles).toMatchObject({ builds: BUILDS, freshness: 'fresh', reserved: false });
    expect(world.data.advice).toMatchObject({ kind: 'too-few', seen: 1 });
    expect(stepStatus(world.state, 'data')).toBe('done');
  });

  test('a query that is one too many waits as long as it is told to, and goes on', async () => {
    const world = await watching('dap');
    world.queries = [{ kind: 'throttled', status: 429, retryAfterSeconds: 12 }];
    await world.pageReports('dap', PAIRS.dap);
    expect(world.slept).toContain(12_000);
    expect(world.data).toMatchObject({ problem: null, dap: { freshness: { verdict: 'ok' } } });
  });

  test('a job that is over is asked for anew', async () => {
    const world = await watching('dap');
    world.polls = [{ kind: 'not-found', status: 404 }];
    await world.pageReports('dap', PAIRS.dap);
    expect(world.data.dap?.freshness?.verdict).toBe('ok');
  });

  test.each<[DapFailureKind, string, 'kept' | 'waits']>([
    ['not-onboarded', 'data_dap_not_onboarded', 'kept'],
    ['restricted', 'data_dap_restricted', 'kept'],
    ['processing', 'data_dap_processing', 'kept'],
    ['not-found', 'data_dap_not_onboarded', 'kept'],
    ['malformed', 'data_dap_malformed', 'kept'],
    ['throttled', 'data_throttled', 'waits'],
    ['timeout', 'data_timeout', 'waits'],
    ['server', 'data_server_error', 'waits'],
    ['token-expired', 'data_dap_token_expired', 'waits'],
    ['unexpected', 'data_answer_unknown', 'waits'],
  ])('the gateway says %s: %s, and the pair is %s', async (kind, code, pair) => {
    const world = await watching('dap');
    world.dapFails = kind;
    await world.pageReports('dap', PAIRS.dap);
    expect(world.data).toMatchObject({ activity: null, provedAt: null, problem: { code }, candidates: pair === 'waits' ? 1 : 0, clientId: pair === 'waits' ? null : DAP_ID });
  });

  test.each<[FlatFilesFailure, string, string[]]>([
    [{ kind: 'retired', status: 0 }, 'data_portal_retired', []],
    [{ kind: 'clock', status: 401, minutes: 23 }, 'data_clock_ahead', ['23']],
    [{ kind: 'clock', status: 401, minutes: -40 }, 'data_clock_behind', ['40']],
    [{ kind: 'no-files', status: 404 }, 'data_portal_no_files', []],
    [{ kind: 'throttled', status: 429, retryAfterSeconds: 30 }, 'data_throttled', ['api.inshosteddata.com', '30']],
    [{ kind: 'server', status: 503 }, 'data_server_error', ['api.inshosteddata.com', '503']],
  ])('the portal says %o: %s', async (failure, code, params) => {
    const world = await watching('flat-files');
    world.flatFilesFail = failure;
    await world.pageReports('flat-files', PAIRS['flat-files']);
    expect(world.data).toMatchObject({ activity: null, provedAt: null, problem: { code, params } });
  });

  test.each<[DapFailureKind, string]>([
    ['out-of-range', 'data_dap_out_of_range'],
    ['snapshot-required', 'data_dap_snapshot_required'],
    ['processing', 'data_dap_processing'],
    ['not-found', 'data_dap_no_table'],
  ])('a query that ends in %s is said, and the proof stands', async (kind, code) => {
    const world = await watching('dap');
    world.queries = [{ kind, status: 400 }];
    await world.pageReports('dap', PAIRS.dap);
    expect(world.data).toMatchObject({ activity: null, provedAt: '2026-11-23T08:00:00.000Z', problem: { code, params: kind === 'processing' ? [] : ['enrollments'] } });
  });
});
