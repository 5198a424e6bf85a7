import type { Code, Run } from '@/utils/intelliboard/contract';

/** What was loaded of what was read: what filters and roles have let through. */
export interface Loaded {
  readonly users: number;
  readonly courses: number;
  readonly enrollments: number;
  readonly activities: number;
}

export interface StoredRun {
  readonly id: string;
  state: Run['state'];
  progress: number;
  startedAt: string | null;
  finishedAt: string | null;
  counts: Run['counts'];
  error: { readonly code: Code; readonly message: string } | null;
  loaded: Loaded | null;
}

export function isOver({ state }: StoredRun): boolean {
  return state === 'done' || state === 'failed';
}

/** As the contract shows it. */
export function runAnswer({ id, state, progress, startedAt, finishedAt, counts, error }: StoredRun): Run {
  return { id, state, progress, startedAt, finishedAt, counts, ...(error !== null && { error }) };
}
