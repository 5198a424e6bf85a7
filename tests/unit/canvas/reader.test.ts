import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPage, readAll, type ReadProgress } from '@/utils/canvas/reader';

const ORIGIN = 'https://fernwood.instructure.com';
const FIRST = `${ORIGIN}/api/v1/accounts/1/developer_keys?per_page=100`;
const THROTTLED = () => new Response('403 Forbidden (Rate Limit Exceeded)\n', { status: 403, headers: { 'content-type': 'text/plain' } });

/** A list of so many items, a hundred a page, that is refused for the rate now and then. */
function aList(total: number, { refuse = () => false, remaining = 600 }: { refuse?: (request: number) => boolean; remaining?: number } = {}) {
  let open = 0;
  let requests = 0;
  const fetch = async (url: string) => {
    open += 1;
    expect(open).toBe(1);
    await Promise.resolve();
    open -= 1;
    if (refuse(requests++)) return THROTTLED();
    const from = Number(new URL(url).searchParams.get('page') ?? 0);
    const items = Array.from({ length: Math.min(100, total - from) }, (_, at) => ({ id: String(from + at) }));
    const link = from + 100 < total ? `<${FIRST}&page=${from + 100}>; rel="next"` : `<${FIRST}>; rel="first"`;
    return new Response(JSON.stringify(items), { headers: { link, 'x-rate-limit-remaining': String(remaining) } });
  };
  return { fetch, asked: () => requests };
}

describe('a long list', () => {
  test('3,000 keys: thirty pages, one after the other, each told', async () => {
    const told: ReadProgress[] = [];
    const { fetch, asked } = aList(3_000);
    const all = await readAll(fetch, FIRST, { onProgress: async (progress) => told.push(progress) > 0 });
    expect(all.ok && all.value.length).toBe(3_000);
    expect(asked()).toBe(30);
    expect(told.map(({ items }) => items)).toEqual(Array.from({ length: 30 }, (_, at) => (at + 1) * 100));
  });

  test('Canvas’s rate is obeyed: it waits longer and longer, says so, and goes on where it was', async () => {
    const slept: number[] = [];
    const told: ReadProgress[] = [];
    const { fetch } = aList(500, { refuse: (request) => request === 2 || request === 3 || request === 6 });
    const all = await readAll(fetch, FIRST, { sleep: async (ms) => void slept.push(ms), onProgress: async (progress) => told.push(progress) > 0 });
    expect(all.ok && all.value.map((item) => (item as { id: string }).id)).toEqual(Array.from({ length: 500 }, (_, at) => String(at)));
    expect(slept).toEqual([2_000, 4_000, 2_000]);
    expect(told.filter(({ waiting }) => waiting)).toEqual([
      { items: 200, waiting: true },
      { items: 200, waiting: true },
      { items: 400, waiting: true },
    ]);
  });

  test('room is left for the admin’s own clicks', async () => {
    const slept: number[] = [];
    await readAll(aList(200, { remaining: 40 }).fetch, FIRST, { sleep: async (ms) => void slept.push(ms) });
    expect(slept).toEqual([6_000]);
  });

  test('a Canvas that refuses for good is given up after a minute, and no part is taken for the whole', async () => {
    const slept: number[] = [];
    const all = await readAll(aList(500, { refuse: (request) => request > 1 }).fetch, FIRST, { sleep: async (ms) => void slept.push(ms) });
    expect(all).toEqual({ ok: false, error: { kind: 'throttled', status: 403 } });
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
  });

  test('a list that never ends is given up, and no part is taken for the whole', async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return new Response('[{"id":"1"}]', { headers: { link: `<${FIRST}&page=${asked}>; rel="next"` } });
    };
    expect(await readAll(fetch, FIRST)).toEqual({ ok: false, error: { kind: 'invalid', status: 200 } });
    expect(asked).toBe(1_001);
  });

  test('it can be stopped at any page, and no part is taken for the whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), async (last) => {
        let pages = 0;
        const { fetch, asked } = aList(500);
        expect(await readAll(fetch, FIRST, { onProgress: async () => ++pages < last })).toEqual({ ok: false, error: { kind: 'cancelled', status: 0 } });
        expect(asked()).toBe(last);
      }),
    );
  });
});

describe('the next page', () => {
  const rels = fc.constantFrom('current', 'first', 'last', 'prev');

  test('is found among any others, in any order, whatever its name', () => {
    fc.assert(
      fc.property(fc.array(rels), fc.stringMatching(/^[A-Za-z0-9:._-]{1,40}$/), fc.nat({ max: 4 }), (others, bookmark, at) => {
        const next = `${ORIGIN}/api/v1/accounts/1/developer_keys?page=bookmark:${bookmark}&per_page=100`;
        const links = others.map((rel) => `<${FIRST}>; rel="${rel}"`);
        links.splice(at, 0, `<${next}>; rel="next"`);
        expect(nextPage(links.join(','), ORIGIN)).toBe(next);
      }),
    );
  });

  test('is never outside this Canvas’s API, and nothing throws', () => {
    const ours = fc.tuple(fc.constantFrom(ORIGIN, `${ORIGIN}.evil.example`, `${ORIGIN}:8443`, ORIGIN.replace('https:', 'http:')), fc.constantFrom('', '/api/v1', '/api/v1/..', '/api/v2'), fc.webPath());
    const urls = fc.oneof(fc.webUrl(), ours.map((parts) => parts.join('')));
    fc.assert(
      fc.property(fc.oneof(fc.string(), urls.map((url) => `<${url}>; rel="next"`)), (link) => {
        const next = nextPage(link, ORIGIN);
        if (next !== null) expect(next.startsWith(`${ORIGIN}/api/v1/`)).toBe(true);
      }),
    );
  });
});
