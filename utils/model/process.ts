import { PROCESS_STATES } from '@/utils/model/list-fields';
import { ProblemSchema } from '@/utils/model/problem';
import { z } from '@/utils/model/zod';

/** What can be under way. `following`: a run is on at IntelliBoard, and is looked at from time to time. */
export const PROCESS_ACTIVITIES = ['activating', 'starting', 'following', 'reading'] as const;

export const RUN_STATES = ['queued', 'waiting-for-data', 'downloading', 'loading', 'done', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const RunReadingSchema = z.object({
  id: z.string(),
  state: z.enum(RUN_STATES),
  /** 0 to 1. */
  progress: z.number(),
  startedAt: z.nullable(z.string()),
  finishedAt: z.nullable(z.string()),
  counts: z.object({ users: z.number(), courses: z.number(), enrollments: z.number(), activities: z.number(), kept: z.number(), dropped: z.number() }),
  /** `code` is one of the contract's; `message` is IntelliBoard's, shown as text. */
  error: z.nullable(z.object({ code: z.string(), message: z.string() })),
});
export type RunReading = z.infer<typeof RunReadingSchema>;

/** Step `process`. */
export const ProcessStateSchema = z.object({
  activity: z.nullable(z.object({ kind: z.enum(PROCESS_ACTIVITIES), since: z.string() })),
  /** API road: idempotency key of the request that starts the run, kept until it is answered. */
  startKey: z.nullable(z.string()),
  run: z.nullable(RunReadingSchema),
  /** Since when the run has been in the state that it is in, as far as it was looked at. */
  stateSince: z.nullable(z.string()),
  /** When it was last looked at. */
  seenAt: z.nullable(z.string()),
  /** Whether the admin wants a notification when it is done. */
  notify: z.boolean(),
  /** The run whose end has been told by badge or notification. */
  announced: z.nullable(z.string()),
  /** The run whose end the admin has seen in the guide; until then the badge stays. */
  acknowledged: z.nullable(z.string()),
  /** Form road: what the page said, and when. `isOurs`: it shows the address of this Canvas, so that it is about no other connection. */
  page: z.nullable(z.object({ at: z.string(), state: z.enum(PROCESS_STATES), isOurs: z.boolean() })),
  /** Form road: the admin says that it runs. */
  confirmedAt: z.nullable(z.string()),
  problem: z.nullable(ProblemSchema),
});
export type ProcessState = z.infer<typeof ProcessStateSchema>;

/** Nothing has been processed yet. */
export const NOT_PROCESSED: ProcessState = {
  activity: null,
  startKey: null,
  run: null,
  stateSince: null,
  seenAt: null,
  notify: false,
  announced: null,
  acknowledged: null,
  page: null,
  confirmedAt: null,
  problem: null,
};

/** A run that is over changes no more. */
export function isOver(run: RunReading): boolean {
  return run.state === 'done' || run.state === 'failed';
}
