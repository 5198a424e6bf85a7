import type { CanvasState } from './state';
import type { SandboxResponse } from '../site';

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body) };
}

export function redirect(location: string): SandboxResponse {
  return { status: 302, headers: { location, 'content-type': 'text/html; charset=utf-8' }, body: '<html><body>You are being redirected.</body></html>' };
}

/** The API's refusals, word for word where programs tell them apart ([B]); their `message`s are translated. */
export const refusals = {
  unauthenticated: ({ words }: CanvasState) =>
    json({ status: 'unauthenticated', errors: [{ message: words.api.unauthenticated }] }, 401, { 'www-authenticate': 'Bearer realm="canvas-lms"' }),
  unauthorized: ({ words, generation }: CanvasState) =>
    json({ status: 'unauthorized', errors: [{ message: words.api.unauthorized }] }, generation.forbiddenStatus),
  invalidToken: ({ words }: CanvasState) => json({ errors: [{ message: words.api.invalidToken }] }, 401, { 'www-authenticate': 'Bearer realm="canvas-lms"' }),
  notFound: ({ words }: CanvasState) => json({ errors: [{ message: words.api.notFound }] }, 404),
  csrf: ({ words }: CanvasState) => json({ errors: [{ message: words.api.error, error_code: 'unprocessable_entity' }], error_report_id: 1 }, 422),
  siteAdminKey: ({ words }: CanvasState) => json({ errors: [{ message: words.api.siteAdminKey }] }, 403),
};
