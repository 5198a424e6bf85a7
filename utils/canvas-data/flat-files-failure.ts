import { retryAfterOf, type Answer } from './answer';
import type { FlatFilesFailure } from '@/utils/model/canvas-data';

const MINUTE_MS = 60_000;

/** "Within 15 minutes of server time" (portal API docs). */
const ALLOWED_SKEW_MS = 15 * MINUTE_MS;

interface Circumstances {
  readonly skewMs: number | null;
  /** Whether the list of dumps was asked for, which is there for every account; a single dump may be gone. */
  readonly listed: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/** How far `now` (epoch ms) is ahead of the answer's `Date` header, in ms; `null` where it has none. Errors carry one, too. */
export function clockSkewMs({ headers }: Pick<Answer, 'headers'>, now: number): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : now - at;
}

/** In whole minutes, the nearest; never -0. */
export function wholeMinutes(ms: number): number {
  return Math.round(ms / MINUTE_MS) + 0;
}

/** Nobody answered: see `FlatFilesOptions.online`. */
export function withoutAnswer(online: boolean): FlatFilesFailure {
  return { kind: online ? 'retired' : 'unreachable', status: 0 };
}

/**
 * What an answer means that is not the one asked for. Retired services leave behind a web page, a redirect, 404
 * or 410, or whatever stands on the host now; so may a proxy in between, which is why the words for `retired`
 * must not be too sure. A wrong pair is answered 401 with the plain text `Unauthorized` (canvas-data-cli #44), and
 * so is a signature whose time is off. Assumed: 403 is a pair without the right to download.
 */
export function failureOf(answer: Answer, { skewMs, listed, now }: Circumstances): FlatFilesFailure {
  const { status, redirected } = answer;
  const retryAfter = retryAfterOf(answer.headers, now);
  if (status === 401) return unauthorised(skewMs);
  if (status === 429) return { kind: 'throttled', status, ...retryAfter };
  if (status >= 500) return { kind: 'server', status, ...retryAfter };
  if (redirected || status === 410 || isMarkup(answer.text)) return { kind: 'retired', status };
  // "no files exist for account" is said in JSON.
  if (status === 404) return { kind: !listed && answer.json !== undefined ? 'no-files' : 'retired', status };
  return { kind: status === 403 ? 'unauthorised' : 'unexpected', status };
}

function unauthorised(skewMs: number | null): FlatFilesFailure {
  if (skewMs === null || Math.abs(skewMs) <= ALLOWED_SKEW_MS) return { kind: 'unauthorised', status: 401 };
  // Away from zero: "15 minutes off" would be within the limit.
  return { kind: 'clock', status: 401, minutes: Math.sign(skewMs) * Math.ceil(Math.abs(skewMs) / MINUTE_MS) };
}

/** HTML, or the XML of a file store. */
function isMarkup(text: string): boolean {
  return text.trimStart().startsWith('<');
}
