import { useState, type FormEvent } from 'react';
import { KNOWN_QUEUE_SENDER } from '@/utils/model/queue-address';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { ExternalLink } from '../../shared/ExternalLink';
import { Facts } from '../../shared/Facts';
import { Field } from '../../shared/Field';
import { HelpDesk } from '../../shared/HelpDesk';
import { Icon } from '../../shared/Icon';

/** Live Events through SQS: what it adds, whether Canvas has it, and whether a queue's address can be right. No keys are asked for. */
export function LiveEvents({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { data, canvas } = setup;
  const { site } = canvas;
  const [address, setAddress] = useState(data.queue?.address ?? '');
  const [fault, setFault] = useState<string | null>(null);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFault(await actions.setQueue(address));
  }
  return (
    <Disclosure title={t('live_title')}>
      <p>{t('live_what')}</p>
      {data.source === 'dap' && <p>{t('live_optional')}</p>}
      <p className="with-icon">
        <Icon name={site?.hasDataServices === true ? 'done' : site?.hasDataServices === false ? 'open' : 'later'} />
        <span>{site?.hasDataServices === true ? t('preflight_services_seen') : site?.hasDataServices === false ? t('preflight_services_none') : t('live_unknown')}</span>
      </p>
      {site !== null && (
        <p>
          <ExternalLink href={`${site.origin}/accounts/${site.rootAccountId}`}>{t('open_host', new URL(site.origin).host)}</ExternalLink>
        </p>
      )}
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <Field label={t('live_queue_label')} hint={t('live_queue_hint')} fault={fault}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="url"
              className="mono"
              autoComplete="off"
              spellCheck={false}
              maxLength={2000}
              value={address}
              onChange={(event) => {
                setAddress(event.currentTarget.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="submit">{t('live_queue_button')}</Button>
        </div>
      </form>
      {data.queue !== null && (
        <Facts
          facts={[
            { term: t('live_queue_name'), value: <code>{data.queue.name}</code> },
            { term: t('live_queue_region'), value: <code>{data.queue.region}</code>, note: t('live_queue_region_note') },
            { term: t('live_queue_account'), value: <code>{data.queue.account}</code> },
            { term: t('live_queue_sender'), value: <CopyValue what={t('live_queue_sender')} value={KNOWN_QUEUE_SENDER} />, note: t('live_queue_sender_note') },
          ]}
        />
      )}
      <p className="muted">
        {t('live_help')} <HelpDesk />
      </p>
    </Disclosure>
  );
}
