import type { SandboxResponse } from '../../site';
import { failures, json } from './answers';

/**
 * Some of the tables of Canvas Data 2, and the one of its request log. Assumed: a namespace that was not
 * bought (`catalog`) is as unknown as any other.
 */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  canvas: [
    'access_tokens',
    'account_users',
    'accounts',
    'assignment_groups',
    'assignments',
    'attachments',
    'communication_channels',
    'context_modules',
    'course_account_associations',
    'course_sections',
    'courses',
    'discussion_entries',
    'discussion_topics',
    'enrollment_terms',
    'enrollments',
    'grading_standards',
    'groups',
    'learning_outcomes',
    'pseudonyms',
    'quiz_submissions',
    'quizzes',
    'role_overrides',
    'roles',
    'scores',
    'submission_comments',
    'submissions',
    'users',
    'wiki_pages',
  ],
  canvas_logs: ['web_logs'],
};

/** What an address names in vain, as a refusal. `table` is empty where none is named. */
export function unknownPlace(namespace: string, table: string): SandboxResponse | null {
  const tables = Object.hasOwn(TABLES, namespace) ? TABLES[namespace] : undefined;
  if (tables === undefined) return failures.notFound('namespace', namespace);
  return table === '' || tables.includes(table) ? null : failures.notFound('table', table);
}

/** `GET /dap/query/{namespace}/table`. */
export function listTables(namespace: string): SandboxResponse {
  return json(200, { tables: TABLES[namespace] });
}

/** `GET /dap/query/{namespace}/table/{table}/schema`: a JSON schema, cut down to what every table has. */
export function tableSchema(namespace: string, table: string): SandboxResponse {
  const key = { type: 'object', properties: { id: { type: 'integer', format: 'int64' } }, required: ['id'] };
  const value = { type: 'object', properties: { workflow_state: { type: 'string' } } };
  const meta = { type: 'object', properties: { ts: { type: 'string', format: 'date-time' }, action: { enum: ['U', 'D'] } } };
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: `${namespace}.${table}`, type: 'object', properties: { key, value, meta } };
  return json(200, { schema, version: SCHEMA_VERSION });
}

export const SCHEMA_VERSION = 1;
