import { CodeSchema, type Code } from './fields';
import { BLOT, told } from './told';
import { parseJson } from '@/utils/core/json';
import { parseRetryAfter } from '@/utils/core/retry-after';
import { z } from '@/utils/model/zod';

/**
 * Why a call to the backend came to nothing.
 * - `network`: no answer; `timeout`: none within the limit of the `fetch` passed in, or it was aborted.
 * - `problem`: the backend said what is wrong (RFC 9457). `code` is `unknown` for one that this version does
 *   not know. `detail` is the backend's own text, at most 300 characters, to be shown as text.
 * - `http`: an error that is not a problem, as a proxy gives it.
 * - `not-the-contract`: success, with a body that contract v1 does not have (a web page, say).
 */
export type ApiFailure =
  | { readonly kind: 'network' }
  | { readonly kind: 'timeout' }
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: Code | 'unknown';
      readonly detail: string;
      readonly field?: string;
      readonly retryAfterMs?: number;
      readonly connectionId?: string;
    }
  | { readonly kind: 'http'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: 'not-the-contract'; readonly status: number };

const LONGEST_POINTER = 200;
/** Shorter texts are words, not secrets; to blot them out would garble the message. */
const SHORTEST_SECRET = 8;

/**
 * Whether trying again, unchanged, may do better: no answer, 408, 425, 429 and 5xx, and no other 4xx. An
 * answer outside the contract will not mend by itself.
 */
export function isRetryable(failure: ApiFailure): boolean {
  switch (failure.kind) {
    case 'network':
    case 'timeout':
      return true;
    case 'problem':
    case 'http':
      return [408, 425, 429].includes(failure.status) || failure.status >= 500;
    case 'not-the-contract':
      return false;
  }
}

/** What a `fetch` threw. Its message is dropped: it may hold the address. */
export function failureOfThrown(thrown: unknown): ApiFailure {
  const name = thrown instanceof Error ? thrown.name : '';
  return { kind: name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'network' };
}

export function isProblem(headers: Headers): boolean {
  return /^application\/problem\+json\s*(;|$)/i.test(headers.get('content-type') ?? '');
}

/** Only shape is asked of each part, so that one odd field does not hide what the others say. */
const RemoteProblem = z.object({
  code: z.catch(z.union([CodeSchema, z.literal('unknown')]), 'unknown'),
  detail: z.catch(z.string(), ''),
  field: z.catch(z.optional(z.string().check(z.startsWith('/'), z.maxLength(LONGEST_POINTER))), undefined),
  connectionId: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(255))), undefined),
});

/**
 * The failure behind an answer that is not a success. `sent`: the secrets of the request; should the other
 * side echo one, it does not get into the failure. `now`: epoch ms, for a `Retry-After` that is a date.
 */
export function failureOfAnswer(status: number, headers: Headers, text: string, sent: readonly string[], now: number): ApiFailure {
  const wait = parseRetryAfter(headers.get('retry-after'), now);
  const retryAfter = wait === null ? {} : { retryAfterMs: wait };
  const said = isProblem(headers) ? RemoteProblem.safeParse(parseJson(text)) : null;
  if (!said?.success) return { kind: 'http', status, ...retryAfter };
  const { code, detail, field, connectionId } = said.data;
  return {
    kind: 'problem',
    status,
    code,
    detail: told(without(detail, sent)),
    ...(field !== undefined && { field: without(field, sent) }),
    ...(connectionId !== undefined && { connectionId: without(connectionId, sent) }),
    ...retryAfter,
  };
}

function without(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length >= SHORTEST_SECRET).reduce((rest, secret) => rest.replaceAll(secret, BLOT), text);
}
