import type { DapFailure, FlatFilesFailure } from '@/utils/model/canvas-data';
import { dataOrigin, type DataState } from '@/utils/model/data';
import { problem, type Problem } from '@/utils/model/problem';
import type { DataContext } from '@/utils/setup/data-context';
import { dapProblem, flatFilesProblem } from '@/utils/setup/data-problem';
import { accountZone, withAdvice } from '@/utils/setup/hour';
import type { DataPair, FlatFilesReading } from '@/utils/setup/ports';

const POLL_PAUSE_MS = 2_000;
/** Jobs take seconds to minutes; longer waits are left to the alarm. */
const POLLS_AWAKE = 15;
/** A job that has come to nothing in this time is given up; how new the data is stays unknown. */
const JOB_LIMIT_MS = 15 * 60_000;
/** Five queries a minute (DAP limits and policies): whoever is told to wait longer than this is told so instead. */
const LONGEST_WAIT_S = 60;
const MOST_WAITS = 2;

/** What a service says of a pair. `accepted` may go with a problem: the pair is right, and yet there is no data for it. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly problem: Problem | null; readonly tables?: number; readonly reading?: FlatFilesReading }
  | { readonly kind: 'refused' | 'unknown'; readonly problem: Problem };

/** Said by the Query API alone, hence after the token endpoint has accepted the pair. */
const AFTER_LOGIN: ReadonlySet<DapFailure['kind']> = new Set(['not-onboarded', 'restricted', 'processing', 'not-found', 'malformed']);

/** Whether a pair is right, and what there is for it: tables and their newness, or builds and their hour. */
export function dataProof({ ports, set, doing, stop }: DataContext) {
  const { store, vault, data, now } = ports;

  /** Asks the service; keeps nothing. */
  async function ask(source: DataState['source'], pair: DataPair): Promise<Verdict> {
    if (source === 'dap') {
      const answer = await data.proveDap(pair);
      return answer.ok ? { kind: 'accepted', problem: null, tables: answer.value.tables } : { kind: judgedDap(answer.error), problem: dapProblem(answer.error, now()) };
    }
    const answer = await data.readFlatFiles(pair);
    if (answer.ok) return { kind: 'accepted', problem: null, reading: answer.value };
    return { kind: judgedFlatFiles(answer.error), problem: flatFilesProblem(answer.error, now(), (await store.read()).data.tool?.url ?? null) };
  }

  /** Keeps what the service said of the pair that is held, and goes on to what there is for it. */
  async function proved(verdict: Verdict): Promise<void> {
    if (verdict.kind !== 'accepted' || verdict.problem !== null) return void (await stop(verdict.problem, { provedAt: null }));
    const at = now().toISOString();
    if (verdict.tables !== undefined) {
      await set({ provedAt: at, dap: { tables: verdict.tables, until: {}, job: null, freshness: null }, ...doing('probing') });
      return probe();
    }
    await store.update((state) => {
      const known = withAdvice(state, data.adviseHour('flat-files', verdict.reading?.builds ?? [], accountZone(state)));
      // Normal at first, and no reason to wait with the rest: asked for, they are built within two days.
      const none = verdict.reading?.newestFinishedAt === null ? problem('data_portal_no_files', now(), [], state.data.tool?.url ?? null) : null;
      return { ...known, data: { ...known.data, activity: null, problem: none, provedAt: at, flatFiles: verdict.reading === undefined ? null : { at, ...verdict.reading } } };
    });
  }

  /** Proves the pair that is held, again. */
  async function prove(): Promise<void> {
    const { data: state } = await store.read();
    const pair = await pairOf(state);
    if (pair === null) return;
    await set(doing('proving'));
    const verdict = await ask(state.source, pair);
    // Another pair, or none any more: what was said is not about it.
    if ((await store.read()).data.clientId === pair.id) await proved(verdict);
  }

  /** How new the busy tables are: one query after another, each stored before its job is waited for. */
  async function probe(): Promise<void> {
    const { data: state } = await store.read();
    const pair = await pairOf(state);
    if (pair === null) return;
    for (const table of data.busyTables) {
      const problemOf = await newnessOf(table, pair);
      if (problemOf === 'later') return;
      if (problemOf !== null) return void (await stop(problemOf));
    }
    await store.update((after) => {
      const known = withAdvice(after, data.adviseHour('dap', [], accountZone(after)));
      return { ...known, data: { ...known.data, activity: null, dap: known.data.dap === null ? null : { ...known.data.dap, job: null, freshness: data.judgeDap(known.data.dap.until) } } };
    });
  }

  /** Stores the time of a table's latest record. `later`: its job is on its way, and the alarm asks again. */
  async function newnessOf(table: string, pair: DataPair): Promise<Problem | 'later' | null> {
    let waits = 0;
    for (let polls = 0; ; ) {
      const { dap } = (await store.read()).data;
      if (dap === null || dap.until[table] !== undefined) return null;
      const job = dap.job?.table === table ? dap.job : null;
      if (job !== null && now().getTime() - Date.parse(job.since) > JOB_LIMIT_MS) return problem('data_timeout', now(), [new URL(dataOrigin('dap')).host]);
      const answer = job === null ? await data.startProbe(pair, table) : await data.pollProbe(pair, job.id);
      if (!answer.ok) {
        const { kind, retryAfterSeconds = LONGEST_WAIT_S } = answer.error;
        // A job lives for a day; one that is over is asked for anew.
        if (kind === 'not-found' && job !== null) await setDap({ job: null });
        else if (kind !== 'throttled' || waits >= MOST_WAITS || retryAfterSeconds > LONGEST_WAIT_S) return dapProblem(answer.error, now(), table);
        else {
          waits += 1;
          await ports.sleep(retryAfterSeconds * 1_000);
        }
      } else if (answer.value.kind === 'done') {
        await setDap({ job: null, until: { ...dap.until, [table]: answer.value.until } });
      } else {
        if (job === null) await setDap({ job: { table, id: answer.value.jobId, since: now().toISOString() } });
        polls += 1;
        if (polls > POLLS_AWAKE) return 'later';
        await ports.sleep(POLL_PAUSE_MS);
      }
    }
  }

  const setDap = (change: Partial<NonNullable<DataState['dap']>>) =>
    store.update((state) => (state.data.dap === null ? state : { ...state, data: { ...state.data, dap: { ...state.data.dap, ...change } } }));

  /** The pair that is held; says so where its secret is locked or gone. IntelliBoard may have it by now: then there is nothing to say, and nothing more to find out. */
  async function pairOf({ source, clientId, secret }: DataState): Promise<DataPair | null> {
    const held = await vault.use('data', dataOrigin(source));
    if (clientId !== null && held !== null) return { id: clientId, secret: held };
    if (secret?.state === 'sent') await stop(null);
    else await stop(problem(secret?.state === 'locked' ? 'vault_locked' : 'data_secret_lost', now()));
    return null;
  }

  return { ask, proved, prove, probe };
}

export type DataProof = ReturnType<typeof dataProof>;

function judgedDap({ kind }: DapFailure): Verdict['kind'] {
  if (kind === 'refused') return 'refused';
  return AFTER_LOGIN.has(kind) ? 'accepted' : 'unknown';
}

function judgedFlatFiles({ kind }: FlatFilesFailure): Verdict['kind'] {
  if (kind === 'unauthorised') return 'refused';
  return kind === 'no-files' ? 'accepted' : 'unknown';
}
