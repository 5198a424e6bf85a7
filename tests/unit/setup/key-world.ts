import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { DeveloperKey, KeyPlan } from '@/utils/model/developer-key';
import { emptySetup } from '@/utils/model/empty-setup';
import type { SetupState } from '@/utils/model/setup';
import { keyUseCases } from '@/utils/setup/key';
import type { PageHandle, Ports } from '@/utils/setup/ports';

/** Thrown where the browser kills the worker: nothing after it runs. */
export class Killed extends Error {}

interface OpenPage {
  readonly handle: PageHandle;
  readonly outcomes: Map<string, { clientId: string; secret: string } | 'no-answer'>;
  readonly over: Set<string>;
}

export const ORIGIN = 'https://fernwood.instructure.com';
export const PLAN: KeyPlan = { name: 'IntelliBoard Pro', redirectUri: 'https://next.intelliboard.net/settings/oauth2/redirect', enforceScopes: false, scopes: [] };

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
  scopesMissing: string[] = [];
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
      sites: { isGranted: async () => true, release: unused, watchKeysPage: unused, lookAtTab: unused },
      canvas: {
        inspect: unused,
        listKeys: () => canvasAnswer(() => structuredClone(this.keys)),
        readKey: (_, __, id) => canvasAnswer(() => structuredClone(this.keys.find((key) => key.id === id) ?? null)),
        readSecret: (_, __, id) => canvasAnswer(() => (this.shownSecret === 'whole' && this.secrets.has(id) ? new Secret(this.secrets.get(id) ?? '') : null)),
        scopesNotOffered: () => canvasAnswer(() => this.scopesMissing),
        provePair: (_, id, secret) => canvasAnswer(() => (this.secrets.get(id) === secret.reveal() ? this.tokenEndpoint : ('wrong-secret' as const))),
        keysPageAddress: (origin, account) => `${origin}/accounts/${account}/developer_keys`,
      },
      keysPage: {
        prepare: () => call(() => ok(this.#openPage())),
        createKey: (page, request) => call(() => this.#pageCreates(page, request)),
        turnOn: (_, __, id) =>
          call(() => {
            const key = this.keys.find((one) => one.id === id);
            if (key === undefined) return ok({ outcome: 'refused' as const, status: 404 });
            this.keys[this.keys.indexOf(key)] = { ...key, state: 'on' };
            return ok({ outcome: 'on' as const, status: 200 });
          }),
        refresh: async () => undefined,
        show: unused,
      },
      intelliboard: {
        knownRedirectUri: PLAN.redirectUri,
        keyName: PLAN.name,
        scopes: ['url:GET|/api/v1/accounts'],
        isTrustedRedirectUri: () => true,
        parseHost: unused,
        findRoad: unused,
        me: unused,
        categories: unused,
        findConnection: unused,
        requestChecks: unused,
        checks: unused,
      },
      deliveries: { sendConnection: unused, createCategory: unused, isSending: async () => false, tryNow: unused, cancelAll: unused, resume: unused },
    };
    return keyUseCases(ports);
  }

  #openPage(): PageHandle {
    this.#page ??= { handle: { tabId: 7, documentId: `document-${(this.#documents += 1)}` }, outcomes: new Map(), over: new Set() };
    return this.#page.handle;
  }

  #pageCreates(page: PageHandle, request: { intentId: string; plan: KeyPlan; onlyReport: boolean }) {
    const open = this.#page;
    if (open === null || open.handle.documentId !== page.documentId) return err('nobody' as const);
    if (!open.outcomes.has(request.intentId)) {
      if (request.onlyReport || open.over.has(request.intentId)) return ok({ accepted: false });
      open.outcomes.set(request.intentId, this.#canvasCreates(request.plan));
    }
    void this.#pageReports(open, request.intentId);
    return ok({ accepted: true });
  }

  #canvasCreates(plan: KeyPlan): { clientId: string; secret: string } | 'no-answer' {
    if (this.creation === 'never-arrives') return 'no-answer';
    const id = String(10_000_000_000_200 + this.keys.length);
    const secret = `made${id}`.padEnd(64, 'y');
    this.addKey(aKey({ id, state: 'off', redirectUris: [plan.redirectUri], requireScopes: plan.enforceScopes, scopes: plan.scopes }), secret);
    return this.creation === 'answered' ? { clientId: id, secret } : 'no-answer';
  }

  async #pageReports(open: OpenPage, intentId: string): Promise<void> {
    await Promise.resolve();
    const outcome = open.outcomes.get(intentId);
    if (outcome === undefined || this.#page !== open) return;
    const report = outcome === 'no-answer' ? { intentId, reason: 'no-answer' as const, status: 0 } : { intentId, ...outcome };
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
