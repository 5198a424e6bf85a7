import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { nextAt } from '@/components/guide/hours';
import { changed, GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

const allowed = ['https://fernwood.instructure.com', 'https://next.intelliboard.net'];

function show(state: keyof typeof GUIDE_STATES, more: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], allowed, ...more });
  return { guide, user: userEvent.setup(), ...render(<GuideView guide={guide} />) };
}
const press = (user: ReturnType<typeof userEvent.setup>, name: string) => user.click(screen.getByRole('button', { name }));

describe('step authorize', () => {
  it('asks Canvas who is signed in, once for each time that it is opened', () => {
    const { guide, rerender } = show('authorizeNobodyKnown');
    rerender(<GuideView guide={{ ...guide, setup: GUIDE_STATES.authorize }} />);
    expect(guide.actions.lookWho).toHaveBeenCalledOnce();
  });

  it('names who would authorise, what opens, and why a service account is wise; then the button', async () => {
    const { guide, user } = show('authorize');
    const who = screen.getByRole('region', { name: 'Who authorizes' });
    expect(within(who).getByText('Ada Whitfield')).toBeVisible();
    expect(within(who).getByText(/the connection stops until somebody authorizes again/)).toBeVisible();
    expect(screen.getByText('https://fernwood.instructure.com/login/oauth2/auth')).toBeVisible();
    await press(user, 'Authorize in Canvas');
    expect(guide.actions.authorize).toHaveBeenCalledExactlyOnceWith(false);
  });

  it.each([
    ['authorizeActingSeen', 'You are acting as Sam Ortega'],
    ['authorizeNotAdminSeen', 'Noor Salas is not an administrator with full rights'],
  ] as const)('warns before anything is opened: %s', (state, words) => {
    show(state);
    expect(screen.getByText(words)).toBeVisible();
  });

  it.each([
    ['authorizeActingAs', 'Authorize as Sam Ortega all the same'],
    ['authorizeNotAdmin', 'Authorize as Noor Salas all the same'],
  ] as const)('lets whoever was warned go on: %s', async (state, name) => {
    const { guide, user } = show(state);
    await press(user, name);
    expect(guide.actions.authorize).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('turns the key ON where Canvas refused because it is OFF, and says when that is done', async () => {
    const { guide, user, rerender } = show('authorizeKeyOff');
    await press(user, 'Turn it ON');
    expect(guide.actions.turnKeyOn).toHaveBeenCalledOnce();
    rerender(<GuideView guide={{ ...guide, setup: GUIDE_STATES.authorizeKeyTurningOn }} />);
    expect(screen.getByText('Turning the key ON…')).toBeVisible();
    rerender(<GuideView guide={{ ...guide, setup: GUIDE_STATES.authorizeKeyOnNow }} />);
    expect(screen.getByText('That is put right in Canvas by now. Authorize again.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Turn it ON' })).toBeNull();
  });

  it('leads to the step of the key where Canvas did not let it be turned on', () => {
    show('authorizeKeyStillOff');
    expect(screen.getByRole('button', { name: 'Go to step: Developer key' })).toBeVisible();
  });

  it.each([
    ['authorizeRedirect', 'redirect_uri'],
    ['authorizeScopes', 'scopes_missing'],
  ] as const)('puts the key right: %s', async (state, finding) => {
    const { guide, user } = show(state);
    await press(user, 'Fix it');
    expect(guide.actions.fixKey).toHaveBeenCalledExactlyOnceWith(finding);
  });

  it('says why an address was not opened', () => {
    show('authorizeAddressRefused');
    expect(screen.getByText(/It is not on your Canvas\./)).toBeVisible();
  });

  it('while Canvas asks: where to go on, until when, and the ways out', async () => {
    const { guide, user } = show('authorizeSignIn');
    expect(screen.getByText('Canvas asks you to sign in first. Go on in its tab.')).toBeVisible();
    await press(user, 'Check again');
    await press(user, 'Open Canvas’s page again');
    await press(user, 'Stop waiting');
    expect([guide.actions.checkAuthorization, guide.actions.stopAuthorizing].map((action) => action.mock.calls.length)).toEqual([1, 1]);
    expect(guide.actions.authorize).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('is done: who has authorised, and the next step', () => {
    show('authorizeDone');
    expect(screen.getByText('IntelliBoard is authorized')).toBeVisible();
    expect(screen.getByText('Ada Whitfield')).toBeVisible();
  });

  it('on the form road: by what it is noticed, and the word of whoever knows better', async () => {
    const { guide, user } = show('authorizeOnFormNotSeen');
    await press(user, 'I have authorized');
    expect(guide.actions.confirmAuthorized).toHaveBeenCalledOnce();
    expect(screen.getByText('Tokens before')).toBeInTheDocument();
  });
});

describe('step process', () => {
  it('names what is missing, with the step to go to, and offers no button', async () => {
    const { guide, user } = show('processMissing');
    const missing = screen.getByRole('region', { name: 'Before data can be processed' });
    expect(within(missing).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Go to step: Authorize', 'Go to step: Filters', 'Go to step: Roles']);
    expect(screen.queryByRole('button', { name: 'Process data' })).toBeNull();
    await user.click(within(missing).getByRole('button', { name: 'Go to step: Filters' }));
    expect(guide.actions.showStep).toHaveBeenCalledExactlyOnceWith('filters');
  });

  it('starts the first run', async () => {
    const { guide, user } = show('process');
    await press(user, 'Process data');
    expect(guide.actions.startRun).toHaveBeenCalledOnce();
  });

  it('asks for notifications in a tab, and leads there from the popup', async () => {
    const { guide, user, unmount } = show('process');
    await user.click(screen.getByRole('checkbox', { name: 'Tell me when it is done' }));
    expect(guide.actions.notifyWhenDone).toHaveBeenCalledExactlyOnceWith(true);
    unmount();
    const popup = show('process', { place: 'popup' });
    expect(screen.queryByRole('checkbox', { name: 'Tell me when it is done' })).toBeNull();
    await press(popup.user, 'Open the side panel');
    expect(popup.guide.actions.openPanel).toHaveBeenCalledOnce();
    expect(popup.guide.actions.notifyWhenDone).not.toHaveBeenCalled();
  });

  it('shows how far the run is, in words, too', async () => {
    const { guide, user } = show('processDownloading');
    const bar = screen.getByRole('progressbar', { name: 'Progress of the run' });
    expect(bar).toHaveAttribute('value', '45');
    expect(bar).toHaveAttribute('aria-valuetext', 'Downloading from Canvas, 45 percent');
    expect(screen.getByText('4,812 users, 310 courses, 0 enrollments, 0 activities')).toBeVisible();
    await press(user, 'Look now');
    expect(guide.actions.lookAtRun).toHaveBeenCalledOnce();
  });

  it('says that waiting is normal, since when and until when, and that all is done here', () => {
    show('processWaiting');
    expect(screen.getByText('Waiting is normal now')).toBeVisible();
    expect(screen.getByText(/There is nothing to do but wait/)).toBeVisible();
    expect(screen.getByText('Waiting since')).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('says so where the two days are over', () => {
    show('processWaitingLong');
    expect(screen.getByText(/They should be here by now/)).toBeVisible();
  });

  it('at the end: what was kept, what was held back, and what happens from now on', () => {
    const { guide } = show('processDone', { setup: changed(GUIDE_STATES.processDone, { process: { acknowledged: null } }) });
    expect(screen.getByText(/^4,107 of 4,812 users were kept: .* 705 were held back\./)).toBeVisible();
    const connected = screen.getByRole('region', { name: 'Connected' });
    expect(within(connected).getByText('04:00 in the time zone America/New_York')).toBeVisible();
    expect(within(connected).getByText('Next run')).toBeVisible();
    expect(within(connected).getByRole('link', { name: /^Open next.intelliboard.net/ })).toBeVisible();
    expect(guide.actions.acknowledgeRun).toHaveBeenCalledOnce();
  });

  it('what was seen once is not reported again', () => {
    expect(show('processDone').guide.actions.acknowledgeRun).not.toHaveBeenCalled();
  });

  it.each([
    ['processDoneAll', 'All 4,812 users were kept: filters and roles held nobody back.'],
    ['processDoneNone', 'Nobody was kept: filters and roles have held all 4,812 users back. Look at both, then process again.'],
  ] as const)('%s', (state, words) => {
    show(state);
    expect(screen.getByText(words)).toBeVisible();
  });

  it.each([
    ['processFailed', 'Go to step: Canvas data'],
    ['processFailedKeyOff', 'Go to step: Developer key'],
  ] as const)('%s: leads to where it is put right, and can be begun anew', async (state, name) => {
    const { guide, user } = show(state);
    expect(screen.getByRole('button', { name })).toBeVisible();
    await press(user, 'Process data again');
    expect(guide.actions.startRun).toHaveBeenCalledOnce();
  });

  it.each(['processInactive', 'processSaidInactive'] as const)('%s: turned on here', async (state) => {
    const { guide, user } = show(state);
    await press(user, 'Turn Active on');
    expect(guide.actions.activateConnection).toHaveBeenCalledOnce();
  });

  it('on the form road: leads to the page, reads it, and takes the admin’s word', async () => {
    const { guide, user } = show('processOnFormUnknown');
    await press(user, 'Go to IntelliBoard');
    await press(user, 'Read the page');
    await press(user, 'It is processing');
    expect([guide.actions.openProcessPage, guide.actions.readProcessPage, guide.actions.confirmProcessing].map((action) => action.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('on the form road: a page that is read already is not read twice at a time', async () => {
    const { guide, user } = show('processOnFormReading');
    await press(user, 'Read the page');
    expect(guide.actions.readProcessPage).not.toHaveBeenCalled();
  });
});

describe('the next run', () => {
  it.each([
    ['later today', 4, 'UTC', '2026-11-23T03:59:00Z', '2026-11-23T04:00:00.000Z'],
    ['tomorrow, at the very hour', 4, 'UTC', '2026-11-23T04:00:00Z', '2026-11-24T04:00:00.000Z'],
    ['in another zone', 4, 'America/New_York', '2026-11-23T10:00:00Z', '2026-11-24T09:00:00.000Z'],
    ['after midnight there, before it here', 0, 'Asia/Tokyo', '2026-11-23T14:59:00Z', '2026-11-23T15:00:00.000Z'],
    ['over the end of summer time', 4, 'America/New_York', '2026-10-31T09:00:00Z', '2026-11-01T09:00:00.000Z'],
    ['over its beginning', 4, 'America/New_York', '2026-03-07T10:00:00Z', '2026-03-08T08:00:00.000Z'],
    ['over the end of a year', 23, 'Europe/London', '2026-12-31T23:30:00Z', '2027-01-01T23:00:00.000Z'],
  ])('%s', (_, hour, zone, now, at) => {
    expect(nextAt(hour, zone, new Date(now)).toISOString()).toBe(at);
  });
});
