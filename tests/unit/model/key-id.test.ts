import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKeyId, isNewerKey, sameKeyId } from '@/utils/model/key-id';

const local = fc.bigInt({ min: 1n, max: 9_999_999_999_999n });
const shard = fc.bigInt({ min: 1n, max: 900_000n });
const global = (id: bigint, of: bigint) => String(of * 10_000_000_000_000n + id);

describe('client ids', () => {
  test('the local and the global form name the same key, on every shard and beyond 2^53', () => {
    fc.assert(
      fc.property(local, shard, (id, of) => {
        expect(sameKeyId(String(id), global(id, of))).toBe(true);
        expect(sameKeyId(global(id, of), String(id))).toBe(true);
      }),
    );
  });

  test('no two different keys are the same', () => {
    fc.assert(
      fc.property(local, local, shard, shard, (a, b, on, other) => {
        fc.pre(a !== b);
        expect(sameKeyId(String(a), String(b))).toBe(false);
        expect(sameKeyId(global(a, on), global(b, on))).toBe(false);
        expect(sameKeyId(global(a, on), global(a, other))).toBe(on === other);
        expect(sameKeyId(String(a), global(b, on))).toBe(false);
      }),
    );
  });

  test('digits that a number would lose tell keys apart', () => {
    expect(Number('12000000000000101')).toBe(Number('12000000000000100'));
    expect(sameKeyId('12000000000000101', '12000000000000100')).toBe(false);
    expect(isNewerKey('12000000000000101', '12000000000000100')).toBe(true);
  });

  test('what is no id is the same as nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sameKeyId(text, text)).toBe(isKeyId(text));
      }),
    );
  });
});
