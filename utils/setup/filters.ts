import { filterFaults, filtersOf, withoutGoneFilters } from '@/utils/model/choice-input';
import type { FiltersDraft } from '@/utils/model/choices';
import { proposeFilters } from '@/utils/model/proposals';
import { choiceUseCases } from '@/utils/setup/choices';
import type { Ports } from '@/utils/setup/ports';
import type { SchoolReader } from '@/utils/setup/school';

/** Step `filters`: which users, courses, sub-accounts and terms IntelliBoard keeps. */
export function filtersUseCases(ports: Ports, reader: SchoolReader) {
  return choiceUseCases<FiltersDraft>(ports, reader, {
    kind: 'filters',
    of: ({ filters }) => filters,
    into: (state, filters) => ({ ...state, filters }),
    lists: ['subAccounts', 'terms'],
    // The article's statuses are the same everywhere, and all sub-accounts and terms can be had without their names.
    propose: (school, now) => proposeFilters(school?.terms ?? [], now.getTime()),
    faults: filterFaults,
    withoutGone: withoutGoneFilters,
    choice: (draft) => ({ kind: 'filters', value: filtersOf(draft) }),
    refusal: 'filters_refused',
  });
}
