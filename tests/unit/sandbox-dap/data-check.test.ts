// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { lastKey } from './world';
import { sandbox, config, valueOf } from '../sandbox-intelliboard/reach';
import { makeKey, Visitor } from '../sandbox-intelliboard/visitor';
import { createCanvas } from '../../sandbox/canvas/index';
import { createDap, type DapChange } from '../../sandbox/dap/index';
import { createIntelliBoard } from '../../sandbox/intelliboard/index';
import { BUILDS } from '../../sandbox/intelliboard/site/variants';
import { WORDS } from '../../sandbox/intelliboard/site/words';
import { checkDap } from '../../sandbox/intelliboard/data/dap';
import { Switchboard } from '../../sandbox/server';
import type { Fault } from '../../sandbox/site';
import type { Config } from '@/utils/intelliboard/contract';

type Data = Extract<Config['data'], { source: 'dap' }>;

/** The services of Canvas Data 2 behind a switchboard, with a key for IntelliBoard. */
function services() {
  const switchboard = new Switchboard();
  const dap = createDap();
  for (const site of [dap.identity, dap.gateway]) switchboard.add(site);
  dap.identity.set({ addKey: { name: 'IntelliBoard' } });
  const { clientId, secret } = lastKey(dap);
  const data: Data = { source: 'dap', clientId, clientSecret: secret, expiresOn: dap.identity.inspect().keys.at(-1)?.expiresAt.slice(0, 10) ?? '', everyHours: 24 };
  return { switchboard, dap, data };
}

const at = (path: string, then: Fault['then']): Fault => ({ site: 'gateway', path, when: 'before', then });

describe("IntelliBoard's check of the data", () => {
  it.each<[string, DapChange, Partial<Data>, string]>([
    ['good credentials', {}, {}, 'pass'],
    ['good credentials on whose date somebody erred', {}, { expiresOn: '2020-01-01' }, 'pass'],
    ['a wrong secret', {}, { clientSecret: 'wrong' }, 'data_unauthorized'],
    ['an id that is Canvas’s', {}, { clientId: '10000000000115' }, 'data_unauthorized'],
    ['a key whose day is over', {}, { clientSecret: 'wrong', expiresOn: '2020-01-01' }, 'data_expired'],
    ['an institution that is not there yet', { onboarded: false }, {}, 'data_not_onboarded'],
    ['an institution that is shut out', { restricted: true }, {}, 'data_unauthorized'],
    ['a token that is over at once', { tokenLifetime: 0 }, {}, 'data_unauthorized'],
    ['a gateway that fails', { outage: 'processing' }, {}, 'busy'],
    ['a gateway that is slow', { outage: 'timeout' }, {}, 'busy'],
  ])('%s', async (_, change, wrong, expected) => {
    const { switchboard, dap, data } = services();
    dap.gateway.set(change);
    const { verdict, code, message } = await checkDap(switchboard.fetch, { ...data, ...wrong });
    expect(code ?? verdict).toBe(expected);
    expect(message).not.toContain(data.clientSecret);
  });

  it('an expired key: said to be so once the posted day is over', async () => {
    const { switchboard, dap, data } = services();
    dap.gateway.set({ expireKey: data.clientId });
    expect(await checkDap(switchboard.fetch, data)).toMatchObject({ code: 'data_unauthorized' });
    expect(await checkDap(switchboard.fetch, { ...data, expiresOn: '2026-01-01' })).toMatchObject({ code: 'data_expired' });
  });

  it('a limit that is passed is no fault of the credentials', async () => {
    const { switchboard, data } = services();
    for (let time = 0; time < 5; time += 1) expect((await checkDap(switchboard.fetch, data)).verdict).toBe('pass');
    expect(await checkDap(switchboard.fetch, data)).toMatchObject({ verdict: 'warn', code: 'rate_limited' });
  });

  it('odd answers are no verdict on the credentials', async () => {
    const { switchboard, data } = services();
    switchboard.faults.add(at('/ids/auth/login', { answer: { status: 200, body: '<html>' } }));
    expect(await checkDap(switchboard.fetch, data)).toMatchObject({ code: 'canvas_unreachable' });
    switchboard.faults.add(at('/dap/query', { answer: { status: 418 } }));
    expect(await checkDap(switchboard.fetch, data)).toMatchObject({ code: 'canvas_unreachable' });
    switchboard.faults.add(at('/ids/auth/login', { cut: true }));
    await expect(checkDap(switchboard.fetch, data)).rejects.toThrow(TypeError);
  });
});

describe('the check among the others', () => {
  /** Connected, with the checks under way. */
  async function connected(data: Data | undefined, { switchboard }: Pick<ReturnType<typeof services>, 'switchboard'>, delayMs = 0) {
    const { client, site, ask } = sandbox(switchboard.fetch);
    site.set({ checksDelayMs: delayMs });
    const { id } = valueOf(await client.createConnection({ ...config, ...(data !== undefined && { data }) }, randomUUID()));
    const first = valueOf(await client.requestChecks(id, randomUUID()));
    const verdicts = async () => Object.fromEntries(valueOf(await client.getChecks(id)).map((check) => [check.id, check.code ?? check.verdict]));
    return { id, client, ask, first, verdicts };
  }

  it('begins by waiting, and comes in whatever becomes of the URL and the key', async () => {
    const world = services();
    const { first, verdicts, ask, id } = await connected(world.data, world);
    expect(first.map((check) => [check.id, check.verdict])).toContainEqual(['data', 'waiting']);
    // No Canvas answers in this world.
    await vi.waitFor(async () => expect(await verdicts()).toEqual({ url: 'canvas_unreachable', 'developer-key': 'canvas_unreachable', data: 'pass' }), { interval: 5 });
    expect(await ask('GET', `/connections/${id}`)).toMatchObject({ json: { state: 'draft' } });
  });

  it('waits for credentials', async () => {
    const { client, id, verdicts } = await connected(undefined, services());
    await vi.waitFor(async () => expect(await verdicts()).toMatchObject({ 'developer-key': 'canvas_unreachable' }), { interval: 5 });
    expect(valueOf(await client.getChecks(id)).at(-1)).toMatchObject({ id: 'data', verdict: 'waiting', code: null, message: 'No credentials for Canvas Data yet.' });
  });

  it('says so when nothing answers', async () => {
    const world = services();
    world.switchboard.faults.add(at('/ids/auth/login', { cut: true }));
    const { verdicts } = await connected(world.data, world);
    await vi.waitFor(async () => expect(await verdicts()).toMatchObject({ data: 'canvas_unreachable' }), { interval: 5 });
  });

  it('that is under way gives way to a newer one', async () => {
    const world = services();
    const { client, id, verdicts } = await connected(world.data, world, 20);
    await client.requestChecks(id, randomUUID());
    await vi.waitFor(async () => expect(await verdicts()).toMatchObject({ data: 'pass' }), { interval: 5 });
    expect(world.dap.gateway.inspect().callsLastMinute).toMatchObject({ login: 1, tables: 1 });
  });
});

describe("the mark on IntelliBoard's site", () => {
  // The first Canvas may have to build its script.
  beforeAll(() => createCanvas(), 60_000);

  it.each(BUILDS)('follows the check (%s)', async (build) => {
    const { switchboard, dap, data } = services();
    const canvas = await createCanvas();
    const site = createIntelliBoard({ fetch: switchboard.fetch });
    for (const one of [canvas, site]) switchboard.add(one);
    site.set({ checksDelayMs: 0, site: { build, signedIn: true } });
    const visitor = new Visitor(site);
    await visitor.connect(build, {
      lmsName: 'Fernwood',
      url: config.lms.url,
      ...makeKey(canvas),
      category: '12',
      hour: '7',
      dataClientId: data.clientId,
      dataClientSecret: data.clientSecret,
      dataFrequency: '24',
    });
    const { connections } = site.inspect() as { connections: { id: string }[] };
    const id = connections[0]?.id ?? '';
    expect(JSON.parse((await visitor.ask('GET', `/connections/${id}/checks`)).text)).toMatchObject({ settled: false, marks: { data: { verdict: 'waiting', label: WORDS.en.marks[build].waiting } } });
    expect(await visitor.outcome(id)).toMatchObject({ marks: { url: { verdict: 'pass' }, keys: { verdict: 'pass' }, data: { verdict: 'pass', label: WORDS.en.marks[build].pass, text: 'The tokens are accepted.' } } });
    dap.gateway.set({ expireKey: data.clientId });
    await visitor.connect(build, { lmsName: 'Renamed' }, `/connections/${id}/edit`);
    const outcome = await visitor.outcome(id);
    expect(outcome).toMatchObject({ marks: { keys: { verdict: 'pass' }, data: { verdict: 'fail', label: WORDS.en.marks[build].fail } } });
    expect(outcome.authorize).not.toBeNull();
  });
});
