import { ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey, KeyPlan } from '@/utils/model/developer-key';
import { compareKey, matchesPlan, neverUsed } from '@/utils/model/key-match';
import { problem, type Problem, type ProblemCode } from '@/utils/model/problem';
import type { CanvasSite, KeyIntent, KeyState, SecretState, SetupState } from '@/utils/model/setup';
import { canvasProblem, explainCanvas } from '@/utils/setup/canvas-problem';
import type { PageHandle, Ports, TurnOnOutcome } from '@/utils/setup/ports';
import { emptyKey } from '@/utils/model/empty-setup';

/** Pages that close under the creation are replaced so often, then the admin is asked. */
const MOST_TRIES = 3;
/** A request whose page is gone may still be on its way; Canvas is asked again after this. */
const LATE_ARRIVAL_MS = 2_500;

/** What a page says of a creation. */
export type CreationReport =
  | { readonly intentId: string; readonly clientId: string; readonly secret: string }
  | { readonly intentId: string; readonly reason: FailureReason; readonly status: number };
type FailureReason = 'refused' | 'csrf' | 'no-answer' | 'masked' | 'not-understood' | 'acting-as' | 'signed-out' | 'throttled';

/**
 * Step `key`: one developer key, created or adopted, ON, read back and proved.
 *
 * The stored state says at each line what is next, and `advance` does that one thing; so whoever wakes up
 * after the worker was killed calls `advance` and nothing is done twice. An intent is stored before anything
 * is made; from the moment a page was told to make it, a key may exist, and it is looked for before another
 * one is made.
 */
export function keyUseCases(ports: Ports) {
  const { store, vault, canvas, keysPage, intelliboard, now } = ports;
  let running: Promise<void> | null = null;
  let askedAgain = false;

  // Without a Canvas there is nothing to do: it was changed, or all was begun anew, while something was under way.
  const setKey = (change: Partial<KeyState>) => store.update((state) => (state.canvas.site === null ? state : { ...state, key: { ...state.key, ...change } }));
  const doing = (kind: NonNullable<KeyState['activity']>['kind']): Partial<KeyState> => ({ activity: { kind, since: now().toISOString() } });
  const stop = async (what: Problem, change: Partial<KeyState> = {}): Promise<false> => {
    await setKey({ activity: null, problem: what, ...change });
    return false;
  };

  function planOf(state: SetupState): KeyPlan {
    const { enforceScopes } = state.key;
    return {
      name: intelliboard.keyName,
      redirectUri: state.account.me?.redirectUri ?? intelliboard.knownRedirectUri,
      enforceScopes,
      scopes: enforceScopes ? [...intelliboard.scopes] : [],
    };
  }

  /** The click on "Create the key": stores what is wanted, then begins. */
  async function create(another: boolean): Promise<void> {
    const state = await store.read();
    if (state.canvas.site === null) return;
    if (state.key.intent !== null) {
      // Begun before: a key may exist, so this goes on with the same intent.
      await setKey({ problem: null, ...doing('creating') });
      return advance();
    }
    const plan = planOf(state);
    const intent: KeyIntent = { id: ports.newId(), plan, startedAt: now().toISOString(), another, tries: 0, knownIds: null, page: null, unanswered: false };
    await setKey({ ...emptyKey(), enforceScopes: state.key.enforceScopes, intent, ...doing('looking') });
    await advance();
  }

  /** The click on "Use this key". */
  async function adopt(clientId: string): Promise<void> {
    const state = await store.read();
    const plan = state.key.intent?.plan ?? state.key.plan ?? planOf(state);
    await setKey({ adoptId: clientId, plan, choices: [], readBack: null, provedAt: null, problem: null, ...doing('adopting') });
    await advance();
  }

  /** Reads the key back and proves the pair again. */
  async function check(): Promise<void> {
    const { key } = await store.read();
    if (key.clientId === null) return;
    await setKey({ readBack: null, problem: null, ...(key.secret?.state !== 'sent' && { provedAt: null }), ...doing('reading-back') });
    await advance();
  }

  async function turnOn(): Promise<void> {
    const { key } = await store.read();
    if (key.clientId === null) return;
    await setKey({ readBack: null, problem: null, ...doing('turning-on') });
    await advance();
  }

  /** Forgets the secret and this set-up's knowledge of the key. Canvas's key stays as it is. */
  async function forget(): Promise<void> {
    await vault.forget('developer-key');
    await store.update((state) => ({ ...state, key: { ...emptyKey(), enforceScopes: state.key.enforceScopes } }));
  }

  /** Does what is next until there is nothing left, or somebody else has to act. One at a time. */
  function advance(): Promise<void> {
    if (running !== null) {
      askedAgain = true;
      return running;
    }
    running = run().finally(() => {
      running = null;
    });
    return running;
  }

  async function run(): Promise<void> {
    do {
      askedAgain = false;
      while (await step()) {
        // each turn reads the stored state anew
      }
    } while (askedAgain);
  }

  /** One thing. Answers whether there is more to do now. */
  async function step(): Promise<boolean> {
    const { canvas: where, key } = await store.read();
    if (where.site === null || key.activity === null) return false;
    if (key.adoptId !== null) return takeOver(where.site, key.adoptId, key);
    if (key.intent !== null) {
      if (key.intent.knownIds === null) return lookAround(where.site, key.intent);
      return key.intent.page === null ? make(where.site, key.intent) : recover(where.site, key.intent);
    }
    if (key.clientId === null) {
      await setKey({ activity: null });
      return false;
    }
    switch (key.activity.kind) {
      case 'turning-on':
        return switchOn(where.site, key.clientId);
      case 'proving':
        return prove(where.site, key.clientId, key.secret);
      case 'looking':
      case 'opening':
      case 'creating':
      case 'adopting':
      case 'reading-back':
        return readBack(where.site, key.clientId, key.plan);
    }
  }

  /** Before anything is made: which keys match already, and does this Canvas offer the scopes? */
  async function lookAround(site: CanvasSite, intent: KeyIntent): Promise<boolean> {
    const list = await canvas.listKeys(site.origin, site.rootAccountId);
    if (!list.ok) return stop(await explainCanvas(ports, list.error, site.origin), { intent: null });
    const matching = list.value.filter((key) => matchesPlan(key, intent.plan));
    if (matching.length > 0 && !intent.another) return stop(problem('key_exists', now(), [intent.plan.name]), { intent: null, plan: intent.plan, choices: matching });
    if (intent.plan.enforceScopes) {
      const missing = await canvas.scopesNotOffered(site.origin, site.rootAccountId, intent.plan.scopes);
      if (!missing.ok) return stop(await explainCanvas(ports, missing.error, site.origin), { intent: null });
      if (missing.value.length > 0) return stop(problem('key_scopes_missing', now(), [missing.value.join(', ')]), { intent: null });
    }
    await setKey({ intent: { ...intent, knownIds: matching.map((key) => key.id) }, ...doing('opening') });
    return true;
  }

  /** Tells Canvas's page to make the key. That it was told is stored first. */
  async function make(site: CanvasSite, intent: KeyIntent): Promise<boolean> {
    if (intent.tries >= MOST_TRIES) return stop(keysPageProblem('key_page_closed', site), { intent: null });
    await setKey(doing('opening'));
    const page = await keysPage.prepare(site.origin, site.rootAccountId);
    if (!page.ok) {
      const what = page.error === 'signed-out' ? canvasProblem({ kind: 'signed-out', status: 0 }, now(), site.origin) : keysPageProblem('key_page_missing', site);
      return stop(what, { intent: null });
    }
    const told: KeyIntent = { ...intent, page: page.value, tries: intent.tries + 1 };
    await setKey({ intent: told, ...doing('creating') });
    const answer = await keysPage.createKey(page.value, { intentId: intent.id, accountId: site.rootAccountId, plan: intent.plan, onlyReport: false });
    // Accepted: the page reports by itself. Otherwise find out what became of it.
    return !(answer.ok && answer.value.accepted);
  }

  /** A page was told to make the key, and its report did not arrive. */
  async function recover(site: CanvasSite, intent: KeyIntent): Promise<boolean> {
    if (intent.page !== null && !intent.unanswered && (await pageIsAtIt(site, intent, intent.page))) return false;
    const list = await newKeys(site, intent);
    const again = list.ok && list.value.length === 0 ? await afterAWhile(() => newKeys(site, intent)) : list;
    if (!again.ok) return stop(await explainCanvas(ports, again.error, site.origin));
    const keys = again.value;
    const [only, ...others] = keys;
    if (only === undefined) {
      if (intent.unanswered) return stop(canvasProblem({ kind: 'unreachable', status: 0 }, now(), site.origin), { intent: null });
      await setKey({ intent: { ...intent, page: null }, ...doing('opening') });
      return true;
    }
    if (others.length > 0) return stop(problem('key_ambiguous', now(), [intent.plan.name]), { plan: intent.plan, intent: null, choices: keys });
    await setKey({ adoptId: only.id, plan: intent.plan, ...doing('adopting') });
    return true;
  }

  async function pageIsAtIt(site: CanvasSite, intent: KeyIntent, page: PageHandle): Promise<boolean> {
    const answer = await keysPage.createKey(page, { intentId: intent.id, accountId: site.rootAccountId, plan: intent.plan, onlyReport: true });
    return answer.ok && answer.value.accepted;
  }

  /** Keys that this intent may have made: they match, were not there before, and nobody has used them. */
  async function newKeys(site: CanvasSite, intent: KeyIntent): Promise<Result<DeveloperKey[], CanvasFailure>> {
    const list = await canvas.listKeys(site.origin, site.rootAccountId);
    if (!list.ok) return list;
    return ok(list.value.filter((key) => matchesPlan(key, intent.plan) && !intent.knownIds?.includes(key.id) && neverUsed(key)));
  }

  async function afterAWhile<T>(what: () => Promise<T>): Promise<T> {
    await ports.sleep(LATE_ARRIVAL_MS);
    return what();
  }

  /** Reads the secret of the one chosen key, and of no other. */
  async function takeOver(site: CanvasSite, clientId: string, key: KeyState): Promise<boolean> {
    const secret = await canvas.readSecret(site.origin, site.rootAccountId, clientId);
    if (!secret.ok) return stop(await explainCanvas(ports, secret.error, site.origin), { adoptId: null, intent: null });
    if (secret.value === null) return stop(keysPageProblem('key_secret_masked', site, [clientId]), { adoptId: null, intent: null });
    await capture(site, clientId, secret.value, key.intent?.plan ?? key.plan);
    return true;
  }

  /** Safe in the vault first, known to the state second. */
  async function capture(site: CanvasSite, clientId: string, secret: Secret, plan: KeyPlan | null): Promise<void> {
    const kept = await vault.keep('developer-key', site.origin, secret);
    await setKey({ intent: null, adoptId: null, choices: [], plan, clientId, origin: site.origin, secret: kept, readBack: null, provedAt: null, problem: null, ...doing('turning-on') });
  }

  /**
   * The page's report. Answers whether the page may forget what it holds: yes when the pair is stored,
   * now or before; no when this set-up knows nothing of the intent. What comes next is for `resume`.
   */
  async function report(what: CreationReport, from: PageHandle): Promise<boolean> {
    const { canvas: where, key } = await store.read();
    if ('clientId' in what && key.intent === null && key.clientId === what.clientId) return true;
    const { intent } = key;
    if (where.site === null || intent === null || intent.id !== what.intentId || !sameDocument(intent.page, from)) return false;
    if ('clientId' in what) await capture(where.site, what.clientId, new Secret(what.secret), intent.plan);
    else await creationFailed(where.site, intent, what);
    return true;
  }

  async function creationFailed(site: CanvasSite, intent: KeyIntent, { reason, status }: { reason: FailureReason; status: number }): Promise<void> {
    // With these, Canvas may have made the key all the same: `recover` looks for it.
    if (reason === 'no-answer' || reason === 'masked' || reason === 'not-understood') {
      await setKey({ intent: { ...intent, unanswered: true }, ...doing('creating') });
      return;
    }
    await stop(pageProblem(reason, status, site), { intent: null });
  }

  async function switchOn(site: CanvasSite, clientId: string): Promise<boolean> {
    const key = await canvas.readKey(site.origin, site.rootAccountId, clientId);
    if (!key.ok) return stop(await explainCanvas(ports, key.error, site.origin));
    if (key.value === null) return stop(keysPageProblem('key_gone', site, [clientId]));
    if (key.value.state !== 'on') {
      const page = await keysPage.prepare(site.origin, site.rootAccountId);
      if (!page.ok) return stop(page.error === 'signed-out' ? canvasProblem({ kind: 'signed-out', status: 0 }, now(), site.origin) : keysPageProblem('key_page_missing', site));
      const turned = await keysPage.turnOn(page.value, site.rootAccountId, clientId);
      if (!turned.ok) return stop(keysPageProblem('key_page_closed', site));
      if (turned.value.outcome !== 'on') return stop(pageProblem(turned.value.outcome === 'refused' ? 'turn-on-refused' : turned.value.outcome, turned.value.status, site));
    }
    await setKey(doing('reading-back'));
    return true;
  }

  async function readBack(site: CanvasSite, clientId: string, plan: KeyPlan | null): Promise<boolean> {
    const key = await canvas.readKey(site.origin, site.rootAccountId, clientId);
    if (!key.ok) return stop(await explainCanvas(ports, key.error, site.origin));
    if (key.value === null) return stop(keysPageProblem('key_gone', site, [clientId]));
    const findings = plan === null ? [] : compareKey(key.value, plan);
    const on = key.value.state === 'on';
    await setKey({ readBack: { at: now().toISOString(), on, createdAt: key.value.createdAt, findings }, ...doing('proving') });
    if (!on) return stop(keysPageProblem('key_off', site, [clientId]));
    if (findings.some((finding) => finding.grave)) return stop(keysPageProblem('key_differs', site, [clientId]));
    return true;
  }

  async function prove(site: CanvasSite, clientId: string, known: SecretState | null): Promise<boolean> {
    if (known?.state === 'sent') {
      // IntelliBoard has it and it was forgotten here; what was proved before stays proved.
      await setKey({ activity: null, problem: null });
      return false;
    }
    const secret = await vault.use('developer-key', site.origin);
    if (secret === null) {
      const presence = await vault.presence('developer-key');
      return stop(problem(presence?.state === 'locked' ? 'vault_locked' : 'key_secret_lost', now(), [clientId]), { secret: presence ?? { last4: '', state: 'lost' } });
    }
    const proof = await canvas.provePair(site.origin, clientId, secret);
    if (!proof.ok) return stop(await explainCanvas(ports, proof.error, site.origin));
    switch (proof.value) {
      case 'accepted':
        await setKey({ activity: null, problem: null, provedAt: now().toISOString() });
        await keysPage.refresh(site.origin);
        return false;
      case 'wrong-secret':
        return stop(keysPageProblem('key_wrong_secret', site, [clientId]));
      case 'unknown-client':
        return stop(keysPageProblem('key_unknown_client', site, [clientId]));
      case 'unclear':
        return stop(problem('key_proof_unclear', now(), [clientId]));
    }
  }

  function keysPageProblem(code: ProblemCode, site: CanvasSite, params: readonly string[] = []): Problem {
    return problem(code, now(), params, canvas.keysPageAddress(site.origin, site.rootAccountId));
  }

  function pageProblem(reason: Exclude<FailureReason, 'no-answer' | 'masked' | 'not-understood'> | Exclude<TurnOnOutcome, 'on' | 'refused'> | 'turn-on-refused', status: number, site: CanvasSite): Problem {
    switch (reason) {
      case 'refused':
        return keysPageProblem('key_refused', site, [String(status)]);
      case 'turn-on-refused':
        return keysPageProblem('key_turn_on_refused', site, [String(status)]);
      case 'acting-as':
        return problem('canvas_acting_as', now(), [new URL(site.origin).host], site.origin);
      case 'no-answer':
        return canvasProblem({ kind: 'unreachable', status }, now(), site.origin);
      case 'csrf':
      case 'signed-out':
      case 'throttled':
        return canvasProblem({ kind: reason, status }, now(), site.origin);
    }
  }

  return { create, adopt, check, turnOn, forget, report, resume: advance };
}

/** Whether a report comes from the very document that was told to make the key. */
function sameDocument(told: PageHandle | null, from: PageHandle): boolean {
  if (told === null || told.tabId !== from.tabId) return false;
  return told.documentId === null || from.documentId === null || told.documentId === from.documentId;
}
