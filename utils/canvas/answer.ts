import { err, ok, type Result } from '@/utils/core/result';
import type { CanvasFailure, CanvasFailureKind } from '@/utils/model/canvas-failure';
import { z } from '@/utils/model/zod';

/** The part of `fetch` that the Canvas room uses; whoever passes it in owns limits and the wall of origins. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `canvas-string-ids` makes every id a string: they pass 2^53 (Canvas [A'] to [C]). */
export const ACCEPT = 'application/json+canvas-string-ids, application/json, text/plain, */*';

export interface Answer {
  readonly json: unknown;
  readonly headers: Headers;
}

/**
 * Calls Canvas and sorts what comes back. `redirect: 'manual'` follows nothing, like `'error'`, but lets a
 * redirect (single sign-on, another host) be told from a host that does not answer.
 */
export async function call(fetch: Fetch, url: string, init: RequestInit): Promise<Result<Answer, CanvasFailure>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { cache: 'no-store', redirect: 'manual', ...init });
    text = response.type === 'opaqueredirect' ? '' : await response.text();
  } catch {
    return err({ kind: 'unreachable', status: 0 });
  }
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    return err({ kind: 'redirected', status: response.status });
  }
  const json = parseJson(text);
  if (response.ok && json !== undefined) return ok({ json, headers: response.headers });
  if (response.ok) return err({ kind: 'not-canvas', status: response.status });
  return err({ kind: failureKind(response.status, json, text), status: response.status });
}

/** `while(1);` stood before JSON until about 2019 ([A]); stripping it is harmless since. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^while\(1\);/, '')) as unknown;
  } catch {
    return undefined;
  }
}

const StatusBody = z.object({ status: z.string() });
const ErrorsBody = z.object({ errors: z.unknown() });
const CsrfBody = z.object({ errors: z.tuple([z.object({ error_code: z.string() })]) });

/**
 * Bodies as Canvas gives them: 401 `status: unauthenticated`; 401 ([A']) or 403 `status: unauthorized`;
 * throttling is text, 403 or 429; a bad CSRF token is 422 with an `error_code`.
 */
export function failureKind(status: number, json: unknown, text: string): CanvasFailureKind {
  if (status === 429 || (status === 403 && json === undefined && text.includes('Rate Limit Exceeded'))) return 'throttled';
  const said = StatusBody.safeParse(json);
  if (said.success && said.data.status === 'unauthenticated') return 'signed-out';
  if (said.success && said.data.status === 'unauthorized') return 'forbidden';
  const looksLikeCanvas = ErrorsBody.safeParse(json).success;
  if (status === 401 || status === 403) return looksLikeCanvas ? 'forbidden' : 'not-canvas';
  if (status === 404) return looksLikeCanvas ? 'not-found' : 'not-canvas';
  if (status === 422 && CsrfBody.safeParse(json).success) return 'csrf';
  if (status >= 500) return 'server';
  return 'invalid';
}
