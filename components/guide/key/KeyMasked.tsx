import type { ReactNode } from 'react';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { beginAnew } from './plan';

/** Canvas no longer shows the whole secret of a key: what can be done. */
export function KeyMasked({ guide, clientId }: { readonly guide: Guide; readonly clientId: string }) {
  const { setup, actions } = guide;
  const refused = setup.key.problem?.code === 'key_regenerate_refused';
  return (
    <section className="card" aria-labelledby="masked-title">
      <h3 id="masked-title">{t('key_masked_title', clientId)}</h3>
      <ul className="choices">
        <Option title={t('key_masked_read')} what={t('key_masked_read_what')}>
          <Button kind="primary" onClick={() => actions.adoptKey(clientId)}>
            {t('key_masked_read_button')}
          </Button>
          <Button onClick={() => actions.showKeyInCanvas()}>{t('key_show')}</Button>
        </Option>
        <Option title={t('key_masked_new')} what={t('key_masked_new_what')}>
          <Button onClick={() => beginAnew(guide, 'create')}>{t('key_masked_new_button')}</Button>
        </Option>
        {!refused && (
          <Option title={t('key_masked_regenerate')} what={t('key_masked_regenerate_what')}>
            <Confirm
              label={t('key_regenerate')}
              title={t('key_masked_regenerate_title', clientId)}
              text={t('key_masked_regenerate_warning')}
              confirm={t('key_regenerate')}
              onConfirm={() => actions.regenerateSecret(clientId)}
            />
          </Option>
        )}
        <Option title={t('key_masked_paste')} what={t('key_masked_paste_what')}>
          <Button onClick={() => beginAnew(guide, 'paste')}>{t('key_masked_paste_button')}</Button>
        </Option>
      </ul>
      <div className="actions">
        <Button kind="quiet" onClick={() => actions.forgetKey()}>
          {t('key_masked_back')}
        </Button>
      </div>
    </section>
  );
}

function Option({ title, what, children }: { readonly title: string; readonly what: string; readonly children: ReactNode }) {
  return (
    <li>
      <h4>{title}</h4>
      <p>{what}</p>
      <div className="actions">{children}</div>
    </li>
  );
}
