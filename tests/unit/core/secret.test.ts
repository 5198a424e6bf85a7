import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '@/utils/core/secret';

test('a secret does not show, however it is turned into text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{12,64}$/), (value) => {
      const secret = new Secret(value);
      const shown = [String(secret), JSON.stringify({ secret }), inspect({ deep: { secret } }), JSON.stringify(Object.entries(secret)), new Error(String(secret)).message];
      for (const text of shown) expect(text).not.toContain(value);
      expect(secret.reveal()).toBe(value);
    }),
  );
});

test('only a long secret shows its last four characters', () => {
  expect(new Secret('abcdefghijklNefC').last4).toBe('NefC');
  expect(new Secret('short').last4).toBe('');
});
