// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { judge, messageOf, sign } from '../../sandbox/portal/signature';

/** Made up; each signature is what canvas-data-cli's apiAuth.js makes of it. */
const PAIR = { key: '0123456789abcdef0123456789abcdef01234567', secret: '89abcdef0123456789abcdef0123456789abcdef' };

const VECTORS: readonly [address: string, date: string, contentType: string | null, signature: string][] = [
  ['https://api.inshosteddata.com/api/account/self/dump', 'Tue, 01 Dec 2015 09:24:50 GMT', null, 'KEMPomyhkYPDnKZLHTCr0ACYakTUh/0VZdMlyPcufCA='],
  ['https://portal.inshosteddata.com/api/account/self/dump?limit=100&after=45', 'Tue, 01 Dec 2015 09:24:50 GMT', null, 'uQzUbg0jQbh+a3GeaUQzzawc6vscT+Ukcvfe8iQTIlE='],
  ['https://api.inshosteddata.com/api/account/self/file/sync', 'Thu, 07 Apr 2016 14:44:29 GMT', null, 'aFICOdeZpV1DolaUa5RcbtxyH9pzILwF5jvRykgOETA='],
  ['https://api.inshosteddata.com/api/schema/latest', '2015-12-01T05:22:24.324Z', null, 'DyM4Q7ehDtWpcyF53MhnqLyiWqX3EUWhlqp2TCiOhiM='],
  ['https://portal.inshosteddata.com/api/account/self/file/byDump/125a3cb0-2cf3-11e7-84a8-784f4352af0c', 'Thu, 07 Apr 2016 14:44:29 GMT', 'application/json', '8Pjn4fl32QVc+8YiUpkH68KpB6ZK8MEP1epSP9uC10k='],
  ['https://api.inshosteddata.com/api/account/self/file/latest', 'Mon, 23 Nov 2026 04:00:00 GMT', null, 'vGL0MOqBvWLIeQWRlYS0kopYwJDsj3vR4PacJ5EOcJs='],
];

describe.each(VECTORS)('%s', (address, date, contentType, signature) => {
  const url = new URL(address);
  const headers: Record<string, string> = contentType === null ? {} : { 'content-type': contentType };
  const request = { method: 'GET', url, headers: { ...headers, date, authorization: `HMACAuth ${PAIR.key}:${signature}` }, body: Buffer.from('') };

  test('is signed as the portal signs it', () => {
    expect(sign({ method: 'GET', url, headers, date }, PAIR.secret)).toBe(signature);
  });

  test('is accepted', () => {
    expect(judge(request, PAIR, Date.parse(date))).toBe('accepted');
  });

  test('is refused at another host, on another path, with another query, type or date', () => {
    const others = [
      { ...request, url: new URL(address.replace(/\/\/(api|portal)/, (host) => (host === '//api' ? '//portal' : '//api'))) },
      { ...request, url: new URL(`${url.origin}${url.pathname}x${url.search}`) },
      { ...request, url: new URL(`${url.origin}${url.pathname}?more=1`) },
      { ...request, method: 'HEAD' },
      { ...request, headers: { ...request.headers, 'content-type': 'text/plain' } },
      { ...request, headers: { ...request.headers, 'content-md5': 'x' } },
      { ...request, headers: { ...request.headers, date: new Date(Date.parse(date) + 1000).toUTCString() } },
    ];
    for (const other of others) expect(judge(other, PAIR, Date.parse(date))).toBe('wrong-signature');
  });
});

test('a message is eight lines, with the query sorted and decoded', () => {
  const url = new URL('https://portal.inshosteddata.com/api/account/self/dump?limit=100&after=45');
  const date = 'Tue, 01 Dec 2015 09:24:50 GMT';
  expect(messageOf({ method: 'get', url, headers: {}, date }, PAIR.secret)).toBe(`GET\nportal.inshosteddata.com\n\n\n/api/account/self/dump\nafter=45&limit=100\n${date}\n${PAIR.secret}`);
  expect(messageOf({ method: 'GET', url: new URL('https://x.example/p?b=%2F+1&a='), headers: {}, date: 'd' }, 's')).toBe('GET\nx.example\n\n\n/p\na=&b=/ 1\nd\ns');
});
