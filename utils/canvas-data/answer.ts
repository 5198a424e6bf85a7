import { parseJson } from '@/utils/core/json';
import { parseRetryAfter } from '@/utils/core/retry-after';

/** An answer whose text has been read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` for a text that is no JSON: errors of both services may be plain text. */
  readonly json: unknown;
  /** A redirect, which neither service's API has. */
  readonly redirected: boolean;
}

/** Why there was none: nobody answered, or not within the time limit of the `fetch` in use. */
export type NoAnswer = 'unreachable' | 'timeout';

/**
 * Waits for an answer and reads its text. What a `fetch` throws is dropped but for its name: its message may
 * repeat a header, and headers hold secrets.
 */
export async function settle(asked: () => Promise<Response>): Promise<Answer | NoAnswer> {
  try {
    const response = await asked();
    const redirected = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    const text = redirected ? '' : await response.text();
    return { status: response.status, headers: response.headers, text, json: parseJson(text), redirected };
  } catch (thrown) {
    return thrown instanceof Error && /^(Timeout|Abort)Error$/.test(thrown.name) ? 'timeout' : 'unreachable';
  }
}

/** `Retry-After` in either of its forms as the field of a failure, in whole seconds; nothing where there is none. */
export function retryAfterOf(headers: Headers, now: number): { readonly retryAfterSeconds?: number } {
  const ms = parseRetryAfter(headers.get('retry-after'), now);
  return ms === null ? {} : { retryAfterSeconds: Math.ceil(ms / 1_000) };
}
