import type { SandboxResponse } from '../site';

/** Answers of Canvas's API as canvas-lms gives them, word for word where programs read them. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body) };
}

export const refusals = {
  unauthenticated: () => json({ status: 'unauthenticated', errors: [{ message: 'user authorization required' }] }, 401, { 'www-authenticate': 'Bearer realm="canvas-lms"' }),
  /** [B]: 403; [A'] gave 401 with the same body. */
  unauthorized: () => json({ status: 'unauthorized', errors: [{ message: 'user not authorized to perform that action' }] }, 403),
  notFound: () => json({ errors: [{ message: 'The specified resource does not exist.' }] }, 404),
  csrf: () => json({ errors: [{ message: 'An error occurred.', error_code: 'unprocessable_entity' }], error_report_id: 17 }, 422),
};
