import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATA_INPUT_FAULTS, readDapClientId, readDapClientSecret, readPortalKey, readPortalSecret } from '@/utils/model/data-input';

const DATA_ID = 'us-east-1#0c43cd1e-1f2a-4b5c-8d7e-9f0a1b2c3d4e';
const DATA_SECRET = 'xdEC0lIq-8sU_2hN7vTzKw~4X4QBOhM';
const PORTAL_KEY = '0123456789abcdef0123456789abcdef01234567';
const KEY_SECRET = 'Abc234Xyz'.repeat(8).slice(0, 64);

const hex40 = fc.stringMatching(/^[0-9a-f]{40}$/).filter((text) => !/^\d+$/.test(text));
const dataIds = fc.tuple(fc.constantFrom('us-east-1', 'eu-central-1', 'ap-southeast-2', 'ca-central-1', 'us-gov-west-1'), fc.uuid()).map(([region, uuid]) => `${region}#${uuid}`);
const dataSecrets = fc.stringMatching(/^[A-Za-z0-9_~-]{24,80}$/).filter((text) => !/^\d+$/.test(text) && !/^[0-9a-f]{40}$/i.test(text));
/** What comes along when a person copies from a page, a mail or a document. */
const noise = fc.array(fc.constantFrom(' ', '\n', '\t', '\r', '\u00a0', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u202e'), { maxLength: 4 }).map((all) => all.join(''));

const faultOf = (result: { ok: boolean; error?: string }) => (result.ok ? null : result.error);

describe('what is pasted', () => {
  test('is cleaned of what nobody sees', () => {
    fc.assert(
      fc.property(dataIds, dataSecrets, hex40, noise, noise, (id, secret, hex, before, after) => {
        expect(readDapClientId(before + id + after)).toEqual({ ok: true, value: id });
        expect(readDapClientSecret(before + secret + after)).toEqual({ ok: true, value: secret });
        expect(readPortalKey(before + hex + after)).toEqual({ ok: true, value: { value: hex, warnings: [] } });
        expect(readPortalSecret(before + hex + after)).toEqual({ ok: true, value: { value: hex, warnings: [] } });
      }),
    );
  });

  test('is never taken for what another world gives out', () => {
    fc.assert(
      fc.property(dataIds, hex40, fc.bigInt({ min: 1n, max: 9_000_000_000_000_000_000n }).map(String), (id, hex, keyId) => {
        expect(faultOf(readDapClientSecret(id))).toBe('is-a-data-id');
        expect([readPortalKey(id), readPortalSecret(id)].map(faultOf)).toEqual(['is-a-data-id', 'is-a-data-id']);
        expect([readDapClientId(hex), readDapClientSecret(hex)].map(faultOf)).toEqual(['is-a-portal-key', 'is-a-portal-key']);
        for (const read of [readDapClientId, readDapClientSecret, readPortalKey, readPortalSecret]) expect(faultOf(read(keyId))).toBe('is-a-developer-key-id');
      }),
    );
  });

  test('passes only as what a header can carry, throws nothing, and is not repeated in a fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\x20-\x80]{8,80}$/)), (text) => {
        for (const read of [readDapClientId, readDapClientSecret, readPortalKey, readPortalSecret]) {
          const result = read(text);
          if (!result.ok) expect(DATA_INPUT_FAULTS).toContain(result.error);
          else expect(typeof result.value === 'string' ? result.value : result.value.value).toMatch(/^[\x21-\x7e]+$/);
        }
      }),
    );
  });
});

describe('what is wrong is said', () => {
  test.each([
    // pasted, client id, client secret, portal key, portal secret
    ['', 'empty', 'empty', 'empty', 'empty'],
    [' \u200b\n', 'empty', 'empty', 'empty', 'empty'],
    ['xdEC0lI...', 'shortened', 'shortened', 'shortened', 'shortened'],
    ['xdEC0lI…4X4QBOhM', 'shortened', 'shortened', 'shortened', 'shortened'],
    ['••••••••••••••••', 'shortened', 'shortened', 'shortened', 'shortened'],
    ['https://identity.instructure.com/', 'is-an-address', 'is-an-address', 'is-an-address', 'is-an-address'],
    ['10000000000123', 'is-a-developer-key-id', 'is-a-developer-key-id', 'is-a-developer-key-id', 'is-a-developer-key-id'],
    [KEY_SECRET, 'is-a-developer-key-secret', null, 'is-a-developer-key-secret', 'is-a-developer-key-secret'],
    [PORTAL_KEY, 'is-a-portal-key', 'is-a-portal-key', null, null],
    [DATA_ID, null, 'is-a-data-id', 'is-a-data-id', 'is-a-data-id'],
    [DATA_ID.split('#')[1], 'data-id-without-region', null, null, null],
    [DATA_ID.slice(0, -1), 'not-a-data-id', 'is-a-data-id', 'is-a-data-id', 'is-a-data-id'],
    [`${DATA_ID}#`, 'not-a-data-id', 'is-a-data-id', 'is-a-data-id', 'is-a-data-id'],
    [`Client ID: ${DATA_ID}`, 'not-a-data-id', 'is-a-data-id', 'not-plain', null],
    [DATA_SECRET, 'not-a-data-id', null, null, null],
    ['xdEC0lI', 'not-a-data-id', 'data-secret-too-short', null, null],
    ['Schlüssel-zum-Portal', 'not-a-data-id', 'not-plain', 'not-plain', 'not-plain'],
    [`${PORTAL_KEY}:${PORTAL_KEY}`, 'not-a-data-id', null, 'not-plain', null],
  ] as const)('%j', (text, ...faults) => {
    const results = [readDapClientId(text ?? ''), readDapClientSecret(text ?? ''), readPortalKey(text ?? ''), readPortalSecret(text ?? '')];
    expect(results.map(faultOf)).toEqual(faults);
  });

  test.each([
    [PORTAL_KEY.toUpperCase(), []],
    [PORTAL_KEY.slice(1), ['not-40-characters']],
    [`g${PORTAL_KEY.slice(1)}`, ['not-hexadecimal']],
    [`${PORTAL_KEY.slice(0, 20)} ${PORTAL_KEY.slice(20)}`, ['had-blanks']],
    [`${PORTAL_KEY}\n${PORTAL_KEY}`, ['had-blanks', 'not-40-characters']],
    ['not hex at all', ['had-blanks', 'not-40-characters', 'not-hexadecimal']],
  ])('%j of the portal is only warned of', (text, warnings) => {
    const value = text.replace(/\s/g, '');
    expect(readPortalKey(text)).toEqual({ ok: true, value: { value, warnings } });
    expect(readPortalSecret(text)).toEqual({ ok: true, value: { value, warnings } });
  });
});
