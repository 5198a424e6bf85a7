import { gzipSync } from 'node:zlib';
import type { SandboxRequest, SandboxResponse } from '../../site';
import type { Job } from '../jobs';
import type { DapState } from '../state';
import { isoOf } from './freshness';

/** Where objects lie: made up, since the real storage's name is an account's own. */
export const OBJECTS_HOST = 'dap-objects.example';
/** Addresses are good for 15 minutes (DAP Query API 1.0.0). */
const LIFETIME_MS = 15 * 60_000;

/** Where an object can be read for a while; whoever has the address needs nothing else. */
export function objectUrl({ now }: DapState, id: string): string {
  const query = new URLSearchParams({ 'X-Amz-Date': String(now()), 'X-Amz-Expires': String(LIFETIME_MS / 1_000) });
  return `https://${OBJECTS_HOST}/${id}?${query.toString()}`;
}

/** `GET` of an object: gzipped JSON lines. Only snapshots hold rows here, and only in this format. */
export function readObject(state: DapState, { method, url }: SandboxRequest): SandboxResponse {
  const job = state.jobs.ofObject(url.pathname.slice(1));
  if (method !== 'GET' || job === undefined) return refusal(404, 'NoSuchKey');
  if (!(state.now() < Number(url.searchParams.get('X-Amz-Date')) + LIFETIME_MS)) return refusal(403, 'AccessDenied');
  return { status: 200, headers: { 'content-type': 'binary/octet-stream' }, body: gzipSync(linesOf(state, job).join('')) };
}

/** `{"key","value","meta"}` a line ("Output format" of DAP's docs). */
function linesOf(state: DapState, { query, latest }: Job): string[] {
  if (query.since !== null || query.format !== 'jsonl') return [];
  return rowsOf(state, query.table).map(({ id, ...value }) => `${JSON.stringify({ key: { id }, value, meta: { ts: isoOf(latest) } })}\n`);
}

type Row = { readonly id: number } & Readonly<Record<string, unknown>>;

/** Rows of the tables that anybody here reads; all others are empty. Columns are cut down likewise. */
function rowsOf({ school }: DapState, table: string): readonly Row[] {
  const { users, courses, enrollments, assignments } = school.rows;
  switch (table) {
    case 'users':
      return users.map(({ id, name, state }) => ({ id, name, workflow_state: state }));
    case 'courses':
      return courses.map(({ id, name, state, accountId, termId }) => ({ id, name, workflow_state: state, account_id: accountId, enrollment_term_id: termId }));
    case 'enrollments':
      return enrollments.map(({ id, userId, courseId, roleId, type, state }) => ({ id, user_id: userId, course_id: courseId, role_id: roleId, type, workflow_state: state }));
    case 'assignments':
      return assignments.map(({ id, courseId, title, state }) => ({ id, context_id: courseId, context_type: 'Course', title, workflow_state: state }));
    case 'accounts':
      return school.accounts.map(({ id, name, parentId }) => ({ id: Number(id), name, parent_account_id: parentId === null ? null : Number(parentId), workflow_state: 'active' }));
    case 'enrollment_terms':
      return school.terms.map(({ id, name, state }) => ({ id: Number(id), name, workflow_state: state }));
    case 'roles':
      return school.roles.map(({ id, name, base, state }) => ({ id: Number(id), name, base_role_type: base, workflow_state: state }));
    default:
      return [];
  }
}

function refusal(status: number, code: string): SandboxResponse {
  return { status, headers: { 'content-type': 'application/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>` };
}
