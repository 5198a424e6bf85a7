import type { SetupState } from '@/utils/model/setup';
import type { Purpose, VaultPort } from '@/utils/setup/ports';
import type { Vault } from '@/utils/vault/vault';

/** The vault, with each secret bound to the set-up it was captured in. */
export function vaultPort(vault: Vault, setup: () => Promise<SetupState>): VaultPort {
  const place = async (purpose: Purpose, origin: string) => ({ purpose, origin, run: (await setup()).runId });
  return {
    keep: async (purpose, origin, secret) => vault.keep(await place(purpose, origin), secret),
    use: async (purpose, origin) => vault.use(await place(purpose, origin)),
    presence: (purpose) => vault.presence(purpose),
    forget: (purpose) => vault.forget(purpose),
    forgetAll: () => vault.forgetAll(),
    setPassphrase: (passphrase) => vault.setPassphrase(passphrase),
    hasPassphrase: () => vault.hasPassphrase(),
    unlock: (passphrase) => vault.unlock(passphrase),
  };
}
