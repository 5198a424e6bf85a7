import { LONGEST_WAIT_AWAKE_MS, pauseAfter, type Delivery } from '@/utils/outbox/policy';

/** One thing to be done at the other side once and only once, as it is stored. It holds no secret. */
export interface Job<Body, Result, Problem> {
  readonly id: string;
  /** UUID, kept across retries and restarts; the other side answers the same key as the first time. */
  readonly idempotencyKey: string;
  readonly body: Body;
  readonly attempts: number;
  /** Epoch ms of the next try. */
  readonly nextAt: number;
  /** Whether the other side may have it from any try: stored before each, so that one in which the worker was killed counts. */
  readonly mayHaveArrived: boolean;
  readonly outcome: { readonly kind: 'open'; readonly problem: Problem | null } | { readonly kind: 'delivered'; readonly result: Result } | { readonly kind: 'refused'; readonly problem: Problem };
}

export interface OutboxPorts<Body, Result, Problem> {
  readonly jobs: {
    get(id: string): Promise<Job<Body, Result, Problem> | null>;
    put(job: Job<Body, Result, Problem>): Promise<void>;
    remove(id: string): Promise<void>;
    ids(): Promise<string[]>;
  };
  /** One try. Never throws. May be called for a job whose earlier try was cut off at any line. */
  readonly deliver: (job: Job<Body, Result, Problem>) => Promise<Delivery<Result, Problem>>;
  /** Told of every step. For a settled job it is idempotent: it may be told again after a restart. */
  readonly onChange: (job: Job<Body, Result, Problem>) => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly wakeAt: (when: number) => Promise<void>;
}

/**
 * Delivers once, and survives death at any line: the job is stored before the first try and after each, and
 * a settled one stays until `onChange` has taken note of it.
 */
export class Outbox<Body, Result, Problem> {
  readonly #running = new Map<string, Promise<void>>();
  /** Jobs that are being tried right now, by id. */
  readonly #trying = new Set<string>();
  /** Jobs that were taken back, by idempotency key: no try of one begins any more, though it was read before it was gone. */
  readonly #withdrawn = new Set<string>();

  constructor(private readonly ports: OutboxPorts<Body, Result, Problem>) {}

  /** Stores the job, then begins. The same id again is left as it is. `mayHaveArrived`: by another job, before this one. */
  async add(id: string, idempotencyKey: string, body: Body, mayHaveArrived = false): Promise<void> {
    if ((await this.ports.jobs.get(id)) === null) {
      await this.ports.jobs.put({ id, idempotencyKey, body, attempts: 0, nextAt: this.ports.now(), mayHaveArrived, outcome: { kind: 'open', problem: null } });
    }
    await this.run(id);
  }

  /** Goes on with every stored job. Called whenever the worker wakes. */
  async resume(): Promise<void> {
    for (const id of await this.ports.jobs.ids()) await this.run(id);
  }

  /** Tries now, whatever the next try was set to. */
  async hurry(id: string): Promise<void> {
    const job = await this.ports.jobs.get(id);
    if (job !== null && !this.#running.has(id) && !this.#withdrawn.has(job.idempotencyKey)) await this.ports.jobs.put({ ...job, nextAt: this.ports.now() });
    await this.run(id);
  }

  async cancel(id: string): Promise<void> {
    await this.ports.jobs.remove(id);
  }

  /** Takes a job back of which the other side has nothing for certain. Answers whether there is none any more. */
  async withdraw(id: string): Promise<boolean> {
    const job = await this.ports.jobs.get(id);
    if (job === null) return true;
    if (this.#trying.has(id) || job.mayHaveArrived || job.outcome.kind !== 'open') return false;
    this.#withdrawn.add(job.idempotencyKey);
    await this.ports.jobs.remove(id);
    return true;
  }

  /** The job as it stands; `null`: there is none any more. */
  get(id: string): Promise<Job<Body, Result, Problem> | null> {
    return this.ports.jobs.get(id);
  }

  async has(id: string): Promise<boolean> {
    return (await this.get(id)) !== null;
  }

  /** One run for a job at a time, however many ask. */
  run(id: string): Promise<void> {
    const running = this.#running.get(id) ?? this.#work(id).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #work(id: string): Promise<void> {
    const { jobs, now, sleep, wakeAt, onChange } = this.ports;
    let isTold = false;
    for (;;) {
      const job = await jobs.get(id);
      if (job === null || this.#withdrawn.has(job.idempotencyKey)) return;
      if (job.outcome.kind !== 'open') {
        await onChange(job);
        // Another may have taken its place meanwhile.
        if ((await jobs.get(id))?.idempotencyKey !== job.idempotencyKey) continue;
        await jobs.remove(id);
        return;
      }
      const wait = job.nextAt - now();
      if (wait > LONGEST_WAIT_AWAKE_MS) {
        // Whoever was killed right after a try has stored what came of it, and told nobody.
        if (!isTold) await onChange(job);
        return wakeAt(job.nextAt);
      }
      if (wait > 0) {
        // Told beforehand, so that an alarm takes over should the worker die while it waits.
        await wakeAt(job.nextAt + LONGEST_WAIT_AWAKE_MS);
        await sleep(wait);
        continue;
      }
      this.#trying.add(id);
      await this.#attempt(job).finally(() => this.#trying.delete(id));
      isTold = true;
    }
  }

  async #attempt(before: Job<Body, Result, Problem>): Promise<void> {
    const { jobs, deliver, onChange, now, random } = this.ports;
    const job = { ...before, attempts: before.attempts + 1, mayHaveArrived: true };
    await jobs.put(job);
    await onChange(job);
    const delivery = await deliver(job);
    // Cancelled meanwhile; another job may be in its place by now.
    if ((await jobs.get(job.id))?.idempotencyKey !== job.idempotencyKey) return;
    const leftNothing = delivery.kind !== 'delivered' && delivery.leftNothing;
    const settled = settle({ ...job, mayHaveArrived: leftNothing ? before.mayHaveArrived : true }, delivery, now(), random);
    await jobs.put(settled);
    if (settled.outcome.kind === 'open') await onChange(settled);
  }
}

function settle<Body, Result, Problem>(job: Job<Body, Result, Problem>, delivery: Delivery<Result, Problem>, now: number, random: () => number): Job<Body, Result, Problem> {
  if (delivery.kind === 'delivered') return { ...job, outcome: delivery };
  if (delivery.kind === 'refused') return { ...job, outcome: { kind: 'refused', problem: delivery.problem } };
  const pause = pauseAfter(job.attempts, delivery.afterMs, random);
  if (pause === null) return { ...job, outcome: { kind: 'refused', problem: delivery.problem } };
  return { ...job, nextAt: now + pause, outcome: { kind: 'open', problem: delivery.problem } };
}
