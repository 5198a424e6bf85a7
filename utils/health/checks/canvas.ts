import { canvasHome, canvasSignIn, keysPage, rolesPage, subAccountsPage, termsPage } from '@/utils/health/links';
import { daysBetween, type Subject } from '@/utils/health/subject';
import { found, type HealthResult, type Remedy } from '@/utils/model/health';
import type { HealthCheck, HealthCode } from '@/utils/model/health-codes';
import type { CanvasAnswer, KeySnapshot } from '@/utils/model/health-evidence';
import { INTELLIBOARD_SCOPES, KNOWN_REDIRECT_URI } from '@/utils/model/known';
import { missingScopes, scopesOffered } from '@/utils/model/scopes';

/** IntelliBoard calls Canvas every day; a week of holidays and a broken night are no sign yet. */
const USED_LATELY_DAYS = 14;
/** After the consent, the first run takes 24 to 48 hours (IntelliBoard's knowledge base), and a day to spare. */
const FIRST_USE_DAYS = 3;
const NAMES_SHOWN = 3;

const UNSEEN: Readonly<Record<Exclude<CanvasAnswer, 'admin'>, HealthCode>> = {
  'not-admin': 'not_admin',
  'signed-out': 'sign_in',
  'acting-as': 'acting_as',
  'no-access': 'no_access',
  silent: 'no_answer',
  failing: 'no_answer',
  busy: 'no_answer',
  moved: 'no_answer',
  'not-canvas': 'no_answer',
};

/**
 * That nobody could look as an admin since `seenAt`, or ever; `null`: what was seen is the newest there is. Nobody
 * signed in is never a fault.
 */
export function unseen(id: HealthCheck, subject: Subject, seenAt: string | undefined): HealthResult | null {
  const { canvas } = subject.evidence;
  if (canvas === null) return seenAt === undefined ? found(id, 'not_yet', subject.now.toISOString(), { remedies: [canvasSignIn(subject)] }) : null;
  if (canvas.answer === 'admin') return seenAt === undefined ? found(id, 'not_yet', canvas.at) : null;
  if (seenAt !== undefined && seenAt >= canvas.at) return null;
  const code = UNSEEN[canvas.answer];
  return found(id, code, canvas.at, { remedies: [code === 'sign_in' ? canvasSignIn(subject) : code === 'acting_as' ? canvasHome(subject) : null] });
}

/** Is the address reachable, and still this Canvas? An answer to nobody in particular is an answer. */
export function address(subject: Subject): HealthResult | null {
  const { canvas } = subject.evidence;
  const { site } = subject.setup.canvas;
  if (site === null) return null;
  const host = new URL(site.origin).host;
  if (canvas === null) return unseen('address', subject, undefined);
  const is = (code: HealthCode, remedies: readonly (Remedy | null)[] = []) => found('address', code, canvas.at, { params: [host], remedies });
  switch (canvas.answer) {
    case 'silent':
      return is('address_silent', [canvasHome(subject)]);
    case 'failing':
      return is('address_failing', [canvasHome(subject)]);
    case 'moved':
      return is('address_moved', [canvasHome(subject)]);
    case 'not-canvas':
      return is('address_not_canvas', [canvasHome(subject)]);
    case 'no-access':
      return is('no_access');
    case 'acting-as':
      // Nothing was asked then.
      return is('acting_as', [canvasHome(subject)]);
    case 'busy':
    case 'admin':
    case 'not-admin':
    case 'signed-out':
      if (canvas.rootAccountId !== null && canvas.rootAccountId !== site.rootAccountId) return is('address_other_account', [canvasHome(subject)]);
      return is('address_ok');
  }
}

/** Is the developer key there, ON, fit, and as it was? */
export function developerKey(subject: Subject): HealthResult | null {
  const { clientId } = subject.setup.key;
  if (clientId === null) return null;
  const { key: seen } = subject.evidence;
  const blind = unseen('key', subject, seen?.at);
  if (blind !== null || seen === null) return blind;
  const link = keysPage(subject);
  const is = (code: HealthCode, params: readonly string[] = [], fix: Remedy | null = null, acceptable = false) => found('key', code, seen.at, { params: [nameOf(seen.key, clientId), ...params], remedies: [fix, link], acceptable });
  const { key } = seen;
  if (key === null) return is('key_gone', [clientId]);
  if (!key.on) return is('key_off', [], { kind: 'fix', finding: 'off' });
  const redirectUri = subject.setup.key.plan?.redirectUri ?? subject.setup.account.me?.redirectUri ?? KNOWN_REDIRECT_URI;
  if (!key.redirectUris.includes(redirectUri)) return is('key_redirect', [redirectUri], { kind: 'fix', finding: 'redirect_uri' });
  const missing = key.requireScopes ? missingScopes(key.scopes, neededScopes(subject)) : [];
  if (missing.length > 0) return is('key_scopes', [String(missing.length)], { kind: 'fix', finding: 'scopes_missing' });
  if (key.testClusterOnly) return is('key_test_only', [], { kind: 'fix', finding: 'test_cluster_only' });
  const before = subject.baselines.key;
  if (before !== null && key.name !== before.name) return is('key_renamed', [before.name ?? ''], null, true);
  if (before !== null && !sameSet(key.redirectUris, before.redirectUris)) return is('key_redirects_changed', [], null, true);
  if (before !== null && (key.requireScopes !== before.requireScopes || !sameSet(key.scopes, before.scopes))) return is('key_scopes_changed', [], null, true);
  return found('key', 'key_ok', seen.at, { params: [nameOf(key, clientId)] });
}

function nameOf(key: KeySnapshot | null, clientId: string): string {
  return key?.name ?? clientId;
}

function neededScopes({ setup }: Subject): readonly string[] {
  return setup.key.scopeReport === null ? INTELLIBOARD_SCOPES : scopesOffered(setup.key.scopeReport);
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

/** Does IntelliBoard use the key? */
export function keyUsed(subject: Subject): HealthResult | null {
  const { key: seen } = subject.evidence;
  if (subject.setup.key.clientId === null) return null;
  const blind = unseen('key-used', subject, seen?.at);
  if (blind !== null || seen === null) return blind;
  // A key that is gone is said to be so by its own check.
  if (seen.key === null) return null;
  const { lastUsedAt } = seen.key;
  if (lastUsedAt !== null) {
    const code = daysBetween(lastUsedAt, seen.at) > USED_LATELY_DAYS ? 'used_long_ago' : 'used_ok';
    return found('key-used', code, seen.at, { params: [lastUsedAt], remedies: code === 'used_ok' ? [] : [{ kind: 'step', step: 'authorize' }] });
  }
  const { grantedAt } = subject.setup.authorize;
  const isFresh = grantedAt !== null && daysBetween(grantedAt, seen.at) <= FIRST_USE_DAYS;
  return isFresh ? found('key-used', 'used_not_yet', seen.at) : found('key-used', 'used_never', seen.at, { remedies: [{ kind: 'step', step: 'authorize' }] });
}

/** Does Canvas still take id and secret together? Only while the secret is on this computer. */
export function pair(subject: Subject): HealthResult | null {
  const { pair: seen } = subject.evidence;
  const { clientId, secret } = subject.setup.key;
  if (seen === null || clientId === null || secret?.state !== 'held') return null;
  switch (seen.proof) {
    case 'accepted':
      return found('pair', 'pair_ok', seen.at);
    case 'unclear':
      return found('pair', 'pair_unclear', seen.at);
    case 'wrong-secret':
    case 'unknown-client':
      return found('pair', 'pair_wrong', seen.at, { params: [clientId], remedies: [{ kind: 'step', step: 'key' }, keysPage(subject)] });
  }
}

/** What is new in Canvas that filters and roles do not know of? What is chosen as "all" knows of everything. */
export function news(subject: Subject): HealthResult | null {
  const { news: seen } = subject.evidence;
  const blind = unseen('news', subject, seen?.at);
  if (blind !== null || seen === null) return blind;
  const { filters, roles } = subject.setup;
  const mapped = roles.draft === null ? [] : Object.values(roles.draft).flat();
  const kinds = [
    { code: 'news_roles', names: seen.roles.filter(({ id }) => !mapped.includes(id)).map(({ name }) => name), step: 'roles', page: rolesPage(subject) },
    { code: 'news_accounts', names: filters.draft?.subAccounts === 'all' ? [] : seen.accounts.map(({ name }) => name), step: 'filters', page: subAccountsPage(subject) },
    { code: 'news_terms', names: filters.draft?.terms === 'all' ? [] : seen.terms.map(({ name }) => name), step: 'filters', page: termsPage(subject) },
  ] as const;
  const some = kinds.filter(({ names }) => names.length > 0);
  const [first] = some;
  if (first === undefined) return found('news', 'news_none', seen.at);
  const code = some.length > 1 ? 'news_several' : first.code;
  const steps = [...new Set(some.map(({ step }) => step))].map((step): Remedy => ({ kind: 'step', step }));
  return found('news', code, seen.at, { params: [wordsOf(some.flatMap(({ names }) => names))], remedies: [...steps, ...some.map(({ page }) => page)], acceptable: true });
}

function wordsOf(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  return names.slice(0, NAMES_SHOWN).join(', ') + (rest > 0 ? ` (+${rest})` : '');
}
