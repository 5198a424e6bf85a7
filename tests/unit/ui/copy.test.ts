import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '@/utils/intelliboard/contract';
import { DATA_SOURCES } from '@/utils/model/canvas-data';
import { DATA_ACTIVITIES, DATA_CAPTURES } from '@/utils/model/data';
import { DATA_INPUT_FAULTS, DATA_INPUT_WARNINGS } from '@/utils/model/data-input';
import { EXPIRY_CHOICES, EXPIRY_FAULTS } from '@/utils/model/expiry';
import { HEALTH_CHECKS, HEALTH_CODES, VERDICTS } from '@/utils/model/health-codes';
import { BUILD_ROLES } from '@/utils/model/hour-advice';
import { QUEUE_FAULTS } from '@/utils/model/queue-address';
import { JOURNAL_DEEDS, JOURNAL_OUTCOMES, JOURNAL_PLACES, KEY_PROPERTIES } from '@/utils/model/journal';
import { JOURNAL_DETAILS } from '@/utils/model/journal-details';
import { REPORT_LINES } from '@/utils/model/support-report';
import { CONSENT_FAULTS } from '@/utils/model/consent';
import { FINDINGS } from '@/utils/model/developer-key';
import { CONNECTION_FIELDS, CONNECTION_MARKS, FILL_RESULTS, MARK_STATES, PUT_RESULTS } from '@/utils/model/connection-form';
import { FORM_FIELDS, FORM_OUTCOMES } from '@/utils/model/form-report';
import { KEY_INPUT_FAULTS } from '@/utils/model/key-input';
import { KEY_STANDINGS } from '@/utils/model/key-standing';
import { PROCESS_STATES } from '@/utils/model/list-fields';
import { RUN_STATES } from '@/utils/model/process';
import { PROBLEMS, SIDES } from '@/utils/model/problem';
import { KEY_ACTIVITIES, KEY_WAYS } from '@/utils/model/setup';
import { CHOICE_FAULTS } from '@/utils/model/choice-input';
import { ACTIVITY_STATUSES, COURSE_STATUSES, SYSTEM_STATUSES, USER_ENROLLMENTS } from '@/utils/model/filters';
import { LIST_FIELDS, LIST_PUT_RESULTS, LIST_RESULTS } from '@/utils/model/list-form';
import { ROLE_KINDS } from '@/utils/model/roles';
import { STEPS } from '@/utils/model/steps';
import { ROTATION_STAGES } from '@/utils/model/rotation';
import { t, tCode } from '@/utils/ui/copy';
import messages from '@/public/_locales/en/messages.json';

const HEALTH = Object.entries(HEALTH_CODES).map(([code, [verdict]]) => ({ code, verdict }));

const WORDS = messages as Record<string, { readonly message: string; readonly description?: string }>;

const FAULTS = [
  ...KEY_INPUT_FAULTS,
  ...DATA_INPUT_FAULTS,
  ...EXPIRY_FAULTS,
  ...QUEUE_FAULTS,
  ...CHOICE_FAULTS,
  'nothing-selected',
  'page-not-open',
  'point-at-id-first',
  'required',
  'too-long',
  'not-https',
  'not-an-address',
  'has-credentials',
  'not-intelliboard',
  'token-too-short',
  'token-not-plain',
  'passphrase-too-short',
  'wrong-passphrase',
  'no-permission',
  'no-answer',
];

/** Keys that are put together from a code (`tCode`). */
const FAMILIES: readonly string[] = [
  ...Object.keys(PROBLEMS).flatMap((code) => [`problem_${code}_what`, `problem_${code}_now`]),
  ...SIDES.map((side) => `side_${side.replaceAll('-', '_')}`),
  ...FINDINGS.flatMap((code) => [`finding_${code}`, `finding_${code}_why`, `finding_${code}_hand`]),
  // An LTI key cannot be made an API key.
  ...FINDINGS.filter((code) => code !== 'not_api_key').map((code) => `finding_${code}_fix`),
  ...KEY_WAYS.flatMap((way) => [`key_way_${way}`, `key_way_${way}_hint`]),
  ...CODES.map((code) => `check_${code}`),
  ...['url', 'developer_key', 'data', 'authorization', 'freshness'].map((id) => `check_id_${id}`),
  ...VERDICTS.flatMap((verdict) => [`verdict_${verdict}`, `health_heading_${verdict}`, `health_title_${verdict}`, `health_key_${verdict}`]),
  'health_key_none',
  ...HEALTH_CHECKS.map((id) => id.replaceAll('-', '_')).flatMap((id) => [`health_check_${id}`, `health_ask_${id}`]),
  ...HEALTH.map(({ code }) => `health_is_${code}`),
  ...HEALTH.filter(({ verdict }) => verdict !== 'pass').map(({ code }) => `health_now_${code}`),
  ...HEALTH.filter(({ verdict }) => verdict === 'warn' || verdict === 'fail').map(({ code }) => `health_drift_${code}`),
  // Said by the worker.
  'health_badge_title',
  'health_notification_title',
  ...STEPS.flatMap((step) => [`step_${step}`, `step_${step}_purpose`]),
  ...['done', 'busy', 'problem', 'open'].map((status) => `status_${status}`),
  ...FAULTS.map((fault) => `fault_${fault.replaceAll('-', '_')}`),
  ...KEY_ACTIVITIES.map((kind) => `key_${kind.replaceAll('-', '_')}`),
  ...KEY_STANDINGS.map((standing) => `key_standing_${standing}`),
  ...CONNECTION_FIELDS.map((field) => `connection_field_${field}`),
  ...['will_fill', 'not_found', 'left_out', ...FILL_RESULTS.map((result) => result.replaceAll('-', '_'))].map((standing) => `connection_standing_${standing}`),
  ...PUT_RESULTS.map((result) => `put_result_${result.replaceAll('-', '_')}`),
  ...CONNECTION_MARKS.map((mark) => `mark_${mark}`),
  ...MARK_STATES.map((state) => `mark_state_${state}`),
  ...FORM_FIELDS.map((field) => `form_field_${field}`),
  ...FORM_OUTCOMES.map((outcome) => `form_outcome_${outcome}`),
  ...['prepare', 'make', 'fill', 'save', 'regenerate', 'fix', 'on', 'read', 'prove', 'done', 'now', 'todo'].map((stage) => `key_stage_${stage}`),
  ...ROTATION_STAGES.filter((stage) => stage !== 'done').map((stage) => `rotation_stage_${stage.replaceAll('-', '_')}`),
  ...['only', 'old', 'new'].map((which) => `remove_key_${which}`),
  ...['on', 'off', 'allow'].map((state) => `key_state_${state}`),
  ...['test', 'beta'].map((kind) => `canvas_kind_${kind}`),
  ...DATA_SOURCES.map((source) => source.replaceAll('-', '_')).flatMap((source) => [`data_world_${source}`, `data_world_${source}_hint`]),
  // What waits for a person has words of its own.
  ...DATA_ACTIVITIES.filter((kind) => kind !== 'watching').map((kind) => `data_doing_${kind.replaceAll('-', '_')}`),
  ...DATA_CAPTURES.map((way) => `data_captured_${way}`),
  ...DATA_INPUT_WARNINGS.map((code) => `warning_${code.replaceAll('-', '_')}`),
  ...EXPIRY_CHOICES.map((choice) => `expiry_${choice.replaceAll('-', '_')}`),
  ...['fine', 'soon', 'passed'].map((kind) => `expiry_standing_${kind}`),
  ...['production', 'test', 'beta'].map((kind) => `connections_kind_${kind}`),
  ...VERDICTS.map((verdict) => `connections_health_${verdict}`),
  ...JOURNAL_PLACES.map((place) => `journal_where_${place.replaceAll('-', '_')}`),
  ...JOURNAL_DEEDS.map((deed) => `journal_${deed.replaceAll('-', '_')}`),
  ...JOURNAL_OUTCOMES.map((outcome) => `journal_outcome_${outcome}`),
  ...JOURNAL_DETAILS.map((name) => `journal_detail_${name}`),
  ...KEY_PROPERTIES.map((name) => `journal_field_${name}`),
  ...REPORT_LINES.map((line) => `report_${line}`),
  ...['ok', 'late', 'old'].map((verdict) => `dap_freshness_${verdict}`),
  ...['fresh', 'late', 'stale'].map((verdict) => `flat_freshness_${verdict}`),
  ...['wide_spread', 'half_hour_zone'].map((code) => `hour_reason_${code}`),
  ...USER_ENROLLMENTS.flatMap((status) => [`enrollment_${status}`, `enrollment_${status}_hint`]),
  ...SYSTEM_STATUSES.flatMap((status) => [`system_${status}`, `system_${status}_hint`]),
  ...COURSE_STATUSES.flatMap((status) => [`course_${status}`, `course_${status}_hint`]),
  ...ACTIVITY_STATUSES.flatMap((status) => [`activity_${status}`, `activity_${status}_hint`]),
  ...ROLE_KINDS.flatMap((kind) => [`role_${kind}`, `roles_${kind}`]),
  ...['current', 'next'].map((standing) => `term_${standing}`),
  ...['filters', 'roles'].map((step) => `${step}_done`),
  ...LIST_FIELDS.map((field) => `list_field_${field}`),
  ...['kept', 'will_fill', 'not_found', ...LIST_RESULTS.filter((result) => result !== 'already').map((result) => result.replaceAll('-', '_'))].map((standing) => `list_standing_${standing}`),
  ...LIST_PUT_RESULTS.map((result) => `list_put_${result.replaceAll('-', '_')}`),
  ...BUILD_ROLES.map((role) => `hour_role_${role}`),
  ...CONSENT_FAULTS.map((fault) => `consent_fault_${fault.replaceAll('-', '_')}`),
  ...RUN_STATES.map((state) => `run_state_${state.replaceAll('-', '_')}`),
  ...['done', 'now', 'todo'].map((standing) => `run_stage_${standing}`),
  // What could not be understood is a problem, with words of its own.
  ...PROCESS_STATES.filter((state) => state !== 'unknown').map((state) => `page_run_${state}`),
  ...['done', 'failed'].flatMap((news) => ['badge', 'title', 'text'].map((part) => `tell_${news}_${part}`)),
];

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
const code = sources('components');
const literal = new Set([...code.matchAll(/\bt\('([a-z0-9_]+)'/g)].map((match) => match[1] ?? ''));
const manifest = new Set([...readFileSync('wxt.config.ts', 'utf8').matchAll(/__MSG_([a-z0-9_]+)__/g)].map((match) => match[1] ?? ''));

describe('the words', () => {
  it.each(FAMILIES)('%s is there', (key) => {
    expect(WORDS[key]?.message).toBeTruthy();
  });

  it('tells no two problems of Canvas data in the same words', () => {
    const said = Object.keys(PROBLEMS).filter((code) => code.startsWith('data_')).map((code) => WORDS[`problem_${code}_what`]?.message);
    expect(said.filter((what, at) => said.indexOf(what) !== at)).toEqual([]);
  });

  it('has none that nothing uses', () => {
    const used = new Set([...FAMILIES, ...literal, ...manifest]);
    expect(Object.keys(WORDS).filter((key) => !used.has(key))).toEqual([]);
  });

  it('has every one that a component names', () => {
    expect([...literal, ...manifest].filter((key) => WORDS[key] === undefined)).toEqual([]);
  });

  it('explains every placeholder, and uses each that it explains', () => {
    for (const [key, { message, description = '' }] of Object.entries(WORDS)) {
      const used = new Set(message.match(/\$\d/g));
      const explained = new Set(description.match(/\$\d(?=:)/g));
      expect({ key, placeholders: [...used].sort() }).toEqual({ key, placeholders: [...explained].sort() });
    }
  });

  it('has as many words as a component passes', () => {
    for (const match of code.matchAll(/\bt\('([a-z0-9_]+)'\)/g)) {
      expect({ key: match[1], placeholders: WORDS[match[1] ?? '']?.message.includes('$') }).toEqual({ key: match[1], placeholders: false });
    }
  });

  it('keeps to the limits of the stores', () => {
    expect(WORDS['extension_name']?.message.length).toBeLessThanOrEqual(45);
    expect(WORDS['extension_description']?.message.length).toBeLessThanOrEqual(132);
  });

  it('does not shout', () => {
    expect(Object.values(WORDS).filter(({ message }) => message.includes('!'))).toEqual([]);
  });

  it('puts in what it is given, as text', () => {
    expect(t('step_of', '3', '10')).toBe('Step 3 of 10');
    expect(tCode('fault', 'not-https')).toMatch(/^This address starts with http/);
    expect(tCode('problem', 'send_refused_what', ['say $1'])).toContain('It says: say $1');
  });
});
