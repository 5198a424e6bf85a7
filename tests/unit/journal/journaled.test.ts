// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { journaled, journaledDelivery, journaledReports, Noting } from '@/entrypoints/background/journaled';
import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { Journal } from '@/utils/journal/journal';
import type { Handlers } from '@/utils/messaging/receive';
import type { DeliveryBody } from '@/utils/model/delivery';
import { problem } from '@/utils/model/problem';
import type { CreateRequest, PageHandle, Ports } from '@/utils/setup/ports';
import { GUIDE_STATES } from '../../fixtures/guide-states';

const SECRET = 'NotARealSecretNotARealSecretNotARealSecretNotARealSecretNotARe12';
const ORIGIN = 'https://fernwood.instructure.com';
const HOST = 'next.intelliboard.net';
const CLIENT_ID = '170000000000115';
const page: PageHandle = { tabId: 7, documentId: 'D1' };
const plan: CreateRequest['plan'] = { name: 'IntelliBoard Pro', redirectUri: 'https://next.intelliboard.net/x', email: 'ada@fernwood.example', enforceScopes: false, scopes: [], allowIncludes: false };
const create: CreateRequest = { intentId: 'intent-1', accountId: '1', plan, onlyReport: false };
const report = { fields: [], scopesLeft: [], generation: 'B' };
/** The browser kills the worker here: nothing after it runs. */
const killed = async () => Promise.reject(new Error('killed'));

let journal: Journal;
let noting: Noting;
/** What the ports under the journal answer; a port that a test does not name is not called. */
let under: { -readonly [P in 'keysPage' | 'connectionForm' | 'data' | 'intelliboard']: Partial<Ports[P]> };

beforeEach(async () => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  const { Journal: Fresh } = await import('@/utils/journal/journal');
  journal = new Fresh(() => new Date('2026-11-23T08:00:00Z'));
  noting = new Noting(journal, 'run-1');
  under = { keysPage: {}, connectionForm: {}, data: {}, intelliboard: {} };
});

function ports() {
  let ids = 0;
  const store = { read: async () => GUIDE_STATES.keyDone, update: async () => GUIDE_STATES.keyDone };
  return journaled(under as Pick<Ports, 'keysPage' | 'connectionForm' | 'data' | 'intelliboard'>, noting, () => `id-${(ids += 1)}`, store);
}

/** What the journal says, beside the fields that are always the same. */
async function noted() {
  return (await journal.read()).map(({ id, where, what, outcome, words }) => ({ id, where, what, outcome, words }));
}

describe('a write in Canvas', () => {
  test.each([
    [ok({ outcome: 'done', status: 200 } as const), 'done', { status: undefined, why: undefined }],
    [ok({ outcome: 'refused', status: 403 } as const), 'refused', { status: 403, why: 'refused' }],
    [ok({ outcome: 'signed-out', status: 401 } as const), 'refused', { status: 401, why: 'signed-out' }],
    [ok({ outcome: 'no-answer', status: 0 } as const), 'unknown', { status: undefined, why: 'no-answer' }],
    [err('nobody' as const), 'unknown', {}],
  ])('that answers %j is %s', async (answer, outcome, words) => {
    under.keysPage.turnOn = async () => answer;
    expect(await ports().keysPage.turnOn(page, '1', CLIENT_ID)).toEqual(answer);
    expect(await noted()).toEqual([{ id: 'id-1', where: 'canvas', what: 'key-turn-on', outcome, words: JSON.parse(JSON.stringify({ host: 'fernwood.instructure.com', key: CLIENT_ID, ...words })) as object }]);
  });

  test('names what is changed, and not to what', async () => {
    under.keysPage.update = async () => ok({ outcome: 'done', status: 200 });
    await ports().keysPage.update(page, CLIENT_ID, { email: 'ada@fernwood.example', redirectUris: ['https://next.intelliboard.net/x'] });
    const [entry] = await noted();
    expect(entry).toMatchObject({ what: 'key-change', words: { fields: ['email', 'redirectUris'] } });
    expect(JSON.stringify(entry)).not.toMatch(/ada|https/);
  });

  test('is noted before it is made, and stays unknown when the worker is killed in between', async () => {
    under.keysPage.update = async () => {
      expect(await noted()).toMatchObject([{ what: 'key-change', outcome: 'unknown' }]);
      return killed();
    };
    await expect(ports().keysPage.update(page, CLIENT_ID, { name: 'x' })).rejects.toThrow('killed');
    expect(await noted()).toMatchObject([{ what: 'key-change', outcome: 'unknown' }]);
  });

  test.each([
    ['filled', 'done'],
    ['missing', 'refused'],
    ['in-use', 'refused'],
    ['acting-as', 'refused'],
  ] as const)('of Canvas’s form: %s is %s', async (outcome, said) => {
    under.keysPage.fillForm = async () => ok({ outcome, report });
    await ports().keysPage.fillForm(page, { intentId: 'intent-1', plan });
    expect(await noted()).toMatchObject([{ what: 'key-form-fill', outcome: said }]);
  });
});

describe('a creation', () => {
  const answers = (reply: { stored: boolean; done: boolean }) => journaledReports({ 'page.keyCreated': async () => ({ stored: reply.stored }), 'page.keyFailed': async () => ({ done: reply.done }) } as unknown as Handlers, noting);
  const taken = () => answers({ stored: true, done: true });

  beforeEach(async () => {
    under.keysPage.createKey = async () => ok({ accepted: true });
    await ports().keysPage.createKey(page, create);
  });

  test('is unknown until the page has reported, since the page was only told', async () => {
    expect(await noted()).toEqual([{ id: 'intent-1', where: 'canvas', what: 'key-create', outcome: 'unknown', words: { host: 'fernwood.instructure.com' } }]);
  });

  test('is done by the page’s report, which names the key and never its secret', async () => {
    await taken()['page.keyCreated']({ intentId: 'intent-1', clientId: CLIENT_ID, secret: SECRET }, {});
    expect(await noted()).toMatchObject([{ outcome: 'done', words: { key: CLIENT_ID } }]);
    expect(JSON.stringify(await journal.read())).not.toContain(SECRET);
  });

  test.each([
    ['refused', 'refused'],
    ['csrf', 'refused'],
    ['no-answer', 'unknown'],
    ['not-understood', 'unknown'],
    ['masked', 'done'],
  ] as const)('that failed with %s is %s', async (reason, outcome) => {
    await taken()['page.keyFailed']({ intentId: 'intent-1', reason, status: 422 }, {});
    expect(await noted()).toMatchObject([{ outcome, words: { why: reason, status: 422 } }]);
  });

  test('is not settled by a report that was not taken', async () => {
    await answers({ stored: false, done: false })['page.keyCreated']({ intentId: 'intent-1', clientId: CLIENT_ID, secret: SECRET }, {});
    expect(await noted()).toMatchObject([{ outcome: 'unknown' }]);
  });

  test('that is told to a second page is the same one; a page that only reports makes none', async () => {
    await ports().keysPage.createKey(page, create);
    await ports().keysPage.createKey(page, { ...create, intentId: 'intent-2', onlyReport: true });
    expect(await noted()).toMatchObject([{ id: 'intent-1' }]);
  });

  test('of a new secret names the key that loses its old one', async () => {
    under.keysPage.regenerate = async () => ok({ accepted: true });
    await ports().keysPage.regenerate(page, { intentId: 'intent-3', clientId: CLIENT_ID, onlyReport: false });
    expect(await noted()).toContainEqual({ id: 'intent-3', where: 'canvas', what: 'key-regenerate', outcome: 'unknown', words: { host: 'fernwood.instructure.com', key: CLIENT_ID } });
  });
});

describe('IntelliBoard’s form', () => {
  test.each([
    [ok([{ field: 'url', result: 'written' }, { field: 'clientSecret', result: 'already' }] as const), 'done', undefined],
    [ok([{ field: 'url', result: 'written' }, { field: 'clientSecret', result: 'not-taken' }] as const), 'done', 'partly'],
    [ok([{ field: 'url', result: 'gone' }] as const), 'refused', 'gone'],
    [err('gone' as const), 'unknown', undefined],
  ])('filled with %j is %s', async (answer, outcome, why) => {
    under.connectionForm.fill = async () => answer;
    await ports().connectionForm.fill(page, `https://${HOST}`, 'look-1', { url: ORIGIN, clientSecret: SECRET });
    const [entry] = await noted();
    expect(entry).toMatchObject({ where: 'intelliboard', what: 'connection-form-fill', outcome, words: { host: HOST, fields: ['url', 'clientSecret'] } });
    expect(entry?.words.why).toBe(why);
    expect(JSON.stringify(entry)).not.toContain(SECRET);
  });

  test('takes one value where the cursor stands, or not', async () => {
    under.connectionForm.put = async (_, field) => ok(field === 'url' ? 'written' : 'visible');
    await ports().connectionForm.put(`https://${HOST}`, 'url', ORIGIN, false);
    const second = ports();
    await second.connectionForm.put(`https://${HOST}`, 'url', ORIGIN, false);
    await second.connectionForm.put(`https://${HOST}`, 'clientSecret', SECRET, false);
    expect(await noted()).toContainEqual({ id: 'id-2', where: 'intelliboard', what: 'connection-form-put', outcome: 'refused', words: { host: HOST, fields: ['clientSecret'], why: 'visible' } });
  });
});

describe('calls', () => {
  test.each([
    [ok(null), 'done', {}],
    [err({ kind: 'unreachable' } as const), 'unknown', { why: 'unreachable' }],
    [err({ kind: 'later', status: 503, afterMs: null } as const), 'unknown', { why: 'later', status: 503 }],
    [err({ kind: 'bad-token' } as const), 'refused', { why: 'bad-token' }],
    [err({ kind: 'refused', status: 422, code: 'invalid', field: null, detail: `You sent ${SECRET}` } as const), 'refused', { why: 'refused', status: 422 }],
  ])('for IntelliBoard’s checks that end in %j are %s', async (answer, outcome, words) => {
    under.intelliboard.requestChecks = async () => answer;
    await ports().intelliboard.requestChecks(HOST, 'c_48213', 'idem-1');
    await ports().intelliboard.requestChecks(HOST, 'c_48213', 'idem-1');
    expect(await noted()).toEqual([{ id: 'idem-1', where: 'intelliboard', what: 'checks-request', outcome, words: { host: HOST, connection: 'c_48213', ...words } }]);
  });

  test.each([
    ['beginAuthorization', 'authorization-begin'],
    ['startRun', 'run-start'],
    ['activate', 'connection-activate'],
    ['removeConnection', 'connection-remove'],
    ['makeMonitorToken', 'monitor-token-make'],
    ['revokeMonitorToken', 'monitor-token-revoke'],
  ] as const)('by %s are %s', async (method, what) => {
    under.intelliboard[method] = async () => err({ kind: 'unreachable' });
    await ports().intelliboard[method](HOST, 'c_48213', 'idem-1');
    expect(await noted()).toEqual([{ id: 'idem-1', where: 'intelliboard', what, outcome: 'unknown', words: { host: HOST, connection: 'c_48213', why: 'unreachable' } }]);
  });

  test('for a monitor token are noted without it', async () => {
    under.intelliboard.makeMonitorToken = async () => ok(new Secret(SECRET));
    await ports().intelliboard.makeMonitorToken(HOST, 'c_48213', 'idem-1');
    expect(await noted()).toEqual([{ id: 'idem-1', where: 'intelliboard', what: 'monitor-token-make', outcome: 'done', words: { host: HOST, connection: 'c_48213' } }]);
  });

  test('for a query of Canvas data are noted without the pair', async () => {
    under.data.startProbe = async () => ok({ kind: 'job', jobId: 'j' });
    await ports().data.startProbe({ id: 'us-east-1#0a1b2c3d-0000-4000-8000-000000000000', secret: new Secret(SECRET) }, 'accounts');
    expect(await noted()).toEqual([{ id: 'id-1', where: 'canvas-data', what: 'data-query', outcome: 'done', words: { host: 'api-gateway.instructure.com' } }]);
  });
});

describe('a delivery', () => {
  const body: DeliveryBody = { kind: 'category', host: HOST, name: 'Ada’s category' };
  const job = (attempts: number) => ({ id: 'category', idempotencyKey: 'idem-2', body, attempts, nextAt: 0, mayHaveArrived: true, outcome: { kind: 'open' as const, problem: null } });
  const trouble = { problem: problem('send_waiting', new Date(), ['503']), connectionId: null };

  test('is one entry over all its tries, unknown until it is settled', async () => {
    const answers = [{ kind: 'retry', problem: trouble, afterMs: null, leftNothing: false }, { kind: 'delivered', result: { id: 'cat-1' } }] as const;
    const deliver = journaledDelivery(async ({ attempts }) => answers[attempts - 1] ?? { kind: 'refused', problem: trouble, leftNothing: true }, noting);
    await deliver(job(1));
    expect(await noted()).toEqual([{ id: 'idem-2', where: 'intelliboard', what: 'category-create', outcome: 'unknown', words: { host: HOST, tries: 1, why: 'send_waiting' } }]);
    await deliver(job(2));
    expect(await noted()).toMatchObject([{ outcome: 'done', words: { tries: 2 } }]);
    expect(JSON.stringify(await journal.read())).not.toContain('Ada');
  });

  test('that was refused says by which problem', async () => {
    await journaledDelivery(async () => ({ kind: 'refused', problem: trouble, leftNothing: true }), noting)(job(1));
    expect(await noted()).toMatchObject([{ outcome: 'refused', words: { why: 'send_waiting' } }]);
  });

  test('that was killed is tried again by the next worker, as the same entry', async () => {
    await expect(journaledDelivery(killed, noting)(job(1))).rejects.toThrow('killed');
    expect(await noted()).toMatchObject([{ outcome: 'unknown' }]);
    await journaledDelivery(async () => ({ kind: 'delivered', result: { id: 'cat-1' } }), noting)(job(2));
    expect(await noted()).toMatchObject([{ id: 'idem-2', outcome: 'done' }]);
  });
});

test('a journal that cannot be written keeps nobody from what they have asked for', async () => {
  const broken = new Noting({ begin: () => Promise.reject(new Error('no room')), settle: () => Promise.reject(new Error('no room')) }, 'run-1');
  const have = vi.fn(async () => 'had');
  expect(await broken.effect({ id: 'x', where: 'canvas', what: 'key-turn-on', words: {} }, have, () => ({ outcome: 'done' }))).toBe('had');
  expect(have).toHaveBeenCalledOnce();
});
