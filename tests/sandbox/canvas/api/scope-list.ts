import type { Resource, Words } from '../words';

/** One endpoint that a key may be allowed to use, as `GET /api/v1/accounts/:id/scopes` describes it. */
export interface Scope {
  readonly resource: Resource;
  readonly controller: string;
  readonly action: string;
  readonly verb: string;
  readonly path: string;
  readonly scope: string;
}

/** Resource and paths; `GET` unless the line says otherwise. */
const ROUTES: readonly (readonly [Resource, readonly string[]])[] = [
  ['accounts', ['/accounts', '/accounts/:id', '/accounts/:account_id/sub_accounts', '/accounts/:account_id/courses', '/accounts/:id/settings', 'PUT /accounts/:id', 'POST /accounts/:account_id/sub_accounts']],
  ['account_reports', ['/accounts/:account_id/reports', '/accounts/:account_id/reports/:report', 'POST /accounts/:account_id/reports/:report']],
  ['admins', ['/accounts/:account_id/admins', '/accounts/:account_id/admins/self', 'POST /accounts/:account_id/admins', 'DELETE /accounts/:account_id/admins/:user_id']],
  ['analytics', ['/accounts/:account_id/analytics/current/activity', '/courses/:course_id/analytics/activity', '/courses/:course_id/analytics/users/:student_id/activity']],
  ['announcements', ['/announcements']],
  ['assignments', ['/courses/:course_id/assignments', '/courses/:course_id/assignments/:id', '/users/:user_id/courses/:course_id/assignments', 'POST /courses/:course_id/assignments', 'PUT /courses/:course_id/assignments/:id', 'DELETE /courses/:course_id/assignments/:id']],
  ['assignment_groups', ['/courses/:course_id/assignment_groups', 'POST /courses/:course_id/assignment_groups']],
  ['authentications_log', ['/audit/authentication/logins/:login_id', '/audit/authentication/accounts/:account_id', '/audit/authentication/users/:user_id']],
  ['calendar_events', ['/calendar_events', '/calendar_events/:id', 'POST /calendar_events', 'DELETE /calendar_events/:id']],
  ['collaborations', ['/courses/:course_id/collaborations', '/groups/:group_id/collaborations']],
  ['communication_channels', ['/users/:user_id/communication_channels', 'POST /users/:user_id/communication_channels']],
  ['conversations', ['/conversations', '/conversations/:id', 'POST /conversations']],
  ['courses', ['/courses', '/courses/:id', '/courses/:course_id/users', '/courses/:course_id/settings', '/courses/:course_id/activity_stream', 'POST /accounts/:account_id/courses', 'PUT /courses/:id', 'DELETE /courses/:id']],
  ['custom_data', ['/users/:user_id/custom_data(/*scope)', 'PUT /users/:user_id/custom_data(/*scope)']],
  ['discussion_topics', ['/courses/:course_id/discussion_topics', '/courses/:course_id/discussion_topics/:topic_id', 'POST /courses/:course_id/discussion_topics']],
  ['enrollments', ['/courses/:course_id/enrollments', '/sections/:section_id/enrollments', '/users/:user_id/enrollments', '/accounts/:account_id/enrollments/:id', 'POST /courses/:course_id/enrollments', 'DELETE /courses/:course_id/enrollments/:id']],
  ['enrollment_terms', ['/accounts/:account_id/terms', '/accounts/:account_id/terms/:id', 'POST /accounts/:account_id/terms']],
  ['external_tools', ['/courses/:course_id/external_tools', '/accounts/:account_id/external_tools', 'POST /accounts/:account_id/external_tools']],
  ['favorites', ['/users/self/favorites/courses', 'POST /users/self/favorites/courses/:id']],
  ['files', ['/courses/:course_id/files', '/users/:user_id/files', '/files/:id', 'DELETE /files/:id']],
  ['folders', ['/folders/:id/folders', '/courses/:course_id/folders', 'POST /courses/:course_id/folders']],
  ['grading_standards', ['/accounts/:account_id/grading_standards', '/courses/:course_id/grading_standards', 'POST /accounts/:account_id/grading_standards']],
  ['groups', ['/courses/:course_id/groups', '/groups/:group_id', '/groups/:group_id/users', 'POST /groups']],
  ['logins', ['/accounts/:account_id/logins', '/users/:user_id/logins', 'POST /accounts/:account_id/logins']],
  ['modules', ['/courses/:course_id/modules', '/courses/:course_id/modules/:id', '/courses/:course_id/modules/:module_id/items', 'POST /courses/:course_id/modules']],
  ['outcomes', ['/outcomes/:id', '/courses/:course_id/outcome_results']],
  ['pages', ['/courses/:course_id/pages', '/courses/:course_id/pages/:url_or_id', 'POST /courses/:course_id/pages']],
  ['quiz_submissions', ['/courses/:course_id/quizzes/:quiz_id/submissions', '/courses/:course_id/quizzes/:quiz_id/submissions/:id']],
  ['quizzes', ['/courses/:course_id/quizzes', '/courses/:course_id/quizzes/:id', 'POST /courses/:course_id/quizzes']],
  ['roles', ['/accounts/:account_id/roles', '/accounts/:account_id/roles/:id', 'POST /accounts/:account_id/roles']],
  ['rubrics', ['/accounts/:account_id/rubrics', '/courses/:course_id/rubrics', '/courses/:course_id/rubrics/:id']],
  ['sections', ['/courses/:course_id/sections', '/sections/:id', 'POST /courses/:course_id/sections']],
  ['submissions', ['/courses/:course_id/assignments/:assignment_id/submissions', '/courses/:course_id/assignments/:assignment_id/submissions/:user_id', '/sections/:section_id/assignments/:assignment_id/submissions/:user_id', 'PUT /courses/:course_id/assignments/:assignment_id/submissions/:user_id']],
  ['tabs', ['/accounts/:account_id/tabs', '/courses/:course_id/tabs', '/users/:user_id/tabs']],
  ['user_observees', ['/users/:user_id/observees', 'POST /users/:user_id/observees']],
  ['users', ['/accounts/:account_id/users', '/users/:id', '/users/:user_id/profile', '/users/:user_id/page_views', '/users/:user_id/avatars', 'POST /accounts/:account_id/users', 'PUT /users/:id']],
];

export const SCOPES: readonly Scope[] = ROUTES.flatMap(([resource, routes]) =>
  routes.map((route) => {
    const [verb, path] = route.includes(' ') ? (route.split(' ') as [string, string]) : (['GET', route] as const);
    const full = `/api/v1${path}`;
    return { resource, controller: resource, action: verb === 'GET' ? 'index' : 'update', verb, path: full, scope: `url:${verb}|${full}` };
  }),
);

export const SCOPE_NAMES: ReadonlySet<string> = new Set(SCOPES.map(({ scope }) => scope));

/** What `GET /accounts/:id/scopes` offers; only the resource's name is translated. */
export function scopeList({ resources }: Words): (Scope & { resource_name: string })[] {
  return SCOPES.map((scope) => ({ ...scope, resource_name: resources[scope.resource] }));
}

/** The same, by the resource's translated name. */
export function scopesByResource(words: Words): Record<string, Scope[]> {
  const groups: Record<string, Scope[]> = {};
  for (const scope of scopeList(words)) (groups[scope.resource_name] ??= []).push(scope);
  return groups;
}
