// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { isMaskOf, mask, newToken } from '../../sandbox/canvas/csrf';
import { Client, formToken, KEYS, VANITY } from './client';

describe('masking', () => {
  test('makes another value each time, and all stay good for their own token only', () => {
    const token = newToken();
    const values = [mask(token), mask(token)];
    expect(new Set(values).size).toBe(2);
    expect(values.every((value) => isMaskOf(token, value))).toBe(true);
    expect(isMaskOf(newToken(), mask(token))).toBe(false);
  });

  test.each(['', 'nonsense', newToken().toString('base64')])('does not accept %j', (sent) => {
    expect(isMaskOf(newToken(), sent)).toBe(false);
  });
});

describe('a session', () => {
  let client: Client;
  const create = (csrf?: string) => client.write('POST', KEYS, { developer_key: { name: 'x' } }, csrf);

  beforeEach(async () => {
    client = await Client.ofNewCanvas();
    await client.signIn();
    await client.get('/accounts/1');
  });

  test('gets its token under a new mask with every answer, and older masks stay good', async () => {
    const first = client.csrf;
    await client.get('/api/v1/users/self');
    expect(client.csrf).not.toBe(first);
    expect((await create(first)).status).toBe(200);
  });

  test('keeps the token readable for scripts, the session not', async () => {
    const fresh = new Client(client.canvas);
    const lines = [(await fresh.get('/login/canvas')).headers?.['set-cookie'] ?? []].flat();
    expect(lines.find((line) => line.startsWith('_csrf_token='))).not.toContain('HttpOnly');
    expect(lines.find((line) => line.startsWith('_csrf_token='))).toMatch(/^_csrf_token=[\w%.-]+; /);
    expect(lines.find((line) => line.startsWith('canvas_session='))).toContain('HttpOnly');
  });

  test('cannot write without the token, with a wrong one, or with that of another session', async () => {
    const other = new Client(client.canvas);
    await other.signIn();
    for (const wrong of ['', 'AAAA', other.csrf]) {
      expect(await create(wrong)).toMatchObject({ status: 422, json: { errors: [{ message: 'An error occurred.', error_code: 'unprocessable_entity' }], error_report_id: expect.any(Number) as number } });
    }
    expect((await create()).status).toBe(200);
  });

  test('is good on its own host only', async () => {
    const elsewhere = new Client(client.canvas, VANITY);
    for (const [name, value] of client.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.get('/api/v1/users/self')).status).toBe(401);
  });

  test('is replaced when somebody signs in, so that the old cookie is worth nothing', async () => {
    const visitor = new Client(client.canvas);
    await visitor.get('/login/canvas');
    const before = visitor.cookies.get('canvas_session');
    await visitor.signIn();
    expect(visitor.cookies.get('canvas_session')).not.toBe(before);
  });

  test('ends at the form that signs out, and not at its address alone', async () => {
    const page = await client.get('/logout');
    expect((await client.get('/api/v1/users/self')).status).toBe(200);
    expect((await client.submit('/logout', { authenticity_token: formToken(String(page.body)) })).status).toBe(302);
    expect((await client.get('/api/v1/users/self')).status).toBe(401);
  });
});

test('the sign-in form is protected too, and says when a password is wrong', async () => {
  const client = await Client.ofNewCanvas();
  expect((await client.submit('/login/canvas', { 'pseudonym_session[unique_id]': 'admin@fernwood.edu' })).status).toBe(422);
  const form = formToken(String((await client.get('/login/canvas')).body));
  const wrong = await client.submit('/login/canvas', { authenticity_token: form, 'pseudonym_session[unique_id]': 'admin@fernwood.edu', 'pseudonym_session[password]': 'wrong' });
  expect(String(wrong.body)).toContain('Please verify your email or password');
});
