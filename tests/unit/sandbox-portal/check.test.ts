// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { config, sandbox, valueOf } from '../sandbox-intelliboard/reach';
import { bothSites, makeKey, Visitor } from '../sandbox-intelliboard/visitor';
import { NOW, pairOf, portalWorld } from './world';
import { checkFlatFiles } from '../../sandbox/intelliboard/data/flat-files';
import { createPortal, type PortalChange } from '../../sandbox/portal/index';
import type { SiteFetch } from '../../sandbox/site';

const WRONG = { key: 'a'.repeat(40), secret: 'b'.repeat(40) };

test.each<[PortalChange, string, string | null]>([
  [{}, 'pass', null],
  [{ history: 'requests-only-extra' }, 'pass', null],
  [{ history: 'drifting' }, 'pass', null],
  [{ history: 'few' }, 'pass', null],
  [{ history: 'stale' }, 'warn', 'data_stale'],
  [{ history: 'none' }, 'warn', 'data_stale'],
  [{ history: 'reserved' }, 'warn', 'data_stale'],
  [{ clockSkewMinutes: 20 }, 'fail', 'data_unauthorized'],
  [{ retired: true }, 'fail', 'data_retired'],
])('with %j the pair comes to %s', async (change, verdict, code) => {
  const { portal, switchboard } = portalWorld();
  portal.set({ existingPair: true, ...change });
  expect(await checkFlatFiles(switchboard.fetch, pairOf(portal), NOW)).toEqual({ verdict, code, message: expect.stringMatching(/\.$/) as string });
});

test('a wrong pair is not accepted, and its secret is not sent', async () => {
  const { portal, switchboard } = portalWorld();
  portal.set({ existingPair: true });
  const fetch = vi.fn<SiteFetch>((url, init) => switchboard.fetch(url, init));
  expect(await checkFlatFiles(fetch, WRONG, NOW)).toMatchObject({ verdict: 'fail', code: 'data_unauthorized' });
  expect(JSON.stringify(fetch.mock.calls)).not.toContain(WRONG.secret);
});

test.each([503, 200])('an answer that is none (%i) is said to be so', async (status) => {
  expect(await checkFlatFiles(async () => ({ status, headers: {}, text: '<html>' }), WRONG, NOW)).toMatchObject({ verdict: 'fail', code: 'internal' });
});

test('IntelliBoard’s check waits first, and settles like those of Canvas', async () => {
  const world = await bothSites();
  const portal = createPortal();
  world.switchboard.add(portal);
  portal.set({ existingPair: true });
  const { client, site } = sandbox(world.switchboard.fetch);
  site.set({ checksDelayMs: 0 });
  const posted = { ...config, developerKey: makeKey(world.canvas), data: { source: 'flat-files' as const, ...pairOf(portal) } };
  const { id } = valueOf(await client.createConnection(posted, randomUUID()));
  const { connections } = site.inspect() as { connections: readonly { data: unknown }[] };
  expect(connections[0]?.data).toMatchObject({ source: 'flat-files', key: posted.data.key, secret: { last4: posted.data.secret.slice(-4) } });
  const first = valueOf(await client.requestChecks(id, randomUUID()));
  expect(first.find((check) => check.id === 'data')).toMatchObject({ verdict: 'waiting' });
  await vi.waitFor(async () => expect(valueOf(await client.getChecks(id)).map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']));
});

test('IntelliBoard’s form takes the pair for what it is, and its mark follows the check', async () => {
  const world = await bothSites();
  const portal = createPortal();
  world.switchboard.add(portal);
  portal.set({ existingPair: true });
  const { key, secret } = pairOf(portal);
  const visitor = new Visitor(world.site);
  await visitor.signIn();
  const typed = { lmsName: 'Fernwood', url: config.lms.url, ...makeKey(world.canvas), category: '12', hour: '7', dataClientId: key, dataClientSecret: secret };
  await visitor.connect('plain', typed);
  const [connection] = world.inspect().connections;
  expect(connection?.data).toMatchObject({ source: 'flat-files', key });
  expect((await visitor.outcome(connection?.id ?? '')).marks.data).toMatchObject({ verdict: 'pass' });
  await visitor.connect('plain', { dataClientSecret: WRONG.secret }, `/connections/${connection?.id ?? ''}/edit`);
  expect((await visitor.outcome(connection?.id ?? '')).marks.data).toMatchObject({ verdict: 'fail' });
});
