import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

const allowed = ['https://fernwood.instructure.com', 'https://next.intelliboard.net'];
const items = (container: HTMLElement) => [...container.querySelectorAll('.preflight > li')].map((item) => item.textContent ?? '');

describe('before you begin', () => {
  it('names all that IntelliBoard asks for, with whom to ask', async () => {
    const { container } = render(<GuideView guide={guideWith({ place: 'panel' })} />);
    await userEvent.click(screen.getByText('Before you begin'));
    expect(items(container)).toEqual([
      expect.stringMatching(/^Full administrator of the top-level account Please make sure.*Ask: whoever administers your Canvas$/),
      expect.stringMatching(/^An IntelliBoard account Please make sure.*helpdesk@intelliboard\.net$/),
      expect.stringMatching(/^Canvas data Please make sure.*Ask: your Instructure customer success manager/),
      expect.stringMatching(/^Data Services .*Please make sure.*visits, time spent, page views and access, updated about every 4 hours.*helpdesk/),
      expect.stringMatching(/^Firewall Please make sure.*helpdesk@intelliboard\.net$/),
      expect.stringMatching(/^Waiting is normal Good to know.*two unused weeks.*24 to 48 hours.*Ask: your Instructure CSM/),
      // Nobody has to be asked for nothing.
      expect.stringMatching(/^No plugin Good to know(?!.*Ask:)/),
    ]);
  });

  it('shows what was found, once the Canvas is known', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasDone, allowed })} />);
    const card = screen.getByRole('region', { name: 'Before you begin' });
    const found = items(card);
    expect(found[0]).toMatch(/Here.*Ada Whitfield may manage developer keys in Fernwood University/);
    expect(found[1]).toMatch(/Here.*You are connected to the account Fernwood University/);
    expect(found[2]).toMatch(/Not found.*Have it enabled, or use Canvas Data 2/);
    expect(found[3]).toMatch(/Here.*Data Services is in your account’s navigation/);
    expect(found[4]).toMatch(/203\.0\.113\.10, 203\.0\.113\.11.*Ask: whoever runs your school’s network/);
    expect(within(card).getAllByText('Not found')).toHaveLength(1);
  });

  it('does not claim what could not be read', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.canvasDoneNoIntelliBoard, allowed })} />);
    const found = items(screen.getByRole('region', { name: 'Before you begin' }));
    expect(found[2]).toMatch(/Here.*is in your account’s navigation/);
    expect(found[3]).toMatch(/Please make sure/);
  });
});
