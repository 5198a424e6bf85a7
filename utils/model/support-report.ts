import { stepStatus } from '@/utils/model/evidence';
import { CODE_FORM, HOST_FORM, type JournalEntry } from '@/utils/model/journal';
import { journalDetails } from '@/utils/model/journal-details';
import type { Problem } from '@/utils/model/problem';
import { roadOf } from '@/utils/model/road';
import type { Say } from '@/utils/model/say';
import type { SecretState } from '@/utils/model/secret-state';
import type { SetupState } from '@/utils/model/setup';
import { STEPS } from '@/utils/model/steps';

/** What a report is made from. */
export interface ReportSource {
  readonly at: Date;
  /** Version of the extension. */
  readonly extension: string;
  /** As the browser names itself. */
  readonly browser: string;
  readonly connections: readonly SetupState[];
  /** The newest first; `null`: it could not be read. */
  readonly journal: readonly JournalEntry[] | null;
  /** Results of the checks of health, a line each. */
  readonly health: readonly string[];
}

/** The lines of a report. The words: `report_<line>`. */
export const REPORT_LINES = [
  'title',
  'about',
  'made',
  'extension',
  'browser',
  'connection',
  'canvas',
  'canvas_none',
  'intelliboard',
  'step',
  'under_way',
  'problem',
  'secret',
  'key',
  'key_read',
  'key_findings',
  'key_proved',
  'rotation',
  'data',
  'data_ends',
  'data_proved',
  'data_newest',
  'hour',
  'sent',
  'check',
  'mark',
  'consent',
  'authorized',
  'run',
  'health',
  'journal',
  'journal_entry',
  'journal_none',
  'journal_unread',
  'journal_older',
] as const;
type Line = (typeof REPORT_LINES)[number];

/** So many entries of the journal; what support asks about is not older. */
const MOST_ENTRIES = 500;
/** Stands where something has not the form that it should have. */
const UNREADABLE = '?';
const PARTS = ['account', 'canvas', 'key', 'data', 'details', 'send', 'connectionForm', 'authorize', 'filters', 'roles', 'process', 'rotation', 'removal'] as const;

/**
 * What IntelliBoard's help desk needs to know, as text for people. It is made of the fields that are named here and of
 * no others, and each goes through a form that no secret, e-mail address or person's name has: codes, times, numbers,
 * hosts, the last four characters of ids. What was typed, and what Canvas or IntelliBoard calls something, is left out.
 */
export function supportReport({ at, extension, browser, connections, journal, health }: ReportSource, say: Say): string {
  const line = (name: Line, ...params: readonly string[]) => say('report', name, params);
  const lines = [
    line('title'),
    line('about'),
    '',
    line('made', time(at.toISOString())),
    line('extension', plain(extension)),
    line('browser', plain(browser)),
    ...connections.flatMap((state, index) => ['', line('connection', String(index + 1), String(connections.length)), ...ofConnection(state, line, say).map(indented)]),
    ...(health.length === 0 ? [] : ['', line('health'), ...health.map((one) => indented(plain(one)))]),
    '',
    ...ofJournal(journal, line, say),
  ];
  return `${lines.join('\n')}\n`;
}

type MakeLine = (name: Line, ...params: readonly string[]) => string;

function ofConnection(state: SetupState, line: MakeLine, say: Say): string[] {
  const { account, canvas } = state;
  return [
    canvas.site === null ? line('canvas_none') : line('canvas', host(canvas.site.origin), canvas.site.kind),
    line('intelliboard', host(`https://${account.host}`), roadOf(state) ?? UNREADABLE),
    ...STEPS.map((step) => line('step', say('step', step), say('status', stepStatus(state, step)))),
    ...PARTS.flatMap((part) => ofPart(part, state[part], line)),
    ...secretOf('api-token', account.token, line),
    ...ofKey(state, line),
    ...(state.rotation.startedAt === null ? [] : [line('rotation', time(state.rotation.startedAt), lastFour(state.rotation.old?.clientId ?? ''))]),
    ...ofData(state, line),
    ...ofSending(state, line),
    ...ofProcessing(state, line),
  ];
}

interface Standing {
  readonly activity: { readonly kind: string; readonly since: string } | null;
  readonly problem: Problem | null;
}

function ofPart(part: string, { activity, problem }: Standing, line: MakeLine): string[] {
  return [...(activity === null ? [] : [line('under_way', part, code(activity.kind), time(activity.since))]), ...(problem === null ? [] : [line('problem', part, problem.code, time(problem.at))])];
}

function secretOf(what: string, secret: SecretState | null, line: MakeLine): string[] {
  return secret === null ? [] : [line('secret', what, secret.state)];
}

function ofKey({ key }: SetupState, line: MakeLine): string[] {
  if (key.clientId === null) return [];
  const { readBack } = key;
  const findings = readBack?.findings ?? [];
  return [
    line('key', lastFour(key.clientId), key.way),
    ...(readBack === null ? [] : [line('key_read', time(readBack.at), readBack.on ? 'ON' : 'OFF')]),
    ...(findings.length === 0 ? [] : [line('key_findings', findings.map((one) => one.code).join(', '))]),
    ...(key.provedAt === null ? [] : [line('key_proved', time(key.provedAt))]),
    ...secretOf('developer-key', key.secret, line),
  ];
}

function ofData({ data }: SetupState, line: MakeLine): string[] {
  if (data.clientId === null) return [];
  const { freshness } = data.dap ?? { freshness: null };
  return [
    line('data', data.source, lastFour(data.clientId)),
    ...(data.expiresOn === null ? [] : [line('data_ends', day(data.expiresOn))]),
    ...(data.provedAt === null ? [] : [line('data_proved', time(data.provedAt))]),
    ...(data.source === 'dap' && freshness !== null ? [line('data_newest', time(freshness.until), freshness.verdict)] : []),
    ...(data.source === 'flat-files' && data.flatFiles !== null ? [line('data_newest', time(data.flatFiles.newestFinishedAt ?? ''), data.flatFiles.freshness)] : []),
    ...secretOf('data', data.secret, line),
  ];
}

function ofSending({ details, send, connectionForm, authorize }: SetupState, line: MakeLine): string[] {
  return [
    ...(details.draft === null || details.draft.hour === null ? [] : [line('hour', number(details.draft.hour), zone(details.draft.timeZone))]),
    ...(send.deliveredAt === null ? [] : [line('sent', time(send.deliveredAt), number(send.attempts), lastFour(send.connectionId ?? ''))]),
    ...send.checks.map((check) => line('check', code(check.id), check.verdict, check.code === null ? '-' : code(check.code), time(check.at))),
    ...connectionForm.marks.map(({ mark, state }) => line('mark', mark, state)),
    ...(authorize.consent === null ? [] : [line('consent', authorize.consent.state, authorize.consent.code === null ? '-' : code(authorize.consent.code))]),
    ...(authorize.grantedAt === null ? [] : [line('authorized', time(authorize.grantedAt))]),
  ];
}

function ofProcessing({ process: { run } }: SetupState, line: MakeLine): string[] {
  if (run === null) return [];
  return [line('run', run.state, number(Math.round(run.progress * 100)), run.error === null ? '-' : code(run.error.code))];
}

function ofJournal(journal: ReportSource['journal'], line: MakeLine, say: Say): string[] {
  if (journal === null) return [line('journal_unread')];
  if (journal.length === 0) return [line('journal_none')];
  const older = journal.length - MOST_ENTRIES;
  return [
    line('journal', String(journal.length)),
    ...journal.slice(0, MOST_ENTRIES).map(({ at, where, what, outcome, words }) =>
      indented(line('journal_entry', time(at), say('journal_where', where), say('journal', what), say('journal_outcome', outcome), journalDetails(words, say, lastFour).join(', ') || '-')),
    ),
    ...(older > 0 ? [indented(line('journal_older', String(older)))] : []),
  ];
}

const indented = (text: string) => `  ${text}`;

function host(origin: string): string {
  const name = URL.parse(origin)?.hostname ?? '';
  return HOST_FORM.test(name) ? name : UNREADABLE;
}

/** To the minute, in UTC: the zone of whoever reads it is not that of the admin. */
function time(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? UNREADABLE : `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function day(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : UNREADABLE;
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : UNREADABLE;
}

function code(name: string): string {
  return CODE_FORM.test(name) ? name : UNREADABLE;
}

function zone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return UNREADABLE;
  }
}

/** Enough to tell two ids apart. Nothing of what is too short to be one. */
function lastFour(id: string): string {
  return id.length > 4 ? `…${id.slice(-4)}` : UNREADABLE;
}

/** A line that was made elsewhere, without what could be an e-mail address or a secret. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\S+@\S+/g, '[…]')
    .replaceAll(/[A-Za-z0-9_~+=-]{24,}/g, '[…]')
    .slice(0, 300);
}
