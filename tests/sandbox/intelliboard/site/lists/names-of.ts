import type { Named } from '../../names';
import type { StoredConnection } from '../../state';
import type { ListField } from '@/utils/model/list-form';

/** What there is to choose from in a list that a school fills; nothing until its names have been read. */
export function namesOf({ names }: StoredConnection, field: ListField): readonly Named[] {
  if (names === null || typeof names === 'string') return [];
  switch (field) {
    case 'subAccounts':
      return names.subAccounts;
    case 'terms':
      return names.terms;
    case 'instructor':
    case 'learner':
    case 'admin':
    case 'courseAdmin':
      return names.roles;
    case 'userEnrollment':
    case 'systemStatus':
    case 'courseStatus':
    case 'activityStatus':
      return [];
  }
}
