// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { API, DUMPS, HOSTS, NOW, pairOf, PORTAL, portalWorld } from './world';
import type { PortalChange } from '../../sandbox/portal/index';
import { authorization } from '../../sandbox/portal/signature';

interface DumpJson {
  readonly dumpId: string;
  readonly sequence: number;
  readonly numFiles: number;
  readonly finished: boolean;
  readonly expires: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const DAY_MS = 86_400_000;

/** A portal with a pair in force. */
function world(change: PortalChange = {}) {
  const made = portalWorld();
  made.portal.set({ existingPair: true, ...change });
  const dumps = async (query = '') => JSON.parse((await made.call(`${API}${DUMPS}${query}`)).text) as DumpJson[];
  const tables = async (id: string) => Object.keys((JSON.parse((await made.call(`${API}/api/account/self/file/byDump/${id}`)).text) as { artifactsByTable: object }).artifactsByTable);
  return { ...made, dumps, tables };
}

describe.each(HOSTS)('at %s', (origin) => {
  test('a signed call is answered, an unsigned one is not', async () => {
    const { call, switchboard } = world();
    expect(await call(`${origin}${DUMPS}?limit=2`)).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining('application/json') as string } });
    expect(await switchboard.fetch(`${origin}${DUMPS}`)).toMatchObject({ status: 401, text: 'Unauthorized', headers: { 'content-type': expect.stringContaining('text/plain') as string } });
  });

  test('a signature for the other host is worth nothing', async () => {
    const { call, portal, inspect } = world();
    const other = HOSTS.find((one) => one !== origin) ?? '';
    const signed = authorization({ method: 'GET', url: new URL(`${other}${DUMPS}`), headers: {}, date: new Date(NOW).toUTCString() }, pairOf(portal));
    expect((await call(`${origin}${DUMPS}`, { sent: { authorization: signed } })).status).toBe(401);
    expect((await call(`${other}${DUMPS}`, { sent: { authorization: signed } })).status).toBe(200);
    expect((await call(`${origin}${DUMPS}`, { sent: { authorization: signed } })).status).toBe(401);
    expect(inspect().signedCalls.last).toBe('wrong-signature');
  });
});

describe('the clock', () => {
  test.each([
    [0, 200],
    [14, 200],
    [-14, 200],
    [16, 401],
    [-16, 401],
  ])('of the server, %i minutes ahead of the caller: %i', async (clockSkewMinutes, status) => {
    const { call, inspect } = world({ clockSkewMinutes });
    const answer = await call(`${API}${DUMPS}`);
    expect(answer.status).toBe(status);
    expect(Date.parse(answer.headers['date'] ?? '')).toBe(NOW + clockSkewMinutes * 60_000);
    expect(inspect().signedCalls).toEqual({ count: 1, last: status === 200 ? 'accepted' : 'clock' });
  });

  test('a date may be ISO 8601, but must be there and be one', async () => {
    const { call, switchboard, inspect } = world();
    expect((await call(`${API}${DUMPS}`, { date: new Date(NOW).toISOString() })).status).toBe(200);
    expect((await call(`${API}${DUMPS}`, { date: 'yesterday' })).status).toBe(401);
    expect(inspect().signedCalls.last).toBe('clock');
    expect(await switchboard.fetch(`${API}${DUMPS}`, { headers: { authorization: 'HMACAuth key:signature' } })).toMatchObject({ status: 401, text: 'Unauthorized' });
    expect(inspect().signedCalls.last).toBe('no-date');
  });
});

describe('a pair', () => {
  test('is needed, and must be the one in force', async () => {
    const { call, portal, inspect } = world();
    const old = pairOf(portal);
    portal.set({ existingPair: true });
    expect((await call(`${API}${DUMPS}`, { pair: old })).status).toBe(401);
    expect(inspect().signedCalls.last).toBe('unknown-key');
    expect((await call(`${API}${DUMPS}`, { pair: { ...pairOf(portal), secret: old.secret } })).status).toBe(401);
    expect(inspect().signedCalls.last).toBe('wrong-signature');
    portal.set({ existingPair: false });
    expect((await call(`${API}${DUMPS}`, { pair: old })).status).toBe(401);
    expect(inspect()).toMatchObject({ pair: null, pairsCreated: 0 });
  });

  test('of another vendor is nobody else’s to hold, and is not shown', async () => {
    const { portal } = world();
    portal.set({ existingPair: true });
    expect(portal.canaries()).toHaveLength(2);
    for (const { foreign, value } of portal.canaries()) {
      expect(foreign).toBe(true);
      expect(value).toMatch(/^[0-9a-f]{40}$/);
      expect(JSON.stringify(portal.inspect())).not.toContain(value);
    }
  });
});

describe('dumps', () => {
  test('are given newest first, fifty at a time, and counted up by sequence', async () => {
    const { dumps } = world();
    const newest = await dumps();
    expect(newest).toHaveLength(50);
    expect(newest.map(({ sequence }) => sequence)).toEqual([...newest.map(({ sequence }) => sequence)].sort((a, b) => b - a));
    const first = await dumps('?after=0');
    expect(first[0]?.sequence).toBe((first.at(-1)?.sequence ?? 0) + 49);
    const rest = await dumps(`?after=${first[0]?.sequence ?? 0}&limit=100`);
    expect(first.length + rest.length).toBe(60);
    expect(await dumps('?limit=1')).toEqual(newest.slice(0, 1));
  });

  test('have the fields of the real ones', async () => {
    const { dumps, call } = world();
    const [dump] = await dumps('?limit=1');
    expect(dump).toEqual({
      dumpId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      sequence: expect.any(Number) as number,
      accountId: expect.any(String) as string,
      numFiles: 38,
      finished: true,
      expires: Date.parse(dump?.createdAt ?? '') + 60 * DAY_MS,
      createdAt: '2026-11-23T04:13:38.000Z',
      updatedAt: '2026-11-23T04:13:39.000Z',
      schemaVersion: '1.16.2',
    });
    const latest = JSON.parse((await call(`${API}/api/account/self/file/latest`)).text) as Record<string, unknown>;
    expect(latest).toMatchObject({ ...dump, artifactsByTable: { requests: { tableName: 'requests', partial: true }, user_dim: { partial: false, files: [{ url: expect.any(String) as string, filename: expect.any(String) as string }] } } });
  });

  test.each(['nothing', 'account/other/dump', 'account/self/file/byDump/none'])('are nowhere else: %s', async (path) => {
    const { call } = world();
    expect(await call(`${API}/api/account/self/${path}`)).toMatchObject({ status: 404, text: expect.stringContaining('message') as string });
  });

  test('a schema needs no signature', async () => {
    const { switchboard, inspect } = world();
    expect(await switchboard.fetch(`${API}/api/schema/latest`)).toMatchObject({ status: 200, text: expect.stringContaining('"schema"') as string });
    expect(inspect().signedCalls.count).toBe(0);
  });
});

describe('a history', () => {
  const hourOf = ({ createdAt }: DumpJson) => Date.parse(createdAt) / 3_600_000;
  const gaps = (dumps: readonly DumpJson[]) => dumps.slice(1).map((dump, at) => Math.round((hourOf(dumps[at] ?? dump) - hourOf(dump)) * 60));

  test('steady: every night within the same minute', async () => {
    for (const gap of gaps(await world().dumps())) expect(Math.abs(gap - 1440)).toBeLessThanOrEqual(1);
  });

  test('drifting: later every night', async () => {
    for (const gap of gaps(await world({ history: 'drifting' }).dumps())) expect(gap).toBe(1475);
  });

  test('two-a-day, gaps and few: as they are called', async () => {
    for (const gap of gaps(await world({ history: 'two-a-day' }).dumps())) expect(gap).toBeLessThan(760);
    expect(new Set(gaps(await world({ history: 'gaps' }).dumps()).map((gap) => Math.round(gap / 1440)))).toEqual(new Set([1, 2, 3]));
    expect(await world({ history: 'few' }).dumps()).toHaveLength(2);
  });

  test('stale: nothing for five days', async () => {
    const [newest] = await world({ history: 'stale' }).dumps();
    expect((NOW - Date.parse(newest?.createdAt ?? '')) / DAY_MS).toBeGreaterThanOrEqual(5);
  });

  test('none: an empty list, and nothing to synchronise', async () => {
    const { dumps, call } = world({ history: 'none' });
    expect(await dumps()).toEqual([]);
    expect((await call(`${API}/api/account/self/file/sync`)).status).toBe(404);
    expect((await call(`${API}/api/account/self/file/latest`)).status).toBe(404);
  });

  test('requests-only-extra: the newest dump holds nothing else', async () => {
    const { dumps, tables } = world({ history: 'requests-only-extra' });
    const [extra, regular] = await dumps();
    expect(await tables(extra?.dumpId ?? '')).toEqual(['requests']);
    expect(await tables(regular?.dumpId ?? '')).toContain('user_dim');
  });

  test('reserved: a few tables, until somebody asks', async () => {
    const { dumps, tables, portal, inspect } = world({ history: 'reserved' });
    portal.set({ buildDump: true });
    expect(inspect().reserved).toBe(true);
    const [before] = await dumps('?limit=1');
    expect(before?.numFiles).toBe(7);
    expect(await tables(before?.dumpId ?? '')).toHaveLength(6);
    expect(inspect().reserved).toBe(false);
    portal.set({ buildDump: true });
    const [after] = await dumps('?limit=1');
    expect(after).toMatchObject({ sequence: (before?.sequence ?? 0) + 1, numFiles: 38 });
  });

  test('as a test writes it out', async () => {
    const { dumps } = world({ history: [{ createdAt: '2026-11-20T23:59:59Z' }, { createdAt: '2026-11-22T01:00:00Z', updatedAt: '2026-11-22T02:30:00Z', finished: false }, { createdAt: '2026-09-01T00:00:00Z' }] });
    expect(await dumps()).toMatchObject([{ createdAt: '2026-11-22T01:00:00.000Z', updatedAt: '2026-11-22T02:30:00.000Z', finished: false }, { createdAt: '2026-11-20T23:59:59.000Z', finished: true }]);
  });

  test.each([{ history: 'weekly' }, { build: 'plain' }, { weather: 'bad' }])('and nothing else: %j', (change) => {
    expect(() => portalWorld().portal.set(change as never)).toThrow();
  });
});

test('synchronising lists the newest complete dump, and all parts of requests', async () => {
  const { call } = world({ history: 'few' });
  const { files } = JSON.parse((await call(`${API}/api/account/self/file/sync`)).text) as { files: { table: string; partial: boolean }[] };
  expect(files.filter(({ table }) => table === 'user_dim')).toHaveLength(1);
  expect(files.filter(({ table, partial }) => table === 'requests' && partial)).toHaveLength(4);
});

test('once retired, neither host answers, until it is there again', async () => {
  const { call, switchboard, portal } = world({ retired: true });
  for (const origin of HOSTS) await expect(call(`${origin}${DUMPS}`)).rejects.toThrow(TypeError);
  await expect(switchboard.fetch(`${PORTAL}/`)).rejects.toThrow(TypeError);
  expect(switchboard.log.entries.map(({ site, status }) => `${site} ${status}`)).toEqual(['portal cut', 'portal cut', 'portal cut']);
  portal.set({ retired: false });
  expect((await call(`${API}${DUMPS}`)).status).toBe(200);
});
