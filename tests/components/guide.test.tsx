import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { changed, GUIDE_STATES, schoolOfState } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

const ORIGIN = 'https://fernwood.instructure.com';

describe('the guide', () => {
  it.each(Object.entries(GUIDE_STATES))('shows the state %s without a word missing', (name, setup) => {
    const { container } = render(<GuideView guide={guideWith({ setup, school: schoolOfState(name), place: 'panel' })} />);
    expect(screen.getByRole('heading', { level: 2 })).toBeVisible();
    expect(container.textContent).not.toMatch(/\b(problem|fault|side|step|status|finding|check|key|send|later|verdict|data|dap|flat|hour|expiry|live|allow|warning|list|gone|kept|enrollment|system|activity|role|roles|base|term|terms|accounts|filters|choices|group|search)_[a-z_]+/);
    expect(container.textContent).not.toMatch(/undefined|\$\d|\[object/);
  });

  it('says of each step how it stands, in words', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.keyPageClosed })} />);
    const steps = within(screen.getByRole('navigation', { name: 'Steps' })).getAllByRole('button');
    expect(steps.map((step) => step.textContent)).toEqual([
      'IntelliBoard accountDone',
      'Your CanvasDone',
      'Developer keyNeeds attention',
      'Canvas dataTo do',
      'Connection detailsTo do',
      'Check and sendTo do',
      'AuthorizeTo do',
      'FiltersTo do',
      'RolesTo do',
      'Process dataTo do',
    ]);
    expect(steps[2]).toHaveAttribute('aria-current', 'step');
  });

  it('shows any step on request', async () => {
    const guide = guideWith();
    render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByRole('button', { name: /^Roles/ }));
    expect(guide.actions.showStep).toHaveBeenCalledWith('roles');
  });

  it('tells in the popup in one line where you are, and opens the side panel', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.keyPlan, place: 'popup' });
    render(<GuideView guide={guide} />);
    expect(screen.getByText('All steps').closest('summary')).toHaveTextContent('Step 3 of 10·Developer key');
    await userEvent.click(screen.getByRole('button', { name: 'Open in side panel' }));
    expect(guide.actions.openPanel).toHaveBeenCalledOnce();
  });

  it('moves the focus to the heading of another step, and not when it opens', () => {
    const { rerender } = render(<GuideView guide={guideWith({ setup: GUIDE_STATES.accountDone })} />);
    expect(document.body).toHaveFocus();
    rerender(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasEmpty })} />);
    expect(screen.getByRole('heading', { name: 'Your Canvas', level: 2 })).toHaveFocus();
  });

  it('leads on when a step is done', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.keyDone });
    render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByRole('button', { name: 'Continue: Canvas data' }));
    expect(guide.actions.showStep).toHaveBeenCalledWith('data');
  });

  it('announces a problem that comes up, and not one that was there', () => {
    const { rerender } = render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasNotSignedIn })} />);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText(/You are not signed in/)).toBeVisible();
    expect(screen.getByRole('link', { name: /^Open fernwood.instructure.com/ })).toHaveAttribute('href', `${ORIGIN}/login`);
    const { problem } = GUIDE_STATES.canvasNotSignedIn.canvas;
    const later = changed(GUIDE_STATES.canvasNotSignedIn, { canvas: { problem: problem === null ? null : { ...problem, code: 'canvas_unreachable', at: '2026-11-23T10:00:00Z' } } });
    rerender(<GuideView guide={guideWith({ setup: later })} />);
    expect(screen.getByRole('alert')).toHaveTextContent('fernwood.instructure.com could not be reached.');
  });

  it('opens other sites in a new tab, without telling them where from', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasNotSignedIn })} />);
    const link = screen.getByRole('link', { name: /Open fernwood.instructure.com/ });
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noreferrer');
  });

  it('says that the extension was updated under this page', () => {
    render(<GuideView guide={guideWith({ trouble: 'gone' })} />);
    expect(screen.getByRole('alert')).toHaveTextContent('The extension was updated while this page was open.');
    expect(screen.getByRole('button', { name: 'Reload this page' })).toBeVisible();
  });

  it('says that the extension does not answer', () => {
    render(<GuideView guide={guideWith({ trouble: 'silent' })} />);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('asks before it starts over', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.keyDone });
    render(<GuideView guide={guide} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    const dialog = screen.getByRole('dialog', { name: 'Start over?' });
    expect(guide.actions.startOver).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(guide.actions.startOver).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    await user.click(within(screen.getByRole('dialog', { name: 'Start over?' })).getByRole('button', { name: 'Start over' }));
    expect(guide.actions.startOver).toHaveBeenCalledOnce();
  });

  it('tells what is stored, of a secret its last four characters only', async () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.keyDone })} />);
    await userEvent.click(screen.getByText('What is stored'));
    const footer = within(screen.getByRole('contentinfo'));
    expect(footer.getByText('••••••••NefC')).toBeVisible();
    expect(footer.getByText('Not set')).toBeVisible();
    expect(footer.getByText(/^Version \d/)).toBeVisible();
  });
});
