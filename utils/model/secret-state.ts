import { z } from '@/utils/model/zod';

/** Where a secret stands. Its value is in the vault; the guide knows only this much. */
export const SecretStateSchema = z.object({
  last4: z.string(),
  /**
   * `held`: usable. `locked`: waits for the passphrase. `lost`: the browser was restarted without one, or
   * its time is up. `sent`: IntelliBoard has confirmed it, and it was forgotten here.
   */
  state: z.enum(['held', 'locked', 'lost', 'sent']),
});
export type SecretState = z.infer<typeof SecretStateSchema>;

/** IntelliBoard has it now. */
export function sent(secret: SecretState | null): SecretState | null {
  return secret === null ? null : { ...secret, state: 'sent' };
}

/** It is gone from here, and IntelliBoard never had it. */
export function lost(secret: SecretState | null): SecretState | null {
  return secret === null ? null : { ...secret, state: 'lost' };
}
