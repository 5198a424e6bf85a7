import { describe, expect, it } from 'vitest';
import { judge } from '@/utils/health/judge';
import { found, type Baselines, type HealthResult } from '@/utils/model/health';
import { HEALTH_CODES, type HealthCheck, type HealthCode } from '@/utils/model/health-codes';
import { NOTHING_SEEN, type CanvasAnswer, type Evidence, type KeySnapshot } from '@/utils/model/health-evidence';
import { INTELLIBOARD_SCOPES, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import type { RunReading } from '@/utils/model/process';
import type { CheckResult, SetupState } from '@/utils/model/setup';
import { changed, secret } from '../../fixtures/state-parts';
import { CANVAS, CLIENT_ID, onApiRoad, onFlatFiles, onFormRoad } from '../../fixtures/finished-setups';

const NOW = new Date('2026-12-20T09:00:00.000Z');
const at = NOW.toISOString();
const earlier = '2026-12-19T09:00:00.000Z';

const key: KeySnapshot = { name: 'IntelliBoard Pro', on: true, redirectUris: [KNOWN_REDIRECT_URI], requireScopes: false, scopes: [], testClusterOnly: false, lastUsedAt: '2026-12-20T04:00:00.000Z', tokens: 1 };
const run: RunReading = { id: 'r9', state: 'done', progress: 1, startedAt: '2026-12-20T04:00:00.000Z', finishedAt: '2026-12-20T05:00:00.000Z', counts: { users: 1_000, courses: 90, enrollments: 9_000, activities: 50_000, kept: 900, dropped: 100 }, error: null };
const check = (id: string, verdict: CheckResult['verdict'], code: string | null = null): CheckResult => ({ id, verdict, code, message: `IntelliBoard says ${verdict}.`, at });
const connection: NonNullable<Evidence['connection']> = {
  at,
  state: 'active',
  active: true,
  checks: ['url', 'developer-key', 'data', 'authorization', 'freshness'].map((id) => check(id, 'pass')),
  authorization: { state: 'granted', at: earlier, by: 'Ada Whitfield' },
  expiresOn: null,
  processAt: { hour: 7, timeZone: 'UTC' },
  nextRunAt: '2026-12-21T04:00:00.000Z',
  runs: [run],
};
const flat: NonNullable<Evidence['flatFiles']> = { at, freshness: 'fresh', reserved: false, newestFinishedAt: '2026-12-20T04:14:00.000Z', tables: ['user_dim', 'course_dim'], files: 80, builds: [], latestUsual: 5 * 60, advisedHour: 7 };
const asAdmin: NonNullable<Evidence['canvas']> = { at, answer: 'admin', rootAccountId: '1' };
const noneNew = { at, seen: { accounts: { highest: '9', count: 9 }, terms: { highest: '3', count: 3 }, roles: ['1', '3', '4'] }, roles: [], accounts: [], terms: [] };
const well: Partial<Evidence> = { canvas: asAdmin, key: { at, key }, news: noneNew, board: { at, answer: 'ok' }, connection, sites: { at, missing: [] }, twinsHere: { at, count: 1 }, clock: { at, skewMinutes: 0 } };

const usual: Baselines = { key: null, school: null, flatFiles: null, runs: [] };

interface Case {
  readonly setup?: SetupState;
  readonly seen?: Partial<Evidence>;
  readonly usual?: Partial<Baselines>;
  readonly now?: Date;
}

function results({ setup = onApiRoad(), seen = {}, usual: change = {}, now = NOW }: Case): HealthResult[] {
  return judge({ setup, evidence: { ...NOTHING_SEEN, ...well, ...seen }, baselines: { ...usual, ...change }, now });
}

const one = (id: HealthCheck, given: Case) => results(given).find((result) => result.id === id);
const canvasSays = (answer: CanvasAnswer): Case => ({ seen: { canvas: { at, answer, rootAccountId: null }, key: { at: earlier, key }, news: { ...noneNew, at: earlier } } });
const keyIs = (change: Partial<KeySnapshot>, others: Case = {}): Case => ({ ...others, seen: { ...others.seen, key: { at, key: { ...key, ...change } } } });
const boardSays = (change: Partial<typeof connection>, others: Case = {}): Case => ({ ...others, seen: { ...others.seen, connection: { ...connection, ...change } } });
const checkSays = (id: string, verdict: CheckResult['verdict'], code: string | null = null, others: Case = {}): Case => boardSays({ checks: [...connection.checks.filter((other) => other.id !== id), check(id, verdict, code)] }, others);
const noCheck = (id: string): Partial<Evidence> => ({ connection: { ...connection, checks: connection.checks.filter((other) => other.id !== id) } });
const flatIs = (change: Partial<typeof flat>): Case => ({ setup: onFlatFiles(), seen: { ...noCheck('freshness'), flatFiles: { ...flat, ...change } } });
const weekOf = (count: number): Partial<Baselines> => ({ flatFiles: { at: earlier, tables: ['user_dim', 'course_dim'], files: [14, 15, 16, 17].map((day) => ({ finishedAt: `2026-12-${day}T04:14:00.000Z`, count })) } });
const usersBefore = (users: number): Partial<Baselines> => ({ runs: ['r5', 'r6', 'r7', 'r8'].map((id) => ({ id, users })) });
const held = (setup: SetupState) => changed(setup, { key: { secret: secret('held') } });

/** Each check: passing, and each way not to. `null`: it has nothing to say of that connection. */
const CASES: Record<HealthCheck, readonly (readonly [string, Case, HealthCode | null])[]> = {
  address: [
    ['an admin is signed in', {}, 'address_ok'],
    ['nobody is signed in: Canvas answered', canvasSays('signed-out'), 'address_ok'],
    ['somebody else is signed in', canvasSays('not-admin'), 'address_ok'],
    ['Canvas asks for a pause: it answered', canvasSays('busy'), 'address_ok'],
    ['no answer', canvasSays('silent'), 'address_silent'],
    ['errors', canvasSays('failing'), 'address_failing'],
    ['sent elsewhere', canvasSays('moved'), 'address_moved'],
    ['another service', canvasSays('not-canvas'), 'address_not_canvas'],
    ['another account', { seen: { canvas: { ...asAdmin, rootAccountId: '7' } } }, 'address_other_account'],
    ['not asked while acting as somebody', canvasSays('acting-as'), 'acting_as'],
    ['the browser does not allow it', canvasSays('no-access'), 'no_access'],
    ['never asked', { seen: { canvas: null } }, 'not_yet'],
  ],
  key: [
    ['as it was', {}, 'key_ok'],
    ['OFF', keyIs({ on: false }), 'key_off'],
    ['gone', { seen: { key: { at, key: null } } }, 'key_gone'],
    ['another redirect URI', keyIs({ redirectUris: ['https://other.example/'] }), 'key_redirect'],
    ['scopes enforced, some missing', keyIs({ requireScopes: true, scopes: INTELLIBOARD_SCOPES.slice(2) }), 'key_scopes'],
    ['scopes enforced, all there, as before', { ...keyIs({ requireScopes: true, scopes: [...INTELLIBOARD_SCOPES] }), usual: { key: { ...key, requireScopes: true, scopes: [...INTELLIBOARD_SCOPES] } } }, 'key_ok'],
    ['scopes enforced since', { ...keyIs({ requireScopes: true, scopes: [...INTELLIBOARD_SCOPES] }), usual: { key } }, 'key_scopes_changed'],
    ['test cluster only', keyIs({ testClusterOnly: true }), 'key_test_only'],
    ['another name', { ...keyIs({ name: 'IB (old)' }), usual: { key } }, 'key_renamed'],
    ['one more redirect URI', { ...keyIs({ redirectUris: [KNOWN_REDIRECT_URI, 'https://a.example/'] }), usual: { key } }, 'key_redirects_changed'],
    ['nobody is signed in', canvasSays('signed-out'), 'sign_in'],
    ['somebody who may not see keys', canvasSays('not-admin'), 'not_admin'],
    ['acting as somebody', canvasSays('acting-as'), 'acting_as'],
    ['no answer', canvasSays('silent'), 'no_answer'],
    ['the browser does not allow it', canvasSays('no-access'), 'no_access'],
    ['never asked', { seen: { canvas: null, key: null } }, 'not_yet'],
    ['the look was cut off before the key was read', { seen: { key: null } }, 'not_yet'],
  ],
  'key-used': [
    ['today', {}, 'used_ok'],
    ['two weeks ago and more', keyIs({ lastUsedAt: '2026-12-05T09:00:00.000Z' }), 'used_long_ago'],
    ['never, and the consent is long ago', keyIs({ lastUsedAt: null }), 'used_never'],
    ['never, and the consent is new', { ...keyIs({ lastUsedAt: null }), setup: changed(onApiRoad(), { authorize: { grantedAt: earlier } }) }, 'used_not_yet'],
    ['the key is gone', { seen: { key: { at, key: null } } }, null],
    ['nobody is signed in', canvasSays('signed-out'), 'sign_in'],
  ],
  pair: [
    ['the secret was sent and is not here', { seen: { pair: { at, proof: 'accepted' } } }, null],
    ['accepted', { setup: held(onApiRoad()), seen: { pair: { at, proof: 'accepted' } } }, 'pair_ok'],
    ['wrong secret', { setup: held(onApiRoad()), seen: { pair: { at, proof: 'wrong-secret' } } }, 'pair_wrong'],
    ['unknown client', { setup: held(onApiRoad()), seen: { pair: { at, proof: 'unknown-client' } } }, 'pair_wrong'],
    ['Canvas was unclear', { setup: held(onApiRoad()), seen: { pair: { at, proof: 'unclear' } } }, 'pair_unclear'],
  ],
  authorization: [
    ['granted', {}, 'auth_ok'],
    ['granted by somebody who is no admin any more', checkSays('authorization', 'fail', 'authorizer_not_admin'), 'auth_not_admin'],
    ['granted, and only the key is OFF', checkSays('authorization', 'fail', 'key_off'), 'auth_ok'],
    ['granted, and Canvas refuses', checkSays('authorization', 'fail', 'not_authorized'), 'auth_revoked'],
    ...(['none', 'refused', 'expired', 'revoked', 'waiting'] as const).map((state) => [state, boardSays({ authorization: { state, at: null, by: null } }), `auth_${state}`] as const),
    ['form road: tokens live', { setup: onFormRoad() }, 'auth_tokens'],
    ['form road: no token lives any more', { ...keyIs({ tokens: 0 }), setup: onFormRoad() }, 'auth_no_tokens'],
    ['form road: Canvas does not count', { ...keyIs({ tokens: null }), setup: onFormRoad() }, null],
    ['form road: nobody is signed in', { ...canvasSays('signed-out'), setup: onFormRoad() }, 'sign_in'],
  ],
  intelliboard: [
    ['answers', {}, 'board_ok'],
    ['no answer', { seen: { board: { at, answer: 'silent' } } }, 'board_silent'],
    ['errors', { seen: { board: { at, answer: 'failing' } } }, 'board_failing'],
    ['refuses the token', { seen: { board: { at, answer: 'bad-token' } } }, 'board_token'],
    ['there is no token', { seen: { board: { at, answer: 'no-token' } } }, 'board_no_token'],
    ['the connection is gone', { seen: { board: { at, answer: 'gone' } } }, 'board_gone'],
    ['answers otherwise', { seen: { board: { at, answer: 'not-the-contract' } } }, 'board_changed'],
    ['paused', boardSays({ state: 'paused' }), 'board_paused'],
    ['not active', boardSays({ active: false }), 'board_paused'],
    ['the browser does not allow it', { seen: { board: { at, answer: 'no-access' } } }, 'no_access'],
    ['never asked', { seen: { board: null } }, 'not_yet'],
    ['form road', { setup: onFormRoad() }, null],
  ],
  checks: [
    ['green', {}, 'checks_ok'],
    ['the key is OFF', checkSays('developer-key', 'fail', 'key_off'), 'checks_fail'],
    ['the key was OFF when IntelliBoard looked, and is ON now', { seen: { ...checkSays('developer-key', 'fail', 'key_off').seen, key: { at: '2026-12-20T09:30:00.000Z', key } } }, 'checks_waiting'],
    ['Canvas cannot be reached', checkSays('url', 'fail', 'canvas_unreachable'), 'checks_fail'],
    ['a warning', checkSays('url', 'warn'), 'checks_warn'],
    ['waiting', checkSays('url', 'waiting'), 'checks_waiting'],
    ['what has a check of its own here is not said twice', checkSays('data', 'fail', 'data_expired'), 'checks_ok'],
    ['form road', { setup: onFormRoad() }, null],
  ],
  data: [
    ['IntelliBoard: works', {}, 'data_ok'],
    ['IntelliBoard: expired', checkSays('data', 'fail', 'data_expired'), 'data_expired'],
    ['IntelliBoard: not set up', checkSays('data', 'fail', 'data_not_onboarded'), 'data_not_onboarded'],
    ['IntelliBoard: switched off', checkSays('data', 'fail', 'data_retired'), 'data_retired'],
    ['IntelliBoard: refused', checkSays('data', 'fail', 'data_unauthorized'), 'data_refused'],
    ['IntelliBoard: waiting', checkSays('data', 'waiting'), 'data_waiting'],
    ['service: accepted', { seen: { data: { at, answer: 'ok' }, ...noCheck('data') } }, 'data_ok'],
    ['service: no files, but the pair is right', { seen: { data: { at, answer: 'no-files' }, ...noCheck('data') } }, 'data_ok'],
    ['service: refused, IntelliBoard has not noticed', { seen: { data: { at, answer: 'refused' } } }, 'data_refused'],
    ['service: cut off', { seen: { data: { at, answer: 'unauthorised' } } }, 'data_refused'],
    ['service: not set up', { seen: { data: { at, answer: 'not-onboarded' } } }, 'data_not_onboarded'],
    ['service: not for this key', { seen: { data: { at, answer: 'restricted' } } }, 'data_restricted'],
    ['service: gone', { seen: { data: { at, answer: 'retired' } } }, 'data_retired'],
    ['service: busy', { seen: { data: { at, answer: 'throttled' } } }, 'data_silent'],
    ['service: no answer', { seen: { data: { at, answer: 'unreachable' } } }, 'data_silent'],
    ['nobody can tell', { setup: onFormRoad(), seen: { connection: null } }, 'data_unseen'],
  ],
  'data-expiry': [
    ['a year', {}, 'expiry_ok'],
    ['30 days', { now: new Date('2027-10-24T12:00:00Z') }, 'expiry_30'],
    ['31 days', { now: new Date('2027-10-23T12:00:00Z') }, 'expiry_ok'],
    ['7 days', { now: new Date('2027-11-16T12:00:00Z') }, 'expiry_7'],
    ['1 day', { now: new Date('2027-11-22T12:00:00Z') }, 'expiry_1'],
    ['its last day', { now: new Date('2027-11-23T23:00:00Z') }, 'expiry_1'],
    ['passed', { now: new Date('2027-11-24T00:10:00Z') }, 'expiry_passed'],
    ['IntelliBoard has a newer one', { ...boardSays({ expiresOn: '2030-01-01' }), now: new Date('2027-11-24T00:10:00Z') }, 'expiry_ok'],
    ['no date', { setup: changed(onApiRoad(), { data: { expiresOn: null } }) }, 'expiry_no_date'],
    ['flat files do not end', { setup: onFlatFiles() }, null],
  ],
  'flat-files': [
    ['fresh', flatIs({}), 'flat_ok'],
    ['late', flatIs({ freshness: 'late' }), 'flat_late'],
    ['stale', flatIs({ freshness: 'stale' }), 'flat_stale'],
    ['reserved mode', flatIs({ reserved: true }), 'flat_reserved'],
    ['a table is gone', { ...flatIs({ tables: ['user_dim'] }), usual: weekOf(80) }, 'flat_tables'],
    ['one more table', { ...flatIs({ tables: ['user_dim', 'course_dim', 'quiz_dim'] }), usual: weekOf(80) }, 'flat_ok'],
    ['half as many files', { ...flatIs({ files: 40 }), usual: weekOf(80) }, 'flat_fewer'],
    ['somewhat fewer files', { ...flatIs({ files: 60 }), usual: weekOf(80) }, 'flat_ok'],
    ['IntelliBoard: stale', { setup: onFlatFiles(), ...checkSays('freshness', 'fail', 'data_stale') }, 'flat_stale'],
    ['IntelliBoard: late', { setup: onFlatFiles(), ...checkSays('freshness', 'warn', 'data_stale') }, 'flat_late'],
    ['IntelliBoard: the files are old or in reserved mode, though the pair is right', { setup: onFlatFiles(), ...checkSays('data', 'warn', 'data_stale') }, 'flat_board'],
    ['IntelliBoard said so before a run that has processed them', { setup: onFlatFiles(), ...boardSays({ checks: [check('data', 'warn', 'data_stale'), check('freshness', 'pass', null)], runs: [{ ...run, finishedAt: '2026-12-20T23:00:00.000Z' }] }) }, 'flat_ok'],
    ['IntelliBoard says that, and that nothing new has been processed for long', { setup: onFlatFiles(), ...boardSays({ checks: [check('data', 'warn', 'data_stale'), check('freshness', 'fail', 'data_stale')] }) }, 'flat_stale'],
    ['nobody can tell', { setup: onFlatFiles(), seen: noCheck('freshness') }, 'flat_unseen'],
    ['Canvas Data 2', {}, null],
  ],
  dap: [
    ['IntelliBoard: fresh', {}, 'dap_ok'],
    ['IntelliBoard: late', checkSays('freshness', 'warn', 'data_stale'), 'dap_late'],
    ['IntelliBoard: old', checkSays('freshness', 'fail', 'data_stale'), 'dap_old'],
    ...(['ok', 'late', 'old'] as const).map((verdict) => [`service: ${verdict}`, { seen: { dap: { at, verdict, until: earlier } } }, `dap_${verdict}`] as const),
    ['nobody can tell', { seen: noCheck('freshness') }, 'dap_unseen'],
    ['flat files', { setup: onFlatFiles() }, null],
  ],
  runs: [
    ['the last one finished', {}, 'runs_ok'],
    ['none yet', boardSays({ runs: [] }), 'runs_first'],
    ['the first waits for data', boardSays({ runs: [{ ...run, state: 'waiting-for-data' }] }), 'runs_first'],
    ['one is on, and the last one was fine', boardSays({ runs: [{ ...run, id: 'r10', state: 'loading' }, run] }), 'runs_ok'],
    ['the last one failed', boardSays({ runs: [{ ...run, state: 'failed', error: { code: 'data_stale', message: 'No new data.' } }] }), 'runs_failed'],
    ['it failed and is tried again', boardSays({ runs: [{ ...run, id: 'r10', state: 'queued' }, { ...run, state: 'failed' }] }), 'runs_going'],
    ['the next one is late', boardSays({ nextRunAt: '2026-12-20T02:00:00.000Z' }), 'runs_late'],
    ['the next one was left out', boardSays({ nextRunAt: '2026-12-19T02:00:00.000Z' }), 'runs_missed'],
    ['late by the time of asking, not by today: nobody has asked since', { ...boardSays({ at: earlier, nextRunAt: '2026-12-20T02:00:00.000Z' }) }, 'runs_ok'],
    ['fewer than half of the users', { ...boardSays({ runs: [{ ...run, counts: { ...run.counts, users: 400 } }] }), usual: usersBefore(1_000) }, 'runs_fewer'],
    ['a holiday: some fewer', { ...boardSays({ runs: [{ ...run, counts: { ...run.counts, users: 700 } }] }), usual: usersBefore(1_000) }, 'runs_ok'],
    ['two runs before are not yet what is usual', { ...boardSays({ runs: [{ ...run, counts: { ...run.counts, users: 1 } }] }), usual: { runs: usersBefore(1_000).runs?.slice(2) ?? [] } }, 'runs_ok'],
    ['form road', { setup: onFormRoad() }, null],
  ],
  hour: [
    ['two hours after the builds', { ...flatIs({}) }, 'hour_ok'],
    ['before the builds', { setup: onFlatFiles(), seen: { flatFiles: { ...flat, latestUsual: 9 * 60 } } }, 'hour_early'],
    ['only minutes after them', { setup: onFlatFiles(), seen: { flatFiles: { ...flat, latestUsual: 7 * 60 - 10 } } }, 'hour_early'],
    ['the set-up’s own hour, in its zone: 4:00 in New York is 9:00 UTC', { setup: onFlatFiles(), seen: { connection: null, flatFiles: { ...flat, latestUsual: 8 * 60 } } }, 'hour_ok'],
    ['nobody can tell', { setup: onFlatFiles() }, 'hour_unseen'],
    ['Canvas Data 2 has no builds', {}, null],
  ],
  clock: [
    ['agrees', {}, 'clock_ok'],
    ['ahead', { seen: { clock: { at, skewMinutes: 6 } } }, 'clock_off'],
    ['far behind', { seen: { clock: { at, skewMinutes: -15 } } }, 'clock_far'],
    ['nobody told the time', { seen: { clock: null } }, null],
  ],
  sites: [
    ['all are allowed', {}, 'sites_ok'],
    ['one is not', { seen: { sites: { at, missing: [CANVAS] } } }, 'sites_missing'],
    ['not looked', { seen: { sites: null } }, null],
  ],
  single: [
    ['once', {}, 'single_ok'],
    ['twice here', { seen: { twinsHere: { at, count: 2 } } }, 'single_here'],
    ['twice at IntelliBoard', { seen: { twinsThere: { at, count: 2 } } }, 'single_there'],
    ['not looked', { seen: { twinsHere: null } }, null],
  ],
  news: [
    ['nothing', {}, 'news_none'],
    ['a role', { seen: { news: { ...noneNew, roles: [{ id: '21', name: 'Librarian' }] } } }, 'news_roles'],
    ['a role that is mapped by now', { seen: { news: { ...noneNew, roles: [{ id: '4', name: 'Teacher' }] } } }, 'news_none'],
    ['a sub-account', { seen: { news: { ...noneNew, accounts: [{ id: '12', name: 'School of Law' }] } } }, 'news_accounts'],
    ['a term, and all terms are taken', { seen: { news: { ...noneNew, terms: [{ id: '12', name: 'Spring' }] } } }, 'news_none'],
    ['a role and a sub-account', { seen: { news: { ...noneNew, roles: [{ id: '21', name: 'Librarian' }], accounts: [{ id: '12', name: 'School of Law' }] } } }, 'news_several'],
    ['nobody is signed in', canvasSays('signed-out'), 'sign_in'],
  ],
};

describe.each(Object.entries(CASES))('the check "%s"', (id, cases) => {
  it.each(cases)('%s', (_, given, code) => {
    expect(one(id as HealthCheck, given)?.code ?? null).toBe(code);
  });
});

describe('a term', () => {
  it('is news where terms are chosen one by one', () => {
    const setup = onApiRoad();
    const filters = setup.filters.draft;
    const chosen = changed(setup, { filters: { draft: filters === null ? null : { ...filters, terms: ['1'] } } });
    expect(one('news', { setup: chosen, seen: { news: { ...noneNew, terms: [{ id: '12', name: 'Spring' }] } } })?.code).toBe('news_terms');
  });
});

describe('every finding', () => {
  const all = Object.values(CASES).flatMap((cases) => cases.flatMap(([, given]) => results(given)));

  it('is tested', () => {
    const missing = Object.keys(HEALTH_CODES).filter((code) => !all.some((result) => result.code === code));
    // Tested with its own set-up, above.
    expect(missing).toEqual(['news_terms']);
  });

  it('of trouble says where it is put right', () => {
    const lost = all.filter(({ verdict, remedies, acceptable }) => (verdict === 'fail' || verdict === 'warn') && remedies.length === 0 && !acceptable).map(({ code }) => code);
    // This computer's clock, and a connection that is here twice, are put right outside of the guide.
    expect([...new Set(lost)].sort()).toEqual(['clock_far', 'clock_off', 'single_here']);
  });

  it('links to this Canvas, to IntelliBoard or to the identity site, and to nobody else', () => {
    const hosts = all.flatMap(({ remedies }) => remedies.flatMap((remedy) => (remedy.kind === 'link' ? [new URL(remedy.url).host] : [])));
    expect([...new Set(hosts)].sort()).toEqual(['fernwood.instructure.com', 'identity.instructure.com', 'next.intelliboard.net']);
  });
});

it('offers to turn the key ON, and the very page', () => {
  expect(one('key', keyIs({ on: false }))?.remedies).toEqual([
    { kind: 'fix', finding: 'off' },
    { kind: 'link', url: `${CANVAS}/accounts/1/developer_keys` },
  ]);
});

it('keeps words short', () => {
  expect(found('checks', 'checks_fail', at, { params: ['x'.repeat(5_000)] }).params[0]).toHaveLength(300);
  expect(one('key', keyIs({ name: null }))?.params).toEqual([CLIENT_ID]);
});
