// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createCanvas, type CanvasOptions } from '../../sandbox/canvas/index';
import type { Key } from '../../sandbox/canvas/keys';
import { Client, KEYS, makeKey, type KeyJson } from './client';

async function admin(options: CanvasOptions = {}): Promise<Client> {
  const client = new Client(await createCanvas(options));
  await client.signIn();
  return client;
}

const inspected = ({ canvas }: Client) => (canvas.inspect() as { keys: Omit<Key, 'secret'>[] }).keys;

/** Every own key, by following the pages. */
async function all(client: Client, perPage: number): Promise<KeyJson[]> {
  const keys: KeyJson[] = [];
  for (let address: string | undefined = `${KEYS}?per_page=${perPage}`; address !== undefined; ) {
    const page = await client.get(address);
    keys.push(...(page.json as KeyJson[]));
    address = /<([^>]+)>; rel="next"/.exec(String(page.headers?.['link']))?.[1];
  }
  return keys;
}

describe('how many keys of others there are', () => {
  test.each([0, 7, 20, 45])('%i', async (keys) => {
    const client = await admin({ keys });
    expect(await all(client, 100)).toHaveLength(keys);
    expect((await client.get(`${KEYS}?inherited=true`)).json).toHaveLength(3);
  });

  test('can grow later, and never counts the keys that were made', async () => {
    const client = await admin({ keys: 5 });
    await makeKey(client);
    client.canvas.set({ keys: 30 });
    client.canvas.set({ keys: 10 });
    const keys = await all(client, 100);
    expect(keys).toHaveLength(31);
    expect(keys.map(({ name }) => name)).toEqual(expect.arrayContaining(['IntelliBoard Pro', 'Campus Directory', 'Department Tool 30']));
  });

  test('may be three thousand, paged through in a moment', async () => {
    const client = await admin({ keys: 3_000 });
    client.canvas.set({ throttle: { highWaterMark: 1_000_000, maximum: 2_000_000 } });
    const before = Date.now();
    const ids = (await all(client, 10)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3_000);
    expect(Date.now() - before).toBeLessThan(5_000);
  });
});

describe('resetting', () => {
  test('takes away what came since the start and undoes what was changed', async () => {
    const client = await admin();
    const atStart = inspected(client);
    const made = await makeKey(client);
    client.canvas.set({ addKey: { name: 'By hand' }, keys: 40 });
    client.canvas.set({ key: { id: '101', deleted: true } });
    client.canvas.set({ key: { id: '102', name: 'Renamed', secret: 'replaced' } });
    client.canvas.set({ resetKeys: true });
    expect(inspected(client)).toEqual(atStart);
    expect((await client.get(`${KEYS}?id=${made.id}`)).json).toEqual([]);
  });

  test('gives no id and no secret out again, and forgets no secret', async () => {
    const client = await admin();
    const before = await makeKey(client);
    client.canvas.set({ resetKeys: true });
    const after = await makeKey(client);
    expect([before.id, after.id]).toEqual(['10000000000121', '10000000000122']);
    expect(after.api_key).not.toBe(before.api_key);
    expect(client.canvas.canaries().map(({ value }) => value)).toEqual(expect.arrayContaining([before.api_key, after.api_key]));
  });

  test('does not go with changing a key at once', async () => {
    const client = await admin();
    expect(() => client.canvas.set({ resetKeys: true, key: { id: '101', name: 'x' } })).toThrow();
  });
});

describe('every field of a key', () => {
  const fields = {
    name: 'IntelliBoard Pro',
    email: 'owner@fernwood.edu',
    redirectUri: 'https://old.example',
    redirectUris: ['https://next.example/back'],
    requireScopes: true,
    scopes: ['url:GET|/api/v1/accounts'],
    allowIncludes: true,
    audience: 'external',
    vendorCode: 'v',
    iconUrl: 'https://next.example/icon.png',
    notes: 'n',
    testClusterOnly: true,
    lastUsedAt: '2026-01-02T03:04:05Z',
    binding: 'on',
  } as const;
  const change = { ...fields, redirectUris: [...fields.redirectUris], scopes: [...fields.scopes] };
  const asJson = { email: fields.email, redirect_uri: fields.redirectUri, allow_includes: true, client_credentials_audience: 'external', vendor_code: 'v', icon_url: fields.iconUrl, notes: 'n', test_cluster_only: true, last_used_at: fields.lastUsedAt };

  test('can be set on one that is added', async () => {
    const client = await admin();
    client.canvas.set({ addKey: { ...change, tokens: 3 } });
    expect(inspected(client).at(-1)).toMatchObject({ ...fields, tokens: 3, own: true });
    expect(((await client.get(KEYS)).json as unknown[])[0]).toMatchObject({ ...asJson, access_token_count: 3 });
  });

  test('can be changed on one that is there, also back to nothing', async () => {
    const client = await admin();
    const { id } = await makeKey(client);
    client.canvas.set({ key: { id, ...change } });
    expect(inspected(client).at(-1)).toMatchObject({ id, ...fields });
    client.canvas.set({ key: { id, email: null, audience: null, lastUsedAt: null } });
    expect((await client.get(`${KEYS}?id=${id}`)).json).toMatchObject([{ ...asJson, email: null, client_credentials_audience: null, last_used_at: null }]);
  });
});

describe('on shard 1200', () => {
  const shard = 1_200;

  test('ids are above 2^53, and lose digits for who does not ask for strings', async () => {
    const client = await admin({ shard });
    const { id } = await makeKey(client);
    expect(id).toBe('12000000000000121');
    const plain = (await client.ask('GET', `${KEYS}?id=${id}`, { headers: { accept: 'application/json' } })).json as { id: number }[];
    expect(String(plain[0]?.id)).toBe('12000000000000120');
    expect((await client.get('/')).headers).toMatchObject({ 'x-canvas-user-id': '12000000000000011' });
    expect((await client.get('/api/v1/accounts/12000000000000001')).json).toMatchObject({ id: '1' });
  });

  test('OAuth and the API know a key by its global or local id, not by that of another shard', async () => {
    const client = await admin({ shard });
    const { id, api_key: secret = '' } = await makeKey(client);
    const token = async (clientId: string) => (await client.submit('/login/oauth2/token', { grant_type: 'authorization_code', client_id: clientId, client_secret: secret, code: 'x' })).json;
    for (const good of [id, '121']) expect(await token(good)).toMatchObject({ error: 'invalid_grant' });
    for (const wrong of ['12000000000000120', '10000000000121', '12010000000000121']) expect(await token(wrong)).toMatchObject({ error: 'invalid_client' });
    const turned = await client.write('POST', `${KEYS}/${id}/developer_key_account_bindings`, { developer_key_account_binding: { workflow_state: 'on' } });
    expect(turned.json).toMatchObject({ id: '12000000000001121', account_id: '12000000000000001', developer_key_id: id });
  });

  test('does not reach another Canvas of the same process', async () => {
    const [far, near] = [await admin({ shard }), await admin()];
    expect([(await makeKey(far)).id, (await makeKey(near)).id]).toEqual(['12000000000000121', '10000000000121']);
  });
});
