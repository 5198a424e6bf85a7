import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Note } from '../../shared/Note';
import { ChoiceFrame } from '../choices/ChoiceFrame';
import { ListRoad } from '../choices/ListRoad';
import { FiltersForm } from '../filters/FiltersForm';

export function FiltersStep({ guide }: { readonly guide: Guide }) {
  const { setup, school } = guide;
  const { draft } = setup.filters;
  return (
    <ChoiceFrame guide={guide} step="filters" isRead={school !== null && school.subAccountsAt !== null && school.termsAt !== null}>
      <p>{t('filters_lead')}</p>
      <Note tone="warn" title={t('filters_deleted')}>
        <p>{t('filters_downloaded')}</p>
        <p>{t('filters_licence')}</p>
      </Note>
      {draft !== null && <FiltersForm guide={guide} stored={draft} />}
      <ListRoad guide={guide} step="filters" />
    </ChoiceFrame>
  );
}
