import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, mayReport, type GateContext, type Sender } from '@/utils/messaging/gate';
import { PROTOCOL, type MessageName } from '@/utils/messaging/protocol';
import { emptyData, emptySetup } from '@/utils/model/empty-setup';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const OWN = `chrome-extension://${ID}`;
const CANVAS = 'https://fernwood.instructure.com';
const context: GateContext = { extensionId: ID, extensionOrigin: OWN, version: '1.2.3', canvasOrigin: CANVAS, rootAccountId: '1', watching: null };
const IDENTITY = 'https://identity.instructure.com';
const PORTAL = 'https://portal.inshosteddata.com';
const TOOL = `${CANVAS}/accounts/1/external_tools/31`;

/** Everybody who might send something, with what the browser says of them. */
const SENDERS: Record<string, Sender> = {
  'our popup': { id: ID, origin: OWN, url: `${OWN}/popup.html` },
  'our guide in a tab': { id: ID, origin: OWN, url: `${OWN}/options.html`, tabId: 4, frameId: 0 },
  'our script on the granted Canvas': { id: ID, origin: CANVAS, url: `${CANVAS}/accounts/1/developer_keys`, tabId: 5, frameId: 0 },
  'our script in a frame of the granted Canvas': { id: ID, origin: CANVAS, url: `${CANVAS}/x`, tabId: 5, frameId: 3 },
  'our script on another Canvas': { id: ID, origin: 'https://other.instructure.com', tabId: 6, frameId: 0 },
  'our script on a look-alike': { id: ID, origin: 'https://fernwood.instructure.com.evil.example', tabId: 6, frameId: 0 },
  'our script on the same host without TLS': { id: ID, origin: 'http://fernwood.instructure.com', tabId: 6, frameId: 0 },
  'our script on the same host, another port': { id: ID, origin: 'https://fernwood.instructure.com:8443', tabId: 6, frameId: 0 },
  'our script on the identity site': { id: ID, origin: IDENTITY, url: `${IDENTITY}/keys`, tabId: 7, frameId: 0, tabUrl: `${IDENTITY}/keys` },
  'our script on the identity site in a frame': { id: ID, origin: IDENTITY, url: `${IDENTITY}/keys`, tabId: 7, frameId: 2, tabUrl: `${CANVAS}/` },
  'our script on a look-alike of the identity site': { id: ID, origin: 'https://identity.instructure.com.evil.example', tabId: 7, frameId: 0 },
  "our script on the portal in the root account's tool": { id: ID, origin: PORTAL, url: `${PORTAL}/`, tabId: 5, frameId: 4, tabUrl: TOOL },
  'our script on the portal in a window of its own': { id: ID, origin: PORTAL, url: `${PORTAL}/`, tabId: 8, frameId: 0, tabUrl: `${PORTAL}/` },
  "our script on the portal in another account's tool": { id: ID, origin: PORTAL, url: `${PORTAL}/`, tabId: 5, frameId: 4, tabUrl: `${CANVAS}/accounts/12/external_tools/31` },
  'our script on the portal in a page of the account': { id: ID, origin: PORTAL, url: `${PORTAL}/`, tabId: 5, frameId: 4, tabUrl: `${CANVAS}/accounts/1/settings` },
  'our script on the portal in another Canvas': { id: ID, origin: PORTAL, url: `${PORTAL}/`, tabId: 6, frameId: 4, tabUrl: 'https://other.instructure.com/accounts/1/external_tools/31' },
  'our script on a look-alike of the portal': { id: ID, origin: 'https://portal.inshosteddata.com.evil.example', tabId: 5, frameId: 4, tabUrl: TOOL },
  'a sandboxed frame': { id: ID, origin: 'null', url: `${CANVAS}/x`, tabId: 5, frameId: 0 },
  'another extension': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', origin: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba' },
  'another extension that claims our origin': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', origin: OWN },
  'nobody known': {},
};

/** Who may send what, written out in full: a new message fails here until it is placed. */
const ALLOWED: Record<MessageName, readonly string[]> = Object.fromEntries(
  [
    'connections.show connections.add guide.resume guide.openedOn guide.show guide.startOver account.setHost account.prefer account.look account.setToken account.forgetToken',
    'form.open form.look form.fill form.put',
    'canvas.lookAtTab canvas.setAddress canvas.check canvas.change',
    'key.setPlan key.create key.findSaved key.list key.find key.stop key.paste key.adopt key.check key.turnOn key.fix key.regenerate key.showInCanvas key.forget',
    'details.save details.loadCategories details.createCategory details.confirm',
    'data.choose data.open data.pickTool data.pointAt data.paste data.setExpiry data.setEvery data.prove data.stop data.forget data.setQueue',
    'authorize.lookWho authorize.begin authorize.check authorize.stop authorize.confirm',
    'process.start process.look process.activate process.setNotify process.acknowledge process.open process.readPage process.confirm',
    'choices.load choices.propose choices.dropGone choices.confirm choices.stop filters.save roles.save lists.look lists.fill lists.put',
    'health.opened health.check health.accept health.fix health.setNotify',
    'journal.read journal.clear send.start send.addData send.tryNow send.stop send.check send.adopt send.changeDetails send.lookForExisting rotation.start rotation.cancel rotation.send rotation.turnOldOff rotation.finish rotation.renewData rotation.cancelData removal.start removal.cancel vault.setPassphrase vault.unlock vault.forget',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name, ['our popup', 'our guide in a tab']])
    .concat(['page.ready', 'page.keyCreated', 'page.keyFailed', 'page.formClosed', 'page.switchedOn'].map((name) => [name, ['our script on the granted Canvas']]))
    // At no time both, and neither unless the admin is at making credentials there.
    .concat(['identity.revealed', 'portal.seen', 'portal.created'].map((name) => [name, []])),
) as Record<MessageName, readonly string[]>;

const draft = { lmsName: 'F', categoryId: null, categoryName: '', newCategory: true, active: true, dynamicTables: false, hour: 4, timeZone: 'UTC' };
const GOOD: Partial<Record<MessageName, unknown>> = {
  'guide.openedOn': { tabId: 1 },
  'guide.show': { step: 'key' },
  'connections.show': { runId: 'run-2' },
  'health.accept': { id: 'news' },
  'health.fix': { finding: 'off' },
  'health.setNotify': { notify: true },
  'account.setHost': { host: 'next.intelliboard.net' },
  'account.prefer': { road: 'form' },
  'form.fill': { lookId: 'look-1', fields: ['url', 'clientSecret'] },
  'form.put': { field: 'clientSecret', mayBeVisible: false },
  'account.look': { answered: true },
  'account.setToken': { token: 'x'.repeat(20) },
  'canvas.lookAtTab': { tabId: 1 },
  'canvas.setAddress': { address: 'a.b' },
  'canvas.check': { answered: false },
  'key.setPlan': { way: 'form', enforceScopes: true, allowIncludes: false, ownerEmail: '' },
  'key.create': { another: false },
  'key.adopt': { clientId: '1' },
  'key.find': { text: 'intelliboard' },
  'key.paste': { clientId: '10000000000115', secret: 'a'.repeat(64) },
  'key.fix': { finding: 'redirect_uri' },
  'key.regenerate': { clientId: '1' },
  'data.choose': { source: 'flat-files' },
  'data.open': { answered: false },
  'data.pickTool': { toolId: '31' },
  'data.pointAt': { what: 'secret' },
  'data.paste': { id: 'us-east-1#0a1b2c3d-0000-4000-8000-000000000000', secret: 'x'.repeat(40) },
  'data.setExpiry': { expiresOn: '2027-11-23' },
  'data.setEvery': { hours: 24 },
  'data.setQueue': { address: '' },
  'identity.revealed': { clientId: 'us-east-1#0a1b2c3d-0000-4000-8000-000000000000', secrets: ['x'.repeat(40)] },
  'portal.seen': { keyShown: true, times: ['2026-11-23T04:12:00Z'] },
  'portal.created': { pairs: [{ key: 'a'.repeat(40), secret: 'b'.repeat(40) }] },
  'authorize.begin': { anyway: false },
  'process.setNotify': { wanted: true },
  'removal.start': { atIntelliBoard: true, turnOff: ['10000000000115'] },
  'details.save': { draft },
  'details.createCategory': { name: 'Production' },
  'lists.look': { step: 'roles' },
  'lists.fill': { step: 'filters', fields: ['terms'] },
  'lists.put': { field: 'instructor' },
  'choices.load': { step: 'filters' },
  'choices.propose': { step: 'roles' },
  'choices.dropGone': { step: 'filters' },
  'choices.confirm': { step: 'roles' },
  'choices.stop': { step: 'filters' },
  'filters.save': { draft: { userEnrollment: ['active'], systemStatus: [], subAccounts: 'all', terms: ['5'], courseStatus: [], activityStatus: [] } },
  'roles.save': { draft: { instructor: ['20'], learner: ['19'], admin: [], courseAdmin: [] } },
  'vault.setPassphrase': { passphrase: 'six words' },
  'vault.unlock': { passphrase: 'six words' },
  'page.keyCreated': { intentId: 'i', clientId: '10000000000115', secret: 'a'.repeat(64) },
  'page.formClosed': { intentId: 'i', secret: null },
  'page.switchedOn': { clientId: '10000000000115' },
  'page.keyFailed': { intentId: 'i', reason: 'refused', status: 400 },
};
const names = Object.keys(PROTOCOL) as MessageName[];
const envelope = (name: string, data: unknown, version = '1.2.3') => ({ to: 'worker', version, name, data });

describe('who may send what', () => {
  test('every message has its place in the written list, and the list names no other', () => {
    expect(Object.keys(ALLOWED).sort()).toEqual([...names].sort());
  });

  test.each(names.flatMap((name) => Object.keys(SENDERS).map((who) => [name, who] as const)))('%s from %s', (name, who) => {
    const verdict = judge(envelope(name, GOOD[name] ?? {}), SENDERS[who] ?? {}, context);
    expect(verdict.ok).toBe(ALLOWED[name].includes(who));
    if (!verdict.ok) expect(verdict.error).toBe('foreign-sender');
  });

  const WHILE_WATCHING: readonly [MessageName, 'identity' | 'portal', readonly string[]][] = [
    ['identity.revealed', 'identity', ['our script on the identity site']],
    ['portal.seen', 'portal', ["our script on the portal in the root account's tool", 'our script on the portal in a window of its own']],
    ['portal.created', 'portal', ["our script on the portal in the root account's tool", 'our script on the portal in a window of its own']],
  ];
  test.each(WHILE_WATCHING.flatMap(([name, watching, who]) => Object.keys(SENDERS).map((one) => [name, one, watching, who] as const)))('%s from %s, while credentials are made there', (name, one, watching, who) => {
    expect(judge(envelope(name, GOOD[name]), SENDERS[one] ?? {}, { ...context, watching }).ok).toBe(who.includes(one));
    expect(judge(envelope(name, GOOD[name]), SENDERS[one] ?? {}, { ...context, watching: watching === 'portal' ? 'identity' : 'portal' }).ok).toBe(false);
  });

  test.each([
    ['watching', 'dap', 'identity'],
    ['trying', 'flat-files', 'portal'],
    ['proving', 'dap', null],
    ['asking', 'flat-files', null],
  ] as const)('while %s for %s, the page that may report is %s', (kind, source, page) => {
    const data = { ...emptyData(source), activity: { kind, since: '' } };
    expect(mayReport({ canvas: emptySetup('r', 'h').canvas, data }).watching).toBe(page);
  });

  test('no page may send anything while no Canvas is granted', () => {
    const page = SENDERS['our script on the granted Canvas'] ?? {};
    expect(judge(envelope('page.ready', {}), page, { ...context, canvasOrigin: null })).toEqual({ ok: false, error: 'foreign-sender' });
  });
});

describe('what a message may hold', () => {
  const guide = SENDERS['our popup'] ?? {};
  const page = SENDERS['our script on the granted Canvas'] ?? {};

  test.each([
    ['a script of an older version', envelope('page.ready', {}, '1.2.2'), page, 'stale-version'],
    ['an unknown name', envelope('page.evil', {}), page, 'unknown-name'],
    ['a name of the prototype', envelope('constructor', {}), guide, 'unknown-name'],
    ['another name of the prototype', envelope('__proto__', {}), guide, 'unknown-name'],
    ['an extra field', envelope('guide.show', { step: 'key', url: 'https://evil.example' }), guide, 'bad-request'],
    ['an extra field around it', { ...envelope('guide.resume', {}), extra: 1 }, guide, 'not-for-us'],
    ['a role that stands for two things', envelope('roles.save', { draft: { instructor: ['20'], learner: ['20'], admin: [], courseAdmin: [] } }), guide, 'bad-request'],
    ['a masked secret', envelope('page.keyCreated', { intentId: 'i', clientId: '1', secret: 'cuNkO...' }), page, 'bad-request'],
    ['a masked secret out of a dialog', envelope('page.formClosed', { intentId: 'i', secret: 'cuNkO...' }), page, 'bad-request'],
    ['a client id that is none', envelope('page.keyCreated', { intentId: 'i', clientId: '1; drop', secret: 'a'.repeat(64) }), page, 'bad-request'],
    ['no message at all', null, guide, 'not-for-us'],
  ])('%s is refused', (_, message, sender, why) => {
    expect(judge(message, sender, context)).toEqual({ ok: false, error: why });
  });

  test('nothing that is thrown at it makes it throw or lets it pass', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.values(SENDERS)), (message, sender) => {
        expect(judge(message, sender, context).ok).toBe(false);
      }),
    );
  });
});
