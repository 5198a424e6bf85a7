import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { PUT_RESULTS } from '@/utils/model/connection-form';
import type { GuideActions } from '@/utils/ui/guide';
import { changed, GUIDE_STATES, type GuideStateName } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';

const INTEGRATIONS = 'https://next.intelliboard.net/connections/integrations';
const allowed = ['https://next.intelliboard.net', 'https://fernwood.instructure.com'];

function show(state: GuideStateName, actions: Partial<GuideActions> = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], allowed, actions });
  return { guide, user: userEvent.setup(), ...render(<GuideView guide={guide} />) };
}
const button = (name: string) => screen.getByRole('button', { name });
const part = (name: string) => within(screen.getByRole('region', { name }));
const seenIn = (state: GuideStateName) => GUIDE_STATES[state].connectionForm.look?.id;
const status = () => screen.getAllByRole('status')[0];
/** A line of the preview or of the marks, by what it is about. */
const line = (region: string, name: string) =>
  part(region)
    .getAllByText(name)
    .map((one) => one.closest('.form-fields > li, .checks > li'))
    .find((one) => one !== null);

describe('step account on the form road', () => {
  it('opens IntelliBoard, and can be told that one is signed in', async () => {
    const { guide, user } = show('formRoadSigningIn');
    expect(status()).toHaveTextContent('Sign in on IntelliBoard’s page. This goes on by itself.');
    await user.click(button('Open IntelliBoard'));
    expect(guide.actions.openIntelliBoard).toHaveBeenCalledOnce();
    await user.click(button('I am signed in'));
    expect(guide.actions.lookAtForm).toHaveBeenCalledOnce();
    expect(screen.getByRole('link', { name: /^Integrations at IntelliBoard/ })).toHaveAttribute('href', INTEGRATIONS);
  });

  it('says that it is done', () => {
    show('formRoadSignedIn');
    expect(status()).toHaveTextContent('Signed in at IntelliBoard');
    expect(screen.queryByRole('button', { name: 'I am signed in' })).toBeNull();
  });

  it('asks for the one site first', () => {
    render(<GuideView guide={guideWith({ setup: GUIDE_STATES.formRoad })} />);
    expect(button('Allow next.intelliboard.net')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Open IntelliBoard' })).toBeNull();
  });

  it('says when nobody is signed in, and nothing of the form once somebody is', () => {
    const problem = GUIDE_STATES.formNotSignedIn.connectionForm.problem;
    const { rerender } = render(<GuideView guide={guideWith({ setup: changed(GUIDE_STATES.formRoad, { connectionForm: { problem } }), allowed })} />);
    expect(screen.getByText('Nobody is signed in at next.intelliboard.net.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull();
    rerender(<GuideView guide={guideWith({ setup: changed(GUIDE_STATES.formRoadSignedIn, { connectionForm: { problem: GUIDE_STATES.formNotFound.connectionForm.problem } }), allowed })} />);
    expect(screen.queryByText(/The connection form was not found/)).toBeNull();
  });

  it('changes over where there are two roads, both ways', async () => {
    const api = show('apiRoadNeedsToken');
    await api.user.click(button('Use IntelliBoard’s web form instead'));
    expect(api.guide.actions.preferRoad).toHaveBeenCalledExactlyOnceWith('form');
    api.unmount();
    const form = show('formRoadPreferred');
    await form.user.click(button('Use IntelliBoard’s connection API instead'));
    expect(form.guide.actions.preferRoad).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('says that there are two roads', () => {
    show('formRoadPreferred');
    expect(screen.getByText(/^next\.intelliboard\.net has its connection API as well\./)).toBeVisible();
  });

  it('offers no other road where there is none, and says so', () => {
    show('formRoad');
    expect(screen.getByText(/^next\.intelliboard\.net has no connection API today/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /instead$/ })).toBeNull();
  });
});

describe('step details on the form road', () => {
  it('asks for the category by its name, and whether to make it', async () => {
    const { guide, user } = show('detailsOnForm', { confirmDetails: vi.fn(async () => ({ categoryName: 'required' })) });
    const field = screen.getByRole('textbox', { name: 'Category' });
    await user.type(field, ' 2');
    expect(guide.actions.saveDetails).toHaveBeenLastCalledWith(expect.objectContaining({ categoryName: 'Main campus 2' }));
    await user.click(screen.getByRole('checkbox', { name: 'Make it if there is none of that name' }));
    expect(guide.actions.saveDetails).toHaveBeenLastCalledWith(expect.objectContaining({ newCategory: false }));
    await user.click(button('Confirm details'));
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
  });

  it('says whose time zone the hour is in, and promises no other', () => {
    show('detailsOnForm');
    const hour = screen.getByRole('combobox', { name: 'Process at Hour' });
    expect(hour).toHaveAccessibleDescription('IntelliBoard’s form means the time zone of your IntelliBoard account.');
    expect(hour).toHaveDisplayValue('04:00');
  });

  it('asks IntelliBoard’s API for nothing', () => {
    const { guide } = show('detailsOnFormPreferred');
    expect(guide.actions.loadCategories).not.toHaveBeenCalled();
  });

  it.each(['detailsOnForm', 'details'] as const)('warns when the connection is not active (%s)', (state) => {
    const { draft } = GUIDE_STATES[state].details;
    render(<GuideView guide={guideWith({ setup: changed(GUIDE_STATES[state], { details: { draft: draft === null ? null : { ...draft, active: false } } }), allowed })} />);
    expect(screen.getByText(/^Connections must be active to process\. An inactive one/)).toBeVisible();
  });
});

describe('step send on the form road', () => {
  it('opens the form, and looks at it', async () => {
    const { guide, user } = show('formOpen');
    const open = part('Open the connection form');
    await user.click(open.getByRole('button', { name: 'Open IntelliBoard' }));
    expect(guide.actions.openIntelliBoard).toHaveBeenCalledOnce();
    expect(open.getByRole('link', { name: /^Integrations at IntelliBoard/ })).toHaveAttribute('href', INTEGRATIONS);
    await user.click(button('Look at the form'));
    expect(guide.actions.lookAtForm).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Fill these fields' })).toBeNull();
  });

  it('shows what would go where before anything is written, and fills only that', async () => {
    const { guide, user, container } = show('formSeen');
    expect(line('What goes where', 'Client Secret Key')).toHaveTextContent('Will be filled••••••••NefC into “Client Secret Key *”');
    expect(line('What goes where', 'Client ID')).toHaveTextContent('170000000000115 into a field without a name');
    expect(line('What goes where', 'LMS Name')).toHaveTextContent('Right already');
    expect(line('What goes where', 'Dynamic tables')).toHaveTextContent('Not found on this page');
    expect(part('What goes where').getByText(/may stand on another page of the form/)).toBeVisible();
    expect(container.innerHTML).not.toMatch(/[A-Za-z0-9]{24,}NefC/);
    await user.click(button('Fill these fields'));
    expect(guide.actions.fillForm).toHaveBeenCalledExactlyOnceWith(seenIn('formSeen'), ['url', 'clientId', 'clientSecret', 'active', 'hour']);
  });

  it('takes the page’s names as text', () => {
    const label = '<img src=x onerror=alert(1)> $1';
    const { look } = GUIDE_STATES.formSeen.connectionForm;
    const setup = changed(GUIDE_STATES.formSeen, { connectionForm: { look: look === null ? null : { ...look, fields: look.fields.map((one) => ({ ...one, label })) } } });
    const { container } = render(<GuideView guide={guideWith({ setup, allowed })} />);
    expect(screen.getAllByText(`into “${label}”`)).toHaveLength(6);
    expect(container.querySelector('img[src="x"]')).toBeNull();
  });

  it('says that a category is made', () => {
    show('formCategorySeen');
    expect(line('What goes where', 'Category')).toHaveTextContent('If IntelliBoard has none of that name, it is made.');
  });

  it('leaves a secret out of a field that can be read, unless that is wanted', async () => {
    const { guide, user } = show('formLegible');
    const secret = line('What goes where', 'Client Secret Key');
    expect(secret).toHaveTextContent('Left out');
    expect(secret).toHaveTextContent('What you put there can be read on the screen.');
    await user.click(button('Fill these fields'));
    expect(guide.actions.fillForm).toHaveBeenLastCalledWith(seenIn('formLegible'), ['url', 'clientId', 'active', 'hour']);
    await user.click(screen.getByRole('checkbox', { name: 'Fill it all the same' }));
    expect(secret).toHaveTextContent('Will be filled');
    await user.click(button('Fill these fields'));
    expect(guide.actions.fillForm).toHaveBeenLastCalledWith(seenIn('formLegible'), ['url', 'clientId', 'clientSecret', 'active', 'hour']);
  });

  it('asks anew about a field that can be read when another look was taken', async () => {
    const { guide, user, rerender } = show('formLegible');
    await user.click(screen.getByRole('checkbox', { name: 'Fill it all the same' }));
    const { look } = GUIDE_STATES.formLegible.connectionForm;
    rerender(<GuideView guide={{ ...guide, setup: changed(GUIDE_STATES.formLegible, { connectionForm: { look: look === null ? null : { ...look, id: 'look-2' } } }) }} />);
    expect(screen.getByRole('checkbox', { name: 'Fill it all the same' })).not.toBeChecked();
  });

  it('says of each field what became of it', () => {
    show('formFilled');
    expect(line('What goes where', 'URL')).toHaveTextContent('Filled in');
    expect(line('What goes where', 'Client ID')).toHaveTextContent('Did not take the value');
    expect(line('What goes where', 'Process at Hour')).toHaveTextContent('No such choice there');
    expect(line('What goes where', 'Active')).toHaveTextContent('Has changed; not written');
    expect(line('What goes where', 'LMS Name')).toHaveTextContent('Right already');
  });

  it('does not press anybody to fill again, nor to fill what is right', () => {
    show('formAllFilled').unmount();
    show('formAllRight');
    expect(screen.queryByRole('button', { name: /^Fill these fields/ })).toBeNull();
  });

  it('offers to fill again what was filled', () => {
    show('formAllFilled');
    expect(button('Fill these fields again')).toBeEnabled();
  });

  it('says what is under way, and takes no second click', async () => {
    const { guide, user } = show('formFilling');
    expect(status()).toHaveTextContent('Filling in IntelliBoard’s form…');
    for (const name of ['Fill these fields', 'Look at the form', 'Read the marks']) await user.click(button(name));
    expect(guide.actions.fillForm).not.toHaveBeenCalled();
    expect(guide.actions.lookAtForm).not.toHaveBeenCalled();
  });

  describe('put it here', () => {
    const open = async (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByText('Put it here: one value at a time'));

    it('puts one value where the admin has clicked, and says how that went', async () => {
      const { guide, user } = show('formOpen', { putIntoForm: vi.fn(async () => 'no-field' as const) });
      await open(user);
      await user.click(button('Put it here: URL'));
      expect(guide.actions.putIntoForm).toHaveBeenCalledExactlyOnceWith('url', false);
      expect(await screen.findByText('Click into a field on IntelliBoard’s page first.')).toBeVisible();
      expect(button('Copy URL')).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Copy Client Secret Key' })).toBeNull();
    });

    it('has every value, a new category among them', async () => {
      const { user } = show('formOpen');
      await open(user);
      const names = screen.getAllByRole('button', { name: /^Put it here: / }).map((one) => one.getAttribute('aria-label')?.replace('Put it here: ', ''));
      expect(names).toEqual(['LMS Name', 'URL', 'Client ID', 'Client Secret Key', 'Category', 'New category', 'Active', 'Dynamic tables', 'Process at Hour']);
    });

    it('asks before a secret goes where it can be read', async () => {
      const putIntoForm = vi.fn(async (_: string, mayBeVisible: boolean) => (mayBeVisible ? ('written' as const) : ('visible' as const)));
      const { user } = show('formOpen', { putIntoForm });
      await open(user);
      await user.click(button('Put it here: Client Secret Key'));
      await user.click(await screen.findByRole('button', { name: 'Put it there all the same' }));
      expect(putIntoForm).toHaveBeenCalledOnce();
      const dialog = within(screen.getByRole('dialog', { name: 'Put the secret where it can be read?' }));
      await user.click(dialog.getByRole('button', { name: 'Put it there' }));
      expect(putIntoForm).toHaveBeenLastCalledWith('clientSecret', true);
      expect(await screen.findByText('Filled in.')).toBeVisible();
    });

    it.each(PUT_RESULTS)('has words for %s', async (result) => {
      const { user, container } = show('formOpen', { putIntoForm: vi.fn(async () => result) });
      await open(user);
      await user.click(button('Put it here: Client ID'));
      await vi.waitFor(() => expect(container.querySelector('.put-values')).not.toHaveTextContent('put_result'));
      expect([...container.querySelectorAll('.put-values > li > [role="status"]')].filter((one) => one.textContent !== '')).toHaveLength(1);
    });

    it('is at hand at once where the form was not found', () => {
      show('formNotFound');
      expect(button('Put it here: URL')).toBeVisible();
    });
  });

  describe('the marks', () => {
    const MARKS = 'Now press Continue on IntelliBoard’s page';

    it('are read by a click, and Continue is never pressed here', async () => {
      const { guide, user } = show('formSeen');
      await user.click(button('Read the marks'));
      expect(guide.actions.lookAtForm).toHaveBeenCalledOnce();
      expect(screen.queryByRole('button', { name: /^Continue$/ })).toBeNull();
    });

    it('are done when address and keys are green, and lead on', () => {
      show('formMarksGood');
      expect(status()).toHaveTextContent('IntelliBoard accepts the address and the keys');
      expect(line(MARKS, 'URL')).toHaveTextContent('Accepted');
      expect(line(MARKS, 'Canvas data')).toHaveTextContent('Nothing to do');
      expect(screen.getByRole('button', { name: /^Continue: / })).toBeVisible();
    });

    it('are explained by what is known here when they are red', () => {
      show('formMarksBad');
      expect(line(MARKS, 'URL')).toHaveTextContent('IntelliBoard wants https:// and the host only: https://fernwood.instructure.com');
      expect(line(MARKS, 'URL')).toHaveTextContent('Something else stands in the form.');
      const keys = line(MARKS, 'Keys');
      expect(keys).toHaveTextContent(/Canvas accepted this very pair: .*So another value may stand in the form: fill it again\./);
      expect(keys?.querySelector('time')).toHaveAttribute('datetime', GUIDE_STATES.formMarksBad.key.provedAt ?? '');
      expect(keys).toHaveTextContent(/redirect URI must be: https:\/\/\S*intelliboard\.net/);
      expect(part(MARKS).getByRole('link', { name: 'helpdesk@intelliboard.net' })).toHaveAttribute('href', 'mailto:helpdesk@intelliboard.net');
    });

    it.each([
      ['formMarksKeyOff', 'The key is OFF in Canvas.'],
      ['formMarksUnproved', 'This pair was never proved to Canvas.'],
      ['formMarksKeyDiffers', 'The key is not as IntelliBoard needs it.'],
    ] as const)('lead to the key: %s', async (state, words) => {
      const { guide, user } = show(state);
      expect(line(MARKS, 'Keys')).toHaveTextContent(words);
      await user.click(part(MARKS).getByRole('button', { name: 'Go to step: Developer key' }));
      expect(guide.actions.showStep).toHaveBeenCalledWith('key');
    });
  });

  it('fills nothing while something is missing, and leads there', () => {
    show('formMissing');
    expect(part('Before the form can be filled').getByRole('button', { name: 'Go to step: Developer key' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^(Look at the form|Fill these fields|Put it here)/ })).toBeNull();
  });

  it('says that the secret is gone', () => {
    show('formSecretLost').unmount();
    show('formSecretHandedOver');
    expect(screen.getByText(/^The client secret is no longer on this computer/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Go to step: Developer key' })).toBeVisible();
  });

  it.each([
    ['formNotOpen', 'No page of next.intelliboard.net is open.'],
    ['formNotSignedIn', 'Nobody is signed in at next.intelliboard.net.'],
    ['formNotFound', 'The connection form was not found on this page of next.intelliboard.net.'],
    ['formChanged', 'The page at next.intelliboard.net changed between looking and filling.'],
  ] as const)('says what is wrong: %s', (state, words) => {
    show(state);
    expect(screen.getByText(words)).toBeVisible();
    expect(button('Look at the form')).toBeEnabled();
  });

  it('leads to the permission where that was taken away', async () => {
    const { guide, user } = show('formNoAccess');
    await user.click(button('Go to step: IntelliBoard account'));
    expect(guide.actions.showStep).toHaveBeenCalledWith('account');
  });

  it('changes over to the API where there is one, and back', async () => {
    const setup = changed(GUIDE_STATES.sendPreview, { account: { preferred: 'form' } });
    const guide = guideWith({ setup, allowed });
    const { unmount } = render(<GuideView guide={guide} />);
    await userEvent.click(button('Use IntelliBoard’s connection API instead'));
    expect(guide.actions.preferRoad).toHaveBeenCalledExactlyOnceWith(null);
    unmount();
    const api = show('sendPreview');
    await api.user.click(button('Use IntelliBoard’s web form instead'));
    expect(api.guide.actions.preferRoad).toHaveBeenCalledExactlyOnceWith('form');
  });
});
