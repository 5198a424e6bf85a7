import type { SiteFetch } from '../../site';
import { readCanvas, tokensFor, type CanvasFault } from '../authorization/canvas';
import { touch } from '../connections';
import type { State, StoredConnection } from '../state';
import { dap } from './dap';
import { flatFiles } from './flat-files';
import { load, type Rows } from './load';
import { TABLES, type Broken, type NotYet, type Row, type Source, type Table } from './source';
import { isOver, type StoredRun } from './stored-run';

/** What a run has in its hands between two steps. */
interface Job {
  readonly state: State;
  readonly connection: StoredConnection;
  readonly run: StoredRun;
  readonly fetch: SiteFetch;
  readonly source: Source;
  readonly rows: Map<Table, readonly Row[]>;
  /** How often in a row Canvas Data was out of order. */
  failures: number;
}

/** How often IntelliBoard tries again where something may be over soon. */
const PATIENCE = 5;

/** Takes a run step by step to its end, or until its connection is removed. Every step is short, and by the clock. */
export async function work(state: State, connection: StoredConnection, run: StoredRun, fetch: SiteFetch): Promise<void> {
  const { data } = connection.config;
  if (data === undefined) throw new Error('A run needs credentials for Canvas Data.');
  const source = data.source === 'dap' ? dap(fetch, data, connection.jobs) : flatFiles(fetch, data);
  const job: Job = { state, connection, run, fetch, source, rows: new Map(), failures: 0 };
  while (!isOver(run)) {
    await state.clock.next();
    if (!state.connections.includes(connection)) return;
    await step(job);
    touch(connection);
  }
}

async function step(job: Job): Promise<void> {
  const { run } = job;
  switch (run.state) {
    case 'queued':
      run.startedAt = new Date().toISOString();
      return begin(job);
    case 'waiting-for-data':
      return look(job);
    case 'downloading':
      return download(job);
    case 'loading':
      return finish(job);
    case 'done':
    case 'failed':
  }
}

/** What the consent gave must still be good: it is renewed, and used. */
async function begin(job: Job): Promise<void> {
  const { connection, fetch } = job;
  const { grant, config: { lms, developerKey } } = connection;
  const tokens = await tokensFor(fetch, lms.url, developerKey, { grant_type: 'refresh_token', refresh_token: grant?.refreshToken ?? '' });
  if ('fault' in tokens) {
    // Whoever gave it has taken it back, or the key has another secret.
    if (tokens.fault.code === 'not_authorized') {
      connection.authorization = { ...connection.authorization, state: 'revoked', code: 'not_authorized' };
      connection.grant = null;
    }
    return fail(job, tokens.fault);
  }
  const read = await readCanvas(fetch, `${lms.url}/api/v1/accounts?per_page=100`, tokens.access_token);
  // A token that was given this moment is refused only where its key is OFF.
  if ('fault' in read) return fail(job, read.fault.code === 'not_authorized' ? { code: 'key_off', message: 'The developer key is OFF in Canvas.' } : read.fault);
  job.run.state = 'downloading';
  return look(job);
}

async function look(job: Job): Promise<void> {
  const { run, state } = job;
  const found = await job.source.look();
  if (found === 'ready') {
    job.failures = 0;
    run.state = 'downloading';
    run.progress = Math.max(run.progress, 0.1);
  } else if ('wait' in found && found.wait === 'no-data') {
    run.state = 'waiting-for-data';
    if (Date.now() - Date.parse(run.startedAt ?? '') >= state.dataWaitMs) fail(job, { code: 'data_stale', message: 'Canvas Data has made no new data, although they were waited for.' });
  } else {
    putOff(job, found);
  }
}

/** One table. Until everything can be read, that is looked at again. */
async function download(job: Job): Promise<void> {
  const { run, rows } = job;
  if (run.progress === 0) return look(job);
  const table = TABLES.find((one) => !rows.has(one));
  if (table === undefined) return;
  const read = await job.source.read(table);
  if ('wait' in read || 'fault' in read) return putOff(job, read);
  job.failures = 0;
  rows.set(table, read);
  run.counts = { ...run.counts, [table]: read.length };
  run.progress = 0.1 + (0.7 * rows.size) / TABLES.length;
  if (rows.size === TABLES.length) run.state = 'loading';
}

function finish({ connection: { filters, roles }, run, rows }: Job): void {
  const of = (table: Table) => rows.get(table) ?? [];
  const read: Rows = { users: of('users'), courses: of('courses'), enrollments: of('enrollments'), activities: of('activities') };
  // They may be changed while data is on its way, but not taken away.
  if (filters === null || roles === null) throw new Error('A run needs filters and roles.');
  const loaded = load(read, filters, roles);
  run.loaded = loaded;
  run.counts = { ...run.counts, kept: loaded.users, dropped: read.users.length - loaded.users };
  run.progress = 1;
  run.finishedAt = new Date().toISOString();
  run.state = 'done';
}

/** The next step tries again, unless it is in vain. */
function putOff(job: Job, outcome: NotYet | Broken): void {
  if ('wait' in outcome) return;
  job.failures += 1;
  if (outcome.transient !== true || job.failures >= PATIENCE) fail(job, outcome.fault);
}

function fail({ run }: Pick<Job, 'run'>, { code, message }: CanvasFault): void {
  run.error = { code, message };
  run.finishedAt = new Date().toISOString();
  run.state = 'failed';
}
