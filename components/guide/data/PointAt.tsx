import { useState } from 'react';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';

/** For a page that is not recognised: the admin selects each value there, and says here what it is. */
export function PointAt({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { source, pointedId } = setup.data;
  const [fault, setFault] = useState<string | null>(null);
  const point = async (what: 'id' | 'secret'): Promise<void> => setFault(await actions.pointAtData(what));
  return (
    <section aria-labelledby="point-title">
      <h3 id="point-title">{t('data_point_title')}</h3>
      <p>{t('data_point_how')}</p>
      <div className="actions">
        <Button onClick={() => void point('id')}>{source === 'dap' ? t('data_point_id') : t('data_point_key')}</Button>
        <Button onClick={() => void point('secret')}>{t('data_point_secret')}</Button>
      </div>
      <p role="status" className={fault === null ? 'muted' : 'field-fault'}>
        {fault !== null ? tCode('fault', fault === 'empty' ? 'nothing-selected' : fault) : pointedId === null ? '' : t('data_pointed', pointedId)}
      </p>
    </section>
  );
}
