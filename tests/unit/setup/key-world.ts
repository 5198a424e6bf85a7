import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { DeveloperKey, KeyPlan } from '@/utils/model/developer-key';
import { emptySetup } from '@/utils/model/empty-setup';
import { sameKeyId } from '@/utils/model/key-id';
import type { SetupState } from '@/utils/model/setup';
import { keyUseCases } from '@/utils/setup/key';
import type { PageHandle, Ports } from '@/utils/setup/ports';

/** Thrown where the browser kills the worker: nothing after it runs. */
export class Killed extends Error {}

interface OpenPage {
  readonly handle: PageHandle;
  readonly outcomes: Map<string, { clientId: string; secret: string } | 'no-answer' | 'refused'>;
  readonly over: Set<string>;
  /** Canvas's form, filled. */
  form: { readonly intentId: string; readonly plan: KeyPlan } | null;
}

export const ORIGIN = 'https://fernwood.instructure.com';
export const PLAN: KeyPlan = { name: 'IntelliBoard Pro', redirectUri: 'https://next.intelliboard.net/settings/oauth2/redirect', email: null, enforceScopes: false, scopes: [], allowIncludes: false };

export function aKey(change: Partial<DeveloperKey> = {}): DeveloperKey {
  return {
    id: '10000000000101',
    name: PLAN.name,
    email: null,
    state: 'on',
    isLti: false,
    redirectUris: [PLAN.redirectUri],
    legacyRedirectUri: null,
    requireScopes: false,
    scopes: [],
    allowIncludes: false,
    audience: 'internal',
    vendorCode: null,
    iconUrl: null,
    notes: null,
    testClusterOnly: false,
    createdAt: '2026-11-20T10:00:00Z',
    lastUsedAt: null,
    accessTokenCount: 0,
    ...change,
  };
}

/**
 * A Canvas, a page of it, and a worker that can be killed at any call it makes to the world. The stored
 * state, the vault and Canvas outlive the worker; the page does as long as it is open.
 */
export class KeyWorld {
  readonly keys: DeveloperKey[] = [];
  readonly secrets = new Map<string, string>();
  readonly vault = new Map<string, string>();
  state: SetupState;
  /** Calls until the next kill, counted down; and whether the call still has its effect. */
  killIn = Infinity;
  killAfterEffect = false;
  calls = 0;
  canvasAnswers: 'normally' | 'signed-out' | 'not at all' = 'normally';
  shownSecret: 'whole' | 'masked' = 'whole';
  /** What IntelliBoard needs, and what this Canvas offers. */
  needed: readonly string[] = ['url:GET|/api/v1/accounts'];
  scopes: string[] = ['url:GET|/api/v1/accounts'];
  /** What the open page shows of a secret. */
  onScreen: string | null = null;
  formOutcome: 'filled' | 'missing' | 'in-use' | 'acting-as' = 'filled';
  writes: 'done' | 'refused' = 'done';
  regeneration: 'answered' | 'answer-lost' | 'refused' = 'answered';
  readonly pointedAt: string[] = [];
  /** What happens elsewhere while Canvas is asked for a secret. */
  whileSecretIsRead: () => Promise<void> = async () => undefined;
  /** What happens elsewhere while Canvas is asked for its keys, or for the scopes that it offers. */
  whileRead: (what: 'keys' | 'scopes') => Promise<void> = async () => undefined;
  /** What a dialog shows in place of the true secret. */
  fakeDialog: string | null = null;
  tokenEndpoint: 'accepted' | 'wrong-secret' | 'unknown-client' | 'unclear' = 'accepted';
  #documents = 0;
  #page: OpenPage | null = null;
  /** What the page does when Canvas is asked to create: answer, or lose the answer though the key was made. */
  creation: 'answered' | 'answer-lost' | 'never-arrives' = 'answered';
  worker = this.#boot();

  constructor() {
    this.state = {
      ...emptySetup('run-1', 'next.intelliboard.net'),
      canvas: {
        candidate: null,
        activity: null,
        problem: null,
        site: {
          origin: ORIGIN,
          kind: 'production',
          rootAccountId: '1',
          accountName: 'Fernwood University',
          timeZone: 'America/Denver',
          userName: 'Robin Vale',
          userEmail: null,
          cameFromSubAccount: null,
          hasDataPortal: null,
          hasDataServices: null,
          checkedAt: '2026-11-23T08:00:00Z',
        },
      },
    };
  }

  addKey(key: DeveloperKey, secret = `secretOf${key.id}`.padEnd(64, 'x')): void {
    this.keys.unshift(key);
    this.secrets.set(key.id, secret);
  }

  closePage(): void {
    this.#page = null;
  }

  /** Does something, and after a kill starts a new worker that goes on, until nothing is under way. */
  async play(begin: (worker: ReturnType<typeof keyUseCases>) => Promise<unknown>): Promise<void> {
    let work = begin;
    for (let life = 0; life < 40; life += 1) {
      const killed = await this.#live(work);
      await this.settle();
      if (!killed && this.state.key.activity === null) return;
      if (killed) this.worker = this.#boot();
      work = (worker) => worker.resume();
    }
  }

  async #live(work: (worker: ReturnType<typeof keyUseCases>) => Promise<unknown>): Promise<boolean> {
    try {
      await work(this.worker);
      return false;
    } catch (error) {
      if (error instanceof Killed) return true;
      throw error;
    }
  }

  /** Lets everything that was begun come to rest. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
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

  #boot(): ReturnType<typeof keyUseCases> {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a getter in the ports below has a `this` of its own
    const world = this;
    const call = this.#call.bind(this);
    const canvasAnswer = <T>(value: () => T) =>
      call(() => {
        if (this.canvasAnswers === 'signed-out') return err({ kind: 'signed-out' as const, status: 401 });
        if (this.canvasAnswers === 'not at all') return err({ kind: 'unreachable' as const, status: 0 });
        return ok(value());
      });
    const unused = () => Promise.reject(new Error('not part of this step'));
    const ports: Ports = {
      now: () => new Date('2026-11-23T08:00:00Z'),
      newId: () => `intent-${(this.calls += 1)}`,
      sleep: async () => undefined,
      store: {
        read: async () => structuredClone(this.state),
        update: (change) => call(() => (this.state = structuredClone(change(this.state)))),
      },
      vault: {
        keep: (_, origin, secret) => call(() => (this.vault.set(origin, secret.reveal()), { last4: secret.last4, state: 'held' as const })),
        use: (_, origin) => call(() => (this.vault.has(origin) ? new Secret(this.vault.get(origin) ?? '') : null)),
        presence: async () => (this.vault.size > 0 ? { last4: '', state: 'held' } : null),
        forget: () => call(() => this.vault.clear()),
        forgetAll: unused,
        setPassphrase: unused,
        hasPassphrase: async () => false,
        unlock: unused,
      },
      sites: { isGranted: async () => true, release: unused, connectedElsewhere: async () => false, watchKeysPage: unused, lookAtTab: unused },
      canvas: {
        inspect: unused,
        listKeys: async (_, __, onProgress) => {
          await this.whileRead('keys');
          if (!(await onProgress({ items: this.keys.length, waiting: false }))) return err({ kind: 'cancelled', status: 0 });
          return canvasAnswer(() => structuredClone(this.keys));
        },
        readKey: (_, __, id) => canvasAnswer(() => structuredClone(this.keys.find((key) => sameKeyId(key.id, id)) ?? null)),
        readSecret: async (_, __, id) => {
          await this.whileSecretIsRead();
          return canvasAnswer(() => (this.shownSecret === 'whole' && this.secrets.has(id) ? new Secret(this.secrets.get(id) ?? '') : null));
        },
        offeredScopes: async () => {
          await this.whileRead('scopes');
          return canvasAnswer(() => this.scopes);
        },
        provePair: (_, id, secret) => canvasAnswer(() => (this.secrets.get(id) === secret.reveal() ? this.tokenEndpoint : ('wrong-secret' as const))),
        whoIsThere: unused,
        listSubAccounts: unused,
        listTerms: unused,
        listRoles: unused,
        keysPageAddress: (origin, account) => `${origin}/accounts/${account}/developer_keys`,
      },
      school: { read: async () => null, update: unused },
      keysPage: {
        prepare: () => call(() => ok(this.#openPage())),
        createKey: (page, { intentId, plan, onlyReport }) => call(() => this.#pageMakes(page, intentId, onlyReport, () => this.#creation(plan))),
        regenerate: (page, { intentId, clientId, onlyReport }) => call(() => this.#pageMakes(page, intentId, onlyReport, () => this.#canvasRegenerates(clientId))),
        fillForm: (page, { intentId, plan }) =>
          call(() => {
            const open = this.#page;
            if (open === null || open.handle.documentId !== page.documentId) return err('nobody' as const);
            if (this.formOutcome === 'filled') open.form = { intentId, plan };
            return ok({ outcome: this.formOutcome, report: { fields: [{ field: 'name' as const, outcome: 'filled' as const }], scopesLeft: [], generation: '2026' } });
          }),
        turnOn: (_, __, id) => call(() => this.#write(id, { state: 'on' })),
        turnOff: (_, __, id) => call(() => this.#write(id, { state: 'off' })),
        update: (_, id, change) =>
          call(() =>
            this.#write(id, {
              ...(change.redirectUris && { redirectUris: change.redirectUris }),
              ...(change.name !== undefined && { name: change.name }),
              ...(change.notes !== undefined && { notes: null }),
            }),
          ),
        readShown: async () => (this.onScreen === null ? null : new Secret(this.onScreen)),
        pointAtSwitch: async (_, __, id) => void this.pointedAt.push(id),
        bringToFront: async () => undefined,
        refresh: async () => undefined,
        show: unused,
      },
      intelliboard: {
        knownRedirectUri: PLAN.redirectUri,
        keyName: PLAN.name,
        get scopes() {
          return world.needed;
        },
        isTrustedRedirectUri: () => true,
        parseHost: unused,
        findRoad: unused,
        me: unused,
        categories: unused,
        findConnection: unused,
        requestChecks: unused,
        checks: unused,
        beginAuthorization: unused,
        authorization: unused,
        startRun: unused,
        run: unused,
        latestRun: unused,
        activate: unused, existing: unused, removeConnection: unused,
        makeMonitorToken: unused,
        revokeMonitorToken: unused,
      },
      connectionForm: { open: unused, look: unused, fill: unused, put: unused, fillLists: unused, putList: unused },
      consent: { ask: unused, showSite: unused, refusalShown: unused },
      teller: { badge: unused, mayNotify: unused, notify: unused },
      monitor: { revoke: unused, forget: unused },
      lookAgainAt: unused,
      hasEnded: unused,
      data: {
        busyTables: [],
        tools: unused,
        open: unused,
        watch: unused,
        selection: unused,
        proveDap: unused,
        startProbe: unused,
        pollProbe: unused,
        judgeDap: () => null,
        readFlatFiles: unused,
        adviseHour: () => ({ kind: 'none' }),
      },
      deliveries: { sendConnection: unused, sendData: unused, createCategory: unused, sendDetails: unused, sendPendingKey: unused, isSendingKey: async () => false, withdrawKey: async () => true, saveChoice: unused, isSaving: async () => false, cancelSaving: unused, isSending: async () => false, tryNow: unused, cancelSending: unused, cancelAll: unused, resume: unused },
    };
    return keyUseCases(ports);
  }

  /** Begins to fill the form, and after a kill goes on, until Canvas's form waits for Save. */
  async fillForm(): Promise<void> {
    for (let life = 0; life < 10 && this.state.key.activity?.kind !== 'saving'; life += 1) {
      const begun = this.state.key.intent !== null;
      const killed = await this.#live((worker) => (begun ? worker.resume() : worker.create(false)));
      if (killed) this.worker = this.#boot();
    }
  }

  /** The admin presses Save in Canvas's form, perhaps after changing something; Canvas may show the secret then. */
  async adminSaves(change: Partial<DeveloperKey> = {}, dialog: 'no dialog' | 'dialog' = 'no dialog'): Promise<void> {
    const open = this.#page;
    if (open === null || open.form === null) throw new Error('no form is open');
    const { plan } = open.form;
    const id = this.#canvasCreates(plan, change).clientId;
    await this.#formCloses(open, dialog === 'dialog' ? (this.fakeDialog ?? this.secrets.get(id) ?? null) : null);
  }

  async adminCancels(): Promise<void> {
    if (this.#page === null || this.#page.form === null) throw new Error('no form is open');
    await this.#formCloses(this.#page, null);
  }

  /** The worker may be killed by the very message that reports it; the page reports again. */
  async #formCloses(open: OpenPage, secret: string | null): Promise<void> {
    const { intentId } = open.form ?? { intentId: '' };
    for (let life = 0; life < 3; life += 1) {
      try {
        await this.worker.formClosed({ intentId, secret }, open.handle);
        open.form = null;
        await this.play((worker) => worker.resume());
        return;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        this.worker = this.#boot();
      }
    }
  }

  #openPage(): PageHandle {
    this.#page ??= { handle: { tabId: 7, documentId: `document-${(this.#documents += 1)}` }, outcomes: new Map(), over: new Set(), form: null };
    return this.#page.handle;
  }

  #pageMakes(page: PageHandle, intentId: string, onlyReport: boolean, make: () => { clientId: string; secret: string } | 'no-answer' | 'refused') {
    const open = this.#page;
    if (open === null || open.handle.documentId !== page.documentId) return err('nobody' as const);
    if (!open.outcomes.has(intentId)) {
      if (onlyReport || open.over.has(intentId)) return ok({ accepted: false });
      open.outcomes.set(intentId, make());
    }
    void this.#pageReports(open, intentId);
    return ok({ accepted: true });
  }

  #creation(plan: KeyPlan): { clientId: string; secret: string } | 'no-answer' {
    if (this.creation === 'never-arrives') return 'no-answer';
    const made = this.#canvasCreates(plan);
    return this.creation === 'answered' ? made : 'no-answer';
  }

  #canvasCreates(plan: KeyPlan, change: Partial<DeveloperKey> = {}): { clientId: string; secret: string } {
    const id = String(10_000_000_000_200 + this.keys.length);
    const secret = `made${id}`.padEnd(64, 'y');
    this.addKey(aKey({ id, state: 'off', redirectUris: [plan.redirectUri], requireScopes: plan.enforceScopes, scopes: plan.scopes, allowIncludes: plan.allowIncludes, ...change }), secret);
    return { clientId: id, secret };
  }

  #canvasRegenerates(id: string): { clientId: string; secret: string } | 'no-answer' | 'refused' {
    if (this.regeneration === 'refused') return 'refused';
    const secret = `anew${id}`.padEnd(64, 'w');
    this.secrets.set(id, secret);
    return this.regeneration === 'answered' ? { clientId: id, secret } : 'no-answer';
  }

  #write(id: string, change: Partial<DeveloperKey>) {
    const key = this.keys.find((one) => one.id === id);
    if (key === undefined || this.writes === 'refused') return ok({ outcome: 'refused' as const, status: 403 });
    this.keys[this.keys.indexOf(key)] = { ...key, ...change };
    return ok({ outcome: 'done' as const, status: 200 });
  }

  async #pageReports(open: OpenPage, intentId: string): Promise<void> {
    await Promise.resolve();
    const outcome = open.outcomes.get(intentId);
    if (outcome === undefined || this.#page !== open) return;
    const report = typeof outcome === 'string' ? { intentId, reason: outcome, status: outcome === 'refused' ? 403 : 0 } : { intentId, ...outcome };
    try {
      await this.worker.report(report, open.handle);
      open.outcomes.delete(intentId);
      open.over.add(intentId);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.worker = this.#boot();
    }
  }
}
