// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '@/utils/intelliboard/client';
import { told } from '@/utils/intelliboard/told';
import { Secret } from '@/utils/core/secret';

/** As Canvas makes one, and as base64 writes one down. */
const SECRET = 'NotARealSecretNotARealSecretNotARealSecretNotARealSecretNotARe12';
const BASE64 = 'q7Xz/Lm2+Rt9vB/8nKpW4/sD1fG/hJ6+kL3zX0c=';

/** Runs of [A-Za-z0-9_-] in which a secret can be. */
const secretRuns = (text: string) => (text.match(/[A-Za-z0-9_-]{24,}/g) ?? []).filter((run) => (/[A-Za-z]/.test(run) && /\d/.test(run)) || (/[a-z]/.test(run) && /[A-Z]/.test(run)));

describe('what IntelliBoard says', () => {
  it.each([
    ['words', 'The key is OFF in Canvas.', 'The key is OFF in Canvas.'],
    ['an id, an address, a time', 'Key 170000000000115 of https://fernwood.instructure.com, 2026-11-23T08:00:00Z', 'Key 170000000000115 of https://fernwood.instructure.com, 2026-11-23T08:00:00Z'],
    ['codes and long words', 'insufficient_scopes_for_this_key, Donaudampfschifffahrtsgesellschaft', 'insufficient_scopes_for_this_key, [secret]'],
    ['a secret', `Canvas refused ${SECRET}.`, 'Canvas refused [secret].'],
    ['a secret in an address', `https://x.example/?client_secret=${SECRET}&a=1`, 'https://x.example/?[secret]&a=1'],
    ['a secret in base64', `No: ${BASE64}`, 'No: [secret]'],
    ['what could disguise it', '\u202ea\u0000b\n\tc\u200b ', 'a b c'],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('is one line of 300 characters at most, in which no secret is left, be it cut or not', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: fc.constantFrom(...'abYZ019_-/+. \u200b\n'), maxLength: 90 }), fc.constantFrom(SECRET, BASE64, ' '));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = told(pieces.join(''));
        expect(text.length).toBeLessThanOrEqual(300);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(secretRuns(text)).toEqual([]);
        expect(text).not.toContain(SECRET.slice(0, 24));
      }),
    );
  });
});

describe('the client lets no secret through that IntelliBoard echoes in its words', () => {
  const at = '2026-11-23T08:00:00Z';
  const echo = `You sent \u202e${SECRET}`;
  const check = { id: 'developer-key', verdict: 'fail', code: 'wrong_secret', message: echo, at };
  const authorization = { state: 'granted', code: SECRET, at, by: echo };
  const counts = { users: 1, courses: 1, enrollments: 1, activities: 1, kept: 1, dropped: 0 };
  const run = { id: 'run-1', state: 'failed', progress: 0, startedAt: at, finishedAt: at, counts, error: { code: 'internal', message: echo } };
  const connection = {
    id: '5', lms: { type: 'canvas', name: 'F', url: 'https://fernwood.instructure.com' }, developerKey: { clientId: '1', clientSecret: { present: true, last4: 'Re12' } }, data: null,
    categoryId: '12', active: true, dynamicTables: false, processAt: { hour: 7, timeZone: 'UTC' }, state: 'failing', checks: [check], authorization, filters: null, roles: null, lastRun: run, nextRunAt: null, updatedAt: at,
  };
  const account = { account: { id: '1', name: echo, timeZone: 'UTC' }, token: { name: 'T', last4: 'abcd', expiresAt: null }, redirectUri: 'https://next.intelliboard.net/x', firewallAddresses: [] };
  const client = (body: unknown, status = 200) =>
    createClient({
      baseUrl: 'https://next.intelliboard.net/api',
      token: async () => new Secret('ibc_0123456789abcdefghijklmnop'),
      fetch: async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' } }),
    });

  it.each([
    ['me', () => client(account).me()],
    ['checks', () => client([check]).getChecks('5')],
    ['checks that begin', () => client([check]).requestChecks('5', 'k')],
    ['the consent', () => client(authorization).getAuthorization('5')],
    ['a run', () => client(run).getRun('5', 'run-1')],
    ['a run that begins', () => client(run).startRun('5', 'k')],
    ['the runs', () => client([run]).getRuns('5', 1)],
    ['what is watched', () => client(connection).watchConnection('5')],
    ['what is taken over', () => client([connection]).describeConnections('https://fernwood.instructure.com')],
  ])('%s', async (_, ask) => {
    const answer = await ask();
    expect(answer.ok).toBe(true);
    const seen = JSON.stringify(answer);
    expect(seen).toContain('You sent [secret]');
    expect(seen).not.toContain('NotAReal');
  });

  it('a problem about a secret that was not in this request', async () => {
    const answer = await client({ code: 'invalid', detail: echo }, 422).me();
    expect(answer).toMatchObject({ ok: false, error: { detail: 'You sent [secret]' } });
  });
});
