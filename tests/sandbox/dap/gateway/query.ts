import type { SandboxRequest, SandboxResponse } from '../../site';
import { objectOf, statusOf, type Job, type Query } from '../jobs';
import type { DapState } from '../state';
import { failures, json } from './answers';
import { earliestOf, isoOf, latestOf } from './freshness';
import { objectUrl } from './objects';
import { SCHEMA_VERSION } from './tables';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

const BodySchema = z.strictObject({
  format: z.enum(['tsv', 'csv', 'jsonl', 'parquet']),
  mode: z.optional(z.enum(['expanded', 'condensed'])),
  since: z.optional(z.iso.datetime()),
  until: z.optional(z.iso.datetime()),
});

/**
 * `POST /dap/query/{namespace}/table/{table}/data`: with `since` an incremental query, without it a snapshot.
 * 202 with a job, or 200 with one that is done already.
 */
export function startQuery(state: DapState, { body }: SandboxRequest, namespace: string, table: string): SandboxResponse {
  const plain = parseJson(body.toString());
  if (plain === undefined) return failures.validation('The body is not JSON.', { location: { line: 1, column: 1, character: 0 } });
  const parsed = BodySchema.safeParse(plain);
  if (!parsed.success) return failures.validation(z.prettifyError(parsed.error));
  const { format, mode = null, since = null, until = null } = parsed.data;
  if (until !== null && (since === null || Date.parse(until) <= Date.parse(since))) return failures.validation("The 'until' parameter must come after 'since'.");
  const query: Query = { namespace, table, format, mode, since, until };
  const latest = latestOf(state, table);
  if (since !== null) {
    const refusal = refusalOf(state, query, since, latest);
    if (refusal !== null) return refusal;
  }
  const { failingJobs, jobPolls } = state.gateway;
  const covered = until === null ? latest : Math.min(latest, Date.parse(until));
  return jobAnswer(state.jobs.start(query, { latest: covered, fails: failingJobs, polls: jobPolls }));
}

/**
 * What no increment can be had of. Assumed: a time between the latest record and now is none of it, and gives
 * a job whose `until` is before its `since`.
 */
function refusalOf(state: DapState, { namespace, table }: Query, since: string, latest: number): SandboxResponse | null {
  const asked = Date.parse(since);
  const { outOfRange, snapshotTables } = state.gateway;
  const earliest = outOfRange === 'without-until' ? Math.max(asked + 1, earliestOf(state, namespace)) : earliestOf(state, namespace);
  if (snapshotTables.includes(table)) return failures.snapshotRequired(table, { since: isoOf(earliest), until: isoOf(latest) });
  if (outOfRange === 'with-until' || asked > state.now()) {
    return failures.outOfRange(`The 'since' parameter in the request (${since}) is later than the latest data available (${isoOf(latest)})`, { since: isoOf(earliest), until: isoOf(latest) });
  }
  if (asked < earliest) return failures.outOfRange(`The 'since' parameter in the request (${since}) precedes the earliest data available (${isoOf(earliest)})`, { since: isoOf(earliest) });
  return null;
}

/** `GET /dap/job/{id}`: 202 while it is under way, 200 once it is complete or has failed. */
export function askJob(state: DapState, id: string): SandboxResponse {
  const job = state.jobs.poll(id);
  return job === undefined ? failures.notFound('job', id) : jobAnswer(job);
}

function jobAnswer(job: Job): SandboxResponse {
  const { id, query, latest, expiresAt } = job;
  const status = statusOf(job);
  const common = { id, status, expires_at: isoOf(expiresAt) };
  switch (status) {
    case 'waiting':
    case 'running':
      return json(202, common);
    case 'failed':
      return json(200, { ...common, error: { type: 'ProcessingError', uuid: id, message: 'The query could not be processed.' } });
    case 'complete': {
      const extent = query.since === null ? { at: isoOf(latest) } : { since: query.since, until: isoOf(latest) };
      return json(200, { ...common, objects: [{ id: objectOf(job) }], schema_version: SCHEMA_VERSION, ...extent });
    }
  }
}

const ObjectsSchema = z.array(z.object({ id: z.string() }));

/** `POST /dap/object/url`: where objects can be read for 15 minutes. */
export function objectUrls(state: DapState, { body }: SandboxRequest): SandboxResponse {
  const parsed = ObjectsSchema.safeParse(parseJson(body.toString()));
  if (!parsed.success) return failures.validation(z.prettifyError(parsed.error));
  const missing = parsed.data.find(({ id }) => state.jobs.ofObject(id) === undefined);
  if (missing !== undefined) return failures.notFound('object', missing.id);
  return json(200, { urls: Object.fromEntries(parsed.data.map(({ id }) => [id, { url: objectUrl(state, id) }])) });
}
