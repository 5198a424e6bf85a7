import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pair } from './credentials';
import type { SandboxRequest } from '../site';

/** What a signature covers of a request. */
export interface Signed {
  readonly method: string;
  readonly url: URL;
  /** Content-Type and Content-MD5 as they were sent, if they were. */
  readonly headers: Readonly<Record<string, string>>;
  /** The `Date` header, letter for letter. */
  readonly date: string;
}

/** Why a call was let in or not. The answer does not say it: it is `Unauthorized` each time. */
export type Judgement = 'accepted' | 'no-authorization' | 'no-date' | 'clock' | 'unknown-key' | 'wrong-signature';

/** How far a caller's clock may be off (portal API docs). */
const LIMIT_MS = 15 * 60_000;

/** Eight parts, one a line, without a line break at the end; the secret is both key and last part (portal API docs). */
export function messageOf({ method, url, headers, date }: Signed, secret: string): string {
  const query = [...url.searchParams].sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => `${name}=${value}`).join('&');
  return [method.toUpperCase(), url.hostname, headers['content-type'] ?? '', headers['content-md5'] ?? '', url.pathname, query, date, secret].join('\n');
}

/** base64 of HMAC-SHA256 (portal API docs). */
export function sign(request: Signed, secret: string): string {
  return createHmac('sha256', secret).update(messageOf(request, secret)).digest('base64');
}

/** The `Authorization` header of a signed call. */
export function authorization(request: Signed, { key, secret }: Pair): string {
  return `HMACAuth ${key}:${sign(request, secret)}`;
}

/** Holds a request, as it really came, against the pair in force. `now`: the server's clock, ms. */
export function judge({ method, url, headers }: SandboxRequest, pair: Pair | null, now: number): Judgement {
  const [, key, given = ''] = /^HMACAuth ([^:\s]+):(\S+)$/.exec(headers['authorization'] ?? '') ?? [];
  if (key === undefined) return 'no-authorization';
  const date = headers['date'];
  if (date === undefined) return 'no-date';
  // Written so that a date that cannot be read (NaN) is refused, too.
  if (!(Math.abs(Date.parse(date) - now) <= LIMIT_MS)) return 'clock';
  if (pair === null || key !== pair.key) return 'unknown-key';
  return equal(given, sign({ method, url, headers, date }, pair.secret)) ? 'accepted' : 'wrong-signature';
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
