import type { Answer } from './answer';
import { JobRead } from './dap-answers';
import { errorSaid, jobFailure, queryFailure } from './dap-failure';
import { err, ok, type Result } from '@/utils/core/result';
import type { DapFailure } from '@/utils/model/canvas-data';

/** `until`: the time of the table's latest record, ISO 8601 in UTC. */
export type Probe = { readonly kind: 'done'; readonly until: string } | { readonly kind: 'job'; readonly jobId: string };

/** How a probe stands by an answer of `POST …/data` or `GET /job/{id}`, whose jobs are alike. `now`: epoch ms. */
export function probeOf(answer: Answer, now: number): Result<Probe, DapFailure> {
  if (answer.status !== 200 && answer.status !== 202) return unlessLatest(queryFailure(answer, now), answer.json);
  const read = JobRead.safeParse(answer.json);
  if (!read.success) return err({ kind: 'unexpected', status: answer.status });
  switch (read.data.status) {
    case 'complete':
      return ok({ kind: 'done', until: read.data.until });
    case 'failed':
      return unlessLatest(jobFailure(answer), answer.json);
    case 'waiting':
    case 'running':
      return ok({ kind: 'job', jobId: read.data.id });
  }
}

/** The failure; but an out-of-range error that names the latest time there is has answered the question. */
function unlessLatest(failure: DapFailure, json: unknown): Result<Probe, DapFailure> {
  const until = failure.kind === 'out-of-range' ? errorSaid(json).until : undefined;
  return until === undefined ? err(failure) : ok({ kind: 'done', until });
}
