// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { Client, INSTRUCTURE, VANITY } from './client';

let client: Client;
beforeEach(async () => {
  client = await Client.ofNewCanvas();
});

const body = async (path: string) => String((await client.get(path)).body);
/** The inline script's `ENV`, as a content script would parse it. */
const envOf = (page: string) => JSON.parse(/^ENV = (.*);$/m.exec(page)?.[1] ?? 'null') as Record<string, unknown>;

describe.each([INSTRUCTURE, VANITY])('on %s', (origin) => {
  beforeEach(() => {
    client = new Client(client.canvas, origin);
  });

  test('a stranger is asked to sign in, and led back to where they wanted to go', async () => {
    expect((await client.get('/accounts/1/settings?x=1')).location).toBe('/login');
    expect((await client.get('/login')).location).toBe('/login/canvas');
    expect((await client.signIn()).location).toBe('/accounts/1/settings?x=1');
  });

  test('a page has the parts by which Canvas is recognised', async () => {
    await client.signIn();
    const { status, headers, body: page } = await client.get('/accounts/1');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-security-policy': "frame-ancestors 'self';", 'x-canvas-user-id': '10000000000011', 'x-canvas-meta': expect.any(String) as string });
    expect(page).toContain('<div id="application" class="ic-app">');
    expect(page).toContain('<div id="wrapper" class="ic-Layout-wrapper">');
    expect(page).toContain('class="developer_keys"');
    expect(page).toContain('id="context_external_tool_31-link"');
    expect(envOf(String(page))).toMatchObject({ DOMAIN_ROOT_ACCOUNT_ID: '10000000000001', ACCOUNT_ID: '1', current_user_id: '11', context_asset_string: 'account_1', CONTEXT_TIMEZONE: 'America/Denver' });
  });
});

test('the sign-in page is no page of the application', async () => {
  const page = await body('/login/canvas');
  expect(page).toContain('ic-Login-Body');
  expect(page).not.toContain('id="application"');
});

describe('the Developer Keys page', () => {
  test.each(['1', 'self', '10000000000001'])('is there for account %s', async (id) => {
    await client.signIn();
    const page = await body(`/accounts/${id}/developer_keys`);
    expect(page).toContain('<div id="reactContent"></div>');
    expect(envOf(page)).toMatchObject({ accountEndpoint: '/api/v1/accounts/1/developer_keys', devKeysReadOnly: false });
  });

  test('has a script that was built for production, though a test runner may have built it', async () => {
    await client.signIn();
    const address = /<script src="([^"]+)">/.exec(await body('/accounts/1/developer_keys'))?.[1] ?? '';
    const { status, headers, body: script } = await client.get(address);
    expect({ status, type: headers?.['content-type'] }).toEqual({ status: 200, type: 'text/javascript; charset=utf-8' });
    expect(script).not.toContain('jsxDEV');
  });

  test('is not there for a sub-account, and closed to who lacks the right', async () => {
    await client.signIn();
    expect((await client.get('/accounts/5/developer_keys')).status).toBe(404);
    client.canvas.set({ mayManageKeys: false });
    expect((await client.get('/accounts/1/developer_keys')).status).toBe(403);
    expect(await body('/accounts/1')).not.toContain('class="developer_keys"');
    client = new Client(client.canvas);
    await client.signIn('subadmin');
    expect((await client.get('/accounts/1')).status).toBe(403);
    expect((await client.get('/accounts/5')).status).toBe(200);
  });
});

describe('what tests may change', () => {
  test('who is signed in, without a password', async () => {
    client.canvas.set({ signIn: 'teacher' });
    expect((await client.get('/')).location).toBe('/login');
    expect((await client.get('/login')).location).toBe('/');
    expect((await client.get('/api/v1/users/self')).json).toMatchObject({ name: 'Kim Archer' });
    client.canvas.set({ signIn: null });
    expect((await client.get('/api/v1/users/self')).status).toBe(401);
    expect((await client.get('/login')).location).toBe('/login/canvas');
  });

  test('that all sessions have run out', async () => {
    await client.signIn();
    client.canvas.set({ signOut: true });
    expect((await client.get('/api/v1/users/self')).status).toBe(401);
  });

  test('that a key of the same name exists already, used or not', async () => {
    client.canvas.set({ addKey: { name: 'IntelliBoard Pro', binding: 'on', tokens: 3, redirectUris: ['https://x.example'] } });
    expect(client.canvas.inspect()).toMatchObject({ keys: expect.arrayContaining([expect.objectContaining({ name: 'IntelliBoard Pro', binding: 'on', tokens: 3, own: true, lastUsedAt: expect.any(String) as string })]) as unknown });
  });

  test.each([{ weather: 'bad' }, { signIn: 'nobody' }, { key: { id: '999' } }, { key: { id: '101', colour: 'red' } }, { throttle: { size: 1 } }])('and nothing else: %j', (change) => {
    expect(() => client.canvas.set(change as never)).toThrow();
  });
});

test('the same seed gives the same secrets, another one others', async () => {
  const { createCanvas } = await import('../../sandbox/canvas/index');
  const secrets = async (seed: number) => (await createCanvas({ seed })).canaries().map(({ value }) => value);
  expect(await secrets(1)).toEqual(await secrets(1));
  expect(new Set([...(await secrets(1)), ...(await secrets(2))]).size).toBe(46);
});
