import { expect, test } from 'vitest';
import { emptySetup } from '@/utils/model/empty-setup';
import type { Details, SetupState } from '@/utils/model/setup';
import { onTheRoad } from '@/utils/setup/details-road';

const CATEGORIES = [
  { id: '12', name: 'Main campus' },
  { id: '14', name: 'North campus' },
];
const AT = '2026-11-23T08:00:00Z';

function changedOver(preferred: 'api' | 'form', change: Partial<Details>) {
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  const draft: Details = { lmsName: 'Fernwood', categoryId: null, categoryName: '', newCategory: true, active: true, dynamicTables: false, hour: 4, timeZone: 'UTC', ...change };
  const state: SetupState = { ...empty, account: { ...empty.account, road: 'api', preferred }, details: { ...empty.details, categories: CATEGORIES, draft, confirmedAt: AT } };
  const { draft: after, confirmedAt } = onTheRoad(state).details;
  return { categoryId: after?.categoryId, categoryName: after?.categoryName, confirmedAt };
}

test.each<[string, 'api' | 'form', Partial<Details>, ReturnType<typeof changedOver>]>([
  ['to the form, with a category of IntelliBoard’s list', 'form', { categoryId: '14' }, { categoryId: '14', categoryName: 'North campus', confirmedAt: AT }],
  ['to the form, with a name that was typed there before', 'form', { categoryId: '14', categoryName: 'Mine' }, { categoryId: '14', categoryName: 'Mine', confirmedAt: AT }],
  ['to the API, with a name that is in its list', 'api', { categoryName: ' Main campus ' }, { categoryId: '12', categoryName: ' Main campus ', confirmedAt: AT }],
  ['to the API, with a name that is not', 'api', { categoryName: 'West campus' }, { categoryId: null, categoryName: 'West campus', confirmedAt: null }],
  ['to the form, with a category that is gone', 'form', { categoryId: '99' }, { categoryId: '99', categoryName: '', confirmedAt: null }],
])('details that are confirmed stay so where nothing is missing: %s', (_, road, change, expected) => {
  expect(changedOver(road, change)).toEqual(expected);
});
