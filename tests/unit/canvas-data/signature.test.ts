// @vitest-environment node
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorization, signatureOf } from '@/utils/canvas-data/signature';
import { Secret } from '@/utils/core/secret';

const KEY = '0123456789abcdef0123456789abcdef01234567';
const SECRET = new Secret('89abcdef0123456789abcdef0123456789abcdef');
const DATE = 'Tue, 01 Dec 2015 09:24:50 GMT';
const API = 'https://api.inshosteddata.com/api';
const PORTAL = 'https://portal.inshosteddata.com/api';

/** Made with canvas-data-cli's own `apiAuth.js`. */
const VECTORS: readonly (readonly [string, string, string | undefined, string])[] = [
  [`${API}/account/self/dump`, DATE, undefined, 'KEMPomyhkYPDnKZLHTCr0ACYakTUh/0VZdMlyPcufCA='],
  [`${PORTAL}/account/self/dump?limit=100&after=45`, DATE, undefined, 'uQzUbg0jQbh+a3GeaUQzzawc6vscT+Ukcvfe8iQTIlE='],
  [`${API}/account/self/file/sync`, 'Thu, 07 Apr 2016 14:44:29 GMT', undefined, 'aFICOdeZpV1DolaUa5RcbtxyH9pzILwF5jvRykgOETA='],
  [`${API}/schema/latest`, '2015-12-01T05:22:24.324Z', undefined, 'DyM4Q7ehDtWpcyF53MhnqLyiWqX3EUWhlqp2TCiOhiM='],
  [`${PORTAL}/account/self/file/byDump/125a3cb0-2cf3-11e7-84a8-784f4352af0c`, 'Thu, 07 Apr 2016 14:44:29 GMT', 'application/json', '8Pjn4fl32QVc+8YiUpkH68KpB6ZK8MEP1epSP9uC10k='],
  [`${API}/account/self/file/latest`, 'Mon, 23 Nov 2026 04:00:00 GMT', undefined, 'vGL0MOqBvWLIeQWRlYS0kopYwJDsj3vR4PacJ5EOcJs='],
];

describe('the signature', () => {
  test.each(VECTORS)('of %s at %s', async (url, date, contentType, signature) => {
    expect(await signatureOf({ method: 'GET', url, date, secret: SECRET, ...(contentType !== undefined && { contentType }) })).toBe(signature);
  });

  test('goes into the header with the key', () => {
    expect(authorization(KEY, VECTORS[0]?.[3] ?? '')).toBe(`HMACAuth ${KEY}:KEMPomyhkYPDnKZLHTCr0ACYakTUh/0VZdMlyPcufCA=`);
  });

  const texts = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.isWellFormed());
  const names = fc.stringMatching(/^[a-z]{1,8}$/);
  const queries = fc.uniqueArray(fc.tuple(names, texts), { selector: ([name]) => name, maxLength: 5 });

  test('is that of the eight lines, whatever is signed', async () => {
    await fc.assert(
      fc.asyncProperty(queries, texts, fc.string(), fc.string(), async (query, secret, contentType, contentMd5) => {
        const search = new URLSearchParams(query).toString();
        const url = `${API}/account/self/dump${search && `?${search}`}`;
        const sorted = [...query].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
        const message = ['GET', 'api.inshosteddata.com', contentType, contentMd5, '/api/account/self/dump', sorted.join('&'), DATE, secret].join('\n');
        const expected = createHmac('sha256', secret).update(message).digest('base64');
        expect(await signatureOf({ method: 'GET', url, date: DATE, contentType, contentMd5, secret: new Secret(secret) })).toBe(expected);
      }),
    );
  });

  test('does not depend on the order of the query, and depends on all else', async () => {
    const sign = (url: string, date = DATE, contentType = '') => signatureOf({ method: 'GET', url, date, contentType, secret: SECRET });
    const one = await sign(`${API}/account/self/dump?limit=1&after=2`);
    expect(await sign(`${API}/account/self/dump?after=2&limit=1`)).toBe(one);
    const others = await Promise.all([
      sign(`${PORTAL}/account/self/dump?limit=1&after=2`),
      sign(`${API}/account/self/dump?limit=2&after=1`),
      sign(`${API}/account/1/dump?limit=1&after=2`),
      sign(`${API}/account/self/dump?limit=1&after=2`, 'Tue, 01 Dec 2015 09:24:51 GMT'),
      sign(`${API}/account/self/dump?limit=1&after=2`, DATE, 'application/json'),
    ]);
    expect(new Set([one, ...others]).size).toBe(6);
  });
});
