import { version } from '@/package.json';
import type { SecretState } from '@/utils/model/secret-state';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { RemoveConnection } from '../life/RemoveConnection';
import { Button } from '../shared/Button';
import { Confirm } from '../shared/Confirm';
import { Disclosure } from '../shared/Disclosure';
import { Facts } from '../shared/Facts';
import { listsConnections } from '../connections/ConnectionList';
import { Journal } from '../journal/Journal';
import { SupportReport } from '../support/SupportReport';
import { MaskedSecret, secretWords } from './SecretStanding';

/** What is kept on this computer, and how to be rid of it. */
export function GuideFooter({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { account, key, data, passphrase } = setup;
  const fact = (term: string, secret: SecretState | null) => ({
    term,
    value: secret === null || secret.state === 'lost' || secret.state === 'sent' ? secretWords(secret, passphrase.set) : <MaskedSecret secret={secret} />,
    note: secret === null || secret.state === 'lost' || secret.state === 'sent' ? undefined : secretWords(secret, passphrase.set),
  });
  return (
    <footer className="guide-footer">
      <Disclosure title={t('stored_title')}>
        <p>{t('stored_what')}</p>
        <Facts
          facts={[
            { term: t('stored_progress'), value: t('stored_progress_what') },
            fact(t('stored_token'), account.token),
            fact(t('stored_secret'), key.secret),
            fact(t('stored_data_secret'), data.secret),
            { term: t('stored_passphrase'), value: passphrase.set ? t('stored_passphrase_set') : t('stored_passphrase_none') },
          ]}
        />
      </Disclosure>
      <Journal guide={guide} />
      <SupportReport guide={guide} />
      {/* What is ticked for one connection is not ticked for another. */}
      <RemoveConnection key={guide.setup.runId} guide={guide} />
      <div className="guide-footer-actions">
        {setup.canvas.site !== null && !listsConnections(guide) && (
          <Button kind="quiet" onClick={() => actions.addConnection()}>
            {t('connections_add')}
          </Button>
        )}
        <Confirm label={t('forget_secrets')} title={t('forget_secrets_title')} text={t('forget_secrets_what')} confirm={t('forget_secrets_button')} onConfirm={() => actions.forgetSecrets()} />
        <Confirm label={t('start_over')} title={t('start_over_title')} text={t('start_over_what')} confirm={t('start_over')} onConfirm={() => actions.startOver()} />
        <span className="version">{t('version', version)}</span>
      </div>
    </footer>
  );
}
