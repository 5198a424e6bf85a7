import type { Secret } from '@/utils/core/secret';
import type { SecretState } from '@/utils/model/secret-state';

/** `data-captured`: what a page showed, until the service has said which of it is the pair. */
export type Purpose = 'developer-key' | 'api-token' | 'data' | 'data-captured';

export interface VaultPort {
  keep(purpose: Purpose, origin: string, secret: Secret): Promise<SecretState>;
  /** `null` if it is locked, lost, expired or was stored for another origin. */
  use(purpose: Purpose, origin: string): Promise<Secret | null>;
  presence(purpose: Purpose): Promise<SecretState | null>;
  forget(purpose: Purpose): Promise<void>;
  forgetAll(): Promise<void>;
  setPassphrase(passphrase: string): Promise<void>;
  hasPassphrase(): Promise<boolean>;
  unlock(passphrase: string): Promise<boolean>;
}
