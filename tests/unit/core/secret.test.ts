import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '@/utils/core/secret';

test('a secret does not show, however it is turned into text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (value) => {
      const secret = new Secret(value);
      const shown = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ deep: { secret } }), JSON.stringify(Object.entries(secret))];
      for (const text of shown) expect(text === value || (value.trim().length > 8 && text.includes(value))).toBe(false);
      expect(secret.reveal()).toBe(value);
    }),
  );
});

test('only a long secret shows its last four characters', () => {
  expect(new Secret('abcdefghijklNefC').last4).toBe('NefC');
  expect(new Secret('short').last4).toBe('');
});
