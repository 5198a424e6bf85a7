// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectNoSecret } from './canaries';
import { createFlatFiles, type FlatFilesOptions, type FlatFilesRequest } from '@/utils/canvas-data/flat-files';
import { signatureOf } from '@/utils/canvas-data/signature';
import { Secret } from '@/utils/core/secret';
import type { FlatFilesFailure } from '@/utils/model/canvas-data';

const NOW = Date.UTC(2026, 10, 23, 4, 0, 0);
const MINUTE = 60_000;
const KEY = '0123456789abcdef0123456789abcdef01234567';
const SECRET = '89abcdef0123456789abcdef0123456789abcdef';
const pair = { key: KEY, secret: new Secret(SECRET) };
const FILE = 'https://files.example/secret-signed-address?X-Amz-Signature=c0ffee';

const dump = {
  dumpId: '125a3cb0-2cf3-11e7-84a8-784f4352af0c',
  sequence: 560,
  accountId: '10000000000000000005',
  numFiles: 79,
  finished: true,
  expires: 1_798_000_000_000,
  createdAt: '2026-11-23T02:03:38.247Z',
  updatedAt: '2026-11-23T02:03:40.001Z',
  schemaVersion: '1.16.2',
};
const kept = { dumpId: dump.dumpId, sequence: 560, numFiles: 79, finished: true, createdAt: dump.createdAt, updatedAt: dump.updatedAt };

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { date: new Date(NOW).toUTCString(), ...headers } });
}

/** A client whose every call is answered by `respond`, and what it sent. */
function filesOf(respond: () => Response, more: Partial<FlatFilesOptions> = {}) {
  const sent: FlatFilesRequest[] = [];
  const files = createFlatFiles({
    now: () => NOW,
    send: async (request) => {
      sent.push(request);
      return respond();
    },
    ...more,
  });
  return { files, sent };
}

const tables = (...names: (string | readonly [string, boolean])[]) => {
  const all = names.map((name) => (typeof name === 'string' ? ([name, false] as const) : name));
  return Object.fromEntries(all.map(([tableName, partial]) => [tableName, { tableName, partial, files: [{ url: FILE, filename: `${tableName}-00000.gz` }] }]));
};

describe('requests', () => {
  test('are signed as they are sent', async () => {
    const { files, sent } = filesOf(() => answer([]));
    await files.dumps(pair);
    await files.dumps(pair, 7);
    await files.latest(pair);
    await files.byDump(pair, 'a/b?c');
    expect(sent.map(({ url }) => url.replace('https://api.inshosteddata.com/api/account/self', ''))).toEqual(['/dump?limit=50', '/dump?limit=7', '/file/latest', '/file/byDump/a%2Fb%3Fc']);
    for (const { url, date, authorization } of sent) {
      expect(date).toBe('Mon, 23 Nov 2026 04:00:00 GMT');
      expect(authorization).toBe(`HMACAuth ${KEY}:${await signatureOf({ method: 'GET', url, date, secret: pair.secret })}`);
    }
  });
});

describe('dumps', () => {
  test('are read without anything that is not needed', async () => {
    expect(await filesOf(() => answer([dump])).files.dumps(pair)).toEqual({ ok: true, value: { dumps: [{ ...kept, requestsOnly: null, reserved: null, tables: null }], skewMinutes: 0 } });
  });

  test('are none in a new account, whose pair is right all the same', async () => {
    expect(await filesOf(() => answer([])).files.dumps(pair)).toEqual({ ok: true, value: { dumps: [], skewMinutes: 0 } });
  });

  test.each([
    [5 * MINUTE, 5],
    [-5 * MINUTE, -5],
    [-20_000, 0],
    [40 * MINUTE, 40],
  ])('say how far the clock is ahead: %d ms', async (ahead, skewMinutes) => {
    const { files } = filesOf(() => answer([], 200, { date: new Date(NOW - ahead).toUTCString() }));
    expect(await files.dumps(pair)).toEqual({ ok: true, value: { dumps: [], skewMinutes } });
  });

  test('say nothing of the clock where the answer states no time', async () => {
    expect(await filesOf(() => new Response('[]')).files.dumps(pair)).toMatchObject({ ok: true, value: { skewMinutes: null } });
  });

  test('keep times in UTC, whatever offset they are written in', async () => {
    const { files } = filesOf(() => answer([{ ...dump, createdAt: '2026-11-22T20:03:38-06:00' }]));
    expect(await files.dumps(pair)).toMatchObject({ ok: true, value: { dumps: [{ createdAt: '2026-11-23T02:03:38.000Z' }] } });
  });
});

describe('a dump with its tables', () => {
  const RESERVED = ['account_dim', 'course_dim', 'course_ui_canvas_navigation_dim', 'course_ui_navigation_item_dim', 'course_ui_navigation_item_fact'] as const;

  test.each([
    ['a nightly build', tables(...RESERVED, 'user_dim', 'enrollment_fact', ['requests', true]), false, false],
    ['Reserved Mode', tables(...RESERVED, ['requests', true]), false, true],
    ['Reserved Mode with Catalog', tables(...RESERVED, 'requests', 'catalog_enrollments'), false, true],
    ['Reserved Mode, some of it', tables('account_dim', 'course_dim'), false, true],
    ['a refresh of requests', tables('requests'), true, false],
    ['a part of requests alone', tables(['requests', true]), false, false],
    ['no tables', {}, false, false],
  ])('%s', async (_, artifactsByTable, requestsOnly, reserved) => {
    const { files } = filesOf(() => answer({ ...dump, artifactsByTable }));
    for (const result of [await files.latest(pair), await files.byDump(pair, dump.dumpId)]) {
      expect(result).toEqual({ ok: true, value: { ...kept, requestsOnly, reserved, tables: Object.keys(artifactsByTable) } });
      expectNoSecret(result, FILE, KEY, SECRET);
    }
  });
});

describe('failures', () => {
  const cases: readonly [string, () => Response, FlatFilesFailure][] = [
    ['a wrong pair', () => answer('Unauthorized', 401), { kind: 'unauthorised', status: 401 }],
    ['a wrong pair, in JSON', () => answer({ message: 'Unauthorized' }, 401), { kind: 'unauthorised', status: 401 }],
    ['a wrong pair, no time stated', () => new Response('Unauthorized', { status: 401 }), { kind: 'unauthorised', status: 401 }],
    ['no right to download', () => answer({ error: true, message: 'Forbidden' }, 403), { kind: 'unauthorised', status: 403 }],
    ['a file store', () => answer('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 403), { kind: 'retired', status: 403 }],
    ['a web page', () => answer(' <!doctype html><title>Moved</title>'), { kind: 'retired', status: 200 }],
    ['a web page that is not there', () => answer('<html></html>', 404), { kind: 'retired', status: 404 }],
    ['nothing there', () => answer('', 404), { kind: 'retired', status: 404 }],
    ['nothing there, in JSON', () => answer({ message: 'Not Found' }, 404), { kind: 'retired', status: 404 }],
    ['gone', () => answer({ message: 'Gone' }, 410), { kind: 'retired', status: 410 }],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://www.instructure.com' } }), { kind: 'retired', status: 302 }],
    ['busy', () => answer('', 429), { kind: 'throttled', status: 429 }],
    ['busy for seconds', () => answer('', 429, { 'retry-after': '30' }), { kind: 'throttled', status: 429, retryAfterSeconds: 30 }],
    ['busy until a time', () => answer('', 429, { 'retry-after': new Date(NOW + 90_000).toUTCString() }), { kind: 'throttled', status: 429, retryAfterSeconds: 90 }],
    ['broken', () => answer({ error: true, message: 'x' }, 500), { kind: 'server', status: 500 }],
    ['broken behind a proxy', () => answer('<html>Bad gateway</html>', 502), { kind: 'server', status: 502 }],
    ['down', () => answer('', 503, { 'retry-after': '5' }), { kind: 'server', status: 503, retryAfterSeconds: 5 }],
    ['a refused query', () => answer({ error: true, message: 'limit' }, 400), { kind: 'unexpected', status: 400 }],
    ['success without JSON', () => answer('ok'), { kind: 'unexpected', status: 200 }],
    ['success of another shape', () => answer({ dumps: [] }), { kind: 'unexpected', status: 200 }],
    ['a number for an id', () => answer([{ ...dump, dumpId: 1234 }]), { kind: 'unexpected', status: 200 }],
    ['nothing at all', () => new Response(null, { status: 204 }), { kind: 'unexpected', status: 204 }],
  ];

  test.each(cases)('%s', async (_, respond, error) => {
    expect(await filesOf(respond).files.dumps(pair)).toEqual({ ok: false, error });
  });

  test('a redirect that the browser hides is one', async () => {
    const opaque = new Response(null);
    Object.defineProperties(opaque, { status: { value: 0 }, type: { value: 'opaqueredirect' } });
    expect(await filesOf(() => opaque).files.dumps(pair)).toEqual({ ok: false, error: { kind: 'retired', status: 0 } });
  });

  test('no files are told from a service that is gone, by JSON', async () => {
    const { files } = filesOf(() => answer({ error: true, message: 'no files exist for account' }, 404));
    expect(await files.latest(pair)).toEqual({ ok: false, error: { kind: 'no-files', status: 404 } });
    expect(await files.byDump(pair, dump.dumpId)).toEqual({ ok: false, error: { kind: 'no-files', status: 404 } });
    expect(await filesOf(() => answer('Not Found', 404)).files.latest(pair)).toEqual({ ok: false, error: { kind: 'retired', status: 404 } });
  });

  test.each([
    [15 * MINUTE, null],
    [-15 * MINUTE, null],
    [15 * MINUTE + 1_000, 16],
    [-15 * MINUTE - 1_000, -16],
    [42 * MINUTE, 42],
    [-180 * MINUTE, -180],
  ])('401 with a clock that is %d ms ahead', async (ahead, minutes) => {
    const { files } = filesOf(() => answer('Unauthorized', 401, { date: new Date(NOW - ahead).toUTCString() }));
    const error = minutes === null ? { kind: 'unauthorised', status: 401 } : { kind: 'clock', status: 401, minutes };
    expect(await files.dumps(pair)).toEqual({ ok: false, error });
  });

  const throwing = (error: unknown) => () => {
    throw error;
  };

  test.each([
    ['no network', throwing(new TypeError('Failed to fetch'))],
    ['the time limit', throwing(new DOMException('over', 'TimeoutError'))],
    ['a body that breaks off', () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('cut')) }))],
  ])('%s is a service that is gone only where other sites answer', async (_, respond) => {
    expect(await filesOf(respond).files.dumps(pair)).toEqual({ ok: false, error: { kind: 'unreachable', status: 0 } });
    expect(await filesOf(respond, { online: async () => false }).files.dumps(pair)).toEqual({ ok: false, error: { kind: 'unreachable', status: 0 } });
    expect(await filesOf(respond, { online: async () => true }).files.dumps(pair)).toEqual({ ok: false, error: { kind: 'retired', status: 0 } });
  });

  test('never hold the key or the secret, whatever is answered or thrown', async () => {
    const echo = `${KEY} ${SECRET} HMACAuth`;
    const bodies = fc.oneof(fc.constant(echo), fc.constant(JSON.stringify({ message: echo })), fc.constant(JSON.stringify([{ ...dump, note: echo }])), fc.json());
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom(200, 301, 400, 401, 403, 404, 410, 429, 500, 503), fc.string(), async (body, status, after) => {
        const { files } = filesOf(() => answer(body, status, { 'retry-after': encodeURIComponent(after) }));
        for (const result of [await files.dumps(pair), await files.latest(pair)]) expectNoSecret(result, KEY, SECRET);
      }),
    );
    const thrown = filesOf(throwing(new TypeError(`bad header: ${echo}`))).files;
    expectNoSecret(await thrown.dumps(pair), KEY, SECRET);
    expectNoSecret(thrown, KEY, SECRET);
  });
});
