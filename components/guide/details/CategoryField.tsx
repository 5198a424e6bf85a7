import { useState } from 'react';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { Field } from '../../shared/Field';

interface Props {
  readonly guide: Guide;
  readonly chosen: string | null;
  readonly fault: string | undefined;
  readonly onChoose: (id: string | null) => void;
}

/** IntelliBoard's categories, and a new one made there on the spot. */
export function CategoryField({ guide, chosen, fault, onChoose }: Props) {
  const { details, account } = guide.setup;
  const { categories } = details;
  const hint = account.me === null ? t('details_category_no_account') : categories?.length === 0 ? t('details_category_none') : t('details_category_hint');
  return (
    <>
      <Field label={t('details_category_label')} hint={hint} fault={fault}>
        {(control) => (
          <select {...control} required value={chosen ?? ''} onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}>
            <option value="">{t('details_category_choose')}</option>
            {categories?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {chosen !== null && categories?.some(({ id }) => id === chosen) !== true && <option value={chosen}>{chosen}</option>}
          </select>
        )}
      </Field>
      {account.me !== null && (
        <Disclosure title={t('details_category_new')}>
          <NewCategory guide={guide} />
        </Disclosure>
      )}
    </>
  );
}

/** Not a form of its own: it stands inside the form of the details. */
function NewCategory({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const busy = setup.details.activity?.kind === 'creating-category';
  function create(): void {
    if (busy) return;
    if (name.trim() === '') return setFault('required');
    if (name.trim().length > 255) return setFault('too-long');
    actions.createCategory(name.trim());
    setName('');
  }
  return (
    <div className="stack">
      <Field label={t('details_category_name_label')} hint={t('details_category_create_what')} fault={fault}>
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setFault(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              create();
            }}
          />
        )}
      </Field>
      <div className="actions">
        <Button aria-disabled={busy} onClick={create}>
          {t('details_category_create')}
        </Button>
      </div>
    </div>
  );
}
