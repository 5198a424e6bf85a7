import { Secret } from '@/utils/core/secret';
import type { KeyPlan } from '@/utils/model/developer-key';
import { readClientId, readClientSecret } from '@/utils/model/key-input';
import { isReplaced } from '@/utils/model/rotation';
import type { SecretState } from '@/utils/model/secret-state';
import type { CanvasSite, KeyState } from '@/utils/model/setup';
import type { KeyContext } from '@/utils/setup/key-context';

/** How a pair gets here: read for a key that the admin chose, or pasted. */
export function keySecret({ ports, set, anew, doing, stop, fail, onKeysPage, isOld, planOf }: KeyContext) {
  const { store, vault, canvas, keysPage } = ports;

  /** The click on "Use this key". */
  async function adopt(clientId: string): Promise<void> {
    const state = await store.read();
    if (isReplaced(state, clientId)) return void (await set({ problem: isOld(clientId) }));
    const plan = state.key.plan ?? planOf(state);
    await set({ adoptId: clientId, intent: null, plan, choices: [], maskedId: null, readBack: null, provedAt: null, problem: null, ...doing('adopting') });
  }

  /**
   * Reads the secret of the one chosen key, and of no other: from Canvas's answer; else from what its page shows
   * at this moment. A shortened one is never taken.
   */
  async function takeOver(site: CanvasSite, clientId: string, key: KeyState): Promise<boolean> {
    // The key of an intent was made by the plan, ON included; one that was chosen stays as it is until asked.
    const next = key.intent?.way === 'create' ? 'turning-on' : 'reading-back';
    const plan = key.intent?.plan ?? key.plan;
    const answer = await canvas.readSecret(site.origin, site.rootAccountId, clientId);
    // Forgotten, or begun anew, while Canvas was asked: then nothing is kept that nobody wants any more.
    if ((await store.read()).key.adoptId !== clientId) return false;
    if (!answer.ok) return fail(answer.error, site, { adoptId: null, intent: null });
    // Seen in a dialog of the page, and in the vault since: good where Canvas itself no longer says it.
    if (answer.value === null && key.intent?.secretSeen === true && key.secret !== null) {
      await captured(site, clientId, key.secret, plan, next);
      return true;
    }
    const secret = answer.value ?? (await keysPage.readShown(site.origin, clientId));
    if ((await store.read()).key.adoptId !== clientId) return false;
    if (secret === null) return stop(onKeysPage('key_secret_masked', site, [clientId]), { adoptId: null, intent: null, maskedId: clientId });
    await capture(site, clientId, secret, plan, next);
    return true;
  }

  /** Safe in the vault first, known to the state second. */
  async function capture(site: CanvasSite, clientId: string, secret: Secret, plan: KeyPlan | null, next: 'turning-on' | 'reading-back'): Promise<void> {
    await captured(site, clientId, await vault.keep('developer-key', site.origin, secret), plan, next);
  }

  async function captured(site: CanvasSite, clientId: string, secret: SecretState, plan: KeyPlan | null, next: 'turning-on' | 'reading-back'): Promise<void> {
    await set({
      intent: null,
      adoptId: null,
      maskedId: null,
      choices: [],
      list: null,
      plan,
      clientId,
      origin: site.origin,
      secret,
      readBack: null,
      provedAt: null,
      problem: null,
      ...doing(next),
    });
  }

  /** Takes a pasted pair. Answers the fault of each field; none is kept unless both are right. */
  async function paste(pasted: { readonly clientId: string; readonly secret: string }): Promise<{ clientId: string | null; secret: string | null }> {
    const state = await store.read();
    const clientId = readClientId(pasted.clientId);
    const secret = readClientSecret(pasted.secret);
    if (clientId.ok && secret.ok && state.canvas.site !== null) {
      const kept = await vault.keep('developer-key', state.canvas.site.origin, new Secret(secret.value));
      await anew({ way: 'paste', plan: planOf(state), clientId: clientId.value, origin: state.canvas.site.origin, secret: kept, ...doing('reading-back') });
    }
    return { clientId: clientId.ok ? null : clientId.error, secret: secret.ok ? null : secret.error };
  }

  return { adopt, takeOver, capture, paste };
}
