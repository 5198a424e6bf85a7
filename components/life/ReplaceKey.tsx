import { mayReplaceKey } from '@/utils/model/rotation';
import { roadOf } from '@/utils/model/road';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Confirm } from '../shared/Confirm';
import { Disclosure } from '../shared/Disclosure';

/** For a connection that works: how its developer key is replaced, and what that means, before anything is done. */
export function ReplaceKey({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const onForm = roadOf(setup) === 'form';
  if (!mayReplaceKey(setup)) return null;
  return (
    <Disclosure title={t('rotation_offer')}>
      <p>{onForm ? t('rotation_offer_form') : t('rotation_offer_what')}</p>
      <p className="muted">{t('rotation_instead')}</p>
      <div className="actions">
        <Confirm label={t('rotation_start')} title={t('rotation_start')} text={onForm ? t('rotation_offer_form') : t('rotation_start_what')} confirm={t('rotation_start')} onConfirm={() => actions.startRotation()} />
      </div>
    </Disclosure>
  );
}
