import { expect, test } from 'vitest';
import { call, failureKind, parseJson } from '@/utils/canvas/answer';
import { csrfToken } from '@/utils/canvas/writer';

const unauthorized = { status: 'unauthorized', errors: [{ message: 'usuario no autorizado' }] };

test.each([
  ['no session', 401, { status: 'unauthenticated', errors: [{ message: 'x' }] }, 'signed-out'],
  ['no right, until 2022', 401, unauthorized, 'forbidden'],
  ['no right, since', 403, unauthorized, 'forbidden'],
  ['wrong host', 403, { errors: [{ message: 'Developer keys may only be managed from their account’s domain' }] }, 'forbidden'],
  ['throttled, the old way', 403, '403 Forbidden (Rate Limit Exceeded)\n', 'throttled'],
  ['throttled, the new way', 429, '429 Too Many Requests (Rate Limit Exceeded)\n', 'throttled'],
  ['bad CSRF token', 422, { errors: [{ message: 'An error occurred.', error_code: 'unprocessable_content' }], error_report_id: 1 }, 'csrf'],
  ['bad state', 422, { errors: 'Workflow state is invalid' }, 'invalid'],
  ['validation', 400, { errors: { scopes: [] } }, 'invalid'],
  ['sub-account', 404, { errors: [{ message: 'The specified resource does not exist.' }] }, 'not-found'],
  ['another web site', 404, '<html>not here</html>', 'not-canvas'],
  ['another web site that wants a password', 401, 'Unauthorized', 'not-canvas'],
  ['broken', 500, '<html></html>', 'server'],
] as const)('%s is told by status and shape', (_, status, body, kind) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  expect(failureKind(status, parseJson(text), text)).toBe(kind);
});

test('the old guard before JSON is stripped', () => {
  expect(parseJson('while(1);[{"id":"1"}]')).toEqual([{ id: '1' }]);
});

test('an answer that is no JSON is not Canvas', async () => {
  const answer = await call(async () => new Response('<html></html>', { status: 200 }), 'https://a.example/', {});
  expect(answer).toEqual({ ok: false, error: { kind: 'not-canvas', status: 200 } });
});

test('a host that does not answer is unreachable', async () => {
  const answer = await call(() => Promise.reject(new TypeError('Failed to fetch')), 'https://a.example/', {});
  expect(answer).toEqual({ ok: false, error: { kind: 'unreachable', status: 0 } });
});

test.each([
  ['_csrf_token=abc%2Bdef%3D%3D', 'abc+def=='],
  ['a=1; _csrf_token=x%2Fy; b=2', 'x/y'],
  ['not_csrf_token=1', ''],
  ['_csrf_token=%E0%A4%A', ''],
  ['', ''],
])('the CSRF token in %j is %j', (cookie, token) => {
  expect(csrfToken(cookie)).toBe(token);
});
