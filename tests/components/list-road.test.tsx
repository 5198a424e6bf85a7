import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { GUIDE_STATES, schoolOfState, type GuideStateName } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

function show(name: GuideStateName, choice: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[name], school: schoolOfState(name), ...choice });
  render(<GuideView guide={guide} />);
  return guide;
}
const part = () => within(screen.getByRole('region', { name: 'Choose there what you have confirmed here' }));
const line = (name: string) => part().getAllByRole('listitem').find(({ textContent }) => textContent?.startsWith(name))?.textContent;

describe('the form road of filters and roles', () => {
  it('begins when the choice is confirmed, and not before', () => {
    show('filtersOnForm');
    expect(screen.getByRole('button', { name: 'This is right' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Look at the page' })).toBeNull();
  });

  it('leads to the tab, and looks at it on a click', async () => {
    const guide = show('filtersFormOpen');
    expect(screen.getByText(/go to its tab Filter Settings/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Look at the page' }));
    expect(guide.actions.lookAtLists).toHaveBeenCalledWith('filters');
    expect(screen.queryByRole('button', { name: 'Choose these in the page' })).toBeNull();
  });

  it('shows what would be chosen where, before anything is', async () => {
    const guide = show('filtersFormSeen');
    expect(line('Select User Enrollment')).toBe('Select User Enrollment will be chosenActive and Completed into “Select User Enrollment *”');
    expect(line('SubAccount')).toBe('SubAccount will be chosenCollege of Arts & Sciences, Biology, and Simulation into “SubAccount *”');
    expect(line('Course Status')).toBe('Course Status not found on this pageCourse Available and Course Completed ');
    await userEvent.click(screen.getByRole('button', { name: 'Choose these in the page' }));
    expect(guide.actions.fillLists).toHaveBeenCalledWith('filters', ['userEnrollment', 'systemStatus', 'subAccounts', 'terms']);
  });

  it('says of each list what became of it, and names what was not chosen', () => {
    show('filtersFormFilled');
    expect(line('Select User Enrollment')).toContain('chosen in the page; save it there');
    expect(line('System Statuses')).toContain('IntelliBoard has this');
    expect(line('SubAccount')).toMatch(/chosen in part.*no such name or has it twice: Biology$/);
    expect(line('Term')).toContain('the list has none of this; nothing was changed');
    expect(screen.getByText('This page does not show the address of your Canvas.')).toBeVisible();
  });

  it('a page without lists is said, with what to do', () => {
    show('filtersFormMissing');
    expect(screen.getByText('The page of next.intelliboard.net that is open has no filter lists.')).toBeVisible();
  });

  it('puts one list where the admin has clicked, and says how it went', async () => {
    const guide = show('rolesForm', { actions: { putIntoList: vi.fn(async () => ({ result: 'some-missing' as const, missing: ['Registrar'], ambiguous: [] })) } });
    await userEvent.click(screen.getByText('Not everything found? Choose in one list after the other'));
    await userEvent.click(screen.getByRole('button', { name: /Course Admin Roles/ }));
    expect(guide.actions.putIntoList).toHaveBeenCalledWith('courseAdmin');
    expect(await screen.findByText('Chosen in part. Not chosen, because the list has no such name or has it twice: Registrar')).toBeVisible();
  });

  it('is not shown on the API road', () => {
    show('filtersSaved');
    expect(screen.queryByRole('button', { name: 'Look at the page' })).toBeNull();
  });
});
