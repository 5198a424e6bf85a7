import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { SecretField } from '../shared/SecretField';

/** Asks for the passphrase after a restart of the browser; nothing where nothing is locked. */
export function Unlock({ guide: { setup, actions } }: { readonly guide: Guide }) {
  if (!isLocked(setup)) return null;
  return (
    <section className="card" aria-labelledby="unlock-title">
      <h3 id="unlock-title">{t('unlock_title')}</h3>
      <p>{t('unlock_what')}</p>
      <SecretField label={t('unlock_label')} hint={t('unlock_forgotten')} button={t('unlock_button')} primary onSubmit={(passphrase) => actions.unlock(passphrase)} />
    </section>
  );
}

/** Whether a secret waits for the passphrase. */
export function isLocked({ account, key, data }: Guide['setup']): boolean {
  return account.token?.state === 'locked' || key.secret?.state === 'locked' || data.secret?.state === 'locked';
}
