import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeConsentAddress, placeInCanvas, readReturn, type ConsentAsked, type ConsentFault } from '@/utils/model/consent';

const ASKED: ConsentAsked = { origin: 'https://fernwood.instructure.com', clientId: '170000000000115', redirectUri: 'https://next.intelliboard.net/settings/oauth2/redirect' };
const PARAMETERS = { client_id: ASKED.clientId, response_type: 'code', redirect_uri: ASKED.redirectUri, scope: 'url:GET|/api/v1/accounts', state: 'qL0v8Zp2' };
const page = `${ASKED.origin}/login/oauth2/auth`;
const address = (change: Record<string, string | null> = {}, at = page) => {
  const parameters = Object.entries({ ...PARAMETERS, ...change }).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${at}?${new URLSearchParams(parameters).toString()}`;
};

describe('where a backend wants the admin to be asked', () => {
  test('is opened if it is our Canvas, our key and our way back', () => {
    expect(judgeConsentAddress(address(), ASKED)).toEqual({ ok: true, value: { href: address(), state: 'qL0v8Zp2' } });
  });

  test.each<[string, string]>([
    ['without scopes', address({ scope: null })],
    ["with the key's local id", address({ client_id: '115' }, page).replace('115', '115')],
  ])('%s it is, too', (_, url) => {
    expect(judgeConsentAddress(url, url.includes('client_id=115') ? { ...ASKED, clientId: '10000000000115' } : ASKED).ok).toBe(true);
  });

  test.each<[string, string, ConsentFault]>([
    ['no address', 'authorize here', 'not-an-address'],
    ['nothing', '', 'not-an-address'],
    ['with a line break, which a browser drops', address().replace('fernwood', 'fern\nwood'), 'not-an-address'],
    ['with a tab', address().replace('/login', '/log\tin'), 'not-an-address'],
    ['with a backslash, which a browser turns', address().replace('.com/', '.com\\'), 'not-an-address'],
    ['with a blank', ` ${address()}`, 'not-an-address'],
    ['with letters that look alike', address().replace('fernwood', 'fеrnwood'), 'not-an-address'],
    ['without TLS', address().replace('https://fern', 'http://fern'), 'other-site'],
    ['on another Canvas', address({}, 'https://other.instructure.com/login/oauth2/auth'), 'other-site'],
    ['on a look-alike', address({}, 'https://fernwood.instructure.com.evil.example/login/oauth2/auth'), 'other-site'],
    ['on a host below ours', address({}, 'https://x.fernwood.instructure.com/login/oauth2/auth'), 'other-site'],
    ['on another port', address({}, 'https://fernwood.instructure.com:8443/login/oauth2/auth'), 'other-site'],
    ['with our host for a user name', address({}, 'https://fernwood.instructure.com@evil.example/login/oauth2/auth'), 'other-site'],
    ['with a name and a password', address({}, 'https://a:b@fernwood.instructure.com/login/oauth2/auth'), 'other-site'],
    ['a script', 'javascript:alert(1)', 'other-site'],
    ['a page in itself', 'data:text/html,x', 'other-site'],
    ['another page of our Canvas', address({}, `${ASKED.origin}/login/oauth2/accept`), 'other-page'],
    ['a page below it', address({}, `${page}/x`), 'other-page'],
    ['a path that leads elsewhere', address({}, `${ASKED.origin}/login/oauth2/auth/../../../courses/1/external_tools`), 'other-page'],
    ['with slashes doubled', address({}, `${ASKED.origin}//login/oauth2/auth`), 'other-page'],
    ['with a fragment', `${address()}#x`, 'other-page'],
    ['for another key', address({ client_id: '170000000000116' }), 'other-key'],
    ['for no key', address({ client_id: null }), 'other-key'],
    ['for two keys', `${address()}&client_id=170000000000116`, 'other-key'],
    ['for a key that is no number', address({ client_id: '170000000000115 ' }), 'other-key'],
    ['back to another address', address({ redirect_uri: 'https://evil.example/settings/oauth2/redirect' }), 'other-redirect'],
    ['back to another page of IntelliBoard', address({ redirect_uri: `${ASKED.redirectUri}/x` }), 'other-redirect'],
    ['back to two addresses', `${address()}&redirect_uri=https%3A%2F%2Fevil.example`, 'other-redirect'],
    ['back to nowhere', address({ redirect_uri: null }), 'other-redirect'],
    ['for a token', address({ response_type: 'token' }), 'other-response'],
    ['for a code and a token', `${address()}&response_type=token`, 'other-response'],
    ['without a state', address({ state: null }), 'other-response'],
    ['with an empty state', address({ state: '' }), 'other-response'],
    ['with two states', `${address()}&state=b`, 'other-response'],
  ])('is refused: %s', (_, url, fault) => {
    expect(judgeConsentAddress(url, ASKED)).toEqual({ ok: false, error: fault });
  });

  const part = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.constantFrom(page, address(), '//fernwood.instructure.com', ASKED.redirectUri));
  test('whatever it is: what is opened is on our Canvas, at its page, for our key and our way back', () => {
    fc.assert(
      fc.property(part, fc.dictionary(fc.constantFrom('client_id', 'redirect_uri', 'response_type', 'state', 'x'), fc.oneof(fc.string(), fc.constantFrom(...Object.values(PARAMETERS)))), (base, parameters) => {
        const judged = judgeConsentAddress(`${base}${base.includes('?') ? '&' : '?'}${new URLSearchParams(parameters).toString()}`, ASKED);
        if (!judged.ok) return;
        const opened = new URL(judged.value.href);
        expect(opened.origin + opened.pathname).toBe(page);
        expect(opened.searchParams.getAll('client_id')).toEqual([ASKED.clientId]);
        expect(opened.searchParams.getAll('redirect_uri')).toEqual([ASKED.redirectUri]);
        expect(opened.searchParams.getAll('response_type')).toEqual(['code']);
      }),
      // Chance may make none that is opened.
      { examples: [[address(), {}], [page, PARAMETERS]] },
    );
  });

  test('whatever one of its parameters is changed to, it is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom('client_id', 'redirect_uri', 'response_type'), fc.string(), (name, value) => {
        fc.pre(value !== PARAMETERS[name as keyof typeof PARAMETERS] && !/^\d+$/.test(value));
        expect(judgeConsentAddress(address({ [name]: value }), ASKED).ok).toBe(false);
      }),
    );
  });
});

test.each([
  ['/login', 'sign-in'],
  ['/login/canvas', 'sign-in'],
  ['/login/saml', 'sign-in'],
  ['/login/oauth2/auth', 'answered-itself'],
  ['/login/oauth2/confirm', 'asking'],
  ['/login/oauth2/accept', 'asking'],
  ['/', null],
  ['/loginx', null],
  ['/accounts/1/login', null],
])('Canvas is known by its path alone: %s', (path, place) => {
  expect(placeInCanvas(path)).toBe(place);
});

describe('the address that Canvas leads back to', () => {
  const back = (query: string) => `${ASKED.redirectUri}?${query}`;

  test.each<[string, string, string | null, ReturnType<typeof readReturn>]>([
    ['a code of ours', back('code=SECRET&state=s1'), 's1', { error: null, isOurs: true }],
    ['a code of another question', back('code=SECRET&state=s2'), 's1', { error: null, isOurs: false }],
    ['a code, and the question is not known', back('code=SECRET&state=s2'), null, { error: null, isOurs: null }],
    ['a refusal', back('error=unauthorized_client&error_description=Client+does+not&state=s1'), 's1', { error: 'unauthorized_client', isOurs: true }],
    ['a cancelling', back('error=access_denied&state=s1'), null, { error: 'access_denied', isOurs: null }],
    ['a refusal and a code', back('error=access_denied&code=SECRET&state=s1'), 's1', { error: 'access_denied', isOurs: true }],
    ['a refusal that is no word', back('error=%3Cscript%3E&state=s1'), 's1', { error: 'unknown', isOurs: true }],
    ['a refusal of any length', back(`error=${'a'.repeat(41)}`), null, { error: 'unknown', isOurs: null }],
    ['neither', back('state=s1'), 's1', null],
    ['another page of IntelliBoard', 'https://next.intelliboard.net/connections?error=access_denied', null, null],
    ['the same path elsewhere', 'https://evil.example/settings/oauth2/redirect?error=access_denied', null, null],
    ['no address', 'about', null, null],
  ])('%s', (_, url, state, read) => {
    expect(readReturn(url, ASKED.redirectUri, state)).toEqual(read);
  });

  test('nothing of code and state is in what is read, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.string({ minLength: 6 }), (code, state) => {
        const read = JSON.stringify(readReturn(back(new URLSearchParams({ code, state }).toString()), ASKED.redirectUri, null));
        expect(read).toBe('{"error":null,"isOurs":null}');
      }),
    );
  });
});
