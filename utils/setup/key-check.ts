import { readingOf, withBaseline } from '@/utils/model/authorize';
import type { DeveloperKey, FindingCode, KeyChange, KeyPlan } from '@/utils/model/developer-key';
import { changeFor, compareKey } from '@/utils/model/key-match';
import { problem } from '@/utils/model/problem';
import { isReplaced } from '@/utils/model/rotation';
import { matchScopes, scopesOffered, type ScopeReport } from '@/utils/model/scopes';
import type { SecretState } from '@/utils/model/secret-state';
import type { CanvasSite, KeyState } from '@/utils/model/setup';
import type { KeyContext } from '@/utils/setup/key-context';

/** What is done with a key whose pair is known: ON, put right, read back and compared, proved. */
export function keyCheck({ ports, set, doing, stop, fail, onKeysPage, writeProblem, pageMissing, isOld }: KeyContext) {
  const { vault, canvas, keysPage, intelliboard, now } = ports;

  async function switchOn(site: CanvasSite, clientId: string): Promise<boolean> {
    const key = await canvas.readKey(site.origin, site.rootAccountId, clientId);
    if (!key.ok) return fail(key.error, site);
    if (key.value === null) return stop(onKeysPage('key_gone', site, [clientId]));
    if (key.value.state !== 'on') {
      const page = await keysPage.prepare(site.origin, site.rootAccountId);
      if (!page.ok) return stop(pageMissing(page.error, site));
      const turned = await keysPage.turnOn(page.value, site.rootAccountId, clientId);
      if (!turned.ok) return stop(onKeysPage('key_page_closed', site));
      const { outcome, status } = turned.value;
      if (outcome === 'refused') {
        await stop(writeProblem(outcome, status, site, 'key_turn_on_refused'));
        // Not by the API, then: the admin presses Canvas's own switch, which says so itself.
        await keysPage.pointAtSwitch(site.origin, site.rootAccountId, clientId);
        return false;
      }
      if (outcome !== 'done') return stop(writeProblem(outcome, status, site, 'key_turn_on_refused'));
    }
    await set(doing('reading-back'));
    return true;
  }

  /**
   * The scopes that a key which enforces them must have: those that IntelliBoard needs, as far as this Canvas
   * has them, and as it spells them. Where that cannot be read, as IntelliBoard names them.
   */
  async function neededScopes(site: CanvasSite, key: DeveloperKey, report: ScopeReport | null): Promise<readonly string[]> {
    if (report !== null) return scopesOffered(report);
    if (!key.requireScopes) return intelliboard.scopes;
    const offered = await canvas.offeredScopes(site.origin, site.rootAccountId);
    if (!offered.ok) return intelliboard.scopes;
    const scopeReport = matchScopes(intelliboard.scopes, offered.value, now());
    await set({ scopeReport });
    return scopesOffered(scopeReport);
  }

  /** Puts one finding right. The change is worked out from the key as it is now. */
  async function fix(site: CanvasSite, clientId: string, { plan, scopeReport }: KeyState, code: FindingCode): Promise<boolean> {
    const key = await canvas.readKey(site.origin, site.rootAccountId, clientId);
    if (!key.ok) return fail(key.error, site, { fixing: null });
    const change = key.value === null || plan === null ? null : await changeIfNeeded(site, key.value, plan, scopeReport, code);
    // None: gone meanwhile, or right already; reading it back says which.
    if (change !== null) {
      const page = await keysPage.prepare(site.origin, site.rootAccountId);
      if (!page.ok) return stop(pageMissing(page.error, site), { fixing: null });
      const written = await keysPage.update(page.value, clientId, change);
      if (!written.ok) return stop(onKeysPage('key_page_closed', site), { fixing: null });
      const { outcome, status } = written.value;
      if (outcome !== 'done') return stop(writeProblem(outcome, status, site, 'key_fix_refused'), { fixing: null });
    }
    await set({ fixing: null, ...doing('reading-back') });
    return true;
  }

  async function changeIfNeeded(site: CanvasSite, key: DeveloperKey, plan: KeyPlan, report: ScopeReport | null, code: FindingCode): Promise<KeyChange | null> {
    const needed = await neededScopes(site, key, report);
    return compareKey(key, plan, needed).some((one) => one.code === code) ? changeFor(code, key, plan, needed) : null;
  }

  async function readBack(site: CanvasSite, clientId: string, { plan, way, scopeReport }: KeyState): Promise<boolean> {
    const key = await canvas.readKey(site.origin, site.rootAccountId, clientId);
    if (!key.ok) return fail(key.error, site);
    if (key.value === null) return stop(onKeysPage(way === 'paste' ? 'key_not_own' : 'key_gone', site, [clientId]));
    if (isReplaced(await ports.store.read(), key.value.id)) return stop(isOld(key.value.id));
    const findings = plan === null ? [] : compareKey(key.value, plan, await neededScopes(site, key.value, scopeReport));
    const on = key.value.state === 'on';
    // How much it had been used before anybody authorised: what the form road knows the consent by.
    const use = readingOf(key.value, now().toISOString());
    await ports.store.update((state) => ({ ...state, authorize: withBaseline(state.authorize, use) }));
    // The id as Canvas shows it: a pasted one may be the local form of it.
    await set({ clientId: key.value.id, readBack: { at: now().toISOString(), on, createdAt: key.value.createdAt, findings }, ...doing('proving') });
    return true;
  }

  /** Proves the pair at Canvas's token endpoint, which does not look at ON or OFF; that is said after it. */
  async function prove(site: CanvasSite, clientId: string, { secret: known, readBack: seen }: KeyState): Promise<boolean> {
    if (known?.state === 'sent') {
      // IntelliBoard has it and it was forgotten here; what was proved before stays proved.
      return stop(whatDiffers(site, clientId, seen));
    }
    const secret = await vault.use('developer-key', site.origin);
    if (secret === null) {
      const presence: SecretState | null = await vault.presence('developer-key');
      return stop(problem(presence?.state === 'locked' ? 'vault_locked' : 'key_secret_lost', now(), [clientId]), { secret: presence ?? { last4: '', state: 'lost' } });
    }
    const proof = await canvas.provePair(site.origin, clientId, secret);
    if (!proof.ok) return fail(proof.error, site);
    switch (proof.value) {
      case 'accepted':
        await stop(whatDiffers(site, clientId, seen), { provedAt: now().toISOString() });
        await keysPage.refresh(site.origin);
        return false;
      case 'wrong-secret':
        return stop(onKeysPage('key_wrong_secret', site, [clientId]));
      case 'unknown-client':
        return stop(onKeysPage('key_unknown_client', site, [clientId]));
      case 'unclear':
        return stop(problem('key_proof_unclear', now(), [clientId]));
    }
  }

  /** The pair is right; the key itself may still not be fit. */
  function whatDiffers(site: CanvasSite, clientId: string, seen: KeyState['readBack']) {
    if (seen?.on === false) return onKeysPage('key_off', site, [clientId]);
    return seen?.findings.some(({ grave }) => grave) === true ? onKeysPage('key_differs', site, [clientId]) : null;
  }

  return { switchOn, fix, readBack, prove };
}
