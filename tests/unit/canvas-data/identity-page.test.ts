import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectNoSecret } from './canaries';
import { readRevealed } from '@/utils/canvas-data/identity-page';

const ID = 'us-east-1#0c3f1a2b-1111-4222-8333-444455556666';
const OTHER_ID = 'us-east-1#9d4e2b3c-2222-4333-9444-555566667777';
const SECRET = 'canary7QdapSecret-2f9Xz_k1';

/** What is read of a page, with the secrets as text. */
function read(html: string): { clientId: string; secrets: string[] } | null {
  document.body.innerHTML = html;
  const revealed = readRevealed(document);
  if (revealed !== null) expectNoSecret(revealed, ...revealed.secrets.map((secret) => secret.reveal()));
  return revealed === null ? null : { clientId: revealed.clientId, secrets: revealed.secrets.map((secret) => secret.reveal()) };
}
const pair = { clientId: ID, secrets: [SECRET] };

describe('credentials are found', () => {
  test.each([
    ['in a list of terms', `<dl><dt>Client ID</dt><dd>${ID}</dd><dt>Client Secret</dt><dd>${SECRET}</dd></dl>`],
    ['in read-only fields', `<label>Client ID <input readonly value="${ID}"></label><label>Client Secret <input readonly value="${SECRET}"></label>`],
    ['in a text area and a password field', `<textarea>${ID}</textarea><input type="password" value="${SECRET}">`],
    ['in pieces of one element', `<p><b>us-east-1</b>#<span>0c3f1a2b-1111</span>-4222-8333-444455556666</p><p><code>${SECRET}</code></p>`],
    ['with characters that nobody sees', `<code>${ID}\u200b</code><code>\u2060${SECRET}</code>`],
    ['beside their names', `<p><b>Client ID</b> ${ID}</p><p><b>Secret</b> ${SECRET}</p>`],
    ['beside buttons', `<div>${ID}<button>Copy</button></div><div>${SECRET}<button>Copy</button></div>`],
    ['in a dialog over a list of other keys', `<table><tr><td>${OTHER_ID}</td><td>2026-11-23</td></tr></table><div role="dialog"><p>${ID}</p><p>${SECRET}</p></div>`],
    ['beside dates, addresses and words', `<p>${ID}</p><p>${SECRET}</p><p>2027-11-23T04:00</p><p>https://identity.instructure.com/keys</p><p>someone@fernwood-university.edu</p><p>identity.instructure.com</p><p>Administration</p>`],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual(pair);
  });

  test('in a text that may be broken, whole before its pieces', () => {
    expect(read(`<div>${ID}</div><div>${SECRET}<wbr>-4Yq81</div>`)).toEqual({ clientId: ID, secrets: [`${SECRET}-4Yq81`, SECRET] });
  });

  test('with what touches the secret as a second guess', () => {
    expect(read(`<div>${ID}</div><div><i>Secret:</i><span>${SECRET}</span></div>`)).toEqual({ clientId: ID, secrets: [SECRET, `Secret:${SECRET}`] });
  });
});

describe('nothing is guessed', () => {
  test.each([
    ['an empty page', ''],
    ['the id alone', `<p>${ID}</p>`],
    ['an id that its name touches', `<p>Client ID: ${ID}</p><p>${SECRET}</p>`],
    ['an id that its name runs into', `<p><b>ID</b><span>${ID.slice(0, 20)}</span>${ID.slice(20)}</p><p>${SECRET}</p>`],
    ['a secret alone', `<p>${SECRET}</p>`],
    ['two ids', `<p>${ID}</p><p>${OTHER_ID}</p><p>${SECRET}</p>`],
    ['a sentence with both', `<p>Your id is ${ID} and your secret is ${SECRET}.</p>`],
    ['what is hidden', `<p>${ID}</p><p hidden style="display:none">${SECRET}</p>`],
    ['a hidden field', `<p>${ID}</p><input type="hidden" value="${SECRET}">`],
    ['more values than anybody could tell apart', `<div><p>${ID}</p><p>${SECRET}1</p><p>${SECRET}2</p><p>${SECRET}3</p><p>${SECRET}4</p></div>`],
    ['stars', `<p>${ID}</p><p>••••••••••••••••••••</p>`],
  ])('%s', (_, html) => {
    expect(read(html)).toBeNull();
  });
});

/** Printable, with a figure; never what is told apart as no secret. */
const secrets = fc
  .string({ unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789+/=_~!'), minLength: 20, maxLength: 120 })
  .map((text) => `9${text}`);

test('any opaque secret is read as it stands, or not at all', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      document.body.innerHTML = '<dl><dt>Client ID</dt><dd></dd><dt>Client Secret</dt><dd></dd></dl>';
      const [id, value] = document.querySelectorAll('dd');
      id?.append(ID);
      value?.append(secret);
      expect(readRevealed(document)?.secrets.map((one) => one.reveal())).toEqual([secret]);
    }),
  );
});
