import { mask } from '@/utils/model/payload';
import type { SecretState } from '@/utils/model/secret-state';
import { t } from '@/utils/ui/copy';

/** How a secret stands, in words. */
export function secretWords(secret: SecretState | null, behindPassphrase: boolean): string {
  switch (secret?.state) {
    case undefined:
      return t('secret_none');
    case 'held':
      return behindPassphrase ? t('secret_held_passphrase') : t('secret_held');
    case 'locked':
      return t('secret_locked');
    case 'lost':
      return t('secret_lost');
    case 'sent':
      return t('secret_sent');
  }
}

/** The last four characters of a secret: all of it that a person is ever shown. */
export function MaskedSecret({ secret }: { readonly secret: SecretState }) {
  return <code className="mono">{mask(secret.last4)}</code>;
}
