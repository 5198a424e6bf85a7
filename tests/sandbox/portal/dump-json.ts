import { createHash } from 'node:crypto';
import { KEPT_MS, type Dump } from './dumps';

/** Dumps as the signed API shows them (canvas-data-cli, test/fixtures/mockApiObjects.js). */

const ACCOUNT_ID = '10000000000001';
export const SCHEMA_VERSION = '1.16.2';

/** What is built even in Reserved Mode (Canvas Data Reserved Mode, Canvas Change Log). */
const RESERVED_TABLES = ['account_dim', 'course_dim', 'course_ui_canvas_navigation_dim', 'course_ui_navigation_item_dim', 'course_ui_navigation_item_fact', 'requests'];

const TABLES = [
  ...RESERVED_TABLES,
  ...['assignment_dim', 'assignment_fact', 'assignment_group_dim', 'communication_channel_dim', 'conversation_dim', 'conversation_message_dim', 'course_score_dim', 'course_section_dim'],
  ...['discussion_entry_dim', 'discussion_topic_dim', 'enrollment_dim', 'enrollment_fact', 'enrollment_rollup_dim', 'enrollment_term_dim', 'external_tool_activation_dim', 'file_dim'],
  ...['group_dim', 'group_membership_dim', 'module_dim', 'module_item_dim', 'pseudonym_dim', 'pseudonym_fact', 'quiz_dim', 'quiz_submission_dim', 'quiz_submission_fact'],
  ...['role_dim', 'submission_comment_dim', 'submission_dim', 'submission_fact', 'user_dim', 'wiki_page_dim'],
];

const CONTENTS: Readonly<Record<Dump['content'], readonly string[]>> = { all: TABLES, reserved: RESERVED_TABLES, requests: ['requests'], 'no-quizzes': TABLES.filter((table) => !table.startsWith('quiz_')) };

interface File {
  readonly url: string;
  readonly filename: string;
}

export interface Artifact {
  readonly tableName: string;
  readonly partial: boolean;
  readonly files: readonly File[];
}

export function dumpId({ sequence }: Dump): string {
  const hex = createHash('sha256').update(`dump ${sequence}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** As the list has it. `expires` is ms since 1970, the other times are ISO 8601. */
export function dumpJson(dump: Dump) {
  const { sequence, createdAt, updatedAt, finished } = dump;
  return {
    dumpId: dumpId(dump),
    sequence,
    accountId: ACCOUNT_ID,
    numFiles: numFiles(dump),
    finished,
    expires: createdAt + KEPT_MS,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    schemaVersion: SCHEMA_VERSION,
  };
}

export function numFiles(dump: Dump): number {
  return Object.values(artifactsByTable(dump)).reduce((sum, { files }) => sum + files.length, 0);
}

/** Only `requests` comes in part each night, and whole in the dump that holds nothing else. */
export function artifactsByTable(dump: Dump): Record<string, Artifact> {
  return Object.fromEntries(CONTENTS[dump.content].map((name) => [name, { tableName: name, partial: name === 'requests' && dump.content !== 'requests', files: files(dump, name) }]));
}

function files(dump: Dump, table: string): File[] {
  const count = table !== 'requests' ? (dump.parts ?? 1) : dump.content === 'requests' ? 12 : 2;
  return Array.from({ length: count }, (_, part) => {
    const filename = `${table}-${String(part).padStart(5, '0')}-${dumpId(dump).slice(0, 8)}.gz`;
    return { url: `https://hosted-data.s3.amazonaws.com/${ACCOUNT_ID}/${dump.sequence}/${filename}`, filename };
  });
}
