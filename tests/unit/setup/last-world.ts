import { err, ok } from '@/utils/core/result';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey } from '@/utils/model/developer-key';
import { emptySetup } from '@/utils/model/empty-setup';
import type { RunReading, RunState } from '@/utils/model/process';
import type { SetupState } from '@/utils/model/setup';
import { authorizeUseCases, type AuthorizePorts } from '@/utils/setup/authorize';
import type { BackendFailure, PersonThere, RunNews } from '@/utils/setup/ports';
import { processUseCases, type ProcessPorts } from '@/utils/setup/process';
import { aKey, Killed, ORIGIN, PLAN } from './key-world';

export const START = '2026-11-23T08:00:00.000Z';
export const KEY_ID = '10000000000115';
export const CONNECTION = 'c_48213';
/** Values of OAuth that must be nowhere in what is stored. */
export const STATE = 'stateThatIsNobodysBusiness';
export const CODE = 'codeThatIsNobodysBusiness';
const SENT = { last4: 'NefC', state: 'sent' as const };

type Consent = NonNullable<SetupState['authorize']['consent']>;
type Workers = { readonly authorize: ReturnType<typeof authorizeUseCases>; readonly process: ReturnType<typeof processUseCases> };

export const WAITING: Consent = { state: 'waiting', code: null, at: null, by: null };
export const GRANTED: Consent = { state: 'granted', code: null, at: '2026-11-23T08:01:00Z', by: 'Robin Vale' };

/** A set-up in which everything before the last steps is done. */
export function ready(road: 'api' | 'form'): SetupState {
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  return {
    ...empty,
    account: { ...empty.account, road, token: road === 'api' ? { last4: 'wxyz', state: 'held' } : null },
    canvas: {
      ...empty.canvas,
      site: { origin: ORIGIN, kind: 'production', rootAccountId: '1', accountName: 'Fernwood University', timeZone: 'America/Denver', userName: 'Robin Vale', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: START },
    },
    key: { ...empty.key, plan: PLAN, clientId: KEY_ID, origin: ORIGIN, secret: SENT, provedAt: START, readBack: { at: START, on: true, createdAt: null, findings: [] } },
    data: { ...empty.data, secret: SENT },
    details: { ...empty.details, draft: { lmsName: 'F', categoryId: '12', categoryName: 'Main', newCategory: false, active: true, dynamicTables: false, hour: 4, timeZone: 'UTC' }, confirmedAt: START },
    send: { ...empty.send, connectionId: CONNECTION, deliveredAt: START, checks: ['url', 'developer-key'].map((id) => ({ id, verdict: 'pass' as const, code: null, message: '', at: START })) },
    connectionForm: { ...empty.connectionForm, signedInAt: START, marks: [{ mark: 'url', state: 'good' }, { mark: 'keys', state: 'good' }] },
  };
}

/** The same, authorised and with filters and roles saved. */
export function authorized(road: 'api' | 'form'): SetupState {
  const state = ready(road);
  return { ...state, authorize: { ...state.authorize, grantedAt: START }, filters: { ...state.filters, savedAt: START }, roles: { ...state.roles, savedAt: START } };
}

/**
 * Canvas, IntelliBoard, the browser's tabs and a clock, and a worker that can be killed at any call it makes to them.
 * A pause passes at once, on the clock.
 */
export class LastWorld {
  at = Date.parse(START);
  /** Pauses do not pass by themselves. */
  stands = false;
  state: SetupState;
  granted = true;
  person: PersonThere | CanvasFailure = { name: 'Robin Vale', isAdmin: true, actingAs: false };
  key: DeveloperKey | null = aKey({ id: KEY_ID });
  keyFails: CanvasFailure | null = null;
  /** Of Canvas's page for it, or something else. */
  address = `${ORIGIN}/login/oauth2/auth?${new URLSearchParams({ client_id: KEY_ID, response_type: 'code', redirect_uri: PLAN.redirectUri, state: STATE }).toString()}`;
  /** What IntelliBoard says of the consent, one after the other; the last stays. */
  consents: Consent[] = [WAITING, WAITING, GRANTED];
  /** What calls to IntelliBoard come to instead, one after the other. */
  failures: BackendFailure[] = [];
  /** What Canvas's page shows in place of asking. */
  shown: 'unknown-client' | 'redirect-mismatch' | null = null;
  readonly opened: string[] = [];
  readonly begun = new Set<string>();
  /** Happens when a page is opened: the admin is at it. */
  whenOpened: () => void = () => undefined;
  /** Happens when Canvas is asked who is there. */
  whenAsked: () => void = () => undefined;
  /** Happens when IntelliBoard is asked for the page. */
  whenBegun: () => void = () => undefined;
  /** Happens when IntelliBoard is asked what came of it. */
  whenPolled: () => void = () => undefined;
  /** Happens after the stored state was read, before its reader goes on. */
  whenRead: () => void = () => undefined;

  runStates: Partial<RunReading>[] = [{ state: 'downloading', progress: 0.4 }, { state: 'loading', progress: 0.8 }, { state: 'done', progress: 1 }];
  readonly runs = new Map<string, RunReading>();
  readonly startKeys = new Set<string>();
  busyWith: RunReading | null = null;
  activated = 0;
  badge: RunNews | null = null;
  mayNotify = false;
  readonly notified: string[] = [];
  alarm = Infinity;
  /** When health was told that something had come to its end. */
  readonly ended: string[] = [];
  page: 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | null = null;
  pageIsOurs = true;
  polls = 0;

  killIn = Infinity;
  killAfterEffect = false;
  calls = 0;
  #ids = 0;
  worker = this.#boot();

  constructor(state: SetupState) {
    this.state = state;
  }

  get authorize() {
    return this.state.authorize;
  }
  get process() {
    return this.state.process;
  }

  /** Does something, and goes on until nothing is under way: after a kill with a new worker, and by alarms. */
  async play(begin: (worker: Workers) => Promise<unknown>): Promise<void> {
    let work = begin;
    for (let life = 0; life < 400; life += 1) {
      const killed = await this.#dies(() => work(this.worker));
      if (killed) this.worker = this.#boot();
      if (!killed && this.authorize.activity === null && this.process.activity === null && this.#isTold()) return;
      // The alarm of half a minute, or the run's own.
      this.at = Math.max(this.at + 30_000, this.process.activity?.kind === 'following' ? this.alarm : 0);
      work = async ({ authorize, process }) => {
        await authorize.resume();
        await process.resume();
      };
    }
    throw new Error(`still ${this.authorize.activity?.kind ?? this.process.activity?.kind}`);
  }

  #isTold(): boolean {
    const { run, announced } = this.process;
    return run === null || (run.state !== 'done' && run.state !== 'failed') || announced === run.id;
  }

  /** One deed of a worker that lives. */
  async act(deed: (worker: Workers) => Promise<unknown>): Promise<void> {
    if (await this.#dies(() => deed(this.worker))) this.worker = this.#boot();
  }

  restartWorker(): void {
    this.worker = this.#boot();
  }

  async #dies(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      // What was begun and not awaited comes to rest.
      for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
      return this.#isDead();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.killIn = Infinity;
      return true;
    }
  }

  #isDead(): boolean {
    const dead = this.killIn <= 0;
    if (dead) this.killIn = Infinity;
    return dead;
  }

  async #call<T>(effect: () => T | Promise<T>): Promise<T> {
    this.calls += 1;
    // A dead worker does nothing more.
    if (this.killIn <= 0) throw new Killed();
    this.killIn -= 1;
    const kill = this.killIn === 0;
    if (kill && !this.killAfterEffect) throw new Killed();
    const result = await effect();
    if (kill) throw new Killed();
    return result;
  }

  async #backend<T>(answer: () => T) {
    const failure = this.failures.shift();
    return failure === undefined ? ok(answer()) : err(failure);
  }

  #read(): SetupState {
    const state = structuredClone(this.state);
    this.whenRead();
    return state;
  }

  #run(id: string, change: Partial<RunReading> = {}): RunReading {
    const run: RunReading = { id, state: 'queued', progress: 0, startedAt: START, finishedAt: null, counts: { users: 100, courses: 5, enrollments: 300, activities: 40, kept: 80, dropped: 20 }, error: null, ...this.runs.get(id), ...change };
    this.runs.set(id, run);
    return run;
  }

  #boot(): Workers {
    const call = this.#call.bind(this);
    const ports: AuthorizePorts & ProcessPorts = {
      now: () => new Date(this.at),
      newId: () => `id-${(this.#ids += 1)}`,
      sleep: (ms) => (this.stands ? new Promise(() => undefined) : Promise.resolve(void (this.at += ms))),
      store: { read: async () => this.#read(), update: (change) => call(() => (this.state = structuredClone(change(this.state)))) },
      sites: { isGranted: async () => this.granted, release: async () => undefined, connectedElsewhere: async () => false, watchKeysPage: async () => undefined, lookAtTab: async () => ({ kind: 'hidden' }) },
      canvas: {
        whoIsThere: () => call(() => (this.whenAsked(), 'kind' in this.person ? err(this.person) : ok(this.person))),
        readKey: () => call(() => ((this.polls += 1), this.keyFails === null ? ok(structuredClone(this.key)) : err(this.keyFails))),
        keysPageAddress: (origin, account) => `${origin}/accounts/${account}/developer_keys`,
      },
      intelliboard: {
        knownRedirectUri: PLAN.redirectUri,
        beginAuthorization: (_, __, key) => call(() => this.#backend(() => (this.begun.add(key), this.whenBegun(), { url: this.address, expiresAt: new Date(Date.parse(START) + 600_000).toISOString() }))),
        authorization: () => call(() => this.#backend(() => ((this.polls += 1), this.whenPolled(), this.consents.length > 1 ? (this.consents.shift() ?? WAITING) : (this.consents[0] ?? WAITING)))),
        startRun: (_, __, key) =>
          call(() => {
            if (this.busyWith !== null) return err({ kind: 'refused' as const, status: 409, code: 'busy', field: null, detail: 'Data is being processed already.' });
            return this.#backend(() => (this.startKeys.add(key), this.#run(`run-of-${key}`)));
          }),
        run: (_, __, id) => call(() => this.#backend(() => ((this.polls += 1), this.whenPolled(), this.#run(id, this.runStates.length > 1 ? this.runStates.shift() : this.runStates[0])))),
        latestRun: () => call(() => this.#backend(() => this.busyWith)),
        activate: () => call(() => this.#backend(() => ((this.activated += 1), null))),
      },
      consent: {
        ask: (address) => call(() => (this.opened.push(address), this.whenOpened())),
        showSite: (origin, path) => call(() => (this.opened.push(origin + path), this.whenOpened())),
        refusalShown: async () => this.shown,
      },
      connectionForm: {
        look: async () =>
          this.page === null ? err('missing') : ok({ lookId: 'l', signedIn: true, fields: [], marks: [], lists: [], hasChosen: false, process: { state: this.page, progress: null, isAboutThisCanvas: this.pageIsOurs }, page: { tabId: 1, documentId: null } }),
      },
      teller: {
        badge: (news) => call(() => void (this.badge = news)),
        mayNotify: async () => this.mayNotify,
        notify: (id, news) => call(() => void this.notified.push(`${id} ${news}`)),
      },
      lookAgainAt: (when) => call(() => void (this.alarm = when)),
      hasEnded: (at) => call(() => void this.ended.push(at.toISOString())),
    };
    return { authorize: authorizeUseCases(ports), process: processUseCases(ports) };
  }
}

/** A run in this state. */
export function aRun(state: RunState, change: Partial<RunReading> = {}): RunReading {
  return { id: 'run-9', state, progress: 0.2, startedAt: START, finishedAt: null, counts: { users: 1, courses: 1, enrollments: 1, activities: 1, kept: 0, dropped: 0 }, error: null, ...change };
}
