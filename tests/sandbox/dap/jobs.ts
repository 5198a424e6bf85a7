import type { MadeUp } from './made-up';

/** What was asked for, as the request's body has it. Times are ISO 8601 in UTC. */
export interface Query {
  readonly namespace: string;
  readonly table: string;
  readonly format: 'tsv' | 'csv' | 'jsonl' | 'parquet';
  readonly mode: 'expanded' | 'condensed' | null;
  /** `null` for a snapshot. */
  readonly since: string | null;
  readonly until: string | null;
}

export type JobStatus = 'waiting' | 'running' | 'complete' | 'failed';

export interface Job {
  readonly id: string;
  readonly query: Query;
  /** The commit time of the latest record in it, in ms. */
  readonly latest: number;
  readonly expiresAt: number;
  readonly fails: boolean;
  /** How often it has to be asked for until it is done. */
  pollsLeft: number;
}

/** Jobs and their objects are kept for 24 hours (DAP Query API 1.0.0). */
const LIFETIME_MS = 24 * 3_600_000;

/** All queries under way or done. */
export class Jobs {
  #jobs: Job[] = [];
  #started = 0;

  constructor(
    private readonly madeUp: MadeUp,
    private readonly now: () => number,
  ) {}

  /** The job of an identical query, or a new one. Assumed: whichever key asks, and not that of one that failed. */
  start(query: Query, { latest, fails, polls }: { latest: number; fails: boolean; polls: number }): Job {
    const same = this.#known().find((job) => JSON.stringify(job.query) === JSON.stringify(query) && statusOf(job) !== 'failed');
    if (same !== undefined) return same;
    const job: Job = { id: this.madeUp.uuid(`job ${this.#started}`), query, latest, fails, expiresAt: this.now() + LIFETIME_MS, pollsLeft: polls };
    this.#started += 1;
    this.#jobs.push(job);
    return job;
  }

  /** The job as it is after one more question. */
  poll(id: string): Job | undefined {
    const job = this.#known().find((one) => one.id === id);
    if (job !== undefined) job.pollsLeft = Math.max(0, job.pollsLeft - 1);
    return job;
  }

  /** The job, done by now, that has an object of this id. */
  ofObject(id: string): Job | undefined {
    return this.#known().find((job) => statusOf(job) === 'complete' && objectOf(job) === id);
  }

  /** The data are other ones now, so that no old job may stand for them. */
  forget(): void {
    this.#jobs = [];
  }

  get started(): number {
    return this.#started;
  }

  #known(): readonly Job[] {
    this.#jobs = this.#jobs.filter(({ expiresAt }) => this.now() < expiresAt);
    return this.#jobs;
  }
}

export function statusOf({ pollsLeft, fails }: Job): JobStatus {
  if (pollsLeft === 0) return fails ? 'failed' : 'complete';
  return pollsLeft === 1 ? 'running' : 'waiting';
}

/** One object a job. */
export function objectOf({ id, query }: Job): string {
  return `${id}/part-00000-${id}-c000.${query.format === 'parquet' ? 'parquet' : `${query.format}.gz`}`;
}
