import { useState } from 'react';
import type { ConnectionField, PutResult } from '@/utils/model/connection-form';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { shownValues } from './values';

/** Works on any page: the admin clicks into a field there, then presses the value's button here. */
export function PutHere({ guide, isOpen }: { readonly guide: Guide; readonly isOpen: boolean }) {
  const { setup, actions } = guide;
  const [results, setResults] = useState<Partial<Record<ConnectionField, PutResult>>>({});
  const put = async (field: ConnectionField, mayBeVisible: boolean): Promise<void> => {
    const result = await actions.putIntoForm(field, mayBeVisible);
    setResults((before) => ({ ...before, [field]: result }));
  };
  return (
    <Disclosure title={t('put_title')} isOpen={isOpen}>
      <p>{t('put_how')}</p>
      <ul className="put-values">
        {shownValues(setup).map(({ field, text, kind }) => {
          const result = results[field];
          const name = tCode('connection_field', field);
          return (
            <li key={field}>
              <p className="form-field-name">{name}</p>
              <p className="put-value">
                {kind === 'plain' ? <CopyValue what={name} value={text} /> : <code>{text}</code>}
                <Button aria-label={t('put_which', name)} onClick={() => void put(field, false)}>
                  {t('put_here')}
                </Button>
              </p>
              <p role="status" className="muted">
                {result === undefined ? '' : tCode('put_result', result)}
              </p>
              {result === 'visible' && (
                <div className="actions">
                  <Confirm label={t('put_visible_ask')} title={t('put_visible_title')} text={t('put_visible_text')} confirm={t('put_visible_yes')} onConfirm={() => void put(field, true)} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
