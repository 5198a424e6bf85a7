import type { RolesDraft } from '@/utils/model/choices';
import { ROLE_KINDS, type RoleKind } from '@/utils/model/roles';
import type { School } from '@/utils/model/school';
import { t, tCode } from '@/utils/ui/copy';
import { Icon } from '../../shared/Icon';
import { listText } from '../filters/kept';

interface Props {
  readonly draft: RolesDraft;
  readonly school: School;
  /** Codes by IntelliBoard's role. */
  readonly faults: Readonly<Record<string, string>>;
}

const REQUIRED: ReadonlySet<RoleKind> = new Set(['instructor', 'learner']);

/** IntelliBoard's lists, as they will be filled; the required ones with what is wrong with them. */
export function Mapped({ draft, school, faults }: Props) {
  const labels = new Map(school.roles.map(({ id, label }) => [id, label]));
  return (
    <dl className="facts">
      {ROLE_KINDS.map((kind) => (
        <div key={kind}>
          <dt>
            {tCode('roles', kind)} <span className="legend-note">{REQUIRED.has(kind) ? t('group_required') : t('group_optional')}</span>
          </dt>
          <dd>
            {draft[kind].length === 0 ? t('roles_nobody') : listText(draft[kind].map((id) => labels.get(id) ?? id))}
            <span aria-live="polite" className="field-live">
              {faults[kind] !== undefined && (
                <span className="field-fault">
                  <Icon name="problem" />
                  <span>{faults[kind] === 'none-chosen' ? t('roles_one_needed') : tCode('fault', faults[kind])}</span>
                </span>
              )}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
