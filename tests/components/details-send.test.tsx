import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { changed, GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

const allowed = ['https://fernwood.instructure.com', 'https://next.intelliboard.net'];

function show(state: keyof typeof GUIDE_STATES, more: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], allowed, ...more });
  return { guide, user: userEvent.setup(), ...render(<GuideView guide={guide} />) };
}

describe('step details', () => {
  it('asks IntelliBoard for its categories, once', () => {
    const setup = changed(GUIDE_STATES.details, { details: { categories: null } });
    const guide = guideWith({ setup, allowed });
    const { rerender } = render(<GuideView guide={guide} />);
    rerender(<GuideView guide={guide} />);
    expect(guide.actions.loadCategories).toHaveBeenCalledOnce();
  });

  it('saves each change as it is typed, and keeps the caret where it is', async () => {
    const { guide, user, rerender } = show('details');
    const field = screen.getByRole('textbox', { name: 'LMS Name' });
    await user.click(field);
    await user.keyboard('{Home}A ');
    const saved = guide.actions.saveDetails.mock.calls.map(([draft]) => draft);
    expect(saved.map((draft) => draft.lmsName)).toEqual(['AFernwood University', 'A Fernwood University']);
    // What was stored first comes back late.
    rerender(<GuideView guide={{ ...guide, setup: changed(GUIDE_STATES.details, { details: { draft: saved[0] ?? null } }) }} />);
    expect(field).toHaveValue('A Fernwood University');
    await user.keyboard('1');
    expect(field).toHaveValue('A 1Fernwood University');
  });

  it('takes over what somebody else has changed', () => {
    const { guide, rerender } = show('details');
    const draft = GUIDE_STATES.details.details.draft;
    rerender(<GuideView guide={{ ...guide, setup: changed(GUIDE_STATES.details, { details: { draft: draft === null ? null : { ...draft, categoryId: '13' } } }) }} />);
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveDisplayValue('Continuing education');
  });

  it('shows faults beside their fields and goes to the first', async () => {
    const { guide, user } = show('details', { actions: { confirmDetails: vi.fn(async () => ({ categoryId: 'required', hour: 'required' })) } });
    await user.click(screen.getByRole('button', { name: 'Confirm details' }));
    const category = screen.getByRole('combobox', { name: 'Category' });
    expect(guide.actions.confirmDetails).toHaveBeenCalledOnce();
    expect(category).toBeInvalid();
    expect(category).toHaveFocus();
    expect(category).toHaveAccessibleDescription(/Please fill this in\.$/);
    await user.selectOptions(category, 'Higher education');
    expect(category).not.toBeInvalid();
    expect(category).toHaveFocus();
    expect(screen.getByRole('combobox', { name: 'Process at Hour' })).toBeInvalid();
  });

  it('says the hour in the zone of the connection and in the own one', () => {
    show('detailsInactive');
    const hour = screen.getByRole('combobox', { name: 'Process at Hour' });
    expect(hour).toHaveAccessibleDescription('In the time zone UTC.');
    expect(within(hour).getAllByRole('option')).toHaveLength(24);
    expect(hour).toHaveDisplayValue(/^07:00/);
  });

  it('warns when the connection is not active', () => {
    show('detailsInactive');
    expect(screen.getByRole('checkbox', { name: 'Active' })).not.toBeChecked();
    expect(screen.getByText(/IntelliBoard processes no data until you turn it on/)).toBeVisible();
  });

  it('makes a new category on the spot, with the keyboard alone', async () => {
    const { guide, user } = show('details');
    await user.click(screen.getByText('New category'));
    const field = screen.getByRole('textbox', { name: 'Name of the new category' });
    await user.type(field, '{Enter}');
    expect(field).toHaveAccessibleDescription(/Please fill this in\.$/);
    await user.type(field, ' Nursing {Enter}');
    expect(guide.actions.createCategory).toHaveBeenCalledExactlyOnceWith('Nursing');
    expect(guide.actions.confirmDetails).not.toHaveBeenCalled();
  });
});

describe('step send', () => {
  it('shows exactly what will be sent, and that nothing has left yet', async () => {
    const { guide, user } = show('sendPreview');
    expect(screen.getByText('Nothing has left this computer yet.')).toBeVisible();
    expect(screen.getByText('POST https://next.intelliboard.net/api/connect/v1/connections')).toBeVisible();
    const body: unknown = JSON.parse(screen.getByRole('region', { name: 'Body of the request' }).textContent ?? '');
    expect(body).toEqual({
      lms: { type: 'canvas', name: 'Fernwood University', url: 'https://fernwood.instructure.com' },
      developerKey: { clientId: '170000000000115', clientSecret: '••••••••NefC' },
      categoryId: '12',
      active: true,
      dynamicTables: false,
      processAt: { hour: 4, timeZone: 'America/New_York' },
    });
    await user.click(screen.getByRole('button', { name: 'Send to IntelliBoard' }));
    expect(guide.actions.startSending).toHaveBeenCalledOnce();
  });

  it('names what is missing and leads there', async () => {
    const { guide, user } = show('sendMissing');
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go to step: Developer key' }));
    expect(guide.actions.showStep).toHaveBeenCalledWith('key');
    expect(screen.getByRole('button', { name: 'Go to step: Connection details' })).toBeVisible();
  });

  it('tells when it is tried again, and lets it be tried now or stopped', async () => {
    const { guide, user } = show('sendWaiting');
    expect(screen.getByText('Attempts so far').nextElementSibling).toHaveTextContent('3');
    expect(document.querySelector('time[datetime="2026-11-23T09:44:30Z"]')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(guide.actions.trySendingNow).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    await user.click(within(screen.getByRole('dialog', { name: 'Stop' })).getByRole('button', { name: 'Stop' }));
    expect(guide.actions.stopSending).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  });

  it('offers to take over a connection that is there already', async () => {
    const { guide, user } = show('sendDuplicate');
    await user.click(screen.getByRole('button', { name: 'Take it over' }));
    expect(guide.actions.adoptConnection).toHaveBeenCalledOnce();
  });

  it('shows IntelliBoard’s words as text', () => {
    const setup = changed(GUIDE_STATES.sendRefused, {
      send: { problem: { code: 'send_refused', params: ['<img src=x onerror=alert(1)> $1'], link: null, at: '2026-11-23T09:40:00Z' } },
    });
    render(<GuideView guide={guideWith({ setup, allowed })} />);
    expect(screen.getByText(/It says: <img src=x onerror=alert\(1\)> \$1$/)).toBeVisible();
  });

  it('shows the checks as they come in, by word', () => {
    show('sendChecking');
    expect(screen.getAllByRole('status')[0]).toHaveTextContent('IntelliBoard is checking the connection…');
    const checks = screen.getAllByRole('listitem').filter((item) => item.closest('.checks') !== null);
    expect(checks.map((check) => check.querySelector('.verdict')?.textContent)).toEqual(['Passed', 'Waiting', 'Waiting', 'Waiting']);
  });

  it('says that it is done, and goes on to the next step', async () => {
    const { guide, user } = show('sendDoneGreen');
    expect(screen.getAllByRole('status')[0]).toHaveTextContent('IntelliBoard has the connection and its checks passed');
    expect(screen.getByText('c_48213')).toBeVisible();
    expect(screen.queryByText('Nothing has left this computer yet.')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Continue: / }));
    expect(guide.actions.showStep).toHaveBeenCalledOnce();
  });

  it('explains a check that failed, and checks again', async () => {
    const { guide, user } = show('sendCheckFailed');
    expect(screen.getByText('Failed')).toBeVisible();
    expect(screen.getByText(/^The key is OFF. Turn it on in the step/)).toBeVisible();
    expect(screen.getByText('IntelliBoard says: Canvas says that the key is inactive.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(guide.actions.checkConnection).toHaveBeenCalledOnce();
  });

  it('asks for the passphrase where the secret is locked', () => {
    show('sendLocked');
    expect(screen.getByLabelText('Passphrase', { selector: 'input' })).toBeVisible();
  });

  it('does not offer to send a secret that is gone', () => {
    show('sendSecretLost');
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Go to step: Developer key' })).toBeVisible();
  });
});
