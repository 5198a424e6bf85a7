import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { ChoiceFrame } from '../choices/ChoiceFrame';
import { ListRoad } from '../choices/ListRoad';
import { RolesForm } from '../roles/RolesForm';

export function RolesStep({ guide }: { readonly guide: Guide }) {
  const { setup, school } = guide;
  const { draft } = setup.roles;
  return (
    <ChoiceFrame guide={guide} step="roles" isRead={school !== null && school.rolesAt !== null}>
      <p>{t('roles_lead')}</p>
      <p>{t('roles_why')}</p>
      {draft !== null && school !== null && <RolesForm guide={guide} school={school} stored={draft} />}
      <ListRoad guide={guide} step="roles" />
    </ChoiceFrame>
  );
}
