// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '@/utils/core/retry-after';

const NOW = Date.UTC(2026, 10, 23, 8, 0, 0);

describe('Retry-After', () => {
  it('is read as seconds', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(parseRetryAfter(String(seconds), NOW)).toBe(seconds * 1_000);
      }),
    );
  });

  it('is read as an HTTP date, to the second, and the past is now', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 100_000_000 }), (seconds) => {
        expect(parseRetryAfter(new Date(NOW + seconds * 1_000).toUTCString(), NOW)).toBe(Math.max(0, seconds * 1_000));
      }),
    );
  });

  it.each([
    ['Mon, 23 Nov 2026 08:01:00 GMT', 60_000],
    ['Monday, 23-Nov-26 08:01:00 GMT', 60_000],
    ['Mon Nov 23 08:01:00 2026', 60_000],
    [' 5 ', 5_000],
    [null, null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['2026-11-23', null],
    ['Mon, nonsense', null],
  ])('%j', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });

  it('is a number that can be waited for, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,40}$/)), (value) => {
        const wait = parseRetryAfter(value, NOW);
        expect(wait === null || (Number.isFinite(wait) && wait >= 0)).toBe(true);
      }),
    );
  });
});
