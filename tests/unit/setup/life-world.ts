import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import { dataPartOf } from '@/utils/model/payload';
import type { DeveloperKey } from '@/utils/model/developer-key';
import type { ExistingConnection } from '@/utils/model/existing-connection';
import { problem } from '@/utils/model/problem';
import type { CheckResult, Details, SetupState } from '@/utils/model/setup';
import { Outbox, type Job } from '@/utils/outbox/outbox';
import type { Delivery } from '@/utils/outbox/policy';
import { journey, type Journey } from '@/utils/setup/journey';
import type { BackendFailure, Ports, Purpose } from '@/utils/setup/ports';
import { aKey, ORIGIN, PLAN } from './key-world';
import { authorized, CONNECTION, KEY_ID, START } from './last-world';

export const NEW_KEY = '10000000000222';
export const NEW_SECRET = 'theSecretOfTheNewKey'.padEnd(64, 'n');
export const OLD_DATA = 'us-east-1#old';
export const NEW_DATA = 'us-east-1#new';

/** What goes to IntelliBoard through the outbox. */
type Body = { readonly kind: 'pending-key'; readonly clientId: string } | { readonly kind: 'data'; readonly clientId: string } | { readonly kind: 'details'; readonly details: Details };
type Answer = Delivery<{ id: string }, { code: 'send_waiting' | 'key_secret_lost' | 'data_secret_lost' | 'account_unreachable' }>;

/** A worker, until the browser ends it. What it waited for then is never answered. */
interface Life {
  dead: boolean;
  readonly died: Promise<void>;
  readonly die: () => void;
}

/**
 * A connection that works: Canvas with its key, IntelliBoard with the connection, and a worker that can be killed at
 * any call it makes to the world. Whether the connection works is asked after every call, not only in the end.
 */
export class LifeWorld {
  at = Date.parse(START);
  state: SetupState;
  readonly keys = new Map<string, DeveloperKey>([[KEY_ID, aKey({ id: KEY_ID })], [NEW_KEY, aKey({ id: NEW_KEY })]]);
  readonly secrets = new Map([[KEY_ID, 'theSecretOfTheOldKey'.padEnd(64, 'o')], [NEW_KEY, NEW_SECRET]]);
  readonly vault = new Map<Purpose, string>();
  readonly jobs = new Map<string, Job<Body, { id: string }, { code: 'send_waiting' | 'key_secret_lost' | 'data_secret_lost' | 'account_unreachable' }>>();
  /** The connection as IntelliBoard has it; `null`: none any more. */
  there: { clientId: string; /** The key that it was authorised for. */ grant: string; pending: string | null; data: string; details: Details | null; consent: ExistingConnection['consent']; checks: CheckResult[] } | null;
  /** Each effect once, by its idempotency key. */
  readonly pendingSent = new Map<string, string>();
  readonly begun = new Map<string, string>();
  readonly removals = new Set<string>();
  readonly deletions: string[] = [];
  readonly turnedOff: string[] = [];
  readonly released: string[] = [];
  watched: string | null = ORIGIN;
  dataWatched: string | null = null;
  forgotten = 0;
  signedIn = true;
  failures: BackendFailure[] = [];
  /** What was seen to be wrong after any call: a moment in which the connection did not work. */
  readonly outages: string[] = [];
  readonly asked: string[] = [];
  /** When health was told that something had come to its end. */
  readonly ended: string[] = [];
  /** Happens while IntelliBoard is at it. */
  whileSending: () => Promise<unknown> = async () => undefined;
  calls = 0;
  killIn = Infinity;
  killAfterEffect = false;
  #ids = 0;
  #life: Life = born();
  worker = this.#boot();

  /** @param skewMs how far IntelliBoard's clock is ahead of ours */
  constructor(change: (state: SetupState) => SetupState = (state) => state, private readonly skewMs = 0) {
    const state = authorized('api');
    const consent = { state: 'granted' as const, code: null, at: this.#there(), by: 'Robin Vale' };
    const checks = ['url', 'developer-key'].map((id) => ({ id, verdict: 'pass' as const, code: null, message: '', at: this.#there() }));
    this.there = { clientId: KEY_ID, grant: KEY_ID, pending: null, data: OLD_DATA, details: null, consent, checks };
    const secret = { last4: 'data', state: 'sent' as const };
    this.state = change({
      ...state,
      account: { ...state.account, token: { last4: 'oken', state: 'held' }, me: { accountId: '42', name: 'Fernwood', timeZone: 'UTC', redirectUri: PLAN.redirectUri, firewallAddresses: [] } },
      data: { ...state.data, clientId: OLD_DATA, canvas: ORIGIN, secret, provedAt: START, expiresOn: '2027-11-23' },
      send: { ...state.send, sentDetails: state.details.draft, checks },
      authorize: { ...state.authorize, consent, grantedAt: consent.at },
    });
    this.vault.set('api-token', 'token');
  }

  get rotation() {
    return this.state.rotation;
  }

  works(): boolean {
    const { there } = this;
    return there !== null && this.keys.get(there.clientId)?.state === 'on' && there.grant === there.clientId && [OLD_DATA, NEW_DATA].includes(there.data);
  }

  /** Does something, and after a kill goes on with a new worker until nothing is under way but a person. Answers whether it was killed. */
  async play(begin: (worker: Journey) => Promise<unknown>): Promise<boolean> {
    let work = begin;
    let wasKilled = false;
    for (let life = 0; life < 60; life += 1) {
      const killed = await this.#live(work);
      wasKilled ||= killed;
      if (!killed && !this.#isUnderWay()) return wasKilled;
      this.at += 30_000;
      work = (worker) => worker.resume();
    }
    throw new Error(`still at ${JSON.stringify([this.state.key.activity, this.state.send.activity, this.rotation.activity, this.state.removal.activity, [...this.jobs.keys()]])}`);
  }

  /** Does something; after a kill another worker goes on with it. What waits is waited for by nobody. */
  async begin(deed: (worker: Journey) => Promise<unknown>): Promise<void> {
    if (await this.#live(deed)) await this.#live((worker) => worker.resume());
  }

  #isUnderWay(): boolean {
    // Its stored state went with it.
    if (this.forgotten > 0) return false;
    const { key, send, rotation, removal, authorize, data } = this.state;
    const isComing = [...this.jobs.values()].some(({ nextAt }) => nextAt - this.at < 3_600_000);
    return isComing || [key, send, rotation, removal, authorize, data].some(({ activity }) => activity !== null && activity.kind !== 'watching' && activity.kind !== 'waiting');
  }

  async #live(work: (worker: Journey) => Promise<unknown>): Promise<boolean> {
    const life = this.#life;
    await Promise.race([
      (async () => {
        await work(this.worker);
        // What was begun and not awaited comes to rest.
        for (let turn = 0; turn < 300; turn += 1) await Promise.resolve();
      })(),
      life.died,
    ]);
    if (!life.dead) return false;
    this.#life = born();
    this.worker = this.#boot();
    return true;
  }

  async #call<T>(life: Life, effect: () => T | Promise<T>): Promise<T> {
    const never = new Promise<T>(() => undefined);
    if (life.dead) return never;
    this.calls += 1;
    this.killIn -= 1;
    const kill = this.killIn === 0;
    if (kill && !this.killAfterEffect) return life.die(), never;
    const result = await effect();
    if (this.there !== null && !this.works()) this.outages.push(`after call ${this.calls}`);
    return kill ? (life.die(), never) : result;
  }

  async #backend<T>(answer: () => T) {
    const failure = this.failures.shift();
    if (failure !== undefined) return err(failure);
    if (!this.vault.has('api-token')) return err({ kind: 'bad-token' as const });
    return this.there === null ? err({ kind: 'refused' as const, status: 404, code: 'not_found', field: null, detail: '' }) : ok(answer());
  }

  /** IntelliBoard's clock. */
  #there(): string {
    return new Date(this.at + this.skewMs).toISOString();
  }

  /** The admin presses Canvas's Authorize: from now on IntelliBoard works with the pending key. */
  #consents(): void {
    const { there } = this;
    if (there === null) return;
    this.at += 5_000;
    there.clientId = there.pending ?? there.clientId;
    there.pending = null;
    there.grant = there.clientId;
    there.consent = { state: 'granted', code: null, at: this.#there(), by: 'Robin Vale' };
  }

  #deliver(job: { readonly idempotencyKey: string; readonly body: Body }): Answer {
    const failure = this.failures.shift();
    if (failure !== undefined) return { kind: 'retry', problem: { code: 'send_waiting' }, afterMs: failure.kind === 'later' ? failure.afterMs : null, leftNothing: failure.kind === 'later' && failure.status === 429 };
    const { there } = this;
    if (there === null) return { kind: 'refused', problem: { code: 'account_unreachable' }, leftNothing: true };
    switch (job.body.kind) {
      case 'pending-key':
        if (!this.vault.has('developer-key')) return { kind: 'refused', problem: { code: 'key_secret_lost' }, leftNothing: true };
        there.pending = job.body.clientId;
        this.pendingSent.set(job.idempotencyKey, job.body.clientId);
        break;
      case 'data':
        if (!this.vault.has('data')) return { kind: 'refused', problem: { code: 'data_secret_lost' }, leftNothing: true };
        there.data = job.body.clientId;
        break;
      case 'details':
        there.details = job.body.details;
    }
    return { kind: 'delivered', result: { id: CONNECTION } };
  }

  #boot(): Journey {
    const life = this.#life;
    const call = <T>(effect: () => T | Promise<T>) => this.#call(life, effect);
    const backend = <T>(answer: () => T) => call(() => this.#backend(answer));
    const unused = () => Promise.reject(new Error('not part of this'));
    const newId = () => `id-${(this.#ids += 1)}`;
    const now = () => new Date(this.at);
    const sleep = async (ms: number) => void (this.at += ms);
    const outbox: Outbox<Body, { id: string }, { code: 'send_waiting' | 'key_secret_lost' | 'data_secret_lost' | 'account_unreachable' }> = new Outbox({
      jobs: {
        get: async (id) => (life.dead ? new Promise(() => undefined) : (this.jobs.get(id) ?? null)),
        put: (job) => call(() => void this.jobs.set(job.id, structuredClone(job))),
        remove: (id) => call(() => void this.jobs.delete(id)),
        ids: async () => [...this.jobs.keys()],
      },
      deliver: (job) => call(async () => (await this.whileSending(), this.#deliver(job))),
      onChange: async ({ body, outcome, attempts, nextAt, mayHaveArrived }) => {
        const { rotation, send } = whole;
        const what = outcome.kind === 'delivered' || (outcome.kind === 'open' && outcome.problem === null) ? null : problem(outcome.problem?.code ?? 'send_waiting', now(), []);
        if (body.kind === 'pending-key') {
          if (outcome.kind === 'delivered') return rotation.delivered(body.clientId);
          if (outcome.kind === 'refused' && what !== null) return rotation.refused(what, mayHaveArrived);
          return rotation.progress(attempts, nextAt > now().getTime() ? nextAt : null, what, mayHaveArrived);
        }
        if (outcome.kind === 'delivered') return send.delivered(outcome.result.id, { key: null, data: body.kind === 'data' ? body.clientId : null, details: body.kind === 'details' ? body.details : null });
        if (outcome.kind === 'refused' && what !== null) return send.refused(what, null);
        return send.progress(attempts, nextAt > now().getTime() ? nextAt : null, what);
      },
      now: () => this.at,
      random: () => 0.5,
      sleep,
      wakeAt: async () => undefined,
    });
    const add = (body: Body, mayHaveArrived = false) => outbox.add(body.kind, newId(), body, mayHaveArrived);

    const ports: Ports = {
      now,
      newId,
      sleep,
      store: { read: async () => (life.dead ? new Promise<SetupState>(() => undefined) : structuredClone(this.state)), update: (change) => call(() => (this.state = structuredClone(change(this.state)))) },
      vault: {
        keep: (purpose, _, secret) => call(() => (this.vault.set(purpose, secret.reveal()), { last4: secret.last4, state: 'held' as const })),
        use: (purpose) => call(() => (this.vault.has(purpose) ? new Secret(this.vault.get(purpose) ?? '') : null)),
        presence: async (purpose) => (this.vault.has(purpose) ? { last4: '', state: 'held' } : null),
        forget: (purpose) => call(() => void this.vault.delete(purpose)),
        forgetAll: () => call(() => this.vault.clear()),
        setPassphrase: unused,
        hasPassphrase: async () => false,
        unlock: unused,
      },
      sites: {
        isGranted: async (origin) => !this.released.includes(origin),
        release: (origin) => call(() => void this.released.push(origin)),
        connectedElsewhere: async () => false,
        watchKeysPage: (origin) => call(() => void (this.watched = origin)),
        lookAtTab: unused,
      },
      canvas: {
        inspect: unused,
        listKeys: unused,
        readKey: (_, __, id) => call(() => (this.signedIn ? ok(structuredClone(this.keys.get(id) ?? null)) : err({ kind: 'signed-out' as const, status: 401 }))),
        readSecret: unused,
        offeredScopes: unused,
        listSubAccounts: unused,
        listTerms: unused,
        listRoles: unused,
        provePair: (_, id, secret) => call(() => ok(this.secrets.get(id) === secret.reveal() ? ('accepted' as const) : ('wrong-secret' as const))),
        whoIsThere: () => call(() => ok({ name: 'Robin Vale', isAdmin: true, actingAs: false })),
        keysPageAddress: (origin, account) => `${origin}/accounts/${account}/developer_keys`,
      },
      school: { read: async () => null, update: () => call(() => undefined) },
      monitor: { revoke: () => call(() => undefined), forget: () => call(() => undefined) },
      keysPage: {
        prepare: (origin) => call(() => (this.released.includes(origin) ? err('missing' as const) : this.signedIn ? ok({ tabId: 1, documentId: null }) : err('signed-out' as const))),
        createKey: unused,
        regenerate: unused,
        fillForm: unused,
        turnOn: unused,
        turnOff: (_, __, id) =>
          call(() => {
            const key = this.keys.get(id);
            if (key === undefined) return ok({ outcome: 'refused' as const, status: 404 });
            this.turnedOff.push(id);
            this.keys.set(id, { ...key, state: 'off' });
            return ok({ outcome: 'done' as const, status: 200 });
          }),
        update: unused,
        readShown: unused,
        pointAtSwitch: unused,
        bringToFront: unused,
        refresh: async () => undefined,
        show: unused,
      },
      intelliboard: {
        knownRedirectUri: PLAN.redirectUri,
        keyName: PLAN.name,
        scopes: [],
        isTrustedRedirectUri: () => true,
        parseHost: unused,
        findRoad: unused,
        me: unused,
        categories: unused,
        findConnection: unused,
        existing: () => call(async () => (this.there === null ? ok(null) : this.#backend(() => this.existing()))),
        makeMonitorToken: unused,
        revokeMonitorToken: unused,
        removeConnection: (_, __, idempotencyKey) =>
          call(() => {
            this.deletions.push(idempotencyKey);
            // The same key again is answered as the first time.
            if (this.removals.has(idempotencyKey) && this.failures.length === 0) return Promise.resolve(ok(null));
            return this.#backend(() => {
              this.removals.add(idempotencyKey);
              this.there = null;
              return null;
            });
          }),
        requestChecks: () =>
          backend(() => {
            const { there } = this;
            if (there === null) return null;
            this.at += 2_000;
            there.checks = ['url', 'developer-key', 'data'].map((id) => ({ id, verdict: this.keys.get(there.clientId)?.state === 'on' ? ('pass' as const) : ('fail' as const), code: null, message: '', at: this.#there() }));
            return null;
          }),
        checks: () => backend(() => structuredClone(this.there?.checks ?? [])),
        beginAuthorization: (_, __, idempotencyKey) =>
          backend(() => {
            const { there } = this;
            const before = this.begun.get(idempotencyKey);
            const expiresAt = new Date(this.at + 600_000).toISOString();
            if (before !== undefined) return { url: before, expiresAt };
            if (there !== null) there.consent = { state: 'waiting', code: null, at: null, by: null };
            const query = new URLSearchParams({ client_id: there?.pending ?? there?.clientId ?? '', response_type: 'code', redirect_uri: PLAN.redirectUri, state: 'nobodysBusiness' });
            const url = `${ORIGIN}/login/oauth2/auth?${query.toString()}`;
            this.begun.set(idempotencyKey, url);
            return { url, expiresAt };
          }),
        authorization: () => backend(() => structuredClone(this.there?.consent ?? { state: 'none' as const, code: null, at: null, by: null })),
        startRun: unused,
        run: unused,
        latestRun: unused,
        activate: unused,
      },
      connectionForm: { open: unused, look: unused, fill: unused, put: unused, fillLists: unused, putList: unused },
      consent: { ask: (address) => call(() => (this.asked.push(address), this.#consents())), showSite: unused, refusalShown: async () => null },
      teller: { badge: () => call(() => undefined), mayNotify: async () => false, notify: async () => undefined },
      lookAgainAt: async () => undefined,
      hasEnded: (at) => call(() => void this.ended.push(at.toISOString())),
      data: {
        busyTables: [],
        tools: unused,
        open: unused,
        watch: (place) => call(() => void (this.dataWatched = place)),
        selection: unused,
        proveDap: () => call(() => ok({ tables: 90 })),
        startProbe: unused,
        pollProbe: unused,
        judgeDap: () => null,
        readFlatFiles: unused,
        adviseHour: () => ({ kind: 'none' }),
      },
      deliveries: {
        sendConnection: unused,
        sendData: async () => {
          const part = dataPartOf(this.state);
          if (part !== null) await add({ kind: 'data', clientId: part.clientId });
        },
        createCategory: unused,
        sendDetails: async () => {
          const { draft } = this.state.details;
          if (draft !== null) await add({ kind: 'details', details: draft });
        },
        sendPendingKey: async () => add({ kind: 'pending-key', clientId: this.state.key.clientId ?? '' }, this.rotation.mayHaveArrived),
        isSendingKey: async (clientId) => {
          const body = this.jobs.get('pending-key')?.body;
          return body?.kind === 'pending-key' && body.clientId === clientId;
        },
        withdrawKey: () => outbox.withdraw('pending-key'),
        saveChoice: unused,
        isSaving: async () => false,
        cancelSaving: unused,
        isSending: async () => this.jobs.has('data') || this.jobs.has('details'),
        tryNow: () => outbox.hurry('pending-key'),
        cancelSending: async () => void (await Promise.all(['data', 'details'].map((id) => outbox.cancel(id)))),
        cancelAll: async () => void (await Promise.all(['pending-key', 'data', 'details'].map((id) => outbox.cancel(id)))),
        resume: () => outbox.resume(),
      },
    };
    const whole: Journey = journey(ports, () => call(() => void (this.forgotten += 1)));
    return whole;
  }

  /** The connection as another administrator's extension finds it. */
  existing(): ExistingConnection {
    const { there } = this;
    const { draft } = this.state.details;
    return {
      id: CONNECTION,
      name: 'Fernwood as it is there',
      url: ORIGIN,
      key: { clientId: there?.clientId ?? '', last4: 'oldS' },
      pendingClientId: there?.pending ?? null,
      data: { source: 'dap', clientId: OLD_DATA, last4: 'data', expiresOn: '2027-11-23', everyHours: 24 },
      categoryId: draft?.categoryId ?? '12',
      active: true,
      dynamicTables: true,
      processAt: { hour: 7, timeZone: 'UTC' },
      checks: there?.checks ?? [],
      consent: there?.consent ?? { state: 'none', code: null, at: null, by: null },
      filters: { userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'all' },
      roles: { instructor: ['4'], learner: ['3'] },
      lastRun: null,
      nextRunAt: null,
    };
  }
}

function born(): Life {
  let die = (): void => undefined;
  const died = new Promise<void>((resolve) => (die = resolve));
  const life: Life = { dead: false, died, die: () => ((life.dead = true), die()) };
  return life;
}
