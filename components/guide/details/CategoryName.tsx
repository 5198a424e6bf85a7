import type { Details } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import { CheckField } from '../../shared/CheckField';
import { Field } from '../../shared/Field';

interface Props {
  readonly draft: Details;
  readonly fault: string | undefined;
  readonly onEdit: (part: Partial<Details>) => void;
}

/** The category by its name: on the form road only IntelliBoard's own page knows which there are. */
export function CategoryName({ draft, fault, onEdit }: Props) {
  return (
    <>
      <Field label={t('details_category_label')} hint={t('details_category_by_name')} fault={fault}>
        {(control) => <input {...control} type="text" required autoComplete="off" value={draft.categoryName} onChange={(event) => onEdit({ categoryName: event.currentTarget.value })} />}
      </Field>
      <CheckField type="checkbox" label={t('details_category_make')} hint={t('details_category_make_hint')} checked={draft.newCategory} onChange={(newCategory) => onEdit({ newCategory })} />
    </>
  );
}
