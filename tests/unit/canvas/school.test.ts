import { describe, expect, test } from 'vitest';
import { listRoles, listSubAccounts, listTerms } from '@/utils/canvas/school';

const ORIGIN = 'https://fernwood.instructure.com';

/** A Canvas that answers each address with its pages, one after the other, and notes what it was asked. */
function canvas(...pages: unknown[]) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    const at = asked.push(url) - 1;
    const link = at + 1 < pages.length ? { link: `<${url}&page=${at + 2}>; rel="next"` } : undefined;
    return new Response(JSON.stringify(pages[at]), { ...(link && { headers: link }) });
  };
  return { fetch, asked };
}

describe('sub-accounts', () => {
  test('all pages, at any depth; ids are strings', async () => {
    const { fetch, asked } = canvas([{ id: '10000000000002', name: ' Arts ', parent_account_id: '10000000000001', workflow_state: 'active' }], [{ id: 3, name: 'Biology', parent_account_id: 2 }]);
    expect(await listSubAccounts(fetch, ORIGIN, '1')).toEqual({ ok: true, value: [{ id: '10000000000002', name: 'Arts', parentId: '10000000000001' }, { id: '3', name: 'Biology', parentId: '2' }] });
    expect(asked[0]).toBe(`${ORIGIN}/api/v1/accounts/1/sub_accounts?recursive=true&per_page=100`);
    expect(asked).toHaveLength(2);
  });

  test('one that a shifting page shows twice is there once, a deleted one is not', async () => {
    const arts = { id: '2', name: 'Arts', parent_account_id: '1' };
    const { fetch } = canvas([arts, { id: '9', name: 'Old', parent_account_id: '1', workflow_state: 'deleted' }], [arts]);
    expect(await listSubAccounts(fetch, ORIGIN, '1')).toMatchObject({ ok: true, value: [{ id: '2' }] });
  });
});

describe('terms', () => {
  test('are unwrapped on every page; what is no time is none', async () => {
    const { fetch, asked } = canvas(
      { enrollment_terms: [{ id: '1', name: 'Default Term', start_at: null, end_at: null, workflow_state: 'active' }] },
      { enrollment_terms: [{ id: '5', name: 'Fall 2026', start_at: '2026-08-24T06:00:00Z', end_at: 'soon', workflow_state: 'active' }] },
    );
    expect(await listTerms(fetch, ORIGIN, '1')).toEqual({
      ok: true,
      value: [
        { id: '1', name: 'Default Term', startAt: null, endAt: null },
        { id: '5', name: 'Fall 2026', startAt: '2026-08-24T06:00:00Z', endAt: null },
      ],
    });
    expect(asked[0]).toBe(`${ORIGIN}/api/v1/accounts/1/terms?workflow_state[]=active&per_page=100`);
  });

  test('a bare list is not Canvas’s', async () => {
    expect(await listTerms(canvas([{ id: '1' }]).fetch, ORIGIN, '1')).toEqual({ ok: false, error: { kind: 'not-canvas', status: 200 } });
  });
});

describe('roles', () => {
  const teacher = { id: '20', role: 'TeacherEnrollment', label: 'Docente', base_role_type: 'TeacherEnrollment', workflow_state: 'built_in', permissions: { read_sis: { enabled: true } } };

  test('are known by id and name, whatever their label; permissions do not come along', async () => {
    const { fetch, asked } = canvas([teacher, { ...teacher, id: '31', role: 'Lead', label: 'Lead', workflow_state: 'active' }, { ...teacher, id: '37', workflow_state: 'inactive' }]);
    expect(await listRoles(fetch, ORIGIN, '1')).toEqual({
      ok: true,
      value: [
        { id: '20', name: 'TeacherEnrollment', label: 'Docente', base: 'TeacherEnrollment', isCustom: false },
        { id: '31', name: 'Lead', label: 'Lead', base: 'TeacherEnrollment', isCustom: true },
      ],
    });
    expect(asked[0]).toBe(`${ORIGIN}/api/v1/accounts/1/roles?state[]=active&show_inherited=1&per_page=100`);
  });

  test('one that is not understood makes the whole list a failure, since it would be missing in silence', async () => {
    expect(await listRoles(canvas([teacher, { id: '40' }]).fetch, ORIGIN, '1')).toEqual({ ok: false, error: { kind: 'not-canvas', status: 200 } });
  });
});
