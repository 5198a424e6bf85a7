import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterFaults, filtersOf, kindOfRole, roleFaults, rolesOf, withRole } from '@/utils/model/choice-input';
import type { RolesDraft } from '@/utils/model/choices';
import { FiltersSchema } from '@/utils/model/filters';
import { proposeFilters, proposeRoles } from '@/utils/model/proposals';
import { ROLE_KINDS, RolesSchema } from '@/utils/model/roles';
import type { Role, Term } from '@/utils/model/school';
import { inOrder, termStandings } from '@/utils/model/terms';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const term = (id: string, startAt: string | null, endAt: string | null): Term => ({ id, name: `Term ${id}`, startAt, endAt });
const role = (id: string, base: string, name = base): Role => ({ id, name, label: 'Rôle', base, isCustom: name !== base });

describe('terms', () => {
  const TERMS = [
    term('default', null, null),
    term('past', '2026-01-12T07:00:00Z', '2026-05-15T06:00:00Z'),
    term('fall', '2026-08-24T06:00:00Z', '2026-12-18T07:00:00Z'),
    term('open', '2026-09-01T06:00:00Z', null),
    term('until', null, '2026-12-31T07:00:00Z'),
    term('spring', '2027-01-11T07:00:00Z', '2027-05-14T06:00:00Z'),
    term('spring-evening', '2027-01-11T07:00:00Z', null),
    term('summer', '2027-06-01T06:00:00Z', null),
  ];

  test('those that run are current, those that begin next are next; without dates a term is neither', () => {
    expect(Object.fromEntries(termStandings(TERMS, NOW))).toEqual({ fall: 'current', open: 'current', until: 'current', spring: 'next', 'spring-evening': 'next' });
  });

  test('stand in the order in which somebody looks for one', () => {
    expect(inOrder(TERMS, NOW).map(({ id }) => id)).toEqual(['until', 'open', 'fall', 'spring', 'spring-evening', 'summer', 'past', 'default']);
  });

  test('on its very first and last moment a term runs', () => {
    for (const at of ['2026-08-24T06:00:00Z', '2026-12-18T07:00:00Z']) expect(termStandings([TERMS[2] ?? term('', null, null)], Date.parse(at)).get('fall')).toBe('current');
  });

  test('none that has dates: every term is proposed', () => {
    expect(proposeFilters([term('1', null, null)], NOW).terms).toBe('all');
    expect(proposeFilters(TERMS, NOW).terms).toEqual(['fall', 'open', 'until', 'spring', 'spring-evening']);
  });
});

describe('roles that are proposed', () => {
  test.each([
    [role('20', 'TeacherEnrollment'), 'instructor'],
    [role('31', 'TeacherEnrollment', 'Lead Instructor'), 'instructor'],
    [role('21', 'TaEnrollment'), 'instructor'],
    [role('22', 'DesignerEnrollment'), 'instructor'],
    [role('19', 'StudentEnrollment'), 'learner'],
    [role('33', 'StudentEnrollment', 'Peer Mentor'), 'learner'],
    [role('99', 'StudentEnrollment', 'StudentViewEnrollment'), null],
    [role('1', 'AccountMembership', 'AccountAdmin'), 'admin'],
    [role('35', 'AccountMembership', 'Registrar'), 'courseAdmin'],
    [role('23', 'ObserverEnrollment'), null],
    [role('77', 'SomethingNew'), null],
  ] as const)('%o is taken for %s', (one, kind) => {
    expect(kindOfRole(proposeRoles([one]), one.id)).toBe(kind);
  });

  const anyRole = fc.record({
    id: fc.integer({ min: 1, max: 9 }).map(String),
    name: fc.constantFrom('AccountAdmin', 'StudentViewEnrollment', 'Grader', 'TeacherEnrollment'),
    label: fc.string(),
    base: fc.constantFrom('TeacherEnrollment', 'TaEnrollment', 'DesignerEnrollment', 'StudentEnrollment', 'ObserverEnrollment', 'AccountMembership', 'Other'),
    isCustom: fc.boolean(),
  });
  const once = (draft: RolesDraft) => {
    const all = ROLE_KINDS.flatMap((kind) => draft[kind]);
    expect(new Set(all).size).toBe(all.length);
  };

  test('no role stands in two lists, whatever Canvas has and whatever is changed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRole, { selector: ({ id }) => id }), fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }).map(String), fc.constantFrom(null, ...ROLE_KINDS))), (roles, changes) => {
        let draft = proposeRoles(roles);
        once(draft);
        for (const [id, kind] of changes) {
          draft = withRole(draft, id, kind);
          once(draft);
          expect(kindOfRole(draft, id)).toBe(kind);
        }
        // What has no fault can be saved, and what cannot has one.
        expect(RolesSchema.safeParse(rolesOf(draft)).success).toBe(Object.keys(roleFaults(draft, null)).length === 0);
      }),
    );
  });

  test('both required ones have to be chosen', () => {
    expect(roleFaults({ instructor: [], learner: [], admin: ['1'], courseAdmin: [] }, null)).toEqual({ instructor: 'none-chosen', learner: 'none-chosen' });
    expect(rolesOf({ instructor: ['20'], learner: ['19'], admin: [], courseAdmin: [] })).toEqual({ instructor: ['20'], learner: ['19'] });
  });
});

describe('filters', () => {
  const proposed = proposeFilters([], NOW);

  test('what is proposed can be saved as it is', () => {
    expect(filterFaults(proposed, null)).toEqual({});
    expect(FiltersSchema.parse(filtersOf(proposed))).toEqual(proposed);
  });

  test.each(['userEnrollment', 'systemStatus', 'subAccounts', 'terms'] as const)('%s has to be chosen', (field) => {
    expect(filterFaults({ ...proposed, [field]: [] }, null)).toEqual({ [field]: 'none-chosen' });
  });

  test.each(['courseStatus', 'activityStatus'] as const)('%s may be left out: then it holds nothing back', (field) => {
    const draft = { ...proposed, [field]: [] };
    expect(filterFaults(draft, null)).toEqual({});
    expect(Object.keys(filtersOf(draft))).not.toContain(field);
  });
});
