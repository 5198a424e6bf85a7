import { ROOT_ID } from '../canvas/people';

export type BaseRole = 'AccountMembership' | 'StudentEnrollment' | 'TeacherEnrollment' | 'TaEnrollment' | 'DesignerEnrollment' | 'ObserverEnrollment';

/** A role as Canvas has it. */
export interface Role {
  /** Local id. */
  readonly id: string;
  /** A built-in one's technical name; of others the name that the school gave. */
  readonly name: string;
  readonly base: BaseRole;
  readonly state: 'built_in' | 'active' | 'inactive';
  /** Where it is defined; it counts there and below. */
  readonly accountId: string;
}

/** The built-in ones, whose labels Canvas translates, and what this school has made. */
export const ROLES: readonly Role[] = [
  { id: '1', name: 'AccountAdmin', base: 'AccountMembership', state: 'built_in', accountId: ROOT_ID },
  { id: '19', name: 'StudentEnrollment', base: 'StudentEnrollment', state: 'built_in', accountId: ROOT_ID },
  { id: '20', name: 'TeacherEnrollment', base: 'TeacherEnrollment', state: 'built_in', accountId: ROOT_ID },
  { id: '21', name: 'TaEnrollment', base: 'TaEnrollment', state: 'built_in', accountId: ROOT_ID },
  { id: '22', name: 'DesignerEnrollment', base: 'DesignerEnrollment', state: 'built_in', accountId: ROOT_ID },
  { id: '23', name: 'ObserverEnrollment', base: 'ObserverEnrollment', state: 'built_in', accountId: ROOT_ID },
  { id: '31', name: 'Lead Instructor', base: 'TeacherEnrollment', state: 'active', accountId: ROOT_ID },
  { id: '32', name: 'Grader', base: 'TaEnrollment', state: 'active', accountId: ROOT_ID },
  { id: '33', name: 'Peer Mentor', base: 'StudentEnrollment', state: 'active', accountId: ROOT_ID },
  { id: '34', name: 'Librarian', base: 'DesignerEnrollment', state: 'active', accountId: ROOT_ID },
  { id: '35', name: 'Registrar', base: 'AccountMembership', state: 'active', accountId: ROOT_ID },
  { id: '36', name: 'Help Desk & Support', base: 'AccountMembership', state: 'active', accountId: ROOT_ID },
  { id: '37', name: 'Auditor (2023)', base: 'AccountMembership', state: 'inactive', accountId: ROOT_ID },
  { id: '38', name: 'Clinical Preceptor', base: 'TeacherEnrollment', state: 'active', accountId: '5' },
];
