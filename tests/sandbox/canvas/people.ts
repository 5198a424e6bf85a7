export const ROOT_ID = '1';

export interface Account {
  /** Local id, as in addresses. */
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly uuid: string;
}

export interface User {
  /** Local id. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Accounts that this person administers, with everything below them. */
  readonly adminOf: readonly string[];
}

export const TIME_ZONE = 'America/Denver';

/** Fernwood University: a root account, and sub-accounts two levels deep. */
export const ACCOUNTS: readonly Account[] = [
  { id: ROOT_ID, name: 'Fernwood University', parentId: null, uuid: 'q4JbXTn8kWnPy1Qd3FzVoG2sLrAe7HmUcK9tYxNi' },
  { id: '5', name: 'School of Medicine', parentId: ROOT_ID, uuid: 'hT5vRkZ0mNqLw8XcJ3pBsYd6GfUaE1iOy2KjV7Wn' },
  { id: '6', name: 'College of Arts and Sciences', parentId: ROOT_ID, uuid: 'uK2nWf7QxJpM4tHsZ9aLbE6vYrGdC0iTo8RkX1Nm' },
  { id: '7', name: 'Department of Nursing', parentId: '5', uuid: 'cV9bYm3LrTzQ1wKdN7sHxJ5pFgAe2UiOo6RtX8Wk' },
  { id: '8', name: 'Department of History', parentId: '6', uuid: 'zD1gTs6NkXvB8mQrP4wYhL0jCfEa5UiKo3RtJ7Wn' },
];

/** Everybody who can sign in. The passwords protect nothing and look like it. */
export const USERS = {
  admin: { id: '11', name: 'Robin Vale', email: 'admin@fernwood.edu', password: 'sandbox-admin', adminOf: [ROOT_ID] },
  teacher: { id: '12', name: 'Kim Archer', email: 'teacher@fernwood.edu', password: 'sandbox-teacher', adminOf: [] },
  subadmin: { id: '13', name: 'Noor Salas', email: 'subadmin@fernwood.edu', password: 'sandbox-subadmin', adminOf: ['5'] },
  /** A second root administrator: whoever acts as this person would find every door open, under a wrong name. */
  secondAdmin: { id: '14', name: 'Sam Ortega', email: 'second.admin@fernwood.edu', password: 'sandbox-second-admin', adminOf: [ROOT_ID] },
} as const satisfies Record<string, User>;

export type UserName = keyof typeof USERS;

export const COURSES = [
  { id: '101', code: 'NUR 210', name: 'Foundations of Nursing', accountId: '7', term: 'Fall 2026', teacher: 'Kim Archer', students: 84 },
  { id: '102', code: 'HIS 115', name: 'World History since 1500', accountId: '8', term: 'Fall 2026', teacher: 'Dana Whitlock', students: 132 },
  { id: '103', code: 'MED 601', name: 'Clinical Reasoning', accountId: '5', term: 'Fall 2026', teacher: 'Ilse Moran', students: 46 },
  { id: '104', code: 'FYS 100', name: 'First-Year Seminar', accountId: ROOT_ID, term: 'Fall 2026', teacher: 'Kim Archer', students: 27 },
] as const;
