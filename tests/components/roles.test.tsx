import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { GUIDE_STATES, schoolOfState, type GuideStateName } from '../fixtures/guide-states';
import { PROPOSED_ROLES, SCHOOL } from '../fixtures/list-states';
import { guideWith } from './guide-fixture';

function show(name: GuideStateName, choice: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[name], school: schoolOfState(name), ...choice });
  render(<GuideView guide={guide} />);
  return guide;
}
const answer = (name: RegExp) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const list = (name: RegExp) => screen.getAllByRole('term').find(({ textContent }) => name.test(textContent ?? ''))?.nextElementSibling?.textContent;

describe('roles', () => {
  it('stand under what they were made from, the built-in one first, each with what is proposed', () => {
    show('roles');
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['Teacher roles', 'TA roles', 'Designer roles', 'Student roles', 'Observer roles', 'Account roles', 'IntelliBoard’s lists']);
    const account = within(screen.getByRole('region', { name: 'Account roles' }));
    expect(account.getAllByRole('combobox').map((select) => (select as HTMLSelectElement).labels[0]?.textContent)).toEqual(['Account Admin', 'Help Desk & Supportmade by your school', 'Registrarmade by your school']);
    expect(answer(/^Account Admin/)).toHaveDisplayValue('Admin');
    expect(answer(/^Registrar/)).toHaveDisplayValue('Course Admin');
    expect(answer(/^Observer/)).toHaveDisplayValue('No role in IntelliBoard');
    expect(screen.getByText(/important for role clarity within the Builder, IB Users, and the LTI/)).toBeVisible();
  });

  it('one answer for each: a role that is moved leaves the list where it was', async () => {
    const guide = show('roles');
    await userEvent.selectOptions(answer(/^Grader/), 'Learner');
    expect(guide.actions.saveRoles).toHaveBeenLastCalledWith({ ...PROPOSED_ROLES, instructor: ['20', '21', '22', '31'], learner: ['19', '33', '32'] });
    await userEvent.selectOptions(answer(/^Grader/), 'No role in IntelliBoard');
    expect(list(/^Learner Roles/)).toBe('Student and Peer Mentor');
  });

  it('are handled by id: two of the same label are two', async () => {
    const twin = { id: '88', name: 'Otro', label: 'Teacher', base: 'TeacherEnrollment', isCustom: true };
    const guide = show('roles', { school: { ...SCHOOL, roles: [...SCHOOL.roles, twin] } });
    await userEvent.selectOptions(answer(/^Teacher.*made by/), 'Instructor');
    expect(guide.actions.saveRoles).toHaveBeenLastCalledWith({ ...PROPOSED_ROLES, instructor: [...PROPOSED_ROLES.instructor, '88'] });
  });

  it('IntelliBoard’s four lists show what they will hold; required ones that are empty say so', async () => {
    show('roles', { actions: { confirmChoices: vi.fn(async () => ({ learner: 'none-chosen' })) } });
    expect(list(/^Instructor Roles \(required\)/)).toBe('Teacher, TA, Designer, Lead Instructor, and Grader');
    expect(list(/^Course Admin Roles \(optional\)/)).toBe('Registrar and Help Desk & Support');
    await userEvent.click(screen.getByRole('button', { name: 'Save in IntelliBoard' }));
    expect(await screen.findByText('Choose this for at least one role above.')).toBeVisible();
    await userEvent.selectOptions(answer(/^Observer/), 'Learner');
    expect(screen.queryByText('Choose this for at least one role above.')).toBeNull();
  });

  it('one that Canvas does not have any more is said, and goes on a click', async () => {
    const guide = show('rolesGone');
    await userEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
    expect(guide.actions.dropGone).toHaveBeenCalledWith('roles');
  });

  it('IntelliBoard’s refusal is said at the list that it names', () => {
    show('rolesRefused');
    expect(list(/^Course Admin Roles/)).toContain('IntelliBoard did not accept this.');
  });

  it('roles that may not be read: whom to ask, and what to do without', () => {
    show('rolesForbidden');
    expect(screen.getByText('You may not read the roles of Fernwood University.')).toBeVisible();
    expect(screen.getByText(/Or choose the roles in IntelliBoard’s own Role Settings/)).toBeVisible();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('saved ones lead on', () => {
    show('rolesSaved');
    expect(screen.getByText('IntelliBoard has your roles.')).toBeVisible();
  });
});
