import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { treeOf } from '@/utils/model/account-tree';
import type { School } from '@/utils/model/school';
import { changed, GUIDE_STATES, schoolOfState, type GuideStateName } from '../fixtures/guide-states';
import { BIG_SCHOOL, PROPOSED_FILTERS, SCHOOL } from '../fixtures/list-states';
import { guideWith } from './guide-fixture';

type Choice = Parameters<typeof guideWith>[0];

function show(name: GuideStateName, choice: Choice = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[name], school: schoolOfState(name), ...choice });
  return { guide, ...render(<GuideView guide={guide} />) };
}

/** With sub-accounts to choose from, and these chosen. */
function showTree(subAccounts: string[], school: School = SCHOOL) {
  return show('filters', { setup: changed(GUIDE_STATES.filters, { filters: { draft: { ...PROPOSED_FILTERS, subAccounts } } }), school });
}
const group = (name: RegExp) => within(screen.getByRole('group', { name }));
const tree = () => screen.getByRole('tree', { name: 'Sub-accounts' });
const row = (name: RegExp) => within(tree()).getByRole('treeitem', { name });
const rows = () => within(tree()).getAllByRole('treeitem').map(({ textContent }) => textContent);
const active = () => document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.textContent;
const lastSaved = (guide: ReturnType<typeof guideWith>) => guide.actions.saveFilters.mock.lastCall?.[0];

describe('the article’s lists', () => {
  it.each([
    [/^Select User Enrollment/, ['Invited', 'Active', 'Completed', 'Inactive', 'Rejected', 'Deleted', 'Pending'], ['Active', 'Completed'], true],
    [/^System Statuses/, ['Creation Pending', 'Deleted', 'Pre-Registered', 'Registered'], ['Pre-Registered', 'Registered'], true],
    [/^Course Status/, ['Course Created', 'Course Available', 'Course Completed', 'Course Claimed'], ['Course Available', 'Course Completed'], false],
    [/^Activity Status/, ['Activity Published', 'Activity Unpublished', 'Activity Deleted'], ['Activity Published'], false],
  ])('%s has its options, each with its meaning, those proposed ticked', (name, options, ticked, required) => {
    show('filters');
    const list = group(name);
    const boxes = list.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map((box) => box.labels?.[0]?.textContent)).toEqual(options);
    expect(boxes.filter(({ checked }) => checked).map((box) => box.labels?.[0]?.textContent)).toEqual(ticked);
    for (const box of boxes) expect(box).toHaveAccessibleDescription(/\w{4}/);
    expect(screen.getByRole('group', { name })).toHaveAccessibleName(required ? /required/ : /optional/);
  });

  it('explains an option in the article’s own words', () => {
    show('filters');
    expect(group(/^Select User/).getByRole('checkbox', { name: 'Pending' })).toHaveAccessibleDescription('Students (existing users in Canvas LMS) who are invited to the course, but haven’t accepted it yet.');
    expect(screen.getByText('What you do not choose is deleted in IntelliBoard and not processed daily.')).toBeVisible();
    expect(screen.getByText(/Its own lists fill only after that download/)).toBeVisible();
  });

  it('keeps each change at once, in the article’s order', async () => {
    const { guide } = show('filters');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Invited' }));
    expect(lastSaved(guide)?.userEnrollment).toEqual(['invited', 'active', 'completed']);
  });

  it('what is typed is not overwritten by what comes back of it late', async () => {
    const { guide, rerender } = show('filters');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Invited' }));
    const first = lastSaved(guide);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Rejected' }));
    rerender(<GuideView guide={{ ...guide, setup: changed(guide.setup, { filters: { draft: structuredClone(first) ?? null } }) }} />);
    expect(screen.getByRole('checkbox', { name: 'Rejected' })).toBeChecked();
  });
});

describe('the tree of sub-accounts', () => {
  it('begins with the root account and what is right below it; mixed where only some is chosen', () => {
    showTree(['3']);
    expect(rows()).toEqual(['Fernwood University, 9 below', 'College of Arts & Sciences, 3 below', 'Continuing Education, 1 below', 'School of Nursing, 2 below']);
    expect(row(/^College/)).toHaveAttribute('aria-checked', 'mixed');
    expect(row(/^School/)).toHaveAttribute('aria-checked', 'false');
    expect(row(/^School/)).toHaveAttribute('aria-level', '2');
    expect(row(/^School/)).toHaveAttribute('aria-posinset', '3');
    expect(row(/^School/)).toHaveAttribute('aria-setsize', '3');
  });

  it('a click chooses an account and all below it', async () => {
    const { guide } = showTree(['3']);
    await userEvent.click(row(/^College/));
    expect(lastSaved(guide)?.subAccounts).toEqual(['2', '3', '4', '10']);
    expect(row(/^College/)).toHaveAttribute('aria-checked', 'true');
    await userEvent.click(row(/^College/));
    expect(lastSaved(guide)?.subAccounts).toEqual([]);
  });

  it('is used by the keyboard: arrows, Home, End, letters, Space', async () => {
    const { guide } = showTree([]);
    const user = userEvent.setup();
    tree().focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(row(/^College/)).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowRight}');
    expect(active()).toBe('Biology');
    await user.keyboard(' ');
    expect(lastSaved(guide)?.subAccounts).toEqual(['3']);
    await user.keyboard('{ArrowLeft}');
    expect(active()).toMatch(/^College/);
    await user.keyboard('{ArrowLeft}');
    expect(row(/^College/)).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{End}');
    expect(active()).toMatch(/^School of Nursing/);
    await user.keyboard('{Home}');
    expect(active()).toMatch(/^Fernwood/);
    await user.keyboard('s');
    expect(active()).toMatch(/^School of Nursing/);
  });

  it('a search narrows it, shows the way, and says how many it found', async () => {
    showTree([]);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search sub-accounts' }), 'francais');
    expect(rows()).toEqual(['Fernwood University, 9 below', 'College of Arts & Sciences, 3 below', 'Français']);
    expect(screen.getByText('1 of 10 found')).toHaveAttribute('role', 'status');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search sub-accounts' }), 'xx');
    expect(screen.getByText('0 of 10 found')).toBeVisible();
    expect(screen.queryByRole('tree')).toBeNull();
  });

  it('5,000 accounts: only the rows in view are in the document, wherever somebody is', async () => {
    showTree([], BIG_SCHOOL);
    const user = userEvent.setup();
    await user.type(screen.getByRole('searchbox', { name: 'Search sub-accounts' }), 'department');
    expect(screen.getByText('5,000 of 5,001 found')).toBeVisible();
    expect(rows().length).toBeLessThan(30);
    tree().focus();
    await user.keyboard('{End}');
    expect(rows().length).toBeLessThan(30);
    expect(active()).toBe(treeOf(BIG_SCHOOL).at(-1)?.name);
    fireEvent.scroll(tree(), { target: { scrollTop: 0 } });
    expect(row(/^Fernwood University/)).toBeInTheDocument();
  });

  it('all of them, or some: changing over and back loses nothing', async () => {
    const { guide } = showTree(['3']);
    await userEvent.click(screen.getByRole('radio', { name: 'All sub-accounts' }));
    expect(lastSaved(guide)?.subAccounts).toBe('all');
    expect(screen.queryByRole('tree')).toBeNull();
    const [these] = screen.getAllByRole('radio', { name: 'Only those that I choose' });
    if (these !== undefined) await userEvent.click(these);
    expect(lastSaved(guide)?.subAccounts).toEqual(['3']);
  });

  it('sub-accounts that may not be read: all of them can be chosen', () => {
    show('filtersForbidden');
    expect(screen.getByRole('radio', { name: 'All sub-accounts' })).toBeChecked();
    expect(screen.queryByRole('radio', { name: 'Only those that I choose' })).toBeNull();
    expect(screen.getByText('You may not read the sub-accounts of Fernwood University.')).toBeVisible();
  });
});

describe('terms', () => {
  const list = () => screen.getByRole('listbox', { name: 'Terms' });

  it('are shown with their dates, what runs first and marked', () => {
    show('filters');
    const options = within(list()).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent?.replace(/(current|next)? ?·? ?[A-Z][a-z]{2} \d.*/, '$1').trim())).toEqual(['Fall, current', 'Spring of next year, next', 'Spring,', 'Fall of last year,', 'Default Term, no dates']);
    expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual(['true', 'true', 'false', 'false', 'false']);
  });

  it('are chosen by a click or by the keyboard', async () => {
    const { guide } = show('filters');
    await userEvent.click(within(list()).getByRole('option', { name: /^Default Term/ }));
    expect(lastSaved(guide)?.terms).toEqual(['4', '5', '1']);
    list().focus();
    await userEvent.keyboard('{Home} ');
    expect(lastSaved(guide)?.terms).toEqual(['5', '1']);
  });

  it('500 of them can be searched', async () => {
    show('filters', { school: BIG_SCHOOL });
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search terms' }), 'term 49');
    expect(screen.getByText('7 of 500 found')).toBeVisible();
    expect(within(list()).getAllByRole('option')).toHaveLength(7);
  });
});

describe('what is kept, in words', () => {
  const kept = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

  it('of the proposal', () => {
    show('filters');
    expect(kept('Enrollments')).toBe('Active and Completed');
    expect(kept('Users')).toBe('Pre-Registered and Registered');
    expect(kept('Sub-accounts')).toBe('all sub-accounts, also those to come');
    expect(kept('Terms')).toBe('current and next term (2 of 5 terms)');
    expect(kept('Courses')).toBe('Course Available and Course Completed');
    expect(kept('Activities')).toBe('Activity Published');
  });

  it.each([
    [{ subAccounts: ['2', '3', '7'] }, 'Sub-accounts', '3 of 9 sub-accounts'],
    [{ subAccounts: ['1', '2'] }, 'Sub-accounts', '1 of 9 sub-accounts, and courses directly in Fernwood University'],
    [{ terms: 'all' as const }, 'Terms', 'all terms, also those to come'],
    [{ terms: ['4'] }, 'Terms', 'current term (1 of 5 terms)'],
    [{ terms: ['5'] }, 'Terms', 'next term (1 of 5 terms)'],
    [{ terms: ['1', '4'] }, 'Terms', '2 of 5 terms'],
    [{ userEnrollment: [] }, 'Enrollments', 'nothing is chosen yet'],
    [{ courseStatus: [] }, 'Courses', 'every status'],
  ])('of %o', (change, name, words) => {
    show('filters', { setup: changed(GUIDE_STATES.filters, { filters: { draft: { ...PROPOSED_FILTERS, ...change } } }) });
    expect(kept(name)).toBe(words);
  });
});

describe('saving', () => {
  it('what is wrong shows beside its list, which gets the focus; putting it right takes it back', async () => {
    show('filters', { actions: { confirmChoices: vi.fn(async () => ({ systemStatus: 'none-chosen' })) } });
    await userEvent.click(screen.getByRole('button', { name: 'Save in IntelliBoard' }));
    expect(await screen.findByText('Choose at least one.')).toBeVisible();
    expect(screen.getByRole('group', { name: /^System Statuses/ })).toHaveAccessibleDescription(/Choose at least one/);
    expect(screen.getByRole('checkbox', { name: 'Creation Pending' })).toHaveFocus();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Creation Pending' }));
    expect(screen.queryByText('Choose at least one.')).toBeNull();
  });

  it('IntelliBoard’s refusal is said with its words, and at the list that it names', () => {
    show('filtersRefused');
    expect(screen.getByText('IntelliBoard did not save the filters. It says: There is no such term.')).toBeVisible();
    expect(screen.getByRole('group', { name: /^Term/ })).toHaveAccessibleDescription(/IntelliBoard did not accept this/);
  });

  it('while it is on its way nothing is saved twice, and it can be stopped', async () => {
    const { guide } = show('filtersSavingLater');
    await userEvent.click(screen.getByRole('button', { name: 'Save in IntelliBoard' }));
    expect(guide.actions.confirmChoices).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(guide.actions.trySendingNow).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'Stop saving' }));
    expect(guide.actions.stopChoices).toHaveBeenCalledWith('filters');
  });

  it('without a connection it is only confirmed, and the way there is shown', async () => {
    const { guide } = show('filtersUnsent');
    await userEvent.click(screen.getByRole('button', { name: 'This is right' }));
    expect(guide.actions.confirmChoices).toHaveBeenCalledWith('filters');
    expect(screen.getByRole('button', { name: 'Go to step: Check and send' })).toBeVisible();
  });

  it('what Canvas does not have any more is said, and goes on a click', async () => {
    const { guide } = show('filtersGone');
    expect(screen.getByText('2 of what you chose is no longer in Canvas.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
    expect(guide.actions.dropGone).toHaveBeenCalledWith('filters');
  });
});

describe('reading from Canvas', () => {
  it('begins by itself when the step is opened for the first time, and not while there is a problem', () => {
    const fresh = show('filters', { setup: changed(GUIDE_STATES.filters, { filters: { draft: null } }), school: null });
    expect(fresh.guide.actions.loadChoices).toHaveBeenCalledWith('filters');
    fresh.unmount();
    for (const name of ['filtersUnreachable', 'filtersReading', 'filters', 'filtersForbidden'] as const) {
      const { guide, unmount } = show(name);
      expect(guide.actions.loadChoices).not.toHaveBeenCalled();
      unmount();
    }
  });

  it('tells how far it is, and can be stopped', async () => {
    const { guide } = show('filtersReading');
    expect(screen.getByText('Reading from Canvas: sub-accounts, 1,200 so far…')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Stop reading' }));
    expect(guide.actions.stopChoices).toHaveBeenCalledWith('filters');
  });

  it('says that Canvas has asked for a pause', () => {
    show('filtersReadingWaits');
    expect(screen.getByText(/^Canvas has asked for a pause\. Reading terms goes on by itself/)).toBeVisible();
  });
});
