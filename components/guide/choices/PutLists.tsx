import { useState } from 'react';
import { wantedLists } from '@/utils/model/list-values';
import { listsOf, type ListField, type ListPut } from '@/utils/model/list-form';
import { t, tCode } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { namesText, wantedText } from './wanted-text';

/** Works on any page: the admin clicks into a list there, then presses its button here. */
export function PutLists({ guide, step, isOpen }: { readonly guide: Guide; readonly step: ChoiceStep; readonly isOpen: boolean }) {
  const [results, setResults] = useState<Partial<Record<ListField, ListPut>>>({});
  const wanted = wantedLists(guide.setup, step, guide.school);
  async function put(field: ListField): Promise<void> {
    const result = await guide.actions.putIntoList(field);
    setResults((before) => ({ ...before, [field]: result }));
  }
  return (
    <Disclosure title={t('put_lists_title')} isOpen={isOpen}>
      <p>{t('put_lists_how')}</p>
      <ul className="put-values">
        {listsOf(step).map((field) => {
          const value = wanted[field];
          const result = results[field];
          const name = tCode('list_field', field);
          const left = [...(result?.missing ?? []), ...(result?.ambiguous ?? [])];
          if (value === undefined) return null;
          return (
            <li key={field}>
              <p className="form-field-name">{name}</p>
              <p className="put-value">
                <span>{wantedText(field, value)}</span>
                <Button aria-label={t('put_which', name)} onClick={() => void put(field)}>
                  {t('put_here')}
                </Button>
              </p>
              <p role="status" className="muted">
                {result === undefined ? '' : tCode('list_put', result.result)} {left.length > 0 && t('lists_left', namesText(left))}
              </p>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
