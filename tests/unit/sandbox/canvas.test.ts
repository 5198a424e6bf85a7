// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { createCanvas } from '../../sandbox/canvas/index';
import type { SandboxResponse } from '../../sandbox/site';

const HOST = 'https://fernwood.instructure.com';
const STRING_IDS = { accept: 'application/json+canvas-string-ids, application/json' };

let canvas: Awaited<ReturnType<typeof createCanvas>>;
let cookies: Map<string, string>;

/** One request as a browser makes it, with the cookies that were set before. */
async function ask(method: string, path: string, { headers = {}, body = '', host = HOST }: { headers?: Record<string, string>; body?: string; host?: string } = {}): Promise<SandboxResponse & { json: unknown }> {
  const answer = await canvas.handle({
    method,
    url: new URL(path, host),
    headers: { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    body: Buffer.from(body),
  });
  for (const line of [answer.headers?.['set-cookie'] ?? []].flat()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  let json: unknown = null;
  try {
    json = JSON.parse(String(answer.body));
  } catch {
    // not every answer is JSON
  }
  return { ...answer, json };
}

async function signIn(email: string, password: string): Promise<void> {
  const form = new URLSearchParams({ 'pseudonym_session[unique_id]': email, 'pseudonym_session[password]': password });
  expect((await ask('POST', '/login/canvas', { body: form.toString() })).status).toBe(302);
}

const asAdmin = () => signIn('admin@fernwood.edu', 'sandbox-admin');
const write = (path: string, body: unknown, token = decodeURIComponent(cookies.get('_csrf_token') ?? '')) =>
  ask('POST', path, { headers: { ...STRING_IDS, 'x-csrf-token': token }, body: JSON.stringify(body) });

beforeEach(async () => {
  canvas = await createCanvas({ seed: 1 });
  cookies = new Map();
});

describe('who may do what', () => {
  test('nobody without a session', async () => {
    const answer = await ask('GET', '/api/v1/accounts/self');
    expect(answer).toMatchObject({ status: 401, json: { status: 'unauthenticated' } });
    expect((await ask('GET', '/accounts/1')).headers?.location).toBe('/login');
  });

  test('a session is good on its own host only', async () => {
    await asAdmin();
    expect((await ask('GET', '/api/v1/users/self', { host: 'https://canvas.fernwood.edu' })).status).toBe(401);
  });

  test.each([
    ['teacher@fernwood.edu', 'sandbox-teacher'],
    ['subadmin@fernwood.edu', 'sandbox-subadmin'],
  ])('%s may not read developer keys', async (email, password) => {
    await signIn(email, password);
    expect(await ask('GET', '/api/v1/accounts/1/developer_keys')).toMatchObject({ status: 403, json: { status: 'unauthorized' } });
    expect((await ask('GET', '/api/v1/accounts/1/permissions?permissions[]=manage_developer_keys')).json).toEqual({ manage_developer_keys: false });
  });

  test('a sub-account has no developer keys', async () => {
    await asAdmin();
    expect((await ask('GET', '/api/v1/accounts/5/developer_keys')).status).toBe(404);
    expect((await ask('GET', '/accounts/5/developer_keys')).status).toBe(404);
  });
});

describe('writing', () => {
  test('needs the CSRF token, which changes with every answer while older ones stay good', async () => {
    await asAdmin();
    const first = decodeURIComponent(cookies.get('_csrf_token') ?? '');
    await ask('GET', '/api/v1/users/self');
    expect(decodeURIComponent(cookies.get('_csrf_token') ?? '')).not.toBe(first);
    for (const token of ['', 'AAAA', first.slice(4)]) {
      expect(await write('/api/v1/accounts/1/developer_keys', { developer_key: { name: 'x' } }, token)).toMatchObject({ status: 422, json: { errors: [{ error_code: 'unprocessable_entity' }] } });
    }
    expect((await write('/api/v1/accounts/1/developer_keys', { developer_key: { name: 'x' } }, first)).status).toBe(200);
  });

  test('a new key is off, its answer holds the whole secret, and its binding is new once', async () => {
    await asAdmin();
    const made = (await write('/api/v1/accounts/1/developer_keys', { developer_key: { name: 'IntelliBoard Pro', redirect_uris: 'https://a.example/cb', require_scopes: false } })).json as { id: string; api_key: string };
    expect(made.api_key).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(made).not.toHaveProperty('developer_key_account_binding');
    const binding = { developer_key_account_binding: { workflow_state: 'on' } };
    const path = `/api/v1/accounts/1/developer_keys/${made.id}/developer_key_account_bindings`;
    expect((await write(path, binding)).status).toBe(200);
    expect((await write(path, binding)).status).toBe(201);
    expect((await write(path, { developer_key_account_binding: { workflow_state: 'loud' } })).status).toBe(422);
  });

  test('an unknown scope is refused', async () => {
    await asAdmin();
    const answer = await write('/api/v1/accounts/1/developer_keys', { developer_key: { name: 'x', require_scopes: true, scopes: ['url:GET|/api/v1/nothing'] } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.json)).toContain('cannot contain');
  });
});

describe('reading', () => {
  test('ids are strings for who asks for them, and ten keys come a page', async () => {
    await asAdmin();
    const strings = (await ask('GET', '/api/v1/accounts/1/developer_keys', { headers: STRING_IDS })).json as { id: unknown }[];
    const numbers = (await ask('GET', '/api/v1/accounts/1/developer_keys')).json as { id: unknown }[];
    expect(strings).toHaveLength(10);
    expect(typeof strings[0]?.id).toBe('string');
    expect(typeof numbers[0]?.id).toBe('number');
  });

  test('following Link to its end gives every own key once, and no inherited one', async () => {
    await asAdmin();
    const ids: string[] = [];
    for (let path: string | undefined = '/api/v1/accounts/1/developer_keys?per_page=7'; path !== undefined; ) {
      const page: SandboxResponse & { json: unknown } = await ask('GET', path, { headers: STRING_IDS });
      ids.push(...(page.json as { id: string }[]).map(({ id }) => id));
      path = /<([^>]+)>; rel="next"/.exec(String(page.headers?.link))?.[1];
    }
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  test('the root account has no root_account_id, a sub-account has', async () => {
    await asAdmin();
    expect((await ask('GET', '/api/v1/accounts/self')).json).toMatchObject({ root_account_id: null });
    expect((await ask('GET', '/api/v1/accounts/5', { headers: STRING_IDS })).json).toMatchObject({ root_account_id: '1', name: 'School of Medicine' });
  });

  test('who asks too much is told so in plain text', async () => {
    await asAdmin();
    canvas.set({ throttle: { highWaterMark: 3, outflowPerSecond: 0 } });
    await ask('GET', '/api/v1/users/self');
    await ask('GET', '/api/v1/users/self');
    const refused = await ask('GET', '/api/v1/users/self');
    expect(refused).toMatchObject({ status: 403, headers: { 'content-type': 'text/plain', 'x-rate-limit-remaining': '0.0' } });
    expect(String(refused.body)).toContain('Rate Limit Exceeded');
  });

  test('acting as another user shows on pages, and the API answers as that user', async () => {
    await asAdmin();
    canvas.set({ actingAs: true });
    expect((await ask('GET', '/api/v1/users/self')).json).toMatchObject({ name: 'Toni Brook' });
    expect(String((await ask('GET', '/')).body)).toContain('is-masquerading-or-student-view');
  });
});

describe('the token endpoint', () => {
  const token = (form: Record<string, string>) => ask('POST', '/login/oauth2/token', { body: new URLSearchParams(form).toString() });
  const key = () => {
    const found = canvas.state.ownKeys().find((one) => one.name === 'Proctor Lane');
    if (found === undefined) throw new Error('no key');
    return found;
  };

  test.each([
    ['an unknown grant, before anything else', () => ({ grant_type: 'magic', client_id: 'x' }), 400, 'unsupported_grant_type', 'The grant_type you requested is not currently supported'],
    ['an unknown client', () => ({ grant_type: 'authorization_code', client_id: '999', client_secret: 'x', code: 'x' }), 401, 'invalid_client', 'unknown client'],
    ['a wrong secret', () => ({ grant_type: 'authorization_code', client_id: key().id, client_secret: 'x', code: 'x' }), 401, 'invalid_client', 'invalid client'],
    ['a good pair and a false code', () => ({ grant_type: 'authorization_code', client_id: key().id, client_secret: key().secret, code: 'x' }), 400, 'invalid_grant', 'authorization_code not found'],
    ['no code', () => ({ grant_type: 'authorization_code', client_id: key().id, client_secret: key().secret }), 400, 'invalid_request', 'You must provide the code parameter when using the authorization_code grant type'],
  ] as const)('%s', async (_, form, status, error, description) => {
    expect(await token(form())).toMatchObject({ status, json: { error, error_description: description } });
  });

  test('does not look whether the key is on', async () => {
    canvas.set({ key: { id: key().id, binding: 'off' } });
    expect((await token({ grant_type: 'authorization_code', client_id: key().id, client_secret: key().secret, code: 'x' })).status).toBe(400);
  });

  test.each([
    ['a good key', {}, '', 302, 'login_required'],
    ['a key that is off', { binding: 'off' as const }, '', 302, 'unauthorized_client'],
    ['another redirect URI', {}, '/', 400, 'redirect_uri does not match client settings'],
  ])('authorising %s', async (_, change, suffix, status, said) => {
    canvas.set({ key: { id: key().id, binding: 'on', redirectUris: ['https://tool.example/cb'], ...change } });
    const query = new URLSearchParams({ client_id: key().id, redirect_uri: `https://tool.example/cb${suffix}`, response_type: 'code', prompt: 'none' });
    const answer = await ask('GET', `/login/oauth2/auth?${query}`);
    expect(answer.status).toBe(status);
    expect(`${String(answer.headers?.location)} ${String(answer.body)}`).toContain(said);
  });
});

test('what a test asks of it that it does not know is refused', () => {
  expect(() => canvas.set({ weather: 'bad' } as never)).toThrow();
});
