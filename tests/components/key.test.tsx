import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { changed, GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';
import { reactHolds } from './react-holds';

const CANVAS = 'https://fernwood.instructure.com';
const allowed = [CANVAS, 'https://next.intelliboard.net'];

function show(state: keyof typeof GUIDE_STATES, more: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], allowed, ...more });
  return { guide, user: userEvent.setup(), ...render(<GuideView guide={guide} />) };
}

/** The value beside a term. */
function valueOf(term: string): HTMLElement {
  const found = within(screen.getByRole('main')).getByText(term, { selector: 'dt' }).nextElementSibling;
  if (!(found instanceof HTMLElement)) throw new Error(`no value beside ${term}`);
  return found;
}

describe('step key', () => {
  it('sends to the step canvas first', async () => {
    const { guide, user } = show('keyNoCanvas');
    await user.click(screen.getByRole('button', { name: 'Go to step: Your Canvas' }));
    expect(guide.actions.showStep).toHaveBeenCalledWith('canvas');
  });

  it('shows exactly what will be made before it is made', async () => {
    const { guide, user } = show('keyPlan');
    expect(valueOf('Key Name')).toHaveTextContent('IntelliBoard Pro');
    expect(valueOf('Redirect URIs')).toHaveTextContent('https://next.intelliboard.net/settings/oauth2/redirectNamed by your IntelliBoard account');
    expect(valueOf('Enforce Scopes')).toHaveTextContent('Off');
    expect(valueOf('Client Credentials Audience')).toHaveTextContent('Canvas');
    expect(valueOf('Test Cluster Only')).toHaveTextContent('Off');
    expect(valueOf('Left empty')).toHaveTextContent('Redirect URI (Legacy), Vendor Code (LTI 2), Icon URL, Notes');
    expect(valueOf('Owner Email')).toHaveTextContent('ada.whitfield@fernwood.example');
    expect(valueOf('State')).toHaveTextContent('ON');
    expect(screen.getByText(/Nothing is sent to IntelliBoard yet/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Create the key in Canvas' }));
    expect(guide.actions.createKey).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('says where the redirect URI comes from when IntelliBoard has not named one', () => {
    show('keyPlanScopes');
    expect(valueOf('Redirect URIs')).toHaveTextContent('From IntelliBoard’s own instructions');
    expect(valueOf('Enforce Scopes')).toHaveTextContent('On, with 15 read-only scopes');
  });

  it('offers to enforce scopes, with what that means and which they are', async () => {
    const { guide, user } = show('keyPlan');
    expect(screen.getByRole('radio', { name: /^Do not enforce scopes/ })).toBeChecked();
    const enforce = screen.getByRole('radio', { name: 'Enforce 15 read-only scopes' });
    expect(enforce).toHaveAccessibleDescription(/When IntelliBoard adds a feature/);
    await user.click(enforce);
    expect(guide.actions.setKeyPlan).toHaveBeenCalledWith({ way: 'create', enforceScopes: true, allowIncludes: false, ownerEmail: 'ada.whitfield@fernwood.example' });
    await user.click(screen.getByText('Show the 15 scopes'));
    expect(screen.getByText('GET /api/v1/users/:user_id/page_views')).toBeVisible();
  });

  it.each([
    ['keyLooking', 'Looking for keys like this one in Canvas…', 'Look for keys like it, open the page'],
    ['keyCreating', 'Creating the key in Canvas…', 'Get client ID and secret'],
    ['keyProving', 'Proving client ID and secret at Canvas’s token endpoint…', 'Prove it works'],
  ] as const)('tells how it goes in %s', (state, words, stage) => {
    show(state);
    expect(screen.getAllByRole('status')[0]).toHaveTextContent(words);
    expect(screen.getByText(stage).closest('li')).toHaveTextContent('(in progress)');
    expect(screen.queryByRole('button', { name: /Create the key/ })).toBeNull();
  });

  it('shows of the secret its last four characters only', () => {
    show('keyDone');
    expect(valueOf('Client ID')).toHaveTextContent('170000000000115');
    expect(valueOf('Client secret')).toHaveTextContent('••••••••NefC');
    expect(valueOf('State in Canvas')).toHaveTextContent('ON');
    expect(valueOf('Compared with the plan')).toHaveTextContent('No difference');
    expect(valueOf('Proved at the token endpoint')).not.toHaveTextContent('Not yet');
  });

  it('shows the key in Canvas, checks it again, and asks before it forgets it', async () => {
    const { guide, user } = show('keyDone');
    await user.click(screen.getByRole('button', { name: 'Show it in Canvas' }));
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(guide.actions.showKeyInCanvas).toHaveBeenCalledOnce();
    expect(guide.actions.checkKey).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Forget this key here' }));
    expect(guide.actions.forgetKey).not.toHaveBeenCalled();
    await user.click(within(screen.getByRole('dialog', { name: 'Forget this key here' })).getByRole('button', { name: 'Forget this key here' }));
    expect(guide.actions.forgetKey).toHaveBeenCalledOnce();
  });

  it('does not forget a key that IntelliBoard has: that is replaced', () => {
    show('keySent');
    expect(screen.queryByRole('button', { name: 'Forget this key here' })).toBeNull();
    expect(screen.getByText('Replace this key')).toBeVisible();
  });

  it('copies the client ID', async () => {
    const { user } = show('keyDone');
    await user.click(screen.getByRole('button', { name: 'Copy Client ID' }));
    expect(await navigator.clipboard.readText()).toBe('170000000000115');
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('Copied');
  });

  it('lets the admin choose among keys that match', async () => {
    const { guide, user } = show('keyChoices');
    const [first, second] = within(screen.getByRole('region', { name: 'Keys in Canvas that match' })).getAllByRole('listitem');
    expect(first).toHaveTextContent('OFF');
    expect(first).toHaveTextContent('Never');
    expect(second).toHaveTextContent('ON');
    await user.click(screen.getByRole('button', { name: 'Use this key: 170000000000102' }));
    expect(guide.actions.adoptKey).toHaveBeenCalledExactlyOnceWith('170000000000102');
    await user.click(screen.getByRole('button', { name: 'Make another one' }));
    expect(guide.actions.createKey).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('turns a key ON that is OFF', async () => {
    const { guide, user } = show('keyOff');
    expect(screen.getByText('Key 170000000000115 is OFF, so nobody can use it.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Turn it ON' }));
    expect(guide.actions.turnKeyOn).toHaveBeenCalledOnce();
  });

  it('says what differs, and whether that matters', () => {
    show('keyDiffers');
    const findings = screen.getAllByRole('listitem').filter((item) => item.closest('.findings') !== null);
    expect(findings).toHaveLength(3);
    expect(findings[0]).toHaveTextContent('The redirect URI is not IntelliBoard’s. Must be put rightCanvas has: https://intelliboard.example.net/oauth2Canvas compares it character by character');
    expect(findings[1]).toHaveTextContent('Must be put rightMissing: url:GET|/api/v1/accounts url:GET|/api/v1/accounts/:account_id/sub_accounts');
    expect(findings[2]).toHaveTextContent('The name is another one. Differs, but worksCanvas has: IB (old)');
    expect(screen.getByRole('link', { name: /Open fernwood.instructure.com/ })).toHaveAttribute('href', `${CANVAS}/accounts/1/developer_keys`);
  });

  it('reads a secret again that was lost with the browser', async () => {
    const { guide, user } = show('keySecretLost');
    expect(screen.getByText('The secret is gone, as promised.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Read the secret from Canvas again' }));
    expect(guide.actions.adoptKey).toHaveBeenCalledExactlyOnceWith('170000000000115');
  });

  it('goes on with the same intent after it was interrupted', async () => {
    const { guide, user } = show('keyPageClosed');
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go on creating the key' }));
    expect(guide.actions.createKey).toHaveBeenCalledOnce();
  });

  it('asks for the site again when the browser has taken it back', async () => {
    const { guide, user } = show('keyDone', { allowed: [], place: 'panel' });
    await user.click(screen.getByRole('button', { name: 'Allow fernwood.instructure.com' }));
    expect(guide.actions.allowCanvas).toHaveBeenCalledOnce();
  });
});

describe('the passphrase', () => {
  const OWN = 'canary passphrase of my own';

  it('says beforehand that secrets are lost with the browser', async () => {
    const { user } = show('keyPlan');
    await user.click(screen.getByText('What if I close the browser before sending?'));
    expect(screen.getByText(/are lost when the browser closes. That is by design/)).toBeVisible();
  });

  it('takes an own one, and holds it nowhere', async () => {
    const { guide, user, container } = show('keyPlan');
    const field = screen.getByLabelText('Your own passphrase', { selector: 'input' });
    await user.click(screen.getByText('What if I close the browser before sending?'));
    await user.type(field, `${OWN}{Enter}`);
    expect(guide.actions.setPassphrase).toHaveBeenCalledWith(OWN);
    expect(field).toHaveValue('');
    expect(container.innerHTML).not.toContain(OWN);
    expect(reactHolds(container, OWN)).toBe(false);
  });

  it('says beside the field that it is too short', async () => {
    const { user } = show('keyPlan', { actions: { setPassphrase: vi.fn(async () => 'passphrase-too-short') } });
    await user.click(screen.getByText('What if I close the browser before sending?'));
    const field = screen.getByLabelText('Your own passphrase', { selector: 'input' });
    await user.type(field, 'short{Enter}');
    expect(field).toHaveAccessibleDescription(/Please use at least 12 characters\.$/);
  });

  it('suggests six words, and forgets them once they are used', async () => {
    const { guide, user, container } = show('keyPlan');
    await user.click(screen.getByText('What if I close the browser before sending?'));
    await user.click(screen.getByRole('button', { name: 'Suggest six words' }));
    const use = await screen.findByRole('button', { name: /I have written them down/ });
    const words = screen.getByLabelText('Suggested passphrase').textContent ?? '';
    expect(words.split(' ')).toHaveLength(6);
    expect(reactHolds(container, words)).toBe(false);
    await user.click(use);
    expect(guide.actions.setPassphrase).toHaveBeenCalledWith(words);
    expect(container.innerHTML).not.toContain(words);
    expect(reactHolds(container, words)).toBe(false);
  });

  it('is not offered again once it is set', () => {
    const { container } = show('keyDoneWithPassphrase');
    expect(screen.getByText('A passphrase keeps your secrets when the browser closes.')).toBeVisible();
    expect(container).not.toHaveTextContent('Suggest six words');
  });

  it('is asked for where secrets are locked', () => {
    show('keySecretLocked');
    expect(screen.getByRole('heading', { name: 'Your secrets are locked' })).toBeVisible();
    expect(screen.getByLabelText('Passphrase', { selector: 'input' })).toBeVisible();
  });

  it('says what went wrong with it', () => {
    const setup = changed(GUIDE_STATES.keyPlan, { passphrase: { problem: { code: 'vault_failed', params: [], link: null, at: '2026-11-23T09:40:00Z' } } });
    render(<GuideView guide={guideWith({ setup, allowed })} />);
    expect(screen.getByText('This browser could not store the secret safely.')).toBeInTheDocument();
  });
});
