import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { changed, GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';
import { reactHolds } from './react-holds';

const INTELLIBOARD = 'https://next.intelliboard.net';
const CANVAS = 'https://fernwood.instructure.com';
const TOKEN = 'ib_canary_5f0c2f9e7d1b4c6a';

describe('step account', () => {
  it('asks the browser for the one site, as the first thing in the click', () => {
    const guide = guideWith();
    render(<GuideView guide={guide} />);
    const button = screen.getByRole('button', { name: 'Allow next.intelliboard.net' });
    let calledInClick = false;
    document.addEventListener('click', () => {
      calledInClick = guide.actions.allowIntelliBoard.mock.calls.length === 1;
    });
    button.click();
    expect(calledInClick).toBe(true);
  });

  it('opens the side panel from the popup and asks for nothing there', async () => {
    const guide = guideWith({ place: 'popup' });
    render(<GuideView guide={guide} />);
    expect(screen.getByText(/The browser closes this small window/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Go on in the side panel' }));
    expect(guide.actions.openPanel).toHaveBeenCalledOnce();
    expect(guide.actions.allowIntelliBoard).not.toHaveBeenCalled();
  });

  it('goes on in the popup where the site is allowed already', async () => {
    const guide = guideWith({ place: 'popup', allowed: [INTELLIBOARD] });
    render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByRole('button', { name: 'Check next.intelliboard.net' }));
    expect(guide.actions.allowIntelliBoard).toHaveBeenCalledOnce();
  });

  it('takes a no for an answer', () => {
    render(<GuideView guide={guideWith({ refused: INTELLIBOARD })} />);
    expect(screen.getByText('You did not allow next.intelliboard.net.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ask for next.intelliboard.net again' })).toBeVisible();
  });

  it('says beside the field what is wrong with an address', async () => {
    const guide = guideWith({ actions: { setIntelliBoardHost: vi.fn(async () => 'not-intelliboard') } });
    const { container } = render(<GuideView guide={guide} />);
    const user = userEvent.setup();
    const field = screen.getByRole('textbox', { name: 'IntelliBoard address' });
    expect(field).toHaveValue('next.intelliboard.net');
    await user.clear(field);
    await user.type(field, 'evil.example.com{Enter}');
    expect(guide.actions.setIntelliBoardHost).toHaveBeenCalledWith('evil.example.com');
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/Only addresses that end in intelliboard.net are accepted\.$/);
    // An address is no secret; this shows that `reactHolds` would find one.
    expect(reactHolds(container, 'evil.example.com')).toBe(true);
  });

  it('hands a pasted token straight on and empties the field', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.apiRoadNeedsToken, allowed: [INTELLIBOARD] });
    const { container } = render(<GuideView guide={guide} />);
    const user = userEvent.setup();
    const field = screen.getByLabelText('API token', { selector: 'input' });
    expect(field).toHaveAttribute('type', 'password');
    expect(field).toHaveAttribute('autocomplete', 'off');
    await user.click(field);
    await user.paste(TOKEN);
    expect(container.innerHTML).not.toContain(TOKEN);
    await user.click(screen.getByRole('button', { name: 'Use this token' }));
    expect(guide.actions.setToken).toHaveBeenCalledWith(TOKEN);
    expect(field).toHaveValue('');
    expect(container.innerHTML).not.toContain(TOKEN);
    expect(reactHolds(container, TOKEN)).toBe(false);
  });

  it('keeps a token that was not taken in the field, never in the page', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.apiRoadNeedsToken, allowed: [INTELLIBOARD], actions: { setToken: vi.fn(async () => 'token-too-short') } });
    const { container } = render(<GuideView guide={guide} />);
    const user = userEvent.setup();
    const field = screen.getByLabelText('API token', { selector: 'input' });
    await user.type(field, 'short-canary{Enter}');
    expect(field).toHaveAccessibleDescription(/This is too short for an API token/);
    expect(field).toHaveFocus();
    expect(container.innerHTML).not.toContain('short-canary');
    expect(reactHolds(container, 'short-canary')).toBe(false);
  });

  it('shows a token while it is typed, and hides it on the way out', async () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.apiRoadNeedsToken, allowed: [INTELLIBOARD] })} />);
    const user = userEvent.setup();
    const field = screen.getByLabelText('API token', { selector: 'input' });
    await user.type(field, TOKEN);
    await user.click(screen.getByRole('button', { name: 'Show API token while typing' }));
    expect(field).toHaveAttribute('type', 'text');
    await user.type(field, '{Enter}');
    expect(field).toHaveAttribute('type', 'password');
  });

  it('says that there is the web form, where that is the road', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.formRoad, allowed: [INTELLIBOARD] })} />);
    expect(screen.getByRole('region', { name: 'Your IntelliBoard has its web form' })).toBeVisible();
    expect(screen.queryByLabelText('API token', { selector: 'input' })).toBeNull();
  });

  it('asks for a token again after a restart of the browser', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.accountTokenLost, allowed: [INTELLIBOARD] })} />);
    expect(screen.getByText('The token is gone, as promised.')).toBeVisible();
    expect(screen.getByLabelText('API token', { selector: 'input' })).toBeVisible();
  });

  it('unlocks with the passphrase', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.accountTokenLocked, allowed: [INTELLIBOARD], actions: { unlock: vi.fn(async () => 'wrong-passphrase') } });
    render(<GuideView guide={guide} />);
    await userEvent.type(screen.getByLabelText('Passphrase', { selector: 'input' }), 'one two three{Enter}');
    expect(guide.actions.unlock).toHaveBeenCalledWith('one two three');
    expect(screen.getByText('That is not the passphrase.')).toBeVisible();
  });

  it('shows the account when it is there', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.accountDone, allowed: [INTELLIBOARD] })} />);
    expect(screen.getAllByRole('status')[0]).toHaveTextContent('Connected to IntelliBoard as Fernwood University');
    expect(screen.getByText('America/New_York')).toBeVisible();
    expect(screen.getByText('https://next.intelliboard.net/settings/oauth2/redirect')).toBeVisible();
  });
});

describe('step canvas', () => {
  it('looks at the tab in front, but not from a tab of its own', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.canvasEmpty, place: 'panel' });
    const { rerender } = render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByRole('button', { name: 'Look at this tab' }));
    expect(guide.actions.lookAtTab).toHaveBeenCalledOnce();
    rerender(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasEmpty, place: 'tab' })} />);
    expect(screen.queryByRole('button', { name: 'Look at this tab' })).toBeNull();
  });

  it('takes a typed address, with the fault beside the field', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.canvasEmpty, actions: { setCanvasAddress: vi.fn(async () => 'not-https') } });
    render(<GuideView guide={guide} />);
    const field = screen.getByRole('textbox', { name: 'Canvas address' });
    await userEvent.type(field, 'http://canvas.fernwood.edu{Enter}');
    expect(guide.actions.setCanvasAddress).toHaveBeenCalledWith('http://canvas.fernwood.edu');
    expect(field).toHaveAccessibleDescription(/It has to be https/);
  });

  it('names the one site it asks for', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.canvasCandidate, place: 'panel' });
    render(<GuideView guide={guide} />);
    expect(screen.getByText(CANVAS)).toBeVisible();
    expect(screen.getByText('Looks like Canvas')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Allow fernwood.instructure.com' }));
    expect(guide.actions.allowCanvas).toHaveBeenCalledOnce();
  });

  it('never asks for the site from the popup', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.canvasCandidate, place: 'popup' });
    render(<GuideView guide={guide} />);
    expect(screen.queryByRole('button', { name: /^Allow/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Go on in the side panel' }));
    expect(guide.actions.openPanel).toHaveBeenCalledOnce();
    expect(guide.actions.allowCanvas).not.toHaveBeenCalled();
  });

  it('warns of a test environment', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasCandidateTest })} />);
    expect(screen.getByText(/^This is a test environment/)).toBeVisible();
  });

  it('checks again after the reason was put right', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.canvasNotSignedIn, allowed: [CANVAS] });
    render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(guide.actions.allowCanvas).toHaveBeenCalledOnce();
  });

  it('tells what it found there, and on whose account', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasDoneWithNotes, allowed: [CANVAS] })} />);
    expect(screen.getByText('Fernwood University (account 1)')).toBeVisible();
    expect(screen.getByText('Ada Whitfield')).toBeVisible();
    expect(screen.getAllByText('Not found', { selector: 'dd *' })).toHaveLength(2);
    expect(screen.getByText(/You came from the sub-account School of Nursing/)).toBeVisible();
  });

  it('says what it waits for', () => {
    const { rerender } = render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasCandidate })} />);
    const status = screen.getAllByRole('status')[0];
    expect(status).toBeEmptyDOMElement();
    rerender(<GuideView guide={guideWith({ setup: changed(GUIDE_STATES.canvasChecking, {}), allowed: [CANVAS] })} />);
    expect(status).toHaveTextContent('Asking fernwood.instructure.com who you are');
  });
});
