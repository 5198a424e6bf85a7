import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INTELLIBOARD_SCOPES } from '@/utils/model/known';
import { matchScopes, missingScopes, scopesOffered } from '@/utils/model/scopes';

const AT = new Date('2026-11-23T08:00:00Z');
const renamed = (scope: string) => scope.replace(/:(\w+)(?=\/|$)/g, (_, name: string) => `:${name}_or_sis_id`);

describe('the scopes of a Canvas', () => {
  test('all offered', () => {
    expect(matchScopes(INTELLIBOARD_SCOPES, INTELLIBOARD_SCOPES, AT)).toMatchObject({ renamed: [], missing: [], same: [...INTELLIBOARD_SCOPES] });
  });

  test('each of them is offered, renamed or missing, and the key gets what this Canvas has', () => {
    const kinds = fc.array(fc.constantFrom('same', 'renamed', 'missing'), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(kinds, fc.array(fc.constantFrom('url:GET|/api/v1/files/:id', 'url:POST|/api/v1/accounts', 'cd2', '/auth/userinfo')), (what, others) => {
        const hasParameter = (at: number) => /\/:/.test(INTELLIBOARD_SCOPES[at] ?? '');
        const offered = [...INTELLIBOARD_SCOPES.flatMap((scope, at) => (what[at] === 'missing' ? [] : [what[at] === 'renamed' ? renamed(scope) : scope])), ...others];
        const report = matchScopes(INTELLIBOARD_SCOPES, offered, AT);
        INTELLIBOARD_SCOPES.forEach((scope, at) => {
          const kind = what[at] === 'renamed' && !hasParameter(at) ? 'same' : what[at];
          expect(report.same.includes(scope)).toBe(kind === 'same');
          expect(report.renamed.some(({ wanted }) => wanted === scope)).toBe(kind === 'renamed');
          expect(report.missing.includes(scope)).toBe(kind === 'missing');
        });
        expect(scopesOffered(report).every((scope) => offered.includes(scope))).toBe(true);
        expect(missingScopes(scopesOffered(report), INTELLIBOARD_SCOPES)).toEqual(report.missing);
      }),
    );
  });

  test('where two could be it, none is', () => {
    const report = matchScopes(['url:GET|/api/v1/users/:id'], ['url:GET|/api/v1/users/:user_id', 'url:GET|/api/v1/users/:sis_id'], AT);
    expect(report).toMatchObject({ same: [], renamed: [], missing: ['url:GET|/api/v1/users/:id'] });
  });

  test('another verb or another path is another scope', () => {
    expect(missingScopes(['url:PUT|/api/v1/users/:id', 'url:GET|/api/v1/users/:id/profile'], ['url:GET|/api/v1/users/:id'])).toEqual(['url:GET|/api/v1/users/:id']);
  });
});
