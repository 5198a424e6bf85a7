// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { Client, formToken, KEYS, makeKey } from './client';

const BACK = 'https://next.example/back';

let admin: Client;
/** Without cookies, as vendors' servers are. */
let vendor: Client;
let id: string;
let secret: string;

beforeEach(async () => {
  admin = await Client.ofNewCanvas();
  await admin.signIn();
  const made = await makeKey(admin, { redirect_uris: BACK });
  id = made.id;
  secret = made.api_key ?? '';
  admin.canvas.set({ key: { id, binding: 'on' } });
  vendor = new Client(admin.canvas);
});

describe('the token endpoint', () => {
  const good = () => ({ grant_type: 'authorization_code', client_id: id, client_secret: secret, code: 'bogus' });
  const token = (fields: Record<string, string>) => vendor.submit('/login/oauth2/token', fields);

  test.each([
    ['grant type before credentials', () => ({ grant_type: 'magic', client_id: '1' }), 400, 'unsupported_grant_type', 'The grant_type you requested is not currently supported'],
    ['an unknown client', () => ({ ...good(), client_id: '10000000009999' }), 401, 'invalid_client', 'unknown client'],
    ['no number for a client', () => ({ ...good(), client_id: 'abc' }), 401, 'invalid_client', 'unknown client'],
    ['a wrong secret, before the code', () => ({ ...good(), client_secret: 'x' }), 401, 'invalid_client', 'invalid client'],
    ['a good pair and a bogus code', good, 400, 'invalid_grant', 'authorization_code not found'],
    ['the local id', () => ({ ...good(), client_id: String(Number(id) - 10_000_000_000_000) }), 400, 'invalid_grant', 'authorization_code not found'],
    ['no code', () => ({ ...good(), code: '' }), 400, 'invalid_request', 'You must provide the code parameter when using the authorization_code grant type'],
    ['a bogus refresh token', () => ({ ...good(), grant_type: 'refresh_token', refresh_token: 'x' }), 400, 'invalid_grant', 'refresh_token not found'],
    ['client credentials', () => ({ ...good(), grant_type: 'client_credentials' }), 400, 'invalid_request', 'assertion method not supported for this grant_type'],
    ['client credentials with a wrong secret', () => ({ ...good(), grant_type: 'client_credentials', client_secret: 'x' }), 401, 'invalid_client', 'invalid client'],
  ])('%s', async (_, fields, status, error, description) => {
    const answer = await token(fields());
    expect(answer).toMatchObject({ status, json: { error, error_description: description } });
    expect(answer.headers?.['www-authenticate']).toBe(status === 401 ? 'Canvas OAuth 2.0' : undefined);
  });

  test('takes credentials by HTTP Basic, too', async () => {
    const headers = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await vendor.ask('POST', '/login/oauth2/token', { headers, body: 'grant_type=authorization_code&code=bogus' })).json).toMatchObject({ error: 'invalid_grant' });
  });

  test('does not look at OFF, but an inactive or deleted key is unknown', async () => {
    admin.canvas.set({ key: { id, binding: 'off' } });
    expect((await token(good())).json).toMatchObject({ error: 'invalid_grant' });
    await admin.write('PUT', `/api/v1/developer_keys/${id}`, { developer_key: { event: 'deactivate' } });
    expect((await token(good())).json).toMatchObject({ error_description: 'unknown client' });
    await admin.write('PUT', `/api/v1/developer_keys/${id}`, { developer_key: { event: 'activate' } });
    admin.canvas.set({ key: { id, deleted: true } });
    expect((await token(good())).json).toMatchObject({ error_description: 'unknown client' });
  });

  test('forgets a secret that was replaced', async () => {
    admin.canvas.set({ key: { id, secret: 'another' } });
    expect((await token(good())).json).toMatchObject({ error_description: 'invalid client' });
  });
});

describe('the authorisation endpoint', () => {
  const ask = (client: Client, fields: Record<string, string> = {}) =>
    client.get(`/login/oauth2/auth?${new URLSearchParams({ client_id: id, redirect_uri: BACK, response_type: 'code', prompt: 'none', state: 's1', ...fields }).toString()}`);
  const outcome = async (client: Client, fields: Record<string, string> = {}) => {
    const url = new URL((await ask(client, fields)).location ?? '');
    return { to: url.origin + url.pathname, ...Object.fromEntries(url.searchParams) };
  };

  test('looks at the key first, then at the redirect URI, and sends nothing anywhere before that', async () => {
    expect(await ask(vendor, { client_id: '5', redirect_uri: 'https://evil.example' })).toMatchObject({ status: 401, json: { error_description: 'unknown client' } });
    for (const wrong of [`${BACK}/`, 'https://next.example', '']) {
      expect(await ask(vendor, { redirect_uri: wrong })).toMatchObject({ status: 400, json: { error: 'invalid_request', error_description: 'redirect_uri does not match client settings' } });
    }
  });

  test('then at scopes, ON or OFF, response type and prompt, in this order', async () => {
    admin.canvas.set({ key: { id, binding: 'off', requireScopes: true, scopes: ['url:GET|/api/v1/accounts'] } });
    const all = { scope: 'url:GET|/api/v1/users/:id', response_type: 'token' };
    expect(await outcome(vendor, all)).toMatchObject({ to: BACK, error: 'invalid_scope', state: 's1' });
    admin.canvas.set({ key: { id, requireScopes: false } });
    expect(await outcome(vendor, all)).toMatchObject({ error: 'unauthorized_client', error_description: 'Client does not have access to the specified Canvas account.' });
    admin.canvas.set({ key: { id, binding: 'on' } });
    expect(await outcome(vendor, all)).toMatchObject({ error: 'unsupported_response_type' });
    expect(await outcome(vendor)).toMatchObject({ error: 'login_required', state: 's1' });
    expect(await outcome(admin)).toMatchObject({ error: 'interaction_required' });
  });

  test('takes the legacy redirect URI by scheme and host', async () => {
    await admin.write('PUT', `/api/v1/developer_keys/${id}`, { developer_key: { redirect_uri: 'https://next.example/old', redirect_uris: '' } });
    expect((await ask(vendor, { redirect_uri: 'https://eu.next.example/other' })).status).toBe(302);
    expect((await ask(vendor, { redirect_uri: 'http://next.example/old' })).status).toBe(400);
  });

  test('sends a stranger to sign in and back to the question, and gives a code that becomes tokens', async () => {
    const person = new Client(admin.canvas);
    expect((await ask(person, { prompt: '' })).location).toBe('/login');
    expect((await person.signIn()).location).toBe('/login/oauth2/confirm');
    const question = await person.get('/login/oauth2/confirm');
    expect(String(question.body)).toContain('IntelliBoard Pro');
    const back = new URL((await person.submit('/login/oauth2/accept', { authenticity_token: formToken(String(question.body)) })).location ?? '');
    expect(back.searchParams.get('state')).toBe('s1');
    const exchange = () => vendor.submit('/login/oauth2/token', { grant_type: 'authorization_code', client_id: id, client_secret: secret, code: back.searchParams.get('code') ?? '' });
    const { access_token: token, refresh_token: refresh } = (await exchange()).json as { access_token: string; refresh_token: string };
    expect((await exchange()).json).toMatchObject({ error: 'invalid_grant' });
    const asPerson = () => vendor.ask('GET', '/api/v1/users/self', { headers: { authorization: `Bearer ${token}` } });
    expect(await asPerson()).toMatchObject({ status: 200, json: { id: 11, name: 'Robin Vale' } });
    expect((await admin.get(`${KEYS}?id=${id}`)).json).toMatchObject([{ access_token_count: 1, last_used_at: expect.any(String) as string }]);
    expect((await vendor.submit('/login/oauth2/token', { grant_type: 'refresh_token', client_id: id, client_secret: secret, refresh_token: refresh })).status).toBe(200);
    expect(admin.canvas.canaries().filter(({ value }) => value === token || value === refresh)).toMatchObject([{ foreign: true }, { foreign: true }]);
    admin.canvas.set({ key: { id, binding: 'off' } });
    expect(await asPerson()).toMatchObject({ status: 401, json: { errors: [{ message: 'Invalid access token.' }] } });
  });

  test('a code belongs to one client', async () => {
    const other = await makeKey(admin, { name: 'Other' });
    await ask(admin, { prompt: '' });
    const question = await admin.get('/login/oauth2/confirm');
    const code = new URL((await admin.submit('/login/oauth2/accept', { authenticity_token: formToken(String(question.body)) })).location ?? '').searchParams.get('code') ?? '';
    expect((await vendor.submit('/login/oauth2/token', { grant_type: 'authorization_code', client_id: other.id, client_secret: other.api_key ?? '', code })).json).toMatchObject({ error: 'invalid_grant', error_description: 'incorrect client' });
  });

  test('a person may refuse', async () => {
    await ask(admin, { prompt: '' });
    expect((await admin.get('/login/oauth2/deny')).location).toContain(`${BACK}?error=access_denied`);
  });
});
