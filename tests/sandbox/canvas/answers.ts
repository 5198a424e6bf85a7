import type { Generation } from './generations';
import type { SandboxResponse } from '../site';

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body) };
}

export function redirect(location: string): SandboxResponse {
  return { status: 302, headers: { location, 'content-type': 'text/html; charset=utf-8' }, body: '<html><body>You are being redirected.</body></html>' };
}

/** The API's refusals, word for word where programs tell them apart ([B]; `message`s are translated in real life). */
export const refusals = {
  unauthenticated: () =>
    json({ status: 'unauthenticated', errors: [{ message: 'user authorization required' }] }, 401, { 'www-authenticate': 'Bearer realm="canvas-lms"' }),
  unauthorized: ({ forbiddenStatus }: Generation) =>
    json({ status: 'unauthorized', errors: [{ message: 'user not authorized to perform that action' }] }, forbiddenStatus),
  invalidToken: () => json({ errors: [{ message: 'Invalid access token.' }] }, 401, { 'www-authenticate': 'Bearer realm="canvas-lms"' }),
  notFound: () => json({ errors: [{ message: 'The specified resource does not exist.' }] }, 404),
  csrf: () => json({ errors: [{ message: 'An error occurred.', error_code: 'unprocessable_entity' }], error_report_id: 1 }, 422),
  siteAdminKey: () => json({ errors: [{ message: "You don't have permission to modify Site Admin developer keys" }] }, 403),
};
