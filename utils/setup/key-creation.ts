import { ok, type Result } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { CanvasFailure } from '@/utils/model/canvas-failure';
import type { DeveloperKey } from '@/utils/model/developer-key';
import { formIsComplete } from '@/utils/model/form-report';
import { isNewerKey, sameKeyId } from '@/utils/model/key-id';
import { matchesPlan, neverUsed } from '@/utils/model/key-match';
import { byLikelihood } from '@/utils/model/key-standing';
import { problem } from '@/utils/model/problem';
import { isReplaced } from '@/utils/model/rotation';
import { matchScopes } from '@/utils/model/scopes';
import type { CanvasSite, KeyIntent, KeyState } from '@/utils/model/setup';
import { canvasProblem } from '@/utils/setup/canvas-problem';
import { MOST_CHOICES, type KeyContext } from '@/utils/setup/key-context';
import type { keySecret } from '@/utils/setup/key-secret';
import type { PageHandle } from '@/utils/setup/ports';

/** Pages that close under what they do are replaced so often, then the admin is asked. */
const MOST_TRIES = 3;
/** A request whose page is gone may still be on its way; Canvas is asked again after this. */
const LATE_ARRIVAL_MS = 2_500;

/** What a page says of a creation, or of a regeneration. */
export type CreationReport =
  | { readonly intentId: string; readonly clientId: string; readonly secret: string }
  | { readonly intentId: string; readonly reason: FailureReason; readonly status: number };
type FailureReason = 'refused' | 'csrf' | 'no-answer' | 'masked' | 'not-understood' | 'acting-as' | 'signed-out' | 'throttled';

/**
 * Making a secret: with a new key, by our script or by Canvas's own form; or anew for an existing key. An intent
 * is stored before anything is made. From the moment a page was told, a key may exist, and it is looked for
 * before another one is made.
 */
export function keyCreation(context: KeyContext, { capture }: ReturnType<typeof keySecret>) {
  const { ports, set, setFor, anew, doing, stop, stopFor, failFor, onKeysPage, writeProblem, pageMissing, isOld, listKeys, planOf } = context;
  const { store, vault, canvas, keysPage, intelliboard, now } = ports;

  /** The click on "Create the key", or on "Fill Canvas's form": stores what is wanted. */
  async function create(another: boolean): Promise<void> {
    const state = await store.read();
    if (state.canvas.site === null) return;
    const { way, intent } = state.key;
    if (intent !== null && intent.way === 'create' && way === 'create') {
      // Begun before: a key may exist, so this goes on with the same intent.
      await set({ problem: null, ...doing('creating') });
      return;
    }
    await anew({ intent: intentFor(way === 'form' ? 'form' : 'create', { plan: planOf(state), another, keyId: null }), ...doing('looking') });
  }

  /** The click on "Regenerate the secret", after the warning. */
  async function regenerate(clientId: string): Promise<void> {
    const state = await store.read();
    if (state.canvas.site === null) return;
    if (isReplaced(state, clientId)) return void (await set({ problem: isOld(clientId) }));
    const plan = state.key.plan ?? planOf(state);
    await set({ intent: { ...intentFor('regenerate', { plan, another: false, keyId: clientId }), knownIds: [] }, problem: null, ...doing('regenerating') });
  }

  function intentFor(way: KeyIntent['way'], { plan, another, keyId }: Pick<KeyIntent, 'plan' | 'another' | 'keyId'>): KeyIntent {
    return { id: ports.newId(), way, keyId, plan, startedAt: now().toISOString(), another, tries: 0, knownIds: null, newestId: null, page: null, unanswered: false, secretSeen: false };
  }

  /** What is next for an intent. Answers whether there is more to do now. */
  function goOn(site: CanvasSite, intent: KeyIntent, key: KeyState): Promise<boolean> {
    if (intent.knownIds === null) return lookAround(site, intent, key);
    if (key.activity?.kind === 'finding') return findSaved(site, intent, key);
    if (intent.page === null || intent.way === 'form') return tell(site, intent);
    return recover(site, intent, intent.page, key);
  }

  /** Before anything is made: which keys match already, and does this Canvas offer the scopes? Stopped meanwhile, nothing is made. */
  async function lookAround(site: CanvasSite, intent: KeyIntent, then: KeyState): Promise<boolean> {
    const list = await listKeys(site, then);
    if (!list.ok) return failFor(then, list.error, site, { intent: null });
    const matching = list.value.filter((key) => matchesPlan(key, intent.plan));
    const state = await store.read();
    // The one that is being replaced is known to be there.
    const others = matching.filter(({ id }) => !isReplaced(state, id));
    if (others.length > 0 && !intent.another) return stopFor(then, problem('key_exists', now(), [intent.plan.name]), { intent: null, plan: intent.plan, choices: byLikelihood(others, now()).slice(0, MOST_CHOICES) });
    const { key } = state;
    if (intent.plan.enforceScopes && key.scopeReport === null) {
      const offered = await canvas.offeredScopes(site.origin, site.rootAccountId);
      if (!offered.ok) return failFor(then, offered.error, site, { intent: null });
      const scopeReport = matchScopes(intelliboard.scopes, offered.value, now());
      // The plan that the admin saw names other scopes: they are to see the new one first.
      if (scopeReport.missing.length + scopeReport.renamed.length > 0) return stopFor(then, problem('key_scopes_missing', now()), { intent: null, scopeReport });
      await setFor(then, { scopeReport });
    }
    const newestId = list.value.reduce<string | null>((newest, { id }) => (newest === null || isNewerKey(id, newest) ? id : newest), null);
    await setFor(then, { intent: { ...intent, knownIds: matching.map(({ id }) => id), newestId }, ...doing('opening') });
    return true;
  }

  /** Tells Canvas's page what to do. That it was told is stored first. */
  async function tell(site: CanvasSite, intent: KeyIntent): Promise<boolean> {
    if (intent.tries >= MOST_TRIES) return stop(onKeysPage('key_page_closed', site), { intent: null });
    await set(doing('opening'));
    const page = await keysPage.prepare(site.origin, site.rootAccountId);
    if (!page.ok) return stop(pageMissing(page.error, site), { intent: null });
    const told: KeyIntent = { ...intent, page: page.value, tries: intent.tries + 1 };
    switch (intent.way) {
      case 'create': {
        await set({ intent: told, ...doing('creating') });
        const answer = await keysPage.createKey(page.value, { intentId: intent.id, accountId: site.rootAccountId, plan: intent.plan, onlyReport: false });
        // Accepted: the page reports by itself. Otherwise find out what became of it.
        return !(answer.ok && answer.value.accepted);
      }
      case 'regenerate': {
        await set({ intent: told, ...doing('regenerating') });
        const answer = await keysPage.regenerate(page.value, { intentId: intent.id, clientId: intent.keyId ?? '', onlyReport: false });
        return !(answer.ok && answer.value.accepted);
      }
      case 'form':
        await set({ intent: told, ...doing('filling') });
        return fillForm(site, told, page.value);
    }
  }

  /** The admin is to see what is filled, and a page in the background draws nothing. */
  async function fillForm(site: CanvasSite, intent: KeyIntent, page: PageHandle): Promise<boolean> {
    await keysPage.bringToFront(page);
    const filled = await keysPage.fillForm(page, { intentId: intent.id, plan: intent.plan });
    if (!filled.ok) return true;
    const { outcome, report } = filled.value;
    switch (outcome) {
      case 'filled':
        await set({ form: report, problem: formIsComplete(report) ? null : onKeysPage('key_form_partly', site), ...doing('saving') });
        return false;
      case 'missing':
        return stop(onKeysPage('key_form_missing', site, [report.generation ?? '?']), { intent: null, form: report });
      case 'in-use':
        return stop(onKeysPage('key_form_in_use', site), { intent: null });
      case 'acting-as':
        return stop(writeProblem('acting-as', 0, site, 'key_refused'), { intent: null });
    }
  }

  /** A page was told to make the key, and its report did not arrive. */
  async function recover(site: CanvasSite, intent: KeyIntent, page: PageHandle, then: KeyState): Promise<boolean> {
    if (!intent.unanswered && (await pageIsAtIt(site, intent, page))) return false;
    // Nobody can tell whether Canvas has made the secret; if it has, nobody has seen it.
    if (intent.way === 'regenerate') return stop(onKeysPage('key_regenerate_unclear', site, [intent.keyId ?? '']), { intent: null, maskedId: intent.keyId });
    const again = await lookTwice(() => newKeys(site, then, (key) => matchesPlan(key, intent.plan) && intent.knownIds?.includes(key.id) === false));
    if (!again.ok) return failFor(then, again.error, site);
    const [only, ...others] = again.value;
    if (only === undefined) {
      if (intent.unanswered) return stop(canvasProblem({ kind: 'unreachable', status: 0 }, now(), site.origin), { intent: null });
      await set({ intent: { ...intent, page: null }, ...doing('opening') });
      return true;
    }
    if (others.length > 0) return stop(problem('key_ambiguous', now(), [intent.plan.name]), { plan: intent.plan, intent: null, choices: again.value.slice(0, MOST_CHOICES) });
    await set({ adoptId: only.id, plan: intent.plan, ...doing('adopting') });
    return true;
  }

  async function pageIsAtIt(site: CanvasSite, { id: intentId, way, keyId, plan }: KeyIntent, page: PageHandle): Promise<boolean> {
    const answer =
      way === 'regenerate'
        ? await keysPage.regenerate(page, { intentId, clientId: keyId ?? '', onlyReport: true })
        : await keysPage.createKey(page, { intentId, accountId: site.rootAccountId, plan, onlyReport: true });
    return answer.ok && answer.value.accepted;
  }

  /** Canvas's form is closed: the key that came of it is newer than all others, and leads where it was to lead. */
  async function findSaved(site: CanvasSite, intent: KeyIntent, then: KeyState): Promise<boolean> {
    const { plan, newestId } = intent;
    const isIt = (key: DeveloperKey) => (newestId === null || isNewerKey(key.id, newestId)) && !key.isLti && (key.redirectUris.includes(plan.redirectUri) || key.name === plan.name);
    const found = await lookTwice(() => newKeys(site, then, isIt));
    if (!found.ok) return failFor(then, found.error, site);
    const [only, ...others] = found.value;
    if (only === undefined || others.length > 0) {
      const what = only === undefined ? onKeysPage('key_not_saved', site) : problem('key_ambiguous', now(), [plan.name]);
      // Whose secret the page has shown is not known, so it is not kept.
      if (intent.secretSeen) await vault.forget('developer-key');
      // The form may have been closed just now, with a secret: then it is looked for once more.
      return stopFor(then, what, { plan, intent: null, secret: null, choices: found.value.slice(0, MOST_CHOICES) });
    }
    await setFor(then, { adoptId: only.id, plan, ...doing('adopting') });
    return true;
  }

  /** New keys that nobody has used yet. */
  async function newKeys(site: CanvasSite, then: KeyState, isIt: (key: DeveloperKey) => boolean): Promise<Result<DeveloperKey[], CanvasFailure>> {
    const list = await listKeys(site, then);
    return list.ok ? ok(list.value.filter((key) => isIt(key) && neverUsed(key))) : list;
  }

  async function lookTwice(look: () => Promise<Result<DeveloperKey[], CanvasFailure>>): Promise<Result<DeveloperKey[], CanvasFailure>> {
    const first = await look();
    if (!first.ok || first.value.length > 0) return first;
    await ports.sleep(LATE_ARRIVAL_MS);
    return look();
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
    if (!('clientId' in what)) await failed(where.site, intent, what);
    else if (intent.way === 'regenerate' && !sameKeyId(what.clientId, intent.keyId ?? '')) return false;
    else await capture(where.site, what.clientId, new Secret(what.secret), intent.plan, intent.way === 'create' ? 'turning-on' : 'reading-back');
    return true;
  }

  async function failed(site: CanvasSite, intent: KeyIntent, { reason, status }: { reason: FailureReason; status: number }): Promise<void> {
    // With these, Canvas may have made it all the same: `recover` looks for it.
    if (reason === 'no-answer' || reason === 'masked' || reason === 'not-understood') {
      await set({ intent: { ...intent, unanswered: true }, ...doing(intent.way === 'regenerate' ? 'regenerating' : 'creating') });
      return;
    }
    const isRegeneration = intent.way === 'regenerate';
    await stop(writeProblem(reason, status, site, isRegeneration ? 'key_regenerate_refused' : 'key_refused'), { intent: null, ...(isRegeneration && { maskedId: intent.keyId }) });
  }

  /** Canvas's form was closed, and perhaps its page showed a secret then. Answered as `report`. */
  async function formClosed({ intentId, secret }: { readonly intentId: string; readonly secret: string | null }, from: PageHandle): Promise<boolean> {
    const { canvas: where, key } = await store.read();
    const { intent } = key;
    if (where.site === null || intent?.way !== 'form' || intent.id !== intentId || !sameDocument(intent.page, from)) return false;
    const kept = secret === null ? null : await vault.keep('developer-key', where.site.origin, new Secret(secret));
    await set({ intent: { ...intent, secretSeen: kept !== null }, secret: kept, ...doing('finding') });
    return true;
  }

  /** The page in which the form was filled has loaded anew: it was saved, or it was left. */
  async function pageLoaded(from: PageHandle): Promise<void> {
    const { key } = await store.read();
    if (key.intent?.way !== 'form' || key.activity?.kind !== 'saving' || key.intent.page?.tabId !== from.tabId || sameDocument(key.intent.page, from)) return;
    await set(doing('finding'));
  }

  async function findNow(): Promise<void> {
    const { key } = await store.read();
    if (key.intent?.way === 'form') await set({ problem: null, ...doing('finding') });
  }

  return { create, regenerate, goOn, report, formClosed, pageLoaded, findNow };
}

/** Whether a report comes from the very document that was told. */
function sameDocument(told: PageHandle | null, from: PageHandle): boolean {
  if (told === null || told.tabId !== from.tabId) return false;
  return told.documentId === null || from.documentId === null || told.documentId === from.documentId;
}

