// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { CLIENT_SECRET, config, sandbox, SCHOOL, valueOf } from './reach';
import type { SiteFetch } from '../../sandbox/site';
import { KNOWN_REDIRECT_URI } from '@/utils/model/known';

type Answer = Awaited<ReturnType<SiteFetch>>;

const json = (status: number, body: unknown): Answer => ({ status, headers: {}, text: JSON.stringify(body) });
const back = (error: string): Answer => ({ status: 302, headers: { location: `${KNOWN_REDIRECT_URI}?error=${error}` }, text: '' });

const GOOD = {
  self: json(401, { status: 'unauthenticated', errors: [{ message: 'user authorization required' }] }),
  token: json(400, { error: 'invalid_grant', error_description: 'authorization_code not found' }),
  auth: back('login_required'),
};

/** A Canvas that answers as it is told (as `oauth2_provider_controller.rb` does), and remembers what it was asked. */
function canvas(answers: Partial<Record<keyof typeof GOOD, Answer | 'nothing'>> = {}) {
  const asked: { path: string; search: URLSearchParams; init: Parameters<SiteFetch>[1] }[] = [];
  const fetch: SiteFetch = async (address, init) => {
    const url = new URL(address);
    asked.push({ path: url.pathname, search: url.searchParams, init });
    const which = url.pathname.endsWith('/self') ? 'self' : url.pathname.endsWith('/token') ? 'token' : 'auth';
    const answer = answers[which] ?? GOOD[which];
    if (answer === 'nothing') throw new TypeError('does not answer');
    return answer;
  };
  return { fetch, asked };
}

async function checksWith(answers: Parameters<typeof canvas>[0], delayMs = 0) {
  const world = canvas(answers);
  const { client, site, ask } = sandbox(world.fetch);
  site.set({ checksDelayMs: delayMs });
  const { id } = valueOf(await client.createConnection(config, randomUUID()));
  const key = randomUUID();
  const first = valueOf(await client.requestChecks(id, key));
  const verdicts = async () => Object.fromEntries(valueOf(await client.getChecks(id)).map((check) => [check.id, check.code ?? check.verdict]));
  const settled = () => vi.waitFor(async () => expect((await verdicts())['developer-key']).not.toBe('waiting'));
  return { ...world, client, site, ask, id, key, first, verdicts, settled };
}

describe('the checks', () => {
  it('begin by waiting, and come in one after the other', async () => {
    const { first, verdicts, settled, ask, id } = await checksWith({}, 40);
    expect(first.map(({ id: check, verdict }) => [check, verdict])).toEqual([
      ['url', 'waiting'],
      ['developer-key', 'waiting'],
      ['data', 'waiting'],
    ]);
    await vi.waitFor(async () => expect(await verdicts()).toMatchObject({ url: 'pass' }), { interval: 5 });
    expect(await verdicts()).toEqual({ url: 'pass', 'developer-key': 'waiting', data: 'waiting' });
    await settled();
    expect(await verdicts()).toEqual({ url: 'pass', 'developer-key': 'pass', data: 'waiting' });
    expect(await ask('GET', `/connections/${id}`)).toMatchObject({ json: { state: 'checked' } });
  });

  it('really use what was posted', async () => {
    const { asked, settled } = await checksWith({});
    await settled();
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/accounts/self', '/login/oauth2/token', '/login/oauth2/auth']);
    const form = new URLSearchParams(asked[1]?.init?.body ?? '');
    expect(Object.fromEntries(form)).toMatchObject({ grant_type: 'authorization_code', client_id: '10000000000115', client_secret: CLIENT_SECRET });
    expect(form.has('redirect_uri')).toBe(false);
    expect(Object.fromEntries(asked[2]?.search ?? [])).toMatchObject({ client_id: '10000000000115', redirect_uri: KNOWN_REDIRECT_URI, response_type: 'code', prompt: 'none' });
    expect(asked[2]?.init?.headers).not.toHaveProperty('cookie');
  });

  it.each<[string, Parameters<typeof canvas>[0], string, string]>([
    ['a session is no matter', { self: json(200, { id: 1 }) }, 'pass', 'pass'],
    ['consent is still to come', { auth: back('interaction_required') }, 'pass', 'pass'],
    ['an unknown client', { token: json(401, { error: 'invalid_client', error_description: 'unknown client' }) }, 'pass', 'unknown_client'],
    ['a wrong secret', { token: json(401, { error: 'invalid_client', error_description: 'invalid client' }) }, 'pass', 'wrong_secret'],
    ['an odd token endpoint', { token: json(403, 'Rate Limit Exceeded') }, 'pass', 'canvas_unreachable'],
    ['another redirect URI', { auth: json(400, { error: 'invalid_request', error_description: 'redirect_uri does not match client settings' }) }, 'pass', 'redirect_mismatch'],
    ['a key that is OFF', { auth: back('unauthorized_client') }, 'pass', 'key_off'],
    ['scopes that are missing', { auth: back('invalid_scope') }, 'pass', 'insufficient_scopes'],
    ['a redirect elsewhere', { auth: { status: 302, headers: { location: 'https://evil.example/?error=login_required' }, text: '' } }, 'pass', 'canvas_unreachable'],
    ['a site that is no Canvas', { self: { status: 200, headers: {}, text: '<html>' } }, 'canvas_unreachable', 'canvas_unreachable'],
    ['nothing there', { self: 'nothing' }, 'canvas_unreachable', 'canvas_unreachable'],
    ['nothing there any more', { token: 'nothing' }, 'pass', 'canvas_unreachable'],
  ])('%s', async (_, answers, url, key) => {
    const { verdicts, settled, ask, id } = await checksWith(answers);
    await settled();
    expect(await verdicts()).toMatchObject({ url, 'developer-key': key });
    expect(await ask('GET', `/connections/${id}`)).toMatchObject({ json: { state: key === 'pass' ? 'checked' : 'draft' } });
  });

  it('hand no secret to a host that is not Canvas', async () => {
    const { asked, settled } = await checksWith({ self: { status: 200, headers: {}, text: '<html>' } });
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('are begun once for one idempotency key, and anew for another', async () => {
    const { client, site, id, key, first, verdicts, settled } = await checksWith({});
    await settled();
    expect(valueOf(await client.requestChecks(id, key))).toEqual(first);
    expect((await verdicts())['developer-key']).toBe('pass');
    expect(site.inspect()).toMatchObject({ effects: { checksStarted: 1 } });
    await client.requestChecks(id, randomUUID());
    expect((await verdicts())['developer-key']).toBe('waiting');
    await settled();
    expect(site.inspect()).toMatchObject({ effects: { checksStarted: 2 } });
  });

  it('that are under way give way to newer ones', async () => {
    const { client, asked, id, settled } = await checksWith({}, 20);
    await client.requestChecks(id, randomUUID());
    await settled();
    expect(asked.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1);
  });

  it('are none before they were asked for, and take no body', async () => {
    const { client, ask } = sandbox(canvas().fetch);
    const { id } = valueOf(await client.createConnection({ ...config, lms: { ...config.lms, url: SCHOOL } }, randomUUID()));
    expect(valueOf(await client.getChecks(id))).toEqual([]);
    expect(await ask('POST', `/connections/${id}/checks`, { headers: { 'idempotency-key': randomUUID() }, body: {} })).toMatchObject({ status: 400 });
  });
});
