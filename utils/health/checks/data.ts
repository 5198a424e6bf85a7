import { dataPage } from '@/utils/health/links';
import { boardCheck, usual, type Subject } from '@/utils/health/subject';
import { utcMinuteOf } from '@/utils/health/zone';
import { expiryStanding } from '@/utils/model/expiry';
import { found, type HealthResult, type Remedy } from '@/utils/model/health';
import type { HealthCode } from '@/utils/model/health-codes';
import type { Evidence, FlatFilesSeen } from '@/utils/model/health-evidence';
import type { CheckResult } from '@/utils/model/setup';

const NAMES_SHOWN = 3;
const DAY_MINUTES = 24 * 60;
/** Data that waits longer than this for its processing is the day before's; shorter, and one late build is missed. Minutes. */
const OLDEST_AT_PROCESSING = 12 * 60;
const TIGHTEST = 30;

const toDataStep: Remedy = { kind: 'step', step: 'data' };

/** Do the credentials of Canvas data still work? Its service knows while the secret is here; else IntelliBoard does. */
export function data(subject: Subject): HealthResult | null {
  if (subject.setup.data.clientId === null && boardCheck(subject, 'data') === null) return null;
  const { data: seen } = subject.evidence;
  const theirs = boardCheck(subject, 'data');
  const remedies = [toDataStep, dataPage(subject)];
  const is = (code: HealthCode, at: string) => found('data', code, at, { remedies: code === 'data_ok' || code === 'data_waiting' ? [] : remedies });
  if (seen !== null && (theirs === null || seen.at >= theirs.at)) return is(codeOfAnswer(seen.answer), seen.at);
  if (theirs !== null) return is(codeOfCheck(theirs), theirs.at);
  return is('data_unseen', subject.now.toISOString());
}

function codeOfAnswer(answer: NonNullable<Evidence['data']>['answer']): HealthCode {
  switch (answer) {
    // No files is a matter of their freshness; the pair was taken.
    case 'ok':
    case 'no-files':
      return 'data_ok';
    case 'refused':
    case 'unauthorised':
      return 'data_refused';
    case 'not-onboarded':
      return 'data_not_onboarded';
    case 'restricted':
      return 'data_restricted';
    case 'retired':
      return 'data_retired';
    case 'malformed':
    case 'token-expired':
    case 'processing':
    case 'not-found':
    case 'out-of-range':
    case 'snapshot-required':
    case 'throttled':
    case 'timeout':
    case 'server':
    case 'unreachable':
    case 'unexpected':
    case 'clock':
      return 'data_silent';
  }
}

function codeOfCheck({ verdict, code }: CheckResult): HealthCode {
  if (verdict === 'waiting') return 'data_waiting';
  if (verdict !== 'fail') return 'data_ok';
  if (code === 'data_expired' || code === 'data_not_onboarded' || code === 'data_retired') return code;
  return 'data_refused';
}

/** When do the credentials end? By the calendar alone; IntelliBoard's date is newer than the one noted here. */
export function dataExpiry(subject: Subject): HealthResult | null {
  const { setup, evidence, now } = subject;
  if (setup.data.source !== 'dap') return null;
  const at = now.toISOString();
  const expiresOn = evidence.connection?.expiresOn ?? setup.data.expiresOn;
  if (expiresOn === null) return found('data-expiry', 'expiry_no_date', at, { remedies: [toDataStep] });
  const standing = expiryStanding(expiresOn, now.getTime());
  if (standing.kind === 'fine') return found('data-expiry', 'expiry_ok', at, { params: [expiresOn] });
  const code = standing.kind === 'soon' ? (`expiry_${standing.within}` as const) : 'expiry_passed';
  return found('data-expiry', code, at, { params: [expiresOn, String(Math.abs(standing.daysLeft))], remedies: [toDataStep, dataPage(subject)] });
}

/** Are flat files built every night, all of them, as last week? */
export function flatFiles(subject: Subject): HealthResult | null {
  if (subject.setup.data.source !== 'flat-files') return null;
  const { flatFiles: seen } = subject.evidence;
  const theirs = boardCheck(subject, 'freshness');
  const is = (code: HealthCode, at: string, params: readonly string[] = [], acceptable = false) => found('flat-files', code, at, { params, remedies: code === 'flat_ok' ? [] : [dataPage(subject) ?? toDataStep], acceptable });
  // Beside its verdict on the credentials IntelliBoard says what it found there: old files, or reserved mode.
  const said = boardCheck(subject, 'data');
  if (said !== null && said.code === 'data_stale' && !isOvertaken(subject, said.at)) return is('flat_board', said.at, [said.message]);
  if (seen === null || (theirs !== null && theirs.at > seen.at)) {
    const code = theirs === null ? 'flat_unseen' : byVerdict(theirs, { pass: 'flat_ok', warn: 'flat_late', fail: 'flat_stale', waiting: 'flat_unseen' });
    return is(code, theirs?.at ?? subject.now.toISOString());
  }
  if (seen.reserved === true) return is('flat_reserved', seen.at);
  if (seen.freshness !== 'fresh') return is(seen.freshness === 'late' ? 'flat_late' : 'flat_stale', seen.at);
  const gone = (subject.baselines.flatFiles?.tables ?? []).filter((table) => seen.tables !== null && !seen.tables.includes(table));
  if (gone.length > 0) return is('flat_tables', seen.at, [namesOf(gone), String(gone.length)], true);
  const fewer = fewerFiles(subject, seen);
  return fewer === null ? is('flat_ok', seen.at) : is('flat_fewer', seen.at, [String(fewer.count), String(fewer.before)]);
}

/** Whether something newer is known of the files than what IntelliBoard said at `at`: seen here, by its check of their freshness, or since a run has processed them. */
function isOvertaken(subject: Subject, at: string): boolean {
  const { flatFiles: seen, connection } = subject.evidence;
  const freshness = boardCheck(subject, 'freshness');
  const isNotFresh = freshness?.verdict === 'warn' || freshness?.verdict === 'fail';
  const isProcessed = connection?.runs.some(({ state, finishedAt }) => state === 'done' && finishedAt !== null && finishedAt >= at) === true;
  return (seen !== null && seen.at >= at) || (isNotFresh && freshness.at >= at) || isProcessed;
}

/** Half of the usual, or less. */
function fewerFiles({ baselines }: Subject, { files, newestFinishedAt }: FlatFilesSeen): { count: number; before: number } | null {
  const before = usual((baselines.flatFiles?.files ?? []).filter(({ finishedAt }) => finishedAt !== newestFinishedAt).map(({ count }) => count));
  return files !== null && before !== null && files * 2 <= before ? { count: files, before } : null;
}

/** How new is what Canvas Data 2 has? */
export function dap(subject: Subject): HealthResult | null {
  if (subject.setup.data.source !== 'dap') return null;
  const { dap: seen } = subject.evidence;
  const theirs = boardCheck(subject, 'freshness');
  const is = (code: HealthCode, at: string) => found('dap', code, at, { remedies: code === 'dap_ok' ? [] : [dataPage(subject)] });
  if (seen !== null && (theirs === null || seen.at >= theirs.at)) return is(`dap_${seen.verdict}`, seen.at);
  if (theirs === null) return is('dap_unseen', subject.now.toISOString());
  return is(byVerdict(theirs, { pass: 'dap_ok', warn: 'dap_late', fail: 'dap_old', waiting: 'dap_unseen' }), theirs.at);
}

function byVerdict({ verdict }: CheckResult, codes: Readonly<Record<CheckResult['verdict'], HealthCode>>): HealthCode {
  return codes[verdict];
}

/** Is the hour of processing still right for when builds have been ready in the last two weeks? */
export function hour(subject: Subject): HealthResult | null {
  const { setup, evidence, now } = subject;
  if (setup.data.source !== 'flat-files') return null;
  const { draft } = setup.details;
  const processAt = evidence.connection?.processAt ?? (draft === null || draft.hour === null ? null : { hour: draft.hour, timeZone: draft.timeZone });
  if (processAt === null) return null;
  const { flatFiles: seen } = evidence;
  if (seen === null || seen.latestUsual === null) return found('hour', 'hour_unseen', now.toISOString());
  const wait = (utcMinuteOf(processAt.hour, processAt.timeZone, new Date(seen.at)) - seen.latestUsual + DAY_MINUTES) % DAY_MINUTES;
  const params = [clock(processAt.hour), processAt.timeZone, seen.advisedHour === null ? '' : clock(seen.advisedHour)];
  if (wait >= TIGHTEST && wait <= OLDEST_AT_PROCESSING) return found('hour', 'hour_ok', seen.at, { params });
  return found('hour', 'hour_early', seen.at, { params, remedies: [{ kind: 'step', step: 'details' }] });
}

function clock(oclock: number): string {
  return `${String(oclock).padStart(2, '0')}:00`;
}

function namesOf(tables: readonly string[]): string {
  const rest = tables.length - NAMES_SHOWN;
  return tables.slice(0, NAMES_SHOWN).join(', ') + (rest > 0 ? ` (+${rest})` : '');
}
