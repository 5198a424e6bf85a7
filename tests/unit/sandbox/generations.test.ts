// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createCanvas, type CanvasOptions } from '../../sandbox/canvas/index';
import { GENERATIONS, type Generation, type GenerationName } from '../../sandbox/canvas/generations';
import { Client, formToken, KEYS, makeKey, type KeyJson } from './client';

const names = Object.keys(GENERATIONS) as GenerationName[];

async function admin(options: CanvasOptions): Promise<Client> {
  const client = new Client(await createCanvas(options));
  await client.signIn();
  return client;
}

const listed = async (client: Client, id: string) => ((await client.get(`${KEYS}?id=${id}`)).json as (KeyJson & Record<string, unknown>)[])[0];
const rowOnPage = async (client: Client) =>
  JSON.parse(/id="sandbox-generation">(.*?)<\/script>/.exec(String((await client.get('/accounts/1/developer_keys')).body))?.[1] ?? '') as Generation;

describe.each(names)('%s', (generation) => {
  test('is what the page gets, at the start or later', async () => {
    expect(await rowOnPage(await admin({ generation }))).toEqual(GENERATIONS[generation]);
    const changed = await admin({});
    changed.canvas.set({ generation });
    expect(await rowOnPage(changed)).toEqual(GENERATIONS[generation]);
    expect(changed.canvas.inspect()).toMatchObject({ generation });
  });

  test('gives a new secret away in full', async () => {
    expect((await makeKey(await admin({ generation }))).api_key).toHaveLength(64);
  });

  test('refuses who lacks the right, with 401 or 403', async () => {
    const client = await admin({ generation });
    client.canvas.set({ mayManageKeys: false });
    const status = generation === 'A2022' || generation === 'Y2024' ? 401 : 403;
    expect(await client.get(KEYS)).toMatchObject({ status, json: { status: 'unauthorized' } });
    expect((await client.get('/accounts/1/developer_keys')).status).toBe(status);
  });
});

describe('hooks', () => {
  test('of 2022 are the tables alone', () => {
    const { accountTable, inheritedTable, ...others } = GENERATIONS.A2022.hooks;
    expect([accountTable, inheritedTable]).toEqual([{ 'data-automation': 'devKeyAdminTable' }, { 'data-automation': 'devKeyInheritedTable' }]);
    expect(Object.values(others)).toEqual(Object.values(others).map(() => ({})));
  });

  test('of 2024 are the add button, Save and Show Key besides', () => {
    expect(GENERATIONS.Y2024.hooks).toMatchObject({ addButton: { 'data-heap': 'add-developer-key-button' }, saveButton: { id: 'lti-key-save-button' }, showKey: { 'data-testid': 'show-key' }, name: {}, clientId: {} });
  });

  test('of late 2026 are those of early 2026', () => {
    expect(GENERATIONS.C.hooks).toEqual(GENERATIONS.B.hooks);
  });
});

describe('a secret that exists already', () => {
  test.each(['A2022', 'Y2024', 'B', 'C'] as const)('is in the list and in answers to changes: %s', async (generation) => {
    const client = await admin({ generation });
    const { id, api_key: secret } = await makeKey(client);
    const changed = (await client.write('PUT', `/api/v1/developer_keys/${id}`, { developer_key: { notes: 'n' } })).json;
    expect([changed, await listed(client, id)]).toMatchObject([{ api_key: secret }, { api_key: secret }]);
  });

  test.each([
    ['C_once', '...', false],
    ['C_hint', '', true],
  ] as const)('is cut off everywhere: %s', async (generation, ellipsis, truncated) => {
    const client = await admin({ generation });
    const { id, api_key: secret } = await makeKey(client);
    const hint = { api_key: `${secret?.slice(0, 5)}${ellipsis}`, api_key_truncated: truncated };
    const changed = (await client.write('PUT', `/api/v1/developer_keys/${id}`, { developer_key: { notes: 'n' } })).json;
    expect([changed, await listed(client, id)]).toMatchObject([hint, hint]);
  });
});

describe('redirect URIs', () => {
  test.each(names)('are listed one by one from late 2026 on: %s', async (generation) => {
    const client = await admin({ generation });
    const { id } = await makeKey(client);
    const all = [{ redirect_uri: 'https://next.example/back', last_used_at: null, workflow_state: 'active' }];
    expect((await listed(client, id))?.['all_redirect_uris']).toEqual(generation.startsWith('C') ? all : undefined);
  });

  test('are limited in number and length in [C]', async () => {
    const client = await admin({ generation: 'C' });
    const status = async (uris: string[]) => (await client.write('POST', KEYS, { developer_key: { redirect_uris: uris } })).status;
    const many = Array.from({ length: 65 }, (_, at) => `https://a.example/${at}`);
    const long = `https://a.example/${'x'.repeat(255)}`;
    expect(await status(many)).toBe(400);
    expect(await status([long])).toBe(400);
    expect(await status(many.slice(1))).toBe(200);
    const { id } = await makeKey(client);
    expect((await client.write('PUT', `/api/v1/developer_keys/${id}`, { developer_key: { redirect_uris: long } })).status).toBe(400);
    client.canvas.set({ generation: 'B' });
    expect(await status(many)).toBe(200);
  });

  test('of the legacy kind have to match exactly in [C]', async () => {
    const client = await admin({ generation: 'C' });
    const { id } = await makeKey(client, { redirect_uri: 'https://old.example/a', redirect_uris: '' });
    const ask = async (uri: string) => (await client.get(`/login/oauth2/auth?${new URLSearchParams({ client_id: id, redirect_uri: uri }).toString()}`)).status;
    expect([await ask('https://old.example/a'), await ask('https://old.example/b')]).toEqual([302, 400]);
    client.canvas.set({ generation: 'B' });
    expect(await ask('https://eu.old.example/b')).toBe(302);
  });
});

describe('regenerating a secret', () => {
  const regenerate = (client: Client, id: string) => client.write('POST', `/api/v1/developer_keys/${id}/regenerate_secret`);

  test.each(names.filter((name) => name !== 'C_once'))('is refused: %s', async (generation) => {
    const client = await admin({ generation });
    const { id } = await makeKey(client);
    expect((await regenerate(client, id)).status).toBe(403);
  });

  test('says so on the page, gives the new secret once, and ends the old one with all its tokens', async () => {
    const client = await admin({ generation: 'C_once' });
    expect(String((await client.get('/accounts/1/developer_keys')).body)).toContain('"developerKeyRegenerateSecretEnabled":true');
    const { id, api_key: before = '' } = await makeKey(client);
    client.canvas.set({ key: { id, binding: 'on' } });
    await client.get(`/login/oauth2/auth?${new URLSearchParams({ client_id: id, redirect_uri: 'https://next.example/back', response_type: 'code' }).toString()}`);
    const question = String((await client.get('/login/oauth2/confirm')).body);
    const code = new URL((await client.submit('/login/oauth2/accept', { authenticity_token: formToken(question) })).location ?? '').searchParams.get('code') ?? '';
    const vendor = new Client(client.canvas);
    const exchange = (secret: string) => vendor.submit('/login/oauth2/token', { grant_type: 'authorization_code', client_id: id, client_secret: secret, code });
    const { access_token: token } = (await exchange(before)).json as { access_token: string };
    const asVendor = () => vendor.ask('GET', '/api/v1/users/self', { headers: { authorization: `Bearer ${token}` } });
    expect((await asVendor()).status).toBe(200);

    const { api_key: after = '' } = (await regenerate(client, id)).json as KeyJson;
    expect(after).toHaveLength(64);
    expect(await listed(client, id)).toMatchObject({ api_key: `${after.slice(0, 5)}...`, access_token_count: 0 });
    expect((await asVendor()).status).toBe(401);
    expect((await exchange(before)).json).toMatchObject({ error: 'invalid_client' });
    expect((await exchange(after)).json).toMatchObject({ error: 'invalid_grant' });
    const canaries = client.canvas.canaries().map(({ value }) => value);
    expect(canaries).toEqual(expect.arrayContaining([before, after]));
  });

  test('is not for LTI keys', async () => {
    const client = await admin({ generation: 'C_once' });
    client.canvas.set({ addKey: { name: 'Tool', isLti: true } });
    const [{ id } = { id: '' }] = (await client.get(KEYS)).json as KeyJson[];
    expect((await regenerate(client, id)).status).toBe(400);
  });
});

describe("partners' apps", () => {
  test.each([0, 1, 3])('are %i as often as told, whatever the redirect URI', async (linkedApps) => {
    const client = await admin({ linkedApps });
    const look = async () => ((await client.get(`${KEYS}/lookup_utids?redirect_uris[]=${encodeURIComponent('https://x.example')}&sources[]=partner_provided`)).json as { api_registrations: { unified_tool_id: string }[] }).api_registrations;
    expect(new Set((await look()).map(({ unified_tool_id: id }) => id)).size).toBe(linkedApps);
    client.canvas.set({ linkedApps: 2 });
    expect(await look()).toHaveLength(2);
  });

  test('are not looked up without a redirect URI', async () => {
    expect(await (await admin({})).get(`${KEYS}/lookup_utids`)).toMatchObject({ status: 400, json: { error: 'Failed to match redirect URIs' } });
  });

  test('stay with the key', async () => {
    const client = await admin({});
    const { id } = await makeKey(client, { unified_tool_id: 'u-1' });
    expect(await listed(client, id)).toMatchObject({ unified_tool_id: 'u-1' });
    expect((client.canvas.inspect() as { keys: unknown[] }).keys.at(-1)).toMatchObject({ unifiedToolId: 'u-1' });
  });
});

test('an account that enforces javascript_csp says so on its pages, and stops when told', async () => {
  const client = await admin({ csp: true });
  const policy = async () => (await client.get('/accounts/1/developer_keys')).headers?.['content-security-policy'];
  expect(await policy()).toBe("frame-ancestors 'self'; frame-src 'self' blob:; default-src 'self' 'unsafe-inline' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval';");
  client.canvas.set({ csp: false });
  expect(await policy()).toBe("frame-ancestors 'self';");
});
