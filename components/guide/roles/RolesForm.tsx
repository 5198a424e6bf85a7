import { kindOfRole, rolesGone, withRole } from '@/utils/model/choice-input';
import type { RolesDraft } from '@/utils/model/choices';
import { ROLE_KINDS, type RoleKind } from '@/utils/model/roles';
import type { Role, School } from '@/utils/model/school';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Gone } from '../choices/Gone';
import { ListsRead } from '../choices/ListsRead';
import { SaveChoice } from '../choices/SaveChoice';
import { useConfirm } from '../choices/useConfirm';
import { useDraft } from '../useDraft';
import { groupsOf } from './groups';
import { Mapped } from './Mapped';

interface Props {
  readonly guide: Guide;
  readonly school: School;
  readonly stored: RolesDraft;
}

/** Every role of Canvas, and what IntelliBoard is to take it for. One answer for each, so none can stand for two. */
export function RolesForm({ guide, school, stored }: Props) {
  const { actions } = guide;
  const [draft, change] = useDraft(stored, (next) => actions.saveRoles(next));
  const { form, faults, submit, touched } = useConfirm(guide, 'roles');
  const gone = rolesGone(draft, school);
  function choose(role: Role, kind: RoleKind | null): void {
    change(withRole(draft, role.id, kind));
    if (kind !== null) touched(kind);
  }
  return (
    <form ref={form} className="choice-form" noValidate onSubmit={submit}>
      <ListsRead guide={guide} step="roles" readAt={school.rolesAt} />
      <Gone guide={guide} step="roles" ids={ROLE_KINDS.flatMap((kind) => gone[kind])} />
      {groupsOf(school.roles).map(({ base, roles }) => (
        <section key={base} className="card" aria-labelledby={`base-${base}`}>
          <h3 id={`base-${base}`}>{baseName(base)}</h3>
          <ul className="roles">
            {roles.map((role) => (
              <RoleRow key={role.id} role={role} kind={kindOfRole(draft, role.id)} onChoose={(kind) => choose(role, kind)} />
            ))}
          </ul>
        </section>
      ))}
      <section className="card card-accent" aria-labelledby="mapped-title">
        <h3 id="mapped-title">{t('roles_mapped')}</h3>
        <Mapped draft={draft} school={school} faults={faults} />
        <SaveChoice guide={guide} step="roles" />
      </section>
      <p className="muted">{t('roles_sub_account')}</p>
    </form>
  );
}

/** Known by its id: what Canvas calls a built-in role depends on the admin's language. */
function RoleRow({ role, kind, onChoose }: { readonly role: Role; readonly kind: RoleKind | null; readonly onChoose: (kind: RoleKind | null) => void }) {
  const id = `role-${role.id}`;
  return (
    <li className="role">
      <label htmlFor={id}>
        <span className="role-name">{role.label}</span>
        {role.isCustom && <span className="badge">{t('role_custom')}</span>}
      </label>
      <select id={id} value={kind ?? ''} onChange={(event) => onChoose(ROLE_KINDS.find((one) => one === event.currentTarget.value) ?? null)}>
        <option value="">{t('role_none')}</option>
        {ROLE_KINDS.map((one) => (
          <option key={one} value={one}>
            {tCode('role', one)}
          </option>
        ))}
      </select>
    </li>
  );
}

function baseName(base: string): string {
  switch (base) {
    case 'TeacherEnrollment':
      return t('base_teacher');
    case 'TaEnrollment':
      return t('base_ta');
    case 'DesignerEnrollment':
      return t('base_designer');
    case 'StudentEnrollment':
      return t('base_student');
    case 'ObserverEnrollment':
      return t('base_observer');
    case 'AccountMembership':
      return t('base_account');
    default:
      return t('base_other', base);
  }
}
