import type { ProblemCode } from '@/utils/model/problem';
import type { SecretState } from '@/utils/model/secret-state';
import type { SetupState } from '@/utils/model/setup';
import type { Ports } from '@/utils/setup/ports';

const SHORTEST_PASSPHRASE = 12;
const OF_THE_LOCK: ReadonlySet<ProblemCode> = new Set(['vault_locked', 'account_token_needed', 'key_secret_lost', 'data_secret_lost']);

/** The passphrase, and what the guide knows of the secrets. */
export function vaultUseCases(ports: Ports) {
  const { store, vault } = ports;

  async function setPassphrase(passphrase: string): Promise<string | null> {
    if (passphrase.trim().length < SHORTEST_PASSPHRASE) return 'passphrase-too-short';
    await vault.setPassphrase(passphrase);
    await reconcile();
    return null;
  }

  /** Answers the fault to show beside the field. */
  async function unlock(passphrase: string): Promise<string | null> {
    if (!(await vault.unlock(passphrase))) return 'wrong-passphrase';
    await reconcile();
    await store.update((state) => ({
      ...state,
      account: { ...state.account, problem: withoutLock(state.account.problem) },
      key: { ...state.key, problem: withoutLock(state.key.problem) },
      data: { ...state.data, problem: withoutLock(state.data.problem) },
      authorize: { ...state.authorize, problem: withoutLock(state.authorize.problem) },
      process: { ...state.process, problem: withoutLock(state.process.problem) },
    }));
    await ports.deliveries.tryNow();
    return null;
  }

  /** The token that watches the connection goes, too: it was made with one that goes. */
  async function forget(): Promise<void> {
    // First of all, so that what is being read or tried just now is not kept when it has come.
    await store.update((state) => ({
      ...state,
      key: { ...state.key, ...(state.key.activity?.kind === 'adopting' && { activity: null, adoptId: null, intent: null }) },
      data: { ...state.data, candidates: 0, ...(state.data.activity?.kind === 'trying' && { activity: null }) },
    }));
    await ports.monitor.forget();
    await vault.forgetAll();
    await reconcile();
  }

  /** Makes the stored state say of each secret what is true now: a browser restart loses or locks them. */
  async function reconcile(): Promise<void> {
    const [token, key, data, set] = [await vault.presence('api-token'), await vault.presence('developer-key'), await vault.presence('data'), await vault.hasPassphrase()];
    await store.update((state) => ({
      ...state,
      account: { ...state.account, token: standing(state.account.token, token) },
      key: { ...state.key, secret: standing(state.key.secret, key) },
      data: { ...state.data, secret: standing(state.data.secret, data) },
      passphrase: { ...state.passphrase, set },
    }));
  }

  return { setPassphrase, unlock, forget, reconcile };
}

function standing(known: SecretState | null, present: SecretState | null): SecretState | null {
  if (known === null || known.state === 'sent') return known;
  return present ?? { ...known, state: 'lost' };
}

function withoutLock(problem: SetupState['key']['problem']): SetupState['key']['problem'] {
  return problem !== null && OF_THE_LOCK.has(problem.code) ? null : problem;
}
