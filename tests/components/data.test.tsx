import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';
import { reactHolds } from './react-holds';

const ID = 'us-east-1#0c3f1a2b-1111-4222-8333-444455556666';
const SECRET = 'canary7QdapSecret-2f9Xz_k1-8811';
const DAP_SITES = ['https://identity.instructure.com', 'https://api-gateway.instructure.com'];

function show(state: keyof typeof GUIDE_STATES, more: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], ...more });
  const { container } = render(<GuideView guide={guide} />);
  return { guide, container, user: userEvent.setup() };
}
const button = (name: string) => screen.getByRole('button', { name });

describe('before anything is made', () => {
  it('both worlds are there, Canvas Data 2 first', async () => {
    const { guide, user } = show('dataStart');
    expect(screen.getByRole('radio', { name: 'Canvas Data 2' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Flat files of the Canvas Data Portal' }));
    expect(guide.actions.chooseDataSource).toHaveBeenCalledExactlyOnceWith('flat-files');
  });

  it('names the two sites and asks for both in one prompt', async () => {
    const { guide, user } = show('dataStart');
    for (const site of DAP_SITES) expect(screen.getByText(site)).toBeVisible();
    await user.click(button('Allow these sites'));
    expect(guide.actions.openDataPage).toHaveBeenCalledOnce();
  });

  it('for the portal, names Canvas and both of its sites, in one prompt', async () => {
    const { guide, user } = show('dataStartPortal');
    for (const site of ['https://fernwood.instructure.com', 'https://portal.inshosteddata.com', 'https://api.inshosteddata.com']) expect(screen.getByText(site)).toBeVisible();
    await user.click(button('Allow these sites'));
    expect(guide.actions.openDataPage).toHaveBeenCalledOnce();
  });

  it('opens the page at once where they are allowed', async () => {
    const { guide, user } = show('dataStart', { allowed: DAP_SITES });
    await user.click(button('Open the identity site'));
    expect(guide.actions.openDataPage).toHaveBeenCalledOnce();
  });

  it('in the popup, which a prompt of the browser would close, goes to the panel instead', async () => {
    const { guide, user } = show('dataStart', { place: 'popup' });
    expect(screen.queryByRole('button', { name: 'Allow these sites' })).toBeNull();
    await user.click(within(screen.getByRole('region', { name: 'A key for Canvas Data 2' })).getByRole('button'));
    expect(guide.actions.openPanel).toHaveBeenCalledOnce();
  });

  it.each([
    ['dataStart', /Instructure customer success manager \(CSM\)/],
    ['dataStartPortal', /Flat File Download/],
    ['dataStartPortal', /customer success manager \(CSM\) can enable it/],
    ['dataStartPortal', /two weeks .* 24 to 48 hours/],
  ] as const)('%s tells what can be in the way: %s', (state, words) => {
    show(state);
    expect(within(screen.getByText('Good to know').closest('.note') as HTMLElement).getByText(words)).toBeVisible();
  });

  it('leads to the step that is missing', async () => {
    const { guide, user } = show('dataNoCanvas');
    await user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Go to step: Your Canvas' }));
    expect(guide.actions.showStep).toHaveBeenCalledWith('canvas');
  });
});

describe('the portal’s tool', () => {
  it('is picked by the admin where its name is not the usual one', async () => {
    const { guide, user } = show('dataPickTool');
    await user.click(button('Registrar’s files'));
    expect(guide.actions.pickDataTool).toHaveBeenCalledExactlyOnceWith('context_external_tool_41');
  });

  it('is missing: the way to the other world is there', () => {
    show('dataToolMissing');
    expect(screen.getAllByRole('link', { name: /^Open fernwood\.instructure\.com/ })[0]).toHaveAttribute('href', 'https://fernwood.instructure.com/accounts/1');
    expect(screen.getByRole('radio', { name: 'Canvas Data 2' })).toBeEnabled();
  });

  it('is retired: one press leads to Canvas Data 2', async () => {
    const { guide, user } = show('dataPortalRetired');
    await user.click(button('Use Canvas Data 2 instead'));
    expect(guide.actions.chooseDataSource).toHaveBeenCalledExactlyOnceWith('dap');
  });
});

describe('while the page is watched', () => {
  it('warns before the click that would cut off another vendor, and not where there is no pair', () => {
    show('dataWatchingPortalPair');
    expect(screen.getByText('There are credentials already').closest('.note')).toHaveTextContent(/another vendor or IntelliBoard itself, is cut off/);
  });

  it('says nothing of the kind where there is no pair', () => {
    show('dataWatchingPortal');
    expect(screen.queryByText('There are credentials already')).toBeNull();
    expect(screen.getByText('Exports seen in the portal').closest('div')).toHaveTextContent('7');
  });

  it('tells what to enter, to be copied', () => {
    show('dataWatchingIdentity');
    expect(screen.getByText('Institutional Use')).toBeVisible();
    expect(screen.getByText('1 year')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy Address of your Canvas' })).toBeVisible();
  });

  it('says so where what it saw was something else', () => {
    show('dataWatchingRefusedOne');
    expect(screen.getByText(/was not accepted by the service, so it was something else\. Still watching\./)).toBeVisible();
  });

  it('lets each value be pointed at, and says what is missing', async () => {
    const pointAtData = vi.fn(async (what: 'id' | 'secret') => (what === 'id' ? null : 'nothing-selected'));
    const { guide, user } = show('dataWatchingPointed', { actions: { pointAtData } });
    await user.click(screen.getByText('The page shows them, and nothing happens here'));
    expect(screen.getByText(`Noted: ${ID}. Now the secret.`)).toHaveRole('status');
    await user.click(button('This is the client ID'));
    await user.click(button('This is the secret'));
    expect(guide.actions.pointAtData.mock.calls).toEqual([['id'], ['secret']]);
    expect(screen.getByText(/^Nothing is selected/)).toHaveRole('status');
  });

  it('stops when asked', async () => {
    const { guide, user } = show('dataWatchingIdentity');
    await user.click(button('Stop'));
    expect(guide.actions.stopData).toHaveBeenCalledOnce();
  });
});

describe('a pasted pair', () => {
  async function unfolded(state: 'dataStart' | 'dataStartPortal' = 'dataStart', more: Parameters<typeof guideWith>[0] = {}) {
    const shown = show(state, more);
    await shown.user.click(screen.getByText('I have the credentials already'));
    const [idLabel, secretLabel] = state === 'dataStart' ? ['Client ID', 'Client secret'] : ['API key', 'API secret'];
    const idField = screen.getByRole<HTMLInputElement>('textbox', { name: idLabel });
    const secretField = screen.getByLabelText<HTMLInputElement>(secretLabel, { selector: 'input' });
    const paste = async (field: HTMLElement, text: string) => {
      await shown.user.clear(field);
      await shown.user.click(field);
      await shown.user.paste(text);
    };
    return { ...shown, idField, secretField, paste, submit: () => shown.user.click(button('Use this pair')) };
  }

  it('goes straight to the worker; the secret is in no state of React, and gone from its field', async () => {
    const { guide, container, idField, secretField, paste, submit } = await unfolded();
    expect(secretField).toHaveAttribute('type', 'password');
    await paste(idField, ID);
    await paste(secretField, SECRET);
    expect(reactHolds(container, SECRET)).toBe(false);
    await submit();
    expect(guide.actions.pasteData).toHaveBeenCalledExactlyOnceWith(ID, SECRET);
    expect(secretField).toHaveValue('');
    expect(container.innerHTML).not.toContain(SECRET);
  });

  it.each([
    ['the number of a developer key', '170000000000115', /It belongs in the step “Developer key”; the ID for Canvas Data 2 has a # in it/],
    ['an id without its region', ID.split('#')[1] ?? '', /The part before the # is missing/],
    ['a key of the portal', 'f3a9c01d5b7e2846f3a9c01d5b7e2846f3a9c01d', /Canvas Data Portal, not of Canvas Data 2/],
    ['an address', 'https://identity.instructure.com', /This is a web address/],
  ])('says at once that the client ID is %s, and keeps it', async (_, text, words) => {
    const { guide, idField, secretField, paste, submit } = await unfolded();
    await paste(idField, text);
    expect(idField).toHaveAccessibleDescription(words);
    await paste(secretField, SECRET);
    await submit();
    expect(guide.actions.pasteData).not.toHaveBeenCalled();
    expect(idField).toHaveValue(text);
    expect(secretField).toHaveValue(SECRET);
  });

  it('of the portal is told of an unusual length, and taken', async () => {
    const { guide, idField, secretField, paste, submit } = await unfolded('dataStartPortal');
    await paste(idField, 'f3a9c01d5b7e2846f3a9c01d5b7e2846f3a9c0');
    expect(idField).not.toBeInvalid();
    expect(screen.getByText(/usually|unusual/i, { selector: '.field-live p' })).toBeVisible();
    await paste(secretField, 'canary00d5b7e2846f3a9c01d5b7e2846f3a9c01');
    await submit();
    expect(guide.actions.pasteData).toHaveBeenCalledOnce();
  });

  it('that the worker does not take is said beside its field', async () => {
    const { idField, secretField, paste, submit } = await unfolded('dataStart', { actions: { pasteData: vi.fn(async () => ({ id: 'not-a-data-id', secret: null })) } });
    await paste(idField, ID);
    await paste(secretField, SECRET);
    await submit();
    expect(idField).toHaveAccessibleDescription(/This is no client ID of Canvas Data 2/);
    expect(idField).toHaveFocus();
    expect(secretField).toHaveValue(SECRET);
  });
});

describe('what is known', () => {
  it('is said under “What is stored”, too', async () => {
    const { user } = show('dataDone');
    await user.click(screen.getByText('What is stored'));
    expect(screen.getByText('Secret of Canvas data').nextSibling).toHaveTextContent('••••••••q7Xz');
  });

  it('of a key: the masked secret, and nothing more of it', () => {
    const { container } = show('dataDone');
    expect(container).toHaveTextContent('••••••••q7Xz');
    expect(screen.getByText('These credentials are right.')).toBeVisible();
    expect(button('Copy Client ID')).toBeVisible();
  });

  it.each([
    ['dataDone', 'Client ID', 'Client secret'],
    ['dataPortalDone', 'API key', 'API secret'],
  ] as const)('%s: %s and %s, as the site that made them calls them', (state, id, secretName) => {
    show(state);
    expect(screen.getByText(id, { selector: 'dt' })).toBeVisible();
    expect(screen.getByText(secretName, { selector: 'dt' }).nextSibling).toHaveTextContent('••••••••q7Xz');
  });

  it.each([
    ['dataLate', /more than six hours old/],
    ['dataPortalDone', /built as usual/],
    ['dataPortalStale', /Reserved Mode/],
    ['dataPortalStale', /clock differs from the portal’s by 7 minutes/],
    ['dataPortalNoFiles', /no flat files for your account yet/],
    ['dataExpirySoon', /\(days left: 12\)/],
    ['dataExpiryPassed', /\(days since: 14\)/],
  ] as const)('%s says: %s', (state, words) => {
    const { container } = show(state);
    expect(container).toHaveTextContent(words);
  });

  it.each(['dataClockAhead', 'dataPortalThrottled', 'dataPortalRetired', 'dataDapRefused', 'dataNotOnboarded'] as const)('%s can be checked again', async (state) => {
    const { guide, user } = show(state);
    await user.click(button('Check again'));
    expect(guide.actions.proveData).toHaveBeenCalledOnce();
  });

  it('captured while the service could not be asked can be tried again', async () => {
    const { guide, user } = show('dataCapturedUnreachable');
    await user.click(button('Try again'));
    expect(guide.actions.proveData).toHaveBeenCalledOnce();
  });

  it('is forgotten only after a question', async () => {
    const { guide, user } = show('dataDone');
    await user.click(button('Forget these credentials here'));
    expect(guide.actions.forgetData).not.toHaveBeenCalled();
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Forget these credentials here' }));
    expect(guide.actions.forgetData).toHaveBeenCalledOnce();
  });
});

describe('the end of a key', () => {
  it('is proposed from what was chosen, and kept', async () => {
    const { guide, user } = show('dataNeedsExpiry');
    await user.selectOptions(screen.getByLabelText('Expiry, as you chose it'), '1 year');
    const day = screen.getByLabelText<HTMLInputElement>('Last day').value;
    expect(Date.parse(day) - Date.now()).toBeGreaterThan(363 * 86_400_000);
    await user.click(button('Keep this day'));
    expect(guide.actions.setDataExpiry).toHaveBeenCalledExactlyOnceWith(day);
  });

  it('is asked for where there is none', async () => {
    const { user } = show('dataNeedsExpiry', { actions: { setDataExpiry: vi.fn(async () => 'empty') } });
    await user.click(button('Keep this day'));
    expect(screen.getByLabelText('Last day')).toBeInvalid();
  });
});

describe('Live Events', () => {
  /** What is said with `hasDataServices` of Canvas, in either world. */
  async function said(hasDataServices: boolean | null, state: 'dataStart' | 'dataStartPortal' = 'dataStart') {
    const setup = GUIDE_STATES[state];
    const { site } = setup.canvas;
    const { user } = show(state, { setup: { ...setup, canvas: { ...setup.canvas, site: site === null ? null : { ...site, hasDataServices } } } });
    const title = screen.getByText(/^Live Events \(SQS\)/);
    await user.click(title);
    return within(title.closest('details') as HTMLElement);
  }

  it.each([
    [true, /^Data Services is in your account’s navigation/],
    [false, /Data Services is not in your account’s navigation/],
    [null, /could not be read/],
  ])('whether Data Services is there (%s): %s', async (has, words) => {
    expect((await said(has)).getByText(words)).toBeVisible();
  });

  it('what they add, and that nobody needs them with Canvas Data 2', async () => {
    const live = await said(true);
    expect(live.getByText(/visits, time spent, page views and access about every four hours/)).toBeVisible();
    expect(live.getByText(/takes the place of Live Events/)).toBeVisible();
  });

  it('with flat files they are not called needless; no keys of Amazon are asked for', async () => {
    const live = await said(true, 'dataStartPortal');
    expect(live.queryByText(/takes the place of Live Events/)).toBeNull();
    expect(live.getAllByRole('textbox')).toEqual([live.getByLabelText('Address of the queue')]);
  });

  it('an address that cannot be a queue is said to be none', async () => {
    const { guide, user } = show('dataStart');
    vi.mocked(guide.actions.setQueue).mockResolvedValue('queue-is-fifo');
    await user.click(screen.getByText(/^Live Events \(SQS\)/));
    await user.type(screen.getByLabelText('Address of the queue'), 'https://sqs.us-east-1.amazonaws.com/123456789012/canvas-live-events.fifo');
    await user.click(button('Check the address'));
    expect(screen.getByLabelText('Address of the queue')).toHaveAccessibleDescription(/This is a FIFO queue/);
  });

  it('an address that can be a queue is taken apart', async () => {
    const { guide, user } = show('dataQueue');
    await user.click(screen.getByText(/^Live Events \(SQS\)/));
    expect(screen.getByText('us-east-1')).toBeVisible();
    expect(screen.getByText('123456789012')).toBeVisible();
    const field = screen.getByLabelText('Address of the queue');
    await user.clear(field);
    await user.click(button('Check the address'));
    expect(guide.actions.setQueue).toHaveBeenCalledExactlyOnceWith('');
  });
});

describe('the advised hour', () => {
  it('tells why, in three zones, and is taken with one press', async () => {
    const { guide, user } = show('detailsHourAdvised');
    const advice = within(screen.getByRole('region', { name: 'Advised: 01:00' }));
    expect(advice.getByText(/Your last 7 builds were usually ready between 03:50 and 04:31 UTC/)).toBeVisible();
    for (const [term, value] of [['In IntelliBoard', '01:00'], ['In UTC', '06:00'], ['Where you are', '23:00']]) {
      expect(advice.getByText(term ?? '').nextSibling).toHaveTextContent(value ?? '');
    }
    await user.click(button('Use 01:00'));
    expect(guide.actions.saveDetails).toHaveBeenCalledWith(expect.objectContaining({ hour: 1, timeZone: 'America/New_York' }));
  });

  it('is the admin’s to choose where too few builds are known', () => {
    show('detailsHourTooFew');
    expect(screen.getByLabelText('Process at Hour')).toHaveDisplayValue('Choose an hour');
    expect(screen.getByRole('region', { name: 'Too few builds to advise an hour' })).toHaveTextContent(/Choose an hour after the latest of them: Nov 23, 2026/);
  });

  it('has its chart in words, too', () => {
    show('detailsHourAdvisedReasons');
    const chart = screen.getByRole('figure', { name: 'When the builds were ready (UTC)' });
    expect(within(chart).getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      '2026-10-18, 04:10 UTC: usual',
      '2026-10-19, 04:55 UTC: usual',
      '2026-10-20, 05:40 UTC: usual',
      '2026-10-22, 15:30 UTC: an exception',
      '2026-10-23, 06:40 UTC: usual',
      '2026-10-24, 07:25 UTC: usual',
      '2026-10-25, 08:10 UTC: usual',
    ]);
  });

  it.each([
    ['detailsHourQuiet', /refreshed all day and has no build to follow/],
    ['detailsHourTooFew', /Builds seen: 2/],
    ['detailsHourNone', /The portal has no builds yet/],
  ] as const)('%s says: %s', (state, words) => {
    const { container } = show(state);
    expect(container).toHaveTextContent(words);
  });
});

it('a key that came after the connection is added to it', async () => {
  const { guide, user } = show('sendAddData');
  await user.click(button('Add them to the connection'));
  expect(guide.actions.addDataToConnection).toHaveBeenCalledOnce();
});
