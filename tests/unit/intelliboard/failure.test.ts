// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOfAnswer, isRetryable, type ApiFailure } from '@/utils/intelliboard/failure';

const NOW = Date.UTC(2026, 10, 23, 8, 0, 0);

describe('isRetryable', () => {
  const statuses: readonly (readonly [number, boolean])[] = [
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [408, true],
    [409, false],
    [422, false],
    [425, true],
    [429, true],
    [500, true],
    [502, true],
    [503, true],
    [504, true],
  ];
  it.each(statuses)('%d: %s, as a problem or not', (status, retryable) => {
    expect(isRetryable({ kind: 'http', status })).toBe(retryable);
    expect(isRetryable({ kind: 'problem', status, code: 'internal', detail: '' })).toBe(retryable);
  });

  it.each<[ApiFailure, boolean]>([
    [{ kind: 'network' }, true],
    [{ kind: 'timeout' }, true],
    [{ kind: 'not-the-contract', status: 200 }, false],
  ])('%j: %s', (failure, retryable) => {
    expect(isRetryable(failure)).toBe(retryable);
  });
});

describe('a failed answer', () => {
  const of = (body: unknown, type = 'application/problem+json; charset=utf-8', secrets: string[] = []) =>
    failureOfAnswer(422, new Headers({ 'content-type': type, 'retry-after': '7' }), typeof body === 'string' ? body : JSON.stringify(body), secrets, NOW);

  it.each<[string, unknown, ApiFailure]>([
    ['all of it', { code: 'invalid', detail: 'No.', field: '/lms/url', title: 'T', status: 400 }, { kind: 'problem', status: 422, code: 'invalid', detail: 'No.', field: '/lms/url', retryAfterMs: 7_000 }],
    ['a code of a later day', { code: 'moon_phase', detail: 'No.' }, { kind: 'problem', status: 422, code: 'unknown', detail: 'No.', retryAfterMs: 7_000 }],
    ['parts of the wrong kind', { code: 1, detail: {}, field: 'x', connectionId: 5 }, { kind: 'problem', status: 422, code: 'unknown', detail: '', retryAfterMs: 7_000 }],
    ['no JSON', '<html>', { kind: 'http', status: 422, retryAfterMs: 7_000 }],
    ['no object', '"text"', { kind: 'http', status: 422, retryAfterMs: 7_000 }],
  ])('as a problem: %s', (_, body, expected) => {
    expect(of(body)).toEqual(expected);
  });

  it('takes nothing from a body that is not a problem', () => {
    expect(of({ code: 'invalid', detail: 'No.' }, 'application/json')).toEqual({ kind: 'http', status: 422, retryAfterMs: 7_000 });
  });

  it('keeps of the detail one line of 300 characters, without what could disguise it', () => {
    const failure = of({ code: 'invalid', detail: `a\u202eb\n\tc ${'😀'.repeat(400)}` });
    if (failure.kind !== 'problem') throw new Error(failure.kind);
    expect(failure.detail.length).toBeLessThanOrEqual(300);
    expect(failure.detail.startsWith('a b c 😀')).toBe(true);
    expect(failure.detail.isWellFormed()).toBe(true);
  });

  it('does not hold a secret that the other side echoes, be it cut off by the limit or not', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 16, maxLength: 80 }).filter((text) => /^[\x21-\x7e]+$/.test(text)), fc.nat(400), (secret, at) => {
        const failure = of({ code: 'invalid', detail: `${'.'.repeat(at)}${secret}${secret}`, field: `/${secret}`, connectionId: secret }, undefined, [secret]);
        expect(JSON.stringify(failure)).not.toContain(JSON.stringify(secret).slice(1, -1));
        if (failure.kind !== 'problem') throw new Error(failure.kind);
        expect(failure.detail.replace(/^\.*/, '')).toMatch(/^(\[secret\]){0,2}(\[\w*)?$/);
      }),
    );
  });
});
