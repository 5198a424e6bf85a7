import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listKeys, parseKey, readSecret, secretIn } from '@/utils/canvas/developer-keys';

const ORIGIN = 'https://fernwood.instructure.com';
const FOREIGN = 'ForeignForeignForeignForeignForeignForeignForeignForeignForeign1';
const MINE = 'MineMineMineMineMineMineMineMineMineMineMineMineMineMineMineMine';

function listed(change: Record<string, unknown> = {}) {
  return {
    id: '10000000000101',
    name: 'Gradebook Sync',
    email: 'vendor@example.com',
    created_at: '2026-01-01T00:00:00Z',
    last_used_at: null,
    access_token_count: 2,
    api_key: FOREIGN,
    redirect_uri: null,
    redirect_uris: 'https://a.example/cb\nhttps://b.example/cb',
    require_scopes: true,
    scopes: ['url:GET|/api/v1/accounts'],
    is_lti_key: false,
    developer_key_account_binding: { workflow_state: 'on' },
    ...change,
  };
}

const answers = (...pages: { body: unknown; link?: string }[]) => {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    const page = pages[asked.length - 1] ?? { body: [] };
    return new Response(JSON.stringify(page.body), { status: 200, headers: { 'content-type': 'application/json', ...(page.link && { link: page.link }) } });
  };
  return { fetch, asked };
};

describe('the list of keys', () => {
  test('comes without a single secret, whatever else Canvas adds to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.constantFrom<unknown>(FOREIGN, 1, null)), { maxLength: 5 }), async (extras) => {
        const { fetch } = answers({ body: extras.map((extra, at) => ({ ...extra, ...listed({ id: String(at) }) })) });
        const keys = await listKeys(fetch, ORIGIN, '1');
        expect(keys.ok && keys.value.length).toBe(extras.length);
        expect(JSON.stringify(keys)).not.toContain(FOREIGN);
      }),
      { numRuns: 50 },
    );
  });

  test('is read page by page, one after the other, as far as Canvas says', async () => {
    const next = `${ORIGIN}/api/v1/accounts/1/developer_keys?page=bookmark:abc&per_page=100`;
    const { fetch, asked } = answers({ body: [listed({ id: '2' })], link: `<${next}>; rel="next", <${ORIGIN}/x>; rel="first"` }, { body: [listed({ id: '1' })] });
    const keys = await listKeys(fetch, ORIGIN, '1');
    expect(keys.ok && keys.value.map((key) => key.id)).toEqual(['2', '1']);
    expect(asked).toEqual([`${ORIGIN}/api/v1/accounts/1/developer_keys?per_page=100`, next]);
  });

  test.each(['https://evil.example/api/v1/accounts/1/developer_keys', `${ORIGIN}/logout`, 'javascript:alert(1)'])('does not follow %s', async (next) => {
    const { fetch, asked } = answers({ body: [listed()], link: `<${next}>; rel="next"` });
    await listKeys(fetch, ORIGIN, '1');
    expect(asked).toHaveLength(1);
  });

  test('leaves out inherited keys and what is no key', async () => {
    const { fetch } = answers({ body: [listed({ inherited_from: 'global' }), 'x', null, listed({ id: '7' })] });
    const keys = await listKeys(fetch, ORIGIN, '1');
    expect(keys.ok && keys.value.map((key) => key.id)).toEqual(['7']);
  });
});

describe('one key', () => {
  test.each([
    ['no binding at all', { developer_key_account_binding: null }, 'off'],
    ['a binding that is on', {}, 'on'],
    ['a key that is active but bound off', { workflow_state: 'active', developer_key_account_binding: { workflow_state: 'off' } }, 'off'],
  ])('%s means %s', (_, change, state) => {
    expect(parseKey(listed(change))?.state).toBe(state);
  });

  test('an id beyond 2^53 stays what it is', () => {
    expect(parseKey(listed({ id: '170000000000000123' }))?.id).toBe('170000000000000123');
  });
});

describe('a secret', () => {
  test('is read for the one chosen key only', async () => {
    const { fetch, asked } = answers({ body: [listed(), listed({ id: '10000000000200', api_key: MINE })] });
    const secret = await readSecret(fetch, ORIGIN, '1', '10000000000200');
    expect(secret.ok && secret.value?.reveal()).toBe(MINE);
    expect(asked).toEqual([`${ORIGIN}/api/v1/accounts/1/developer_keys?id=10000000000200`]);
  });

  test.each([
    ['masked', { api_key: 'cuNkO...' }],
    ['said to be shortened', { api_key: MINE, api_key_truncated: true }],
    ['missing', { api_key: undefined }],
    ['too long', { api_key: `${MINE}x` }],
    ['no text', { api_key: 64 }],
  ])('that is %s is not taken', (_, change) => {
    expect(secretIn(listed(change))).toBeNull();
  });
});
