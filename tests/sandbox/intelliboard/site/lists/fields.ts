import { FILTER_LISTS, type ListField } from '@/utils/model/list-form';
import { ROLE_KINDS } from '@/utils/model/roles';

/** The two tabs of a connection that have lists to choose from. */
export const TABS = ['filters', 'roles'] as const;
export type Tab = (typeof TABS)[number];

export const FIELDS_OF: Readonly<Record<Tab, readonly ListField[]>> = { filters: FILTER_LISTS, roles: ROLE_KINDS };

/** Sections of a tab in the article's order. The wizard makes pages of them. */
export const SECTIONS_OF = {
  filters: [
    { name: 'users', fields: ['userEnrollment', 'systemStatus'] },
    { name: 'courses', fields: ['subAccounts', 'terms', 'courseStatus'] },
    { name: 'activities', fields: ['activityStatus'] },
  ],
  roles: [
    { name: 'people', fields: ['instructor', 'learner'] },
    { name: 'admins', fields: ['admin', 'courseAdmin'] },
  ],
} as const satisfies Readonly<Record<Tab, readonly { readonly name: string; readonly fields: readonly ListField[] }[]>>;
export type Section = (typeof SECTIONS_OF)[Tab][number];
export type SectionName = Section['name'];

export const REQUIRED: readonly ListField[] = ['userEnrollment', 'systemStatus', 'subAccounts', 'instructor', 'learner'];
