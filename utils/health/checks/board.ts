import { unseen } from '@/utils/health/checks/canvas';
import { canvasHome, intelliboardPage, keysPage } from '@/utils/health/links';
import { boardCheck, daysBetween, usual, type Subject } from '@/utils/health/subject';
import { found, type HealthResult, type Remedy } from '@/utils/model/health';
import type { HealthCode } from '@/utils/model/health-codes';
import type { BoardAnswer } from '@/utils/model/health-evidence';
import type { RunReading } from '@/utils/model/process';
import { roadOf } from '@/utils/model/road';
import type { CheckResult } from '@/utils/model/setup';

/** A run that was due this long ago, in days: late, and left out. */
const LATE_DAYS = 0.25;
const MISSED_DAYS = 1;
/** Those that our own checks of the same name speak of. */
const SPOKEN_OF = ['data', 'authorization', 'freshness'];

const ANSWERS: Readonly<Record<BoardAnswer, HealthCode>> = {
  ok: 'board_ok',
  'no-access': 'no_access',
  'no-token': 'board_no_token',
  'bad-token': 'board_token',
  gone: 'board_gone',
  silent: 'board_silent',
  failing: 'board_failing',
  'not-the-contract': 'board_changed',
};

/** Does IntelliBoard answer, with our token, and does it keep the connection going? */
export function intelliboard(subject: Subject): HealthResult | null {
  if (roadOf(subject.setup) !== 'api') return null;
  const { board, connection } = subject.evidence;
  if (board === null) return found('intelliboard', 'not_yet', subject.now.toISOString());
  const paused = board.answer === 'ok' && connection !== null && (!connection.active || connection.state === 'paused');
  const code = paused ? 'board_paused' : ANSWERS[board.answer];
  const needsToken = code === 'board_token' || code === 'board_no_token';
  const remedies: (Remedy | null)[] = code === 'board_ok' ? [] : needsToken ? [{ kind: 'step', step: 'account' }] : [intelliboardPage(subject)];
  return found('intelliboard', code, board.at, { params: [subject.setup.account.host], remedies });
}

/** What do IntelliBoard's own checks of the address and of the key say? */
export function checks(subject: Subject): HealthResult | null {
  const { connection, key } = subject.evidence;
  if (roadOf(subject.setup) !== 'api' || connection === null) return null;
  // IntelliBoard has not looked since the key was turned ON.
  const isPast = ({ code, at }: CheckResult) => code === 'key_off' && key?.key?.on === true && key.at > at;
  const own = connection.checks.filter(({ id }) => !SPOKEN_OF.includes(id)).map((one): CheckResult => (isPast(one) ? { ...one, verdict: 'waiting' } : one));
  const worst = own.find(({ verdict }) => verdict === 'fail') ?? own.find(({ verdict }) => verdict === 'warn');
  if (worst !== undefined) return found('checks', worst.verdict === 'fail' ? 'checks_fail' : 'checks_warn', worst.at, { params: [worst.message], remedies: remediesFor(subject, worst) });
  // Its own time, not that of our asking: IntelliBoard may have checked long ago.
  const at = own.reduce((last, one) => (one.at > last ? one.at : last), '');
  return at === '' ? null : found('checks', own.some(({ verdict }) => verdict === 'waiting') ? 'checks_waiting' : 'checks_ok', at);
}

function remediesFor(subject: Subject, { code }: CheckResult): (Remedy | null)[] {
  if (code === 'key_off') return [{ kind: 'fix', finding: 'off' }, keysPage(subject)];
  if (code === 'redirect_mismatch') return [{ kind: 'fix', finding: 'redirect_uri' }, keysPage(subject)];
  if (code === 'insufficient_scopes') return [{ kind: 'fix', finding: 'scopes_missing' }, keysPage(subject)];
  if (code === 'canvas_unreachable') return [canvasHome(subject), intelliboardPage(subject)];
  return [keysPage(subject), intelliboardPage(subject)];
}

/** May IntelliBoard still act in Canvas, and for whom? IntelliBoard knows; else the tokens under the key tell. */
export function authorization(subject: Subject): HealthResult | null {
  const { connection } = subject.evidence;
  if (roadOf(subject.setup) === 'form') return authorizationByTokens(subject);
  if (connection === null) return null;
  const { state, by } = connection.authorization;
  const check = boardCheck(subject, 'authorization');
  const is = (code: HealthCode) => found('authorization', code, connection.at, { params: [by ?? ''], remedies: code === 'auth_ok' ? [] : [{ kind: 'step', step: 'authorize' }] });
  switch (state) {
    case 'granted':
      // What else stands in the way, a key that is OFF say, has its own check.
      if (check?.verdict === 'fail' && check.code === 'authorizer_not_admin') return is('auth_not_admin');
      return is(check?.verdict === 'fail' && check.code === 'not_authorized' ? 'auth_revoked' : 'auth_ok');
    case 'none':
      return is('auth_none');
    case 'waiting':
      return is('auth_waiting');
    case 'refused':
      return is('auth_refused');
    case 'expired':
      return is('auth_expired');
    case 'revoked':
      return is('auth_revoked');
  }
}

/** Where Canvas does not count tokens, or never counted one, it says nothing. */
function authorizationByTokens(subject: Subject): HealthResult | null {
  const { key: seen } = subject.evidence;
  const blind = unseen('authorization', subject, seen?.at);
  if (blind !== null || seen === null) return blind;
  const tokens = seen.key?.tokens ?? null;
  if (tokens === null) return null;
  if (tokens > 0) return found('authorization', 'auth_tokens', seen.at, { params: [String(tokens)] });
  const before = subject.baselines.key?.tokens ?? subject.setup.authorize.after?.tokens ?? 0;
  return before === 0 ? null : found('authorization', 'auth_no_tokens', seen.at, { remedies: [{ kind: 'step', step: 'authorize' }, keysPage(subject)] });
}

/** Did the last run finish, is the next one on time, and did as much come in as usual? */
export function runs(subject: Subject): HealthResult | null {
  const { connection } = subject.evidence;
  if (roadOf(subject.setup) !== 'api' || connection === null) return null;
  const is = (code: HealthCode, params: readonly string[] = []) => found('runs', code, connection.at, { params, remedies: code === 'runs_failed' || code === 'runs_fewer' ? [{ kind: 'step', step: 'process' }, intelliboardPage(subject)] : [intelliboardPage(subject)] });
  const [newest] = connection.runs;
  const last = connection.runs.find(isOver);
  // One that goes on says nothing yet, unless the last one failed.
  if (last === undefined) return found('runs', 'runs_first', connection.at);
  if (last.state === 'failed') {
    if (newest !== undefined && !isOver(newest)) return found('runs', 'runs_going', connection.at);
    return is('runs_failed', [last.finishedAt ?? '', last.error?.message ?? '']);
  }
  const late = connection.nextRunAt === null || (newest !== undefined && !isOver(newest)) ? 0 : daysBetween(connection.nextRunAt, connection.at);
  if (late > LATE_DAYS) return is(late > MISSED_DAYS ? 'runs_missed' : 'runs_late', [connection.nextRunAt ?? '']);
  const before = usual(subject.baselines.runs.filter(({ id }) => id !== last.id).map(({ users }) => users));
  if (before !== null && last.counts.users * 2 < before) return is('runs_fewer', [String(last.counts.users), String(before)]);
  return found('runs', 'runs_ok', connection.at, { params: [last.finishedAt ?? ''] });
}

function isOver({ state }: RunReading): boolean {
  return state === 'done' || state === 'failed';
}
