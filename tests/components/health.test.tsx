import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { changed } from '../fixtures/state-parts';
import { HEALTH_STATES, type HealthStateName } from '../fixtures/health-states';
import { guideWith } from './guide-fixture';

// The states are those of a moment: that of their making, in the middle of a day.
vi.hoisted(() => vi.useFakeTimers({ now: new Date('2026-11-27T18:00:00Z'), toFake: ['Date'] }));
afterAll(() => vi.useRealTimers());

function open(name: HealthStateName, place: 'tab' | 'popup' = 'tab') {
  const guide = guideWith({ ...HEALTH_STATES[name], place });
  render(<GuideView guide={guide} />);
  return guide;
}

const attention = () => within(screen.getByRole('region', { name: 'Needs attention' }));

describe('a finished connection', () => {
  it('says in one sentence that all is well, and how old that is', () => {
    open('healthWell');
    expect(screen.getByRole('heading', { level: 2, name: 'Everything works.' })).toBeVisible();
    expect(screen.getByText('Checked 3 hours ago', { selector: '.health-age' })).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull();
  });

  it('says what is wrong, the worst first, on whose side it is, and what to do', () => {
    open('healthTrouble');
    expect(screen.getByRole('heading', { level: 2, name: 'Something is broken.' })).toBeVisible();
    const items = attention().getAllByRole('listitem');
    expect(items.map((item) => item.querySelector('.note-title')?.textContent)).toEqual([
      'Failed: The developer key “IntelliBoard Pro” is OFF.',
      expect.stringMatching(/^Warning: The key of Canvas Data 2 ends on .*, in 6 days\.$/),
      'Warning: New roles that are not mapped: Librarian, Student Success Coach.',
    ]);
    expect(items[0]).toHaveTextContent('Turn it ON. IntelliBoard reads nothing until then.');
    expect(items[0]).toHaveTextContent('This is on the Canvas side.');
  });

  it('fixes, leads to the very page and to the step, and takes what is right as it is', async () => {
    const { actions } = open('healthTrouble');
    await userEvent.click(screen.getByRole('button', { name: 'Fix it: Developer key' }));
    expect(actions.fixHealth).toHaveBeenCalledWith('off');
    expect(attention().getAllByRole('link')[0]).toHaveAttribute('href', 'https://fernwood.instructure.com/accounts/1/developer_keys');
    await userEvent.click(screen.getByRole('button', { name: 'This is as it should be: New in Canvas' }));
    expect(actions.acceptHealth).toHaveBeenCalledWith('news');
    await userEvent.click(screen.getByRole('button', { name: 'Go to step: Roles (New in Canvas)' }));
    expect(actions.showStep).toHaveBeenCalledWith('roles');
    // The steps are in view now, and health one click away.
    await userEvent.click(screen.getByRole('button', { name: 'Connection health' }));
    expect(screen.getByRole('heading', { level: 2, name: 'Something is broken.' })).toBeVisible();
  });

  it('comes into view when a notification leads to it, also where the steps are', async () => {
    const guide = guideWith(HEALTH_STATES.healthTrouble);
    const { rerender } = render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByRole('button', { name: 'Set-up steps' }));
    expect(screen.queryByRole('heading', { level: 2, name: 'Something is broken.' })).toBeNull();

    const asked = { runId: guide.setup.runId, view: 'health' } as const;
    rerender(<GuideView guide={{ ...guide, asked }} />);
    expect(screen.getByRole('heading', { level: 2, name: 'Something is broken.' })).toHaveFocus();
    // Once: whoever goes to the steps after it is not led back.
    await userEvent.click(screen.getByRole('button', { name: 'Set-up steps' }));
    rerender(<GuideView guide={{ ...guide, asked }} />);
    expect(screen.queryByRole('heading', { level: 2, name: 'Something is broken.' })).toBeNull();
    rerender(<GuideView guide={{ ...guide, asked: { ...asked } }} />);
    expect(screen.getByRole('heading', { level: 2, name: 'Something is broken.' })).toBeVisible();
  });

  it('makes way for the step to which a notification leads, once its connection is in view', () => {
    const { setup, health } = HEALTH_STATES.healthWell;
    const asked = { runId: setup.runId, view: 'steps' } as const;
    const { rerender } = render(<GuideView guide={guideWith({ ...HEALTH_STATES.healthForm, asked })} />);
    expect(screen.getByRole('heading', { level: 2, name: 'Everything works.' })).toBeVisible();
    rerender(<GuideView guide={guideWith({ setup: changed(setup, { step: 'process' }), health, asked })} />);
    expect(screen.getByRole('heading', { level: 2, name: 'Process data' })).toHaveFocus();
  });

  it('says between which times something has changed', () => {
    open('healthTrouble');
    const changes = within(screen.getByRole('region', { name: 'What has changed' }));
    expect(changes.getByText(/^The developer key was turned OFF between \w{3} .+ and \w{3} .+\.$/)).toBeVisible();
  });

  it('keeps saying what was broken when nobody is signed in any more', () => {
    open('healthSignedOut');
    expect(screen.getByRole('heading', { level: 2, name: 'Something is broken.' })).toBeVisible();
    expect(attention().getByText(/is OFF\.$/)).toBeVisible();
    expect(screen.getAllByText('Sign in to Canvas to check.').length).toBeGreaterThan(0);
    expect(screen.getAllByText(/^Before that: /).length).toBeGreaterThan(0);
  });

  it('is never called broken because nobody could look', () => {
    open('healthUnknown');
    expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull();
    expect(screen.queryByRole('heading', { level: 2, name: 'Something is broken.' })).toBeNull();
  });

  it('tells each of the last 30 days in words', async () => {
    open('healthWell');
    const strip = within(screen.getByRole('region', { name: 'Last 30 days' }));
    expect(strip.getByText('29 of 30 days checked, 1 with trouble.')).toBeVisible();
    await userEvent.click(strip.getByText('The days one by one'));
    const days = strip.getAllByRole('listitem');
    expect(days).toHaveLength(30);
    expect(days.filter((day) => day.textContent.endsWith('Warning (IntelliBoard)'))).toHaveLength(1);
    expect(days.filter((day) => day.textContent.endsWith('not checked'))).toHaveLength(1);
  });

  it('says on the form road what cannot be asked', () => {
    open('healthForm');
    expect(screen.getByText(/^IntelliBoard can be asked by its API only/)).toBeVisible();
    expect(screen.queryByText('Last run finished')).toBeNull();
  });

  it('checks now, and not twice at once', async () => {
    const { actions } = open('healthWell');
    await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
    expect(actions.checkHealth).toHaveBeenCalledTimes(1);
  });

  it('shows what it has while it checks', async () => {
    const { actions } = open('healthChecking');
    expect(screen.getByText('Checking…')).toBeVisible();
    expect(screen.getByRole('heading', { level: 2, name: 'Everything works.' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
    expect(actions.checkHealth).not.toHaveBeenCalled();
  });

  it('asks for sites in a tab, and opens the panel for it from the popup', async () => {
    const tab = open('healthNotAllowed');
    await userEvent.click(screen.getByRole('button', { name: 'Allow again' }));
    expect(tab.actions.allowAgain).toHaveBeenCalledWith(['https://fernwood.instructure.com', 'https://next.intelliboard.net']);
  });

  it('asks for nothing from the popup', async () => {
    const popup = open('healthNotAllowed', 'popup');
    expect(screen.queryByRole('button', { name: 'Allow again' })).toBeNull();
    await userEvent.click(within(screen.getByRole('region', { name: 'Needs attention' })).getByRole('button', { name: /side panel/ }));
    expect(popup.actions.openPanel).toHaveBeenCalled();
    expect(screen.queryByRole('checkbox', { name: 'Notify me when it gets worse' })).toBeNull();
  });

  it('notifies when wanted', async () => {
    const { actions } = open('healthWell');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Notify me when it gets worse' }));
    expect(actions.notifyHealth).toHaveBeenCalledWith(true);
  });
});
