import { roleFaults, rolesOf, withoutGoneRoles } from '@/utils/model/choice-input';
import type { RolesDraft } from '@/utils/model/choices';
import { proposeRoles } from '@/utils/model/proposals';
import { choiceUseCases } from '@/utils/setup/choices';
import type { Ports } from '@/utils/setup/ports';
import type { SchoolReader } from '@/utils/setup/school';

/** Step `roles`: what IntelliBoard takes the holders of Canvas's roles for. */
export function rolesUseCases(ports: Ports, reader: SchoolReader) {
  return choiceUseCases<RolesDraft>(ports, reader, {
    kind: 'roles',
    of: ({ roles }) => roles,
    into: (state, roles) => ({ ...state, roles }),
    lists: ['roles'],
    propose: (school) => (school === null || school.rolesAt === null ? null : proposeRoles(school.roles)),
    faults: roleFaults,
    withoutGone: withoutGoneRoles,
    choice: (draft) => ({ kind: 'roles', value: rolesOf(draft) }),
    refusal: 'roles_refused',
  });
}
