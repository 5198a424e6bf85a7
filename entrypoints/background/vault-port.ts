import type { Purpose, VaultPort } from '@/utils/setup/ports';
import type { Vault } from '@/utils/vault/vault';

/** The vault as one connection sees it: its own secrets, and the passphrase that all share. */
export function vaultPort(vault: Vault, run: string): VaultPort {
  const place = (purpose: Purpose, origin: string) => ({ purpose, origin, run });
  return {
    keep: (purpose, origin, secret) => vault.keep(place(purpose, origin), secret),
    use: (purpose, origin) => vault.use(place(purpose, origin)),
    presence: (purpose) => vault.presence({ purpose, run }),
    forget: (purpose) => vault.forget({ purpose, run }),
    forgetAll: () => vault.forgetAll(run),
    setPassphrase: (passphrase) => vault.setPassphrase(passphrase),
    hasPassphrase: () => vault.hasPassphrase(),
    unlock: (passphrase) => vault.unlock(passphrase),
  };
}
