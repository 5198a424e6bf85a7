import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Outbox, type Job } from '@/utils/outbox/outbox';
import { pauseAfter, type Delivery } from '@/utils/outbox/policy';

type Try = Delivery<string, string> | 'killed-before' | 'killed-after';
type TestJob = Job<string, string, string>;

/** Something to wait for, and how it comes about. */
function signal() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/**
 * A world with a clock that jumps, a store that outlives the worker, and another side that knows each
 * idempotency key once. `script` says what happens at each try.
 */
function world(script: Try[]) {
  let clock = 0;
  const stored = new Map<string, TestJob>();
  const effects = new Set<string>();
  const told: TestJob[] = [];
  let alarm: number | null = null;
  const tries: string[] = [];
  let whenTold: (job: TestJob) => Promise<void> = async () => undefined;

  class Killed extends Error {}
  const boot = () =>
    new Outbox<string, string, string>({
      jobs: {
        get: async (id) => stored.get(id) ?? null,
        put: async (job) => void stored.set(job.id, structuredClone(job)),
        remove: async (id) => void stored.delete(id),
        ids: async () => [...stored.keys()],
      },
      deliver: async (job) => {
        tries.push(job.idempotencyKey);
        const next = script.shift() ?? { kind: 'delivered', result: 'made' };
        if (next === 'killed-before') throw new Killed();
        if (next === 'killed-after' || next.kind === 'delivered') effects.add(job.idempotencyKey);
        if (next === 'killed-after') throw new Killed();
        return next;
      },
      onChange: async (job) => {
        told.push(job);
        await whenTold(job);
      },
      now: () => clock,
      random: () => 0.5,
      sleep: async (ms) => void (clock += ms),
      wakeAt: async (when) => void (alarm = when),
    });

  return {
    stored,
    effects,
    told,
    tries,
    boot,
    onTelling: (deed: (job: TestJob) => Promise<void>) => void (whenTold = deed),
    /** Runs, starting a new worker after each kill and at each alarm, until nothing is stored any more. */
    async play(first: (outbox: Outbox<string, string, string>) => Promise<void>) {
      let begin = first;
      for (let life = 0; life < 60 && (stored.size > 0 || life === 0); life += 1) {
        const outbox = boot();
        await begin(outbox).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        begin = (again) => again.resume();
        if (alarm !== null) clock = Math.max(clock, alarm);
      }
    },
  };
}

const retry = (afterMs: number | null = null, leftNothing = false): Try => ({ kind: 'retry', problem: 'busy', afterMs, leftNothing });

describe('a delivery', () => {
  test('through 500, 500 and an answer has one effect under one key', async () => {
    const { play, effects, tries, told } = world([retry(), retry()]);
    await play((outbox) => outbox.add('connection', 'key-1', 'body'));
    expect([...effects]).toEqual(['key-1']);
    expect(tries).toEqual(['key-1', 'key-1', 'key-1']);
    expect(told.at(-1)?.outcome).toEqual({ kind: 'delivered', result: 'made' });
  });

  test('that is refused is not tried again', async () => {
    const { play, tries, told } = world([{ kind: 'refused', problem: 'invalid', leftNothing: true }]);
    await play((outbox) => outbox.add('connection', 'key-1', 'body'));
    expect(tries).toHaveLength(1);
    expect(told.at(-1)?.outcome).toEqual({ kind: 'refused', problem: 'invalid' });
  });

  test('added twice stays one', async () => {
    const { boot, tries } = world([retry(60_000)]);
    const outbox = boot();
    await outbox.add('connection', 'key-1', 'body');
    await outbox.add('connection', 'key-2', 'body');
    expect(tries).toEqual(['key-1']);
  });

  test('can be hurried, and asked for by many it still runs once at a time', async () => {
    const { boot, tries } = world([retry(3_600_000)]);
    const outbox = boot();
    await outbox.add('connection', 'key-1', 'body');
    await Promise.all([outbox.hurry('connection'), outbox.hurry('connection'), outbox.resume()]);
    expect(tries).toHaveLength(2);
  });

  test('whose try was stored by a worker that died before it told of it is told of by the next, while it waits', async () => {
    const { boot, told, stored } = world([retry(12 * 3_600_000)]);
    await boot().add('a', 'key-1', 'body');
    const settled = stored.get('a');
    expect(settled?.attempts).toBe(1);
    told.length = 0;
    await boot().resume();
    expect(told).toEqual([settled]);
  });

  test('that was cancelled while it was on its way leaves another one in its place alone', async () => {
    const stored = new Map<string, TestJob>();
    const told: TestJob[] = [];
    const arrived = signal();
    const replaced = signal();
    const answered = signal();
    const outbox = new Outbox<string, string, string>({
      jobs: { get: async (id) => stored.get(id) ?? null, put: async (job) => (stored.set(job.id, job), job.body === 'second' ? replaced.resolve() : undefined), remove: async (id) => void stored.delete(id), ids: async () => [...stored.keys()] },
      deliver: async ({ body }) => {
        if (body === 'second') return { kind: 'delivered', result: body };
        arrived.resolve();
        await answered.promise;
        return { kind: 'refused', problem: 'too late', leftNothing: true };
      },
      onChange: async (job) => void told.push(job),
      now: () => 0,
      random: () => 0.5,
      sleep: async () => undefined,
      wakeAt: async () => undefined,
    });
    const first = outbox.add('filters', 'key-1', 'first');
    await arrived.promise;
    await outbox.cancel('filters');
    const second = outbox.add('filters', 'key-2', 'second');
    await replaced.promise;
    answered.resolve();
    await Promise.all([first, second]);
    expect(told.filter(({ outcome }) => outcome.kind !== 'open')).toMatchObject([{ body: 'second', outcome: { kind: 'delivered' } }]);
    expect(stored.size).toBe(0);
  });

  test('another that takes its place while the end of the first is told is delivered, too', async () => {
    const it = world([]);
    const outbox = it.boot();
    it.onTelling(async ({ idempotencyKey, outcome }) => {
      if (idempotencyKey !== 'key-1' || outcome.kind !== 'delivered') return;
      await outbox.cancel('job');
      void outbox.add('job', 'key-2', 'another body');
      await Promise.resolve();
    });
    await outbox.add('job', 'key-1', 'body');
    await outbox.resume();
    expect(it.effects).toEqual(new Set(['key-1', 'key-2']));
    expect(it.stored.size).toBe(0);
  });

  test('that was cancelled is not told of any more', async () => {
    const { boot, told, stored } = world([retry(3_600_000)]);
    const outbox = boot();
    await outbox.add('connection', 'key-1', 'body');
    await outbox.cancel('connection');
    const before = told.length;
    await outbox.resume();
    expect(told).toHaveLength(before);
    expect(stored.size).toBe(0);
  });

  test('killed anywhere, any number of times, ends with one effect and is told of', async () => {
    const event = fc.constantFrom<Try>('killed-before', 'killed-after', retry(), retry(45_000));
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (script) => {
        const { play, effects, told, stored } = world([...script]);
        await play((outbox) => outbox.add('connection', 'key-1', 'body'));
        expect([...effects]).toEqual(['key-1']);
        expect(told.at(-1)?.outcome.kind).toBe('delivered');
        expect(stored.size).toBe(0);
      }),
    );
  });
});

describe('a delivery that is taken back', () => {
  /** Tried as the script says, one worker after the other, until it waits for long; what is left of it when it is taken back then. */
  async function takenBack(script: Try[]) {
    const left = world([...script]);
    for (let life = 0; life <= script.filter((one) => typeof one === 'string').length; life += 1) {
      await left.boot().add('key', 'key-1', 'body').catch(() => undefined);
    }
    const isGone = await left.boot().withdraw('key');
    return { isGone, isStored: left.stored.has('key'), tries: left.tries.length };
  }

  test.each<[string, Try[]]>([
    ['that was never tried', []],
    ['that was turned away each time', [retry(1_000, true), retry(3_600_000, true)]],
  ])('%s: it is gone, and never tried again', async (_, script) => {
    if (script.length === 0) return expect(await world([]).boot().withdraw('key')).toBe(true);
    expect(await takenBack(script)).toEqual({ isGone: true, isStored: false, tries: 2 });
  });

  test.each<[string, Try[]]>([
    ['the answer to one try was lost', [retry(3_600_000)]],
    ['the answer to an earlier try was lost', [retry(1_000), retry(3_600_000, true)]],
    ['the worker was killed in a try', ['killed-before', retry(3_600_000, true)]],
  ])('%s: it stays', async (_, script) => {
    expect(await takenBack(script)).toEqual({ isGone: false, isStored: true, tries: script.length });
  });

  test('it may have arrived by another job before: it stays', async () => {
    const { boot } = world([retry(3_600_000, true)]);
    await boot().add('key', 'key-1', 'body', true);
    expect(await boot().withdraw('key')).toBe(false);
  });

  test('at any moment of a try: either it stays, or no try of it ever begins', async () => {
    const outcomes = new Set<boolean>();
    for (let turns = 0; turns < 40; turns += 1) {
      const { boot, stored, tries } = world([retry(3_600_000, true), retry(3_600_000)]);
      const outbox = boot();
      await outbox.add('key', 'key-1', 'body');
      const again = outbox.hurry('key');
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      const isGone = await outbox.withdraw('key');
      await again;
      await boot().resume();
      outcomes.add(isGone);
      expect([stored.size, tries.length], `after ${turns} turns`).toEqual(isGone ? [0, 1] : [1, 2]);
    }
    expect(outcomes.size).toBe(2);
  });
});

describe('the pause before the next try', () => {
  test('is never shorter than what the other side asked for, and ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 86_400_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, asked, random) => {
        const pause = pauseAfter(attempt, asked, () => random);
        expect(pause).not.toBeNull();
        expect(pause ?? 0).toBeGreaterThanOrEqual(asked);
      }),
    );
    expect(pauseAfter(12, null, () => 0.5)).toBeNull();
  });

  test.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [11, 1_024_000],
  ])('after try %d is about %d ms', (attempt, ms) => {
    expect(pauseAfter(attempt, null, () => 0.5)).toBe(ms);
  });
});
