// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { SCOPE_NAMES } from '../../sandbox/canvas/api/scope-list';
import { INTELLIBOARD_SCOPES } from '@/utils/model/known';
import { Client, KEYS, makeKey, STRING_IDS, type KeyJson } from './client';

let client: Client;
beforeEach(async () => {
  client = await Client.ofNewCanvas();
  await client.signIn();
});

describe('refusals', () => {
  const unauthorized = { status: 'unauthorized', errors: [{ message: 'user not authorized to perform that action' }] };
  const notThere = { errors: [{ message: 'The specified resource does not exist.' }] };

  test('without a session', async () => {
    const answer = await new Client(client.canvas).get(KEYS);
    expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="canvas-lms"' } });
    expect(answer.json).toEqual({ status: 'unauthenticated', errors: [{ message: 'user authorization required' }] });
  });

  test.each(['teacher', 'subadmin'] as const)('of a %s', async (who) => {
    const other = new Client(client.canvas);
    await other.signIn(who);
    expect(await other.get(KEYS)).toMatchObject({ status: 403, json: unauthorized });
    expect((await other.get('/api/v1/accounts/self/permissions?permissions[]=manage_developer_keys')).json).toEqual({ manage_developer_keys: false });
  });

  test('of an administrator who has lost the right, which others keep', async () => {
    client.canvas.set({ mayManageKeys: false });
    expect(await client.get(KEYS)).toMatchObject({ status: 403, json: unauthorized });
    expect((await client.get('/api/v1/accounts/1/permissions?permissions[]=manage_developer_keys&permissions[]=read_terms&permissions[]=fly')).json).toEqual({ manage_developer_keys: false, read_terms: true, fly: false });
  });

  test.each(['/api/v1/accounts/5/developer_keys', '/api/v1/accounts/999', '/api/v1/accounts/site_admin', '/api/v1/developer_keys/10000000000101'])('of what is not there: %s', async (path) => {
    expect(await client.get(path)).toMatchObject({ status: 404, json: notThere });
  });

  test('of a body without a key, and of scopes that do not exist', async () => {
    expect(await client.write('POST', KEYS, {})).toMatchObject({ status: 400, json: { errors: [{ message: 'developer_key is missing' }] } });
    const unknown = await client.write('POST', KEYS, { developer_key: { name: 'x', require_scopes: true, scopes: ['url:GET|/api/v1/nothing'] } });
    expect(unknown.status).toBe(400);
    expect(JSON.stringify(unknown.json)).toContain('cannot contain url:GET|/api/v1/nothing');
  });

  test('of changing what is only inherited', async () => {
    const [inherited] = (await client.get(`${KEYS}?inherited=true`)).json as KeyJson[];
    expect((await client.write('DELETE', `/api/v1/developer_keys/${inherited?.id}`)).status).toBe(403);
  });
});

describe('ids', () => {
  test('are strings for who asks for them, and numbers else', async () => {
    const asked = (await client.get(KEYS)).json as { id: unknown; developer_key_account_binding: { account_id: unknown } }[];
    const plain = (await client.ask('GET', KEYS, { headers: { accept: 'application/json' } })).json as typeof asked;
    expect(asked[0]).toMatchObject({ id: '10000000000120', developer_key_account_binding: { account_id: '10000000000001' } });
    expect(plain[0]).toMatchObject({ id: 10_000_000_000_120, developer_key_account_binding: { account_id: 10_000_000_000_001 } });
  });

  test('of accounts are local, and the global one names the same account', async () => {
    for (const id of ['self', '1', '10000000000001']) expect((await client.get(`/api/v1/accounts/${id}`)).json).toMatchObject({ id: '1', root_account_id: null, parent_account_id: null });
    expect((await client.get('/api/v1/accounts/7')).json).toMatchObject({ id: '7', parent_account_id: '5', root_account_id: '1' });
  });

  test('of a key may be local, too', async () => {
    for (const id of ['101', '10000000000101']) expect((await client.get(`${KEYS}?id=${id}`)).json).toMatchObject([{ id: '10000000000101' }]);
    expect((await client.get(`${KEYS}?id=22`)).json).toEqual([]);
  });
});

describe('paging', () => {
  const next = (link: unknown) => /<([^>]+)>; rel="next"/.exec(String(link))?.[1];

  async function idsByFollowing(path: string, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
    const ids: string[] = [];
    for (let address: string | undefined = path; address !== undefined; ) {
      const page = await client.get(address);
      ids.push(...(page.json as KeyJson[]).map(({ id }) => id));
      address = next(page.headers?.['link']);
      await between();
    }
    return ids;
  }

  test('gives ten keys unless asked otherwise, and a hundred at most', async () => {
    expect((await client.get(KEYS)).json).toHaveLength(10);
    const all = await client.get(`${KEYS}?per_page=5000`);
    expect(all.json).toHaveLength(20);
    expect(all.headers?.['link']).toContain('per_page=100');
  });

  test('names the present, the next and the first page, and no last one', async () => {
    const link = String((await client.get(KEYS)).headers?.['link']);
    expect([...link.matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel)).toEqual(['current', 'next', 'first']);
    expect(new URL(next(link) ?? '').searchParams.get('page')).not.toMatch(/^\d+$/);
  });

  test('leads to every own key once, the newest first', async () => {
    const ids = await idsByFollowing(`${KEYS}?per_page=7`);
    expect(ids).toHaveLength(20);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  test('is not shifted by keys that are made meanwhile', async () => {
    const ids = await idsByFollowing(`${KEYS}?per_page=7`, () => makeKey(client));
    expect(new Set(ids).size).toBe(20);
  });
});

describe('developer keys', () => {
  test('start with twenty of other vendors, some off, some for LTI; what is inherited has no secret', async () => {
    const own = (await client.get(`${KEYS}?per_page=100`)).json as KeyJson[];
    const inherited = (await client.get(`${KEYS}?inherited=true`)).json as KeyJson[];
    expect(own).toHaveLength(20);
    expect(own.every(({ api_key }) => /^[A-HJ-NP-RT-Zacefhkmnrtuvwxyz2346789]{64}$/.test(api_key ?? ''))).toBe(true);
    expect(own.some(({ is_lti_key: lti }) => lti)).toBe(true);
    expect(own.some(({ developer_key_account_binding: binding }) => binding?.workflow_state === 'off')).toBe(true);
    expect(inherited.map(({ name }) => name)).toContain('IntelliBoard Pro');
    expect(JSON.stringify(inherited)).not.toMatch(/api_key|redirect_uri/);
  });

  test('are created off, with the whole secret in the answer, and turned on', async () => {
    const made = await makeKey(client, { redirect_uris: 'https://a.example/1\nhttps://a.example/2', api_key: 'mine', unknown: 1 });
    expect(made).toMatchObject({ id: '10000000000121', redirect_uris: 'https://a.example/1\nhttps://a.example/2', access_token_count: 0 });
    expect(made.api_key).toHaveLength(64);
    expect(made).not.toHaveProperty('developer_key_account_binding');
    const turn = (state: string) => client.write('POST', `${KEYS}/${made.id}/developer_key_account_bindings`, { developer_key_account_binding: { workflow_state: state } });
    expect(await turn('on')).toMatchObject({ status: 200, json: { workflow_state: 'on', developer_key_id: made.id, account_owns_binding: true } });
    expect((await turn('off')).status).toBe(201);
    expect((await turn('loud')).status).toBe(422);
    expect((await client.get(`${KEYS}?id=${made.id}`)).json).toMatchObject([{ developer_key_account_binding: { workflow_state: 'off' } }]);
  });

  test('are changed, where unknown scopes are dropped, and deleted', async () => {
    const made = await makeKey(client);
    const path = `/api/v1/developer_keys/${made.id}`;
    const changed = await client.write('PUT', path, { developer_key: { name: '', notes: 'n', require_scopes: true, scopes: ['url:GET|/api/v1/accounts', 'url:GET|/x'] } });
    expect(changed).toMatchObject({ status: 200, json: { name: 'Unnamed Tool', notes: 'n', require_scopes: true, scopes: ['url:GET|/api/v1/accounts'], redirect_uris: 'https://next.example/back' } });
    expect((await client.write('DELETE', path)).status).toBe(200);
    expect((await client.get(`${KEYS}?id=${made.id}`)).json).toEqual([]);
    expect((await client.write('PUT', path, { developer_key: {} })).status).toBe(404);
  });

  test("offer more than 120 scopes, IntelliBoard's among them, also by resource", async () => {
    const flat = (await client.get('/api/v1/accounts/1/scopes')).json as { scope: string }[];
    expect(flat.length).toBeGreaterThanOrEqual(120);
    expect(INTELLIBOARD_SCOPES.filter((scope) => !SCOPE_NAMES.has(scope))).toEqual([]);
    const grouped = (await client.get('/api/v1/accounts/1/scopes?group_by=resource_name')).json as Record<string, unknown[]>;
    expect(Object.values(grouped).flat()).toHaveLength(flat.length);
  });

  test('are asked about apps that match none', async () => {
    expect((await client.get(`${KEYS}/lookup_utids?redirect_uris[]=x`)).json).toEqual({ api_registrations: [] });
  });
});

describe('accounts and people', () => {
  test('sub-accounts are the children, or all below', async () => {
    const names = async (query: string) => ((await client.get(`/api/v1/accounts/1/sub_accounts${query}`)).json as { name: string }[]).map(({ name }) => name);
    expect(await names('')).toEqual(['School of Medicine', 'College of Arts and Sciences']);
    expect(await names('?recursive=true')).toContain('Department of Nursing');
  });

  test('tabs show the tools of vendors', async () => {
    expect((await client.get('/api/v1/accounts/1/tabs?per_page=100')).json).toContainEqual(
      expect.objectContaining({ id: 'context_external_tool_31', type: 'external', label: 'Canvas Data Portal', html_url: '/accounts/1/external_tools/31' }),
    );
  });

  test('who acts as another person is that person, on pages and in the API', async () => {
    client.canvas.set({ actingAs: true });
    expect((await client.get('/api/v1/users/self')).json).toMatchObject({ id: '14', name: 'Sam Ortega' });
    expect(String((await client.get('/')).body)).toContain('is-masquerading-or-student-view');
    client.canvas.set({ actingAs: false });
    expect((await client.get('/api/v1/users/self/profile')).json).toMatchObject({ name: 'Robin Vale', primary_email: 'admin@fernwood.edu', time_zone: 'America/Denver' });
  });

  test('acting as another person ends with the session', async () => {
    client.canvas.set({ actingAs: true });
    client.canvas.set({ signOut: true });
    await client.signIn();
    expect((await client.get('/api/v1/users/self')).json).toMatchObject({ name: 'Robin Vale' });
  });

  test('ids in Accept may stand anywhere in it', async () => {
    expect((await client.ask('GET', '/api/v1/users/self', { headers: { accept: `text/html, ${STRING_IDS}` } })).json).toMatchObject({ id: '11' });
  });
});
