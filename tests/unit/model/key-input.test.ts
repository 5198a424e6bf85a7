import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClientId, readClientSecret } from '@/utils/model/key-input';

const SECRET = 'Abc234'.repeat(11).slice(0, 64);
const secrets = fc.array(fc.constantFrom(...'234678ACEFHKMNRTUVWXYZacefhkmnrtuvwxyz'), { minLength: 64, maxLength: 64 }).map((letters) => letters.join(''));
/** What comes along when a person copies from a page, a mail or a document. */
const noise = fc.array(fc.constantFrom(' ', '\n', '\t', '\r', '\u00a0', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u3000'), { maxLength: 4 }).map((all) => all.join(''));
const strewn = (text: string, between: readonly string[]) => [...text].map((letter, at) => letter + (between[at % between.length] ?? '')).join('');

describe('what is pasted', () => {
  test('is cleaned of everything that nobody sees, wherever it stands', () => {
    fc.assert(
      fc.property(secrets, fc.bigInt({ min: 1n, max: 9_000_000_000_000_000_000n }), fc.array(noise, { minLength: 1, maxLength: 5 }), noise, (secret, id, between, before) => {
        expect(readClientSecret(before + strewn(secret, between))).toEqual({ ok: true, value: secret });
        expect(readClientId(before + strewn(String(id), between))).toEqual({ ok: true, value: String(id) });
      }),
    );
  });

  test('is never taken while it is not whole', () => {
    fc.assert(
      fc.property(secrets, fc.integer({ min: 1, max: 63 }), fc.constantFrom('', '...', '…', '••••', '****'), (secret, length, end) => {
        expect(readClientSecret(secret.slice(0, length) + end).ok).toBe(false);
      }),
    );
  });

  test('no field ever takes the other one’s value', () => {
    fc.assert(
      fc.property(secrets, fc.bigInt({ min: 1n, max: 9_000_000_000_000_000_000n }), (secret, id) => {
        fc.pre(/[A-Za-z]/.test(secret));
        expect(readClientId(secret)).toEqual({ ok: false, error: 'is-a-secret' });
        expect(readClientSecret(String(id))).toEqual({ ok: false, error: 'is-a-client-id' });
      }),
    );
  });

  test('nothing else passes, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[ +-]?\d{1,25}$/), fc.stringMatching(/^[A-Za-z0-9]{62,66}$/)), (text) => {
        const [id, secret] = [readClientId(text), readClientSecret(text)];
        if (id.ok) expect(id.value).toMatch(/^[1-9]\d{0,18}$/);
        if (secret.ok) expect(secret.value).toMatch(/^[A-Za-z0-9]{64}$/);
      }),
    );
  });
});

describe('what is wrong is said', () => {
  test.each([
    ['', 'empty', 'empty'],
    ['cuNkO...', 'shortened', 'shortened'],
    ['cuNkO…', 'shortened', 'shortened'],
    ['us-east-1#0c43cd1e-1f2a-4b5c-8d7e-9f0a1b2c3d4e', 'is-a-data-id', 'is-a-data-id'],
    ['https://fernwood.instructure.com', 'is-an-address', 'is-an-address'],
    [SECRET, 'is-a-secret', null],
    [SECRET.slice(1), 'not-a-client-id', 'secret-too-short'],
    [`${SECRET}x`, 'not-a-client-id', 'secret-too-long'],
    ['10000000000115', null, 'is-a-client-id'],
    ['0123', 'not-a-client-id', 'secret-too-short'],
    ['Client ID: 10000000000115', 'not-a-client-id', 'not-a-secret'],
  ] as const)('%s', (text, asId, asSecret) => {
    const id = readClientId(text);
    const secret = readClientSecret(text);
    expect(id.ok ? null : id.error).toBe(asId);
    expect(secret.ok ? null : secret.error).toBe(asSecret);
  });
});
