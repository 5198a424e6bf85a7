import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { entryOf, newEntry, type ConnectionEntry } from '@/utils/model/connections';
import { changed, GUIDE_STATES } from '../fixtures/guide-states';
import { AT } from '../fixtures/state-parts';
import { guideWith } from './guide-fixture';

const test: ConnectionEntry = { runId: 'run-2', origin: 'https://fernwood.test.instructure.com', kind: 'test', name: 'Fernwood University', host: 'next.intelliboard.net', waitsFor: null, verdict: null };
const setup = GUIDE_STATES.keyPlan;

function rows(): HTMLElement[] {
  return within(screen.getByRole('navigation', { name: /^Your connections/ })).getAllByRole('listitem');
}

describe('the list of connections', () => {
  it('says of each which it is and how far it is', () => {
    render(<GuideView guide={guideWith({ setup, others: [test, newEntry('run-3')] })} />);
    expect(screen.getByRole('navigation', { name: 'Your connections (3)' })).toBeVisible();
    expect(rows().map((row) => row.textContent)).toEqual([
      'Fernwood UniversityProductionfernwood.instructure.com to next.intelliboard.netNext step: Developer keyShown below',
      'Fernwood UniversityTestfernwood.test.instructure.com to next.intelliboard.netSet upShow',
      'New connectionNext step: IntelliBoard accountShow',
    ]);
    expect(rows()[0]).toHaveAttribute('aria-current', 'true');
  });

  it('shows one, and begins another', async () => {
    const guide = guideWith({ setup, others: [test] });
    render(<GuideView guide={guide} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Show Fernwood University (Test) · fernwood.test.instructure.com' }));
    expect(guide.actions.showConnection).toHaveBeenCalledWith('run-2');
    await user.click(screen.getByRole('button', { name: 'Connect another Canvas' }));
    expect(guide.actions.addConnection).toHaveBeenCalledOnce();
  });

  it.each([
    ['pass', 'Works'],
    ['warn', 'Worth a look'],
    ['fail', 'Needs attention'],
    ['waiting', 'Waiting'],
    ['unknown', 'Not known'],
  ] as const)('says that one is %s in words', (verdict, words) => {
    render(<GuideView guide={guideWith({ setup, others: [{ ...test, verdict }] })} />);
    expect(within(rows()[1] as HTMLElement).getByText(words)).toBeVisible();
    expect(rows()[0]).not.toHaveTextContent(words);
  });

  it('has room for fifty', () => {
    render(<GuideView guide={guideWith({ setup, others: Array.from({ length: 49 }, (_, n) => ({ ...test, runId: `run-${n + 2}` })) })} />);
    expect(rows()).toHaveLength(50);
  });

  it('is not there while there is one; and elsewhere than in the tab there is the switch', () => {
    const { rerender } = render(<GuideView guide={guideWith({ setup })} />);
    expect(screen.queryByRole('navigation', { name: /^Your connections/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Connect another Canvas' })).toBeVisible();
    rerender(<GuideView guide={guideWith({ setup, others: [test], place: 'panel' })} />);
    expect(screen.queryByRole('navigation', { name: /^Your connections/ })).toBeNull();
    expect(within(screen.getByRole('combobox', { name: 'Connection' })).getByRole('option', { name: 'Fernwood University (Test) · fernwood.test.instructure.com' })).toBeVisible();
    rerender(<GuideView guide={guideWith({ setup, others: [test], place: 'tab' })} />);
    expect(screen.queryByRole('combobox', { name: 'Connection' })).toBeNull();
  });
});

describe('what the list says of a set-up', () => {
  it.each([
    ['empty', GUIDE_STATES.empty, 'account'],
    ['keyPlan', GUIDE_STATES.keyPlan, 'key'],
    ['keyPageClosed', GUIDE_STATES.keyPageClosed, 'key'],
    ['sendDoneGreen without data', GUIDE_STATES.sendDoneGreen, 'data'],
    [
      'all that there is',
      changed(GUIDE_STATES.sendDoneGreen, { data: GUIDE_STATES.dataDone.data, authorize: { grantedAt: AT }, filters: { savedAt: AT }, roles: { savedAt: AT }, process: { confirmedAt: AT } }),
      null,
    ],
  ] as const)('%s waits for the right step', (_, state, step) => {
    expect(entryOf(state).waitsFor).toBe(step);
  });
});
