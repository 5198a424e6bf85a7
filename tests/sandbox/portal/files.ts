import { gzipSync } from 'node:zlib';
import { artifactsByTable } from './dump-json';
import type { PortalState } from './state';
import type { SandboxRequest, SandboxResponse } from '../site';

/** Where the files lie (seen in canvas-data-cli, test/fixtures/mockApiObjects.js). */
export const FILES_HOST = 'hosted-data.s3.amazonaws.com';

/** Ids of Canvas Data are global ones; `canvas_id` is the local one. */
const SHARD = 10_000_000_000_000;

/** The columns of the tables that anybody here reads, in the order of their files (Canvas Data schema 1.16.2, cut down). */
export const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  account_dim: ['id', 'canvas_id', 'name', 'parent_account_id', 'workflow_state'],
  enrollment_term_dim: ['id', 'canvas_id', 'name', 'workflow_state'],
  role_dim: ['id', 'canvas_id', 'name', 'base_role_type', 'workflow_state'],
  user_dim: ['id', 'canvas_id', 'name', 'workflow_state'],
  course_dim: ['id', 'canvas_id', 'account_id', 'enrollment_term_id', 'name', 'workflow_state'],
  enrollment_dim: ['id', 'canvas_id', 'course_id', 'role_id', 'type', 'workflow_state', 'user_id'],
  assignment_dim: ['id', 'canvas_id', 'course_id', 'title', 'workflow_state'],
};

type Row = Readonly<Record<string, string | number | null>>;

/** `GET` of a file, by the address that a dump gives for it. Whoever has that needs no signature. */
export function readFile(state: PortalState, { method, url }: SandboxRequest): SandboxResponse {
  for (const dump of state.dumps.all) {
    const found = Object.values(artifactsByTable(dump)).find(({ files }) => files.some((file) => file.url === url.origin + url.pathname));
    if (method === 'GET' && found !== undefined) return { status: 200, headers: { 'content-type': 'application/x-gzip' }, body: gzipSync(linesOf(state, found.tableName)) };
  }
  return { status: 404, headers: { 'content-type': 'application/xml' }, body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>' };
}

/** Values separated by tabs, without a heading; `\N` is none. */
function linesOf(state: PortalState, table: string): string {
  const columns = COLUMNS[table] ?? [];
  return rowsOf(state, table).map((row) => `${columns.map((column) => row[column] ?? '\\N').join('\t')}\n`).join('');
}

function rowsOf({ school }: PortalState, table: string): readonly Row[] {
  const { users, courses, enrollments, assignments } = school.rows;
  const ids = (id: number | string) => ({ id: SHARD + Number(id), canvas_id: Number(id) });
  switch (table) {
    case 'account_dim':
      return school.accounts.map(({ id, name, parentId }) => ({ ...ids(id), name, parent_account_id: parentId === null ? null : SHARD + Number(parentId), workflow_state: 'active' }));
    case 'enrollment_term_dim':
      return school.terms.map(({ id, name, state }) => ({ ...ids(id), name, workflow_state: state }));
    case 'role_dim':
      return school.roles.map(({ id, name, base, state }) => ({ ...ids(id), name, base_role_type: base, workflow_state: state }));
    case 'user_dim':
      return users.map(({ id, name, state }) => ({ ...ids(id), name, workflow_state: state }));
    case 'course_dim':
      return courses.map(({ id, name, state, accountId, termId }) => ({ ...ids(id), account_id: SHARD + accountId, enrollment_term_id: SHARD + termId, name, workflow_state: state }));
    case 'enrollment_dim':
      return enrollments.map(({ id, userId, courseId, roleId, type, state }) => ({ ...ids(id), course_id: SHARD + courseId, role_id: SHARD + roleId, type, workflow_state: state, user_id: SHARD + userId }));
    case 'assignment_dim':
      return assignments.map(({ id, courseId, title, state }) => ({ ...ids(id), course_id: SHARD + courseId, title, workflow_state: state }));
    default:
      return [];
  }
}
