import type { SiteFetch } from '../../site';
import { touch } from '../connections';
import type { State, StoredConnection } from '../state';
import { isOver, type StoredRun } from './stored-run';
import { work } from './worker';
import type { Code } from '@/utils/intelliboard/contract';

/** Why data cannot be processed now: what has to be there first, in the order of the journey. */
export function whyNotProcess({ config, grant, filters, roles, runs }: StoredConnection): { readonly code: Code; readonly detail: string; readonly field?: string } | null {
  const last = runs.at(-1);
  if (last !== undefined && !isOver(last)) return { code: 'busy', detail: 'Data is being processed already.' };
  if (config.data === undefined) return { code: 'invalid', detail: 'There are no credentials for Canvas Data yet.', field: '/data' };
  if (grant === null) return { code: 'not_authorized', detail: 'IntelliBoard has not been authorised in Canvas.' };
  if (filters === null) return { code: 'invalid', detail: 'The filters have not been chosen.', field: '/filters' };
  if (roles === null) return { code: 'invalid', detail: 'The roles have not been mapped.', field: '/roles' };
  if (!config.active) return { code: 'invalid', detail: 'Connections must be active to process.', field: '/active' };
  return null;
}

/** "Process Data": a run that is queued, and goes on by the clock. */
export function startRun(state: State, connection: StoredConnection, fetch: SiteFetch): StoredRun {
  state.effects.runsStarted += 1;
  const run: StoredRun = {
    id: String(state.effects.runsStarted),
    state: 'queued',
    progress: 0,
    startedAt: null,
    finishedAt: null,
    counts: { users: 0, courses: 0, enrollments: 0, activities: 0, kept: 0, dropped: 0 },
    error: null,
    loaded: null,
  };
  connection.runs.push(run);
  touch(connection);
  void work(state, connection, run, fetch);
  return run;
}
