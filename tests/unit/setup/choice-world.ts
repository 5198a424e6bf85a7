import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure, CanvasFailureKind } from '@/utils/model/canvas-failure';
import { JobSchema, type DeliveryBody, type DeliveryProblem, type DeliveryResult } from '@/utils/model/delivery';
import { emptySetup } from '@/utils/model/empty-setup';
import { problem } from '@/utils/model/problem';
import type { Role, School, SchoolList, SubAccount, Term } from '@/utils/model/school';
import type { SetupState } from '@/utils/model/setup';
import { Outbox, type Job } from '@/utils/outbox/outbox';
import type { Delivery } from '@/utils/outbox/policy';
import { filtersUseCases } from '@/utils/setup/filters';
import type { Choice, ListProgress, Ports } from '@/utils/setup/ports';
import { rolesUseCases } from '@/utils/setup/roles';
import { schoolReader } from '@/utils/setup/school';
import { Killed } from './key-world';

export const CANVAS = 'https://fernwood.instructure.com';
export const NOW = '2026-11-23T08:00:00.000Z';
export const ACCOUNTS: SubAccount[] = [
  { id: '2', name: 'Arts', parentId: '1' },
  { id: '3', name: 'Biology', parentId: '2' },
];
export const TERMS: Term[] = [
  { id: '1', name: 'Default Term', startAt: null, endAt: null },
  { id: '5', name: 'Fall 2026', startAt: '2026-08-24T06:00:00Z', endAt: '2026-12-18T06:59:59Z' },
  { id: '6', name: 'Spring 2027', startAt: '2027-01-11T06:00:00Z', endAt: null },
];
export const ROLES: Role[] = [
  { id: '1', name: 'AccountAdmin', label: 'Administrador de cuenta', base: 'AccountMembership', isCustom: false },
  { id: '19', name: 'StudentEnrollment', label: 'Estudiante', base: 'StudentEnrollment', isCustom: false },
  { id: '20', name: 'TeacherEnrollment', label: 'Profesor', base: 'TeacherEnrollment', isCustom: false },
  { id: '35', name: 'Registrar', label: 'Registrar', base: 'AccountMembership', isCustom: true },
];

type DeliveryJob = Job<DeliveryBody, DeliveryResult, DeliveryProblem>;
type Worker = ReturnType<ChoiceWorld['boot']>;

/** A Canvas with its lists, an IntelliBoard that keeps what it is sent, and a worker that can be killed at any call. */
export class ChoiceWorld {
  state: SetupState;
  school: School | null = null;
  readonly jobs = new Map<string, unknown>();
  lists = { subAccounts: ACCOUNTS, terms: TERMS, roles: ROLES };
  /** What Canvas says instead of a list. */
  readonly refuses: Partial<Record<SchoolList, CanvasFailureKind>> = {};
  /** Lists in the order in which they were asked for, and how many were asked for at once at most. */
  readonly asked: SchoolList[] = [];
  atOnce = 0;
  /** What IntelliBoard got, by idempotency key; and how it answers. */
  readonly got = new Map<string, Choice>();
  answers: 'normally' | 'later' | 'refuses' = 'normally';
  /** What happens elsewhere while Canvas is asked, or IntelliBoard. */
  whileAsked: () => Promise<unknown> = async () => undefined;
  calls = 0;
  killIn = Infinity;
  killAfterEffect = false;
  #open = 0;
  #life = 0;
  #ticks = 0;
  worker = this.boot();

  constructor() {
    const empty = emptySetup('run-1', 'next.intelliboard.net');
    const site = { origin: CANVAS, kind: 'production' as const, rootAccountId: '1', accountName: 'Fernwood', timeZone: 'America/Denver', userName: 'Robin', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: NOW };
    this.state = { ...empty, account: { ...empty.account, road: 'api' }, canvas: { ...empty.canvas, site }, send: { ...empty.send, connectionId: 'c_1' } };
  }

  /** Does something, and after a kill starts a new worker that goes on, until nothing is under way. */
  async play(begin: (worker: Worker) => Promise<unknown>): Promise<void> {
    let work = begin;
    for (let life = 0; life < 40; life += 1) {
      const killed = await this.#dies(() => work(this.worker));
      if (!killed && this.state.filters.activity === null && this.state.roles.activity === null && this.jobs.size === 0) return;
      if (killed) this.worker = this.boot();
      work = (worker) => worker.resume();
    }
  }

  /** The click on "Save": what is confirmed goes on by itself. */
  async confirm(step: 'filters' | 'roles'): Promise<void> {
    await this.play(async (worker) => {
      await worker[step].confirm();
      await worker.resume();
    });
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

  boot() {
    this.#life += 1;
    const life = this.#life;
    const call = async <T>(effect: () => T | Promise<T>): Promise<T> => {
      // A dead worker does nothing more.
      if (life !== this.#life) return new Promise(() => undefined);
      this.calls += 1;
      this.killIn -= 1;
      const kill = this.killIn === 0;
      if (kill && !this.killAfterEffect) this.#life += 1;
      if (kill && !this.killAfterEffect) throw new Killed();
      const result = await effect();
      if (kill) this.#life += 1;
      if (kill) throw new Killed();
      return result;
    };
    const list =
      <T>(which: SchoolList, items: () => T[]) =>
      (_: string, __: string, onProgress: (progress: ListProgress) => Promise<boolean>): Promise<Result<T[], CanvasFailure>> =>
        call(async () => {
          this.asked.push(which);
          this.#open += 1;
          this.atOnce = Math.max(this.atOnce, this.#open);
          try {
            await this.whileAsked();
            const kind = this.refuses[which];
            if (kind !== undefined) return err({ kind, status: 403 });
            return (await onProgress({ items: items().length, waiting: false })) ? ok(structuredClone(items())) : err({ kind: 'cancelled', status: 0 });
          } finally {
            this.#open -= 1;
          }
        });
    const outbox = new Outbox<DeliveryBody, DeliveryResult, DeliveryProblem>({
      jobs: {
        get: (id) => call(() => JobSchema.safeParse(this.jobs.get(id)).data ?? null),
        put: (job) => call(() => void this.jobs.set(job.id, structuredClone(job))),
        remove: (id) => call(() => void this.jobs.delete(id)),
        ids: async () => [...this.jobs.keys()],
      },
      deliver: (job) => call(() => this.#backend(job)),
      onChange: (job) => changed(job),
      now: () => Date.parse(NOW),
      random: () => 0.5,
      sleep: async () => undefined,
      wakeAt: async () => undefined,
    });
    async function changed({ body, outcome }: DeliveryJob): Promise<void> {
      if (body.kind !== 'filters' && body.kind !== 'roles') return;
      const step = worker[body.kind];
      if (outcome.kind === 'delivered') await step.saved(body, outcome.result.at ?? '');
      else if (outcome.kind === 'refused') await step.refused(outcome.problem.problem);
      else if (outcome.problem !== null) await step.saving(outcome.problem.problem);
    }
    const ports = {
      // Time passes between any two looks at the clock.
      now: () => new Date(Date.parse(NOW) + 1_000 * (this.#ticks += 1)),
      newId: () => `id-${(this.calls += 1)}`,
      sleep: async () => undefined,
      store: { read: async () => structuredClone(this.state), update: (change: (state: SetupState) => SetupState) => call(() => (this.state = structuredClone(change(this.state)))) },
      school: { read: async () => structuredClone(this.school), update: (change: (school: School | null) => School | null) => call(() => void (this.school = structuredClone(change(this.school)))) },
      sites: { isGranted: async () => true },
      canvas: { listSubAccounts: list('subAccounts', () => this.lists.subAccounts), listTerms: list('terms', () => this.lists.terms), listRoles: list('roles', () => this.lists.roles) },
      deliveries: {
        saveChoice: (connectionId: string, choice: Choice) => outbox.add(choice.kind, ports.newId(), { ...choice, host: 'next.intelliboard.net', connectionId }),
        isSaving: (kind: Choice['kind']) => outbox.has(kind),
        cancelSaving: (kind: Choice['kind']) => outbox.cancel(kind),
      },
    };
    const reader = schoolReader(ports as unknown as Ports);
    const filters = filtersUseCases(ports as unknown as Ports, reader);
    const roles = rolesUseCases(ports as unknown as Ports, reader);
    const worker = { filters, roles, resume: () => Promise.all([filters.resume(), roles.resume(), outbox.resume()]) };
    return worker;
  }

  /** Answers the same key as the first time. */
  async #backend({ body, idempotencyKey }: DeliveryJob): Promise<Delivery<DeliveryResult, DeliveryProblem>> {
    await this.whileAsked();
    const what = (code: 'send_waiting' | 'filters_refused', params: string[]) => ({ problem: problem(code, new Date(NOW), params), connectionId: null });
    if (this.answers === 'refuses') return { kind: 'refused', problem: what('filters_refused', ['There is no such term.', 'terms']), leftNothing: true };
    if (this.answers === 'later') return { kind: 'retry', problem: what('send_waiting', ['503']), afterMs: 3_600_000, leftNothing: false };
    if (body.kind === 'filters' || body.kind === 'roles') this.got.set(idempotencyKey, body);
    return { kind: 'delivered', result: { id: 'c_1', at: '2026-11-23T08:00:05Z' } };
  }
}
