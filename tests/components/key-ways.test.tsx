import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { FINDINGS } from '@/utils/model/developer-key';
import { changed, developerKey, GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

const CANVAS = 'https://fernwood.instructure.com';
const KEY = '170000000000115';
const EMAIL = 'ada.whitfield@fernwood.example';
const allowed = [CANVAS, 'https://next.intelliboard.net'];
const choice = { way: 'create', enforceScopes: false, allowIncludes: false, ownerEmail: EMAIL };

function show(state: keyof typeof GUIDE_STATES, more: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], allowed, ...more });
  return { guide, user: userEvent.setup(), ...render(<GuideView guide={guide} />) };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const status = () => screen.getAllByRole('status')[0];

describe('the ways to a key', () => {
  it.each([
    ['Fill Canvas’s form', 'form', /press Save yourself/],
    ['Use a key that exists', 'existing', /Only the secret of the one you choose is read/],
    ['Paste client ID and secret', 'paste', /somebody has given you/],
  ])('offers %s', async (name, way, hint) => {
    const { guide, user } = show('keyPlan');
    const group = within(screen.getByRole('group', { name: 'How do you want to get the key?' }));
    expect(group.getByRole('radio', { name: 'Create the key Recommended' })).toBeChecked();
    const radio = group.getByRole('radio', { name });
    expect(radio).toHaveAccessibleDescription(hint);
    await user.click(radio);
    expect(guide.actions.setKeyPlan).toHaveBeenCalledExactlyOnceWith({ ...choice, way });
  });

  it.each([
    ['keyPlan', 'Create the key in Canvas'],
    ['keyForm', 'Fill Canvas’s form'],
    ['keyExisting', 'Read the keys'],
    ['keyPaste', 'Use this pair'],
  ] as const)('shows in %s the content of that way alone', (state, own) => {
    show(state);
    const names = ['Create the key in Canvas', 'Fill Canvas’s form', 'Read the keys', 'Use this pair'];
    expect(names.filter((name) => screen.queryByRole('button', { name }) !== null)).toEqual([own]);
  });

  it('keeps out of the way what was begun', () => {
    show('keyFormFilling');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(status()).toHaveTextContent('Filling in Canvas’s form…');
    expect(screen.getByText('Fill in Canvas’s form').closest('li')).toHaveTextContent('(in progress)');
    expect(screen.getByText('You press Save in Canvas').closest('li')).toHaveTextContent('(to come)');
  });

  it('keeps the focus in the step when the pressed button is gone', async () => {
    const { guide, user, rerender } = show('keyExisting');
    await user.click(button('Read the keys'));
    expect(guide.actions.listKeys).toHaveBeenCalledOnce();
    rerender(<GuideView guide={{ ...guide, setup: GUIDE_STATES.keyListing }} />);
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus();
  });
});

describe('what is to be made', () => {
  it('saves the owner’s address as it is typed, and keeps the caret', async () => {
    const { guide, user, rerender } = show('keyPlan');
    const field = screen.getByRole('textbox', { name: 'Owner Email' });
    expect(field).toHaveValue(EMAIL);
    await user.click(field);
    await user.keyboard('{Home}xy');
    expect(guide.actions.setKeyPlan.mock.calls.map(([plan]) => plan.ownerEmail)).toEqual([`x${EMAIL}`, `xy${EMAIL}`]);
    rerender(<GuideView guide={{ ...guide, setup: changed(GUIDE_STATES.keyPlan, { key: { ownerEmail: `x${EMAIL}` } }) }} />);
    expect(field).toHaveValue(`xy${EMAIL}`);
  });

  it('leaves it out when it is empty', () => {
    show('keyPlanScopes');
    expect(screen.getByText('Owner Email', { selector: 'dt' }).nextElementSibling).toHaveTextContent('None');
  });

  it('offers include parameters only while scopes are enforced, and says why', async () => {
    const { guide, user, unmount } = show('keyPlanScopes');
    const box = screen.getByRole('checkbox', { name: 'Allow Include Parameters' });
    expect(box).toHaveAccessibleDescription(/IntelliBoard does not say whether it needs them/);
    await user.click(box);
    expect(guide.actions.setKeyPlan).toHaveBeenCalledWith({ way: 'create', enforceScopes: true, allowIncludes: true, ownerEmail: '' });
    unmount();
    show('keyPlan');
    expect(screen.queryByRole('checkbox', { name: 'Allow Include Parameters' })).toBeNull();
  });

  it('tells which scopes this Canvas has, has under another name, and lacks', () => {
    show('keyScopesMissing');
    expect(screen.getByText(/^Of the 15 scopes that IntelliBoard names, this Canvas offers 13/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Under another name: 1' })).toBeVisible();
    expect(screen.getByText('here: GET /api/v1/accounts/:id/sub_accounts')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Not offered: 2' })).toBeVisible();
    expect(screen.getByText(/They are left out/).querySelector('a')).toHaveAttribute('href', 'mailto:helpdesk@intelliboard.net');
    expect(screen.getByText('On, with 13 read-only scopes')).toBeVisible();
    expect(screen.getByText(/press the button again/)).toBeVisible();
    expect(button('Create the key in Canvas')).toBeVisible();
  });

  it('says that all are there', () => {
    show('keyScopesAll');
    expect(screen.getByText('This Canvas offers all 15 scopes under the same names.')).toBeVisible();
  });

  it('makes nothing while it asks for them, and can be stopped', async () => {
    const { guide, user } = show('keyCheckingScopes');
    expect(status()).toHaveTextContent('Asking Canvas which scopes it offers…');
    expect(screen.getByRole('radio', { name: 'Enforce 15 read-only scopes' })).toBeChecked();
    expect(screen.queryByRole('button', { name: 'Create the key in Canvas' })).toBeNull();
    await user.click(button('Stop'));
    expect(guide.actions.stopKey).toHaveBeenCalledOnce();
  });
});

describe('Canvas’s form', () => {
  it('says beforehand that nothing is saved', async () => {
    const { guide, user } = show('keyForm');
    expect(screen.getByText(/This extension saves nothing/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Exactly this will be filled in' })).toBeVisible();
    await user.click(button('Fill Canvas’s form'));
    expect(guide.actions.createKey).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('waits for Save, with what was filled in', async () => {
    const { guide, user } = show('keySaving');
    expect(status()).toHaveTextContent('Now press Save in Canvas');
    const fields = within(screen.getByRole('region', { name: 'In Canvas’s form' })).getAllByRole('listitem');
    expect(fields.map((field) => field.textContent)).toEqual(['Key Name Filled in', 'Redirect URIs Filled in', 'Owner Email Filled in', 'Test Cluster Only Right already', 'Enforce Scopes Filled in']);
    await user.click(button('I have saved it'));
    expect(guide.actions.findSavedKey).toHaveBeenCalledOnce();
    await user.click(button('Stop'));
    expect(guide.actions.stopKey).toHaveBeenCalledOnce();
  });

  it('gives what is left to copy, and says what to choose', async () => {
    const { user } = show('keySavingPartly');
    expect(screen.getByText('Not everything in Canvas’s form could be filled in.')).toBeVisible();
    const field = (name: string) => screen.getByText(name, { selector: '.form-field-name' }).closest('li');
    expect(field('Redirect URIs')).toHaveTextContent('Did not take the value');
    expect(field('Owner Email')).toHaveTextContent('Not found on the page');
    expect(field('Enforce Scopes')).toHaveTextContent('Set by hand: On');
    expect(field('Linked Partner App')).toHaveTextContent('Please choose');
    expect(field('Linked Partner App')).toHaveTextContent(/Choose one in Canvas, or Save does nothing there/);
    await user.click(button('Copy Redirect URIs'));
    expect(await navigator.clipboard.readText()).toBe('https://next.intelliboard.net/settings/oauth2/redirect');
    await user.click(button('Copy url:GET|/api/v1/users/:user_id/page_views'));
    expect(await navigator.clipboard.readText()).toBe('url:GET|/api/v1/users/:user_id/page_views');
    // The form is in a tab that is open; a link would open another one.
    expect(screen.queryByRole('link', { name: /^Open fernwood/ })).toBeNull();
  });

  it('opens the manual way where the form was not recognised', async () => {
    const { guide, user } = show('keyFormMissing');
    const hand = within(screen.getByRole('region', { name: 'Make the key by hand' }));
    for (const name of ['Copy Key Name', 'Copy Owner Email', 'Copy Redirect URIs']) expect(hand.getByRole('button', { name })).toBeVisible();
    await user.click(hand.getByText('The 13 scopes to tick'));
    expect(hand.getAllByRole('button', { name: /^Copy url:GET/ })).toHaveLength(13);
    expect(hand.getByRole('link', { name: /fernwood/ })).toHaveAttribute('href', `${CANVAS}/accounts/1/developer_keys`);
    await user.click(hand.getByRole('button', { name: 'Go to: Use a key that exists' }));
    expect(guide.actions.setKeyPlan).toHaveBeenLastCalledWith({ ...choice, enforceScopes: true, way: 'existing' });
    await user.click(hand.getByRole('button', { name: 'Try to fill it again' }));
    expect(guide.actions.createKey).toHaveBeenCalledExactlyOnceWith(false);
    await user.click(hand.getByRole('button', { name: 'Go to: Paste client ID and secret' }));
    expect(guide.actions.setKeyPlan).toHaveBeenLastCalledWith({ ...choice, enforceScopes: true, way: 'paste' });
  });

  it('says nothing of the form to somebody who has chosen another way', () => {
    const guide = guideWith({ setup: changed(GUIDE_STATES.keyFormMissing, { key: { way: 'paste' } }), allowed });
    render(<GuideView guide={guide} />);
    expect(screen.queryByText(/was not recognised/)).toBeNull();
    expect(button('Use this pair')).toBeVisible();
  });

  it('looks for the key again where that could not be found out', async () => {
    const { guide, user } = show('keyFormUnclear');
    await user.click(button('I have saved it'));
    expect(guide.actions.findSavedKey).toHaveBeenCalledOnce();
    await user.click(button('Fill Canvas’s form'));
    expect(guide.actions.createKey).toHaveBeenCalledOnce();
  });

  it.each([
    ['keyFormInUse', /somebody has typed into it/],
    ['keyFormNotSaved', /there is no new key/],
  ] as const)('can fill it again in %s', async (state, words) => {
    const { guide, user } = show(state);
    expect(screen.getByText(words)).toBeVisible();
    await user.click(button('Fill Canvas’s form'));
    expect(guide.actions.createKey).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('points at Canvas’s own switch where it was not let', async () => {
    const { guide, user } = show('keyTurnOnRefused');
    expect(screen.getByText(/it is pointed at in Canvas’s tab\. When it is ON, this goes on by itself/)).toBeVisible();
    await user.click(button('Fix it: The key is OFF.'));
    expect(guide.actions.fixKey).toHaveBeenCalledExactlyOnceWith('off');
  });
});

describe('a key that exists', () => {
  it('tells how far a long list has been read, and that it waits', async () => {
    const { guide, user, rerender } = show('keyListingLong');
    expect(screen.getByText('612 keys read…')).toBeVisible();
    await user.click(button('Stop'));
    expect(guide.actions.stopKey).toHaveBeenCalledOnce();
    rerender(<GuideView guide={{ ...guide, setup: GUIDE_STATES.keyListingWaiting }} />);
    expect(status()).toHaveTextContent('Canvas asks for a pause; this goes on by itself');
    expect(screen.getByText(/^1,800 keys read…/)).toBeVisible();
  });

  it('says which one is in use and which are stale', async () => {
    const { guide, user } = show('keyList');
    const [inUse, fresh, quiet, stale] = within(screen.getByRole('region', { name: 'Keys that look like IntelliBoard’s' })).getAllByRole('listitem');
    expect(inUse).toHaveTextContent(/In useCanvas has seen it 3 hours ago\. Making a new one does not turn it off\./);
    expect(inUse).toHaveTextContent(EMAIL);
    expect(fresh).toHaveTextContent(/NewMade 2 days ago and not used yet/);
    expect(quiet).toHaveTextContent(/QuietCanvas last saw it 1 month ago/);
    expect(stale).toHaveTextContent(/Unnamed keyStaleCanvas last saw it 2 years ago\. Nothing is turned off or deleted here unasked/);
    await user.click(button('Use this key: 170000000000097'));
    expect(guide.actions.adoptKey).toHaveBeenCalledExactlyOnceWith('170000000000097');
    await user.click(button('Read the keys again'));
    expect(guide.actions.listKeys).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Make another one' })).toBeNull();
  });

  it('offers to make one where none looks like it', async () => {
    const { guide, user } = show('keyListNoneLikely');
    expect(screen.getByText('None looks like IntelliBoard’s')).toBeVisible();
    await user.click(button('Create a key instead'));
    expect(guide.actions.setKeyPlan).toHaveBeenCalledExactlyOnceWith(choice);
  });

  it('finds a key of another name', async () => {
    const findKeys = vi.fn(async () => ({ total: 31, keys: [developerKey({ id: '170000000000007', name: 'Analytics' })] }));
    const { guide, user } = show('keyListNoneLikely', { actions: { findKeys } });
    const search = within(screen.getByRole('search'));
    const field = search.getByRole('textbox', { name: 'Search all keys' });
    await user.type(field, '{Enter}');
    expect(field).toHaveAccessibleDescription(/Please fill this in\.$/);
    await user.type(field, ' analytics {Enter}');
    expect(findKeys).toHaveBeenCalledExactlyOnceWith('analytics');
    expect(await screen.findByText(/^Found: 31\. The first 1 are shown/)).toHaveAttribute('role', 'status');
    await user.click(button('Use this key: 170000000000007'));
    expect(guide.actions.adoptKey).toHaveBeenCalledExactlyOnceWith('170000000000007');
  });

  it('says so when none matches, and when the list is forgotten', async () => {
    const findKeys = vi.fn<() => Promise<{ total: number; keys: never[] } | null>>(async () => ({ total: 0, keys: [] }));
    const { guide, user } = show('keyListNoneLikely', { actions: { findKeys } });
    await user.type(screen.getByRole('textbox', { name: 'Search all keys' }), 'x{Enter}');
    expect(await screen.findByText('No key matches.')).toBeVisible();
    findKeys.mockResolvedValueOnce(null);
    await user.click(button('Search'));
    expect(await screen.findByText(/The list is no longer in memory/)).toBeVisible();
    const [, again] = screen.getAllByRole('button', { name: 'Read the keys again' });
    if (again !== undefined) await user.click(again);
    expect(guide.actions.listKeys).toHaveBeenCalledOnce();
  });

  it('lets the admin choose where two may be the one that was saved', () => {
    show('keyAmbiguous');
    expect(screen.getByRole('region', { name: 'Keys in Canvas that match' })).toBeVisible();
    expect(button('Make another one')).toBeVisible();
  });
});

describe('a secret that Canvas no longer shows', () => {
  it('can be read from Canvas’s page, where that shows it', async () => {
    const { guide, user } = show('keyMasked');
    await user.click(button('Show it in Canvas'));
    expect(guide.actions.showKeyInCanvas).toHaveBeenCalledOnce();
    await user.click(button('Read it from Canvas’s page'));
    expect(guide.actions.adoptKey).toHaveBeenCalledExactlyOnceWith(KEY);
  });

  it('is regenerated only after a plain warning', async () => {
    const { guide, user } = show('keyMasked');
    await user.click(button('Regenerate the secret'));
    const dialog = screen.getByRole('dialog', { name: `Regenerate the secret of key ${KEY}?` });
    expect(dialog).toHaveAccessibleDescription(/Every token of this key dies at once\. IntelliBoard, and anybody else who uses this key, must be authorized anew/);
    expect(guide.actions.regenerateSecret).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Regenerate the secret' }));
    expect(guide.actions.regenerateSecret).toHaveBeenCalledExactlyOnceWith(KEY);
  });

  it.each([
    ['Make a new key instead', 'create'],
    ['Paste it', 'paste'],
  ])('can be left behind: %s', async (name, way) => {
    const { guide, user } = show('keyMasked');
    await user.click(button(name));
    expect(guide.actions.setKeyPlan).toHaveBeenCalledExactlyOnceWith({ ...choice, way });
    expect(guide.actions.forgetKey).toHaveBeenCalledOnce();
  });

  it('is not offered again to be regenerated where Canvas refuses', () => {
    show('keyRegenerateRefused');
    expect(screen.getByText(/Most Canvas installations do not offer this/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Regenerate the secret' })).toBeNull();
    expect(button('Make a new key instead')).toBeVisible();
  });

  it('is, where it is not known what became of it', () => {
    show('keyRegenerateUnclear');
    expect(screen.getByText(/If it has, nobody has seen it/)).toBeVisible();
    expect(button('Regenerate the secret')).toBeVisible();
  });

  it('says what it waits for', () => {
    show('keyRegenerating');
    expect(status()).toHaveTextContent('Having Canvas make a new secret…');
  });
});

describe('what differs', () => {
  it('is put right one by one, and it is said how', async () => {
    const { guide, user } = show('keyFindings');
    const fixes = screen.getAllByRole('button', { name: /^Fix it: / });
    expect(fixes).toHaveLength(FINDINGS.length - 1);
    await user.click(button('Fix it: The redirect URI is not IntelliBoard’s.'));
    expect(guide.actions.fixKey).toHaveBeenCalledExactlyOnceWith('redirect_uri');
    expect(screen.getByText('Adds IntelliBoard’s redirect URI and keeps the others.')).toBeVisible();
    expect(screen.getByText('Choose another key, or make a new one.')).toBeVisible();
  });

  it('is left to the admin where others may rely on it', () => {
    show('keyFindingsUsed');
    expect(screen.getAllByRole('button', { name: /^Fix it: / })).toHaveLength(1);
    expect(screen.getByText(/empty it only if nobody else signs in through it/)).toBeVisible();
    expect(button('Show it in Canvas')).toBeVisible();
  });

  it('is done by hand where Canvas refuses', () => {
    show('keyFixRefused');
    expect(screen.getByText('Canvas did not accept the change (HTTP 403). The key is as it was.')).toBeVisible();
    expect(screen.getByText(/add IntelliBoard’s redirect URI on a line of its own/)).toBeVisible();
  });

  it('says that it is being put right', () => {
    show('keyFixing');
    expect(status()).toHaveTextContent('Putting the key right in Canvas…');
    expect(screen.getByText('Put it right in Canvas').closest('li')).toHaveTextContent('(in progress)');
  });
});
