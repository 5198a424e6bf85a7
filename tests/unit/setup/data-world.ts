import { err, ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { DapFailure, DapFailureKind, DataSource, FlatFilesFailure } from '@/utils/model/canvas-data';
import type { DataTool } from '@/utils/model/data';
import { emptyData, emptySetup } from '@/utils/model/empty-setup';
import type { SetupState } from '@/utils/model/setup';
import { dataUseCases } from '@/utils/setup/data';
import type { DataContext } from '@/utils/setup/data-context';
import type { DataPair, FlatFilesReading, Purpose } from '@/utils/setup/ports';
import { Killed } from './key-world';

export const CANVAS = 'https://fernwood.instructure.com';
export const DAP_ID = 'us-east-1#0a1b2c3d-0000-4000-8000-00000000000a';
export const PORTAL: DataTool = { id: '31', label: 'Canvas Data Portal', url: `${CANVAS}/accounts/1/external_tools/31` };
export const BUILDS = [{ finishedAt: '2026-11-23T04:12:00Z', requestsOnly: false }];

type Worker = ReturnType<typeof dataUseCases>;

/** The services of Canvas data, and a worker that can be killed at any call it makes to the world. */
export class DataWorld {
  state: SetupState;
  /** Purpose → what lies there. */
  readonly vault = new Map<Purpose, string>();
  readonly granted = new Set<string>([CANVAS]);
  readonly released: string[] = [];
  readonly opened: string[] = [];
  watched: 'identity' | 'portal' | null = null;
  tools: readonly DataTool[] | null = [PORTAL, { id: '32', label: 'Data Services', url: `${CANVAS}/accounts/1/external_tools/32` }];
  selected: string | null = null;
  /** The pair that the service takes: id, secret. */
  right: readonly [string, string] = [DAP_ID, 'theTrueSecretOfCanvasData2'];
  /** What the service does instead of answering. */
  dapFails: DapFailureKind | null = null;
  flatFilesFail: FlatFilesFailure | null = null;
  builds: FlatFilesReading['builds'] = BUILDS;
  /** Polls that a job takes; what a query or a poll says instead. */
  jobPolls = 1;
  queries: DapFailure[] = [];
  polls: DapFailure[] = [];
  tried: string[] = [];
  slept: number[] = [];
  killIn = Infinity;
  killAfterEffect = false;
  calls = 0;
  whileAsked: () => Promise<unknown> = async () => undefined;
  /** What else happens while Canvas is asked for its tools. */
  whileListed: () => unknown = () => undefined;
  readonly #jobs = new Map<string, { table: string; polls: number }>();
  worker = this.#boot();

  constructor(source: DataSource = 'dap') {
    const empty = emptySetup('run-1', 'next.intelliboard.net');
    const site = { origin: CANVAS, kind: 'production' as const, rootAccountId: '1', accountName: 'Fernwood', timeZone: 'America/Denver', userName: 'Robin', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: '2026-11-23T08:00:00Z' };
    this.state = { ...empty, canvas: { ...empty.canvas, site }, data: emptyData(source) };
  }

  get data() {
    return this.state.data;
  }

  /** Does something, and after a kill starts a new worker that goes on, until nothing but a person is waited for. */
  async play(begin: (worker: Worker) => Promise<unknown>): Promise<void> {
    let work = begin;
    for (let life = 0; life < 40; life += 1) {
      const killed = await this.#dies(() => work(this.worker));
      if (killed) this.worker = this.#boot();
      const { activity } = this.data;
      if (!killed && (activity === null || activity.kind === 'watching' || activity.kind === 'asking')) return;
      work = (worker) => worker.resume();
    }
    throw new Error(`still ${this.data.activity?.kind}`);
  }

  /** The page says what it saw until it is acknowledged, or until nobody listens any more. */
  async pageReports(source: DataSource, pairs: readonly { id: string; secret: string }[]): Promise<boolean> {
    for (let life = 0; life < 3; life += 1) {
      let stored = false;
      const killed = await this.#dies(async () => {
        stored = await this.worker.seen(source, pairs);
      });
      if (killed) this.worker = this.#boot();
      else {
        await this.play((worker) => worker.resume());
        return stored;
      }
    }
    throw new Error('killed again and again');
  }

  async #dies(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return false;
    } catch (error) {
      if (error instanceof Killed) return true;
      throw error;
    }
  }

  async #call<T>(effect: () => T | Promise<T>): Promise<T> {
    this.calls += 1;
    this.killIn -= 1;
    const kill = this.killIn === 0;
    if (kill && !this.killAfterEffect) throw new Killed();
    const result = await effect();
    if (kill) throw new Killed();
    return result;
  }

  #isRight({ id, secret }: DataPair): boolean {
    this.tried.push(id);
    return id === this.right[0] && secret.reveal() === this.right[1];
  }

  async #dap<T>(pair: DataPair, value: () => T): Promise<Result<T, DapFailure>> {
    await this.whileAsked();
    if (this.dapFails === 'unreachable' || this.dapFails === 'timeout' || this.dapFails === 'throttled') return err({ kind: this.dapFails, status: 0 });
    if (!this.#isRight(pair)) return err({ kind: 'refused', status: 401 });
    return this.dapFails === null ? ok(value()) : err({ kind: this.dapFails, status: 500 });
  }

  #boot(): Worker {
    const call = this.#call.bind(this);
    const ports: DataContext['ports'] = {
      now: () => new Date('2026-11-23T08:00:00Z'),
      sleep: async (ms) => void this.slept.push(ms),
      store: { read: async () => structuredClone(this.state), update: (change) => call(() => (this.state = structuredClone(change(this.state)))) },
      vault: {
        keep: (purpose, _, secret) => call(() => (this.vault.set(purpose, secret.reveal()), { last4: secret.last4, state: 'held' as const })),
        use: async (purpose) => (this.vault.has(purpose) ? new Secret(this.vault.get(purpose) ?? '') : null),
        presence: async () => null,
        forget: (purpose) => call(() => void this.vault.delete(purpose)),
        forgetAll: async () => undefined,
        setPassphrase: async () => undefined,
        hasPassphrase: async () => false,
        unlock: async () => false,
      },
      sites: { isGranted: async (origin) => this.granted.has(origin), release: async (origin) => void this.released.push(origin), connectedElsewhere: async () => false, watchKeysPage: async () => undefined, lookAtTab: async () => ({ kind: 'hidden' }) },
      data: {
        tools: () =>
          call(() => {
            this.whileListed();
            return this.tools;
          }),
        open: (url) => call(() => void this.opened.push(url)),
        watch: (place) => call(() => void (this.watched = place)),
        selection: async () => (this.selected === null ? err('nothing-selected') : ok(new Secret(this.selected))),
        proveDap: (pair) => call(() => this.#dap(pair, () => ({ tables: 97 }))),
        busyTables: ['enrollments', 'users'],
        startProbe: (_, table) =>
          call(() => {
            const failure = this.queries.shift();
            if (failure !== undefined) return err(failure);
            // The same query finds the same job.
            this.#jobs.set(`job-${table}`, this.#jobs.get(`job-${table}`) ?? { table, polls: this.jobPolls });
            return ok({ kind: 'job' as const, jobId: `job-${table}` });
          }),
        pollProbe: (_, jobId) =>
          call(() => {
            const failure = this.polls.shift();
            if (failure !== undefined) return err(failure);
            const job = this.#jobs.get(jobId);
            if (job === undefined) return err({ kind: 'not-found' as const, status: 404 });
            job.polls -= 1;
            return ok(job.polls > 0 ? { kind: 'job' as const, jobId } : { kind: 'done' as const, until: '2026-11-23T05:00:00Z' });
          }),
        judgeDap: (until) => (Object.keys(until).length === 0 ? null : { verdict: 'ok', until: '2026-11-23T05:00:00Z', quiet: [] }),
        readFlatFiles: (pair) =>
          call(async () => {
            await this.whileAsked();
            if (this.flatFilesFail !== null && this.flatFilesFail.kind !== 'no-files') return err(this.flatFilesFail);
            if (!this.#isRight(pair)) return err({ kind: 'unauthorised' as const, status: 401 });
            if (this.flatFilesFail !== null) return err(this.flatFilesFail);
            return ok({ skewMinutes: 0, freshness: 'fresh' as const, reserved: false, newestFinishedAt: this.builds[0]?.finishedAt ?? null, builds: this.builds });
          }),
        adviseHour: (source, builds) => (source === 'dap' ? { kind: 'none' } : { kind: 'too-few', seen: builds.length, latest: '2026-11-23T04:12:00Z' }),
      },
    };
    return dataUseCases(ports);
  }
}
