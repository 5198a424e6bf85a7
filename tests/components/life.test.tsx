import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { changed, GUIDE_STATES, type GuideStateName } from '../fixtures/guide-states';
import { HEALTH_STATES } from '../fixtures/health-states';
import { secret } from '../fixtures/state-parts';
import { guideWith } from './guide-fixture';

const OLD = '170000000000115';
const NEW = '170000000000208';
const ALLOWED = ['https://fernwood.instructure.com', 'https://next.intelliboard.net'];

function show(name: GuideStateName, setup = GUIDE_STATES[name]) {
  const guide = guideWith({ setup, allowed: ALLOWED });
  render(<GuideView guide={guide} />);
  return { guide, user: userEvent.setup() };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const noButton = (name: string | RegExp) => expect(screen.queryByRole('button', { name })).toBeNull();
const rotation = () => within(screen.getByRole('region', { name: 'A new developer key takes over' }));
const dialog = () => within(screen.getByRole('dialog'));

describe('replacing the developer key', () => {
  it('is offered for a connection that works, and says what it means before it begins', async () => {
    const { guide, user } = show('rotationOffered');
    await user.click(screen.getByText('Replace this key'));
    expect(screen.getByText(/There is no gap\./)).toBeVisible();
    expect(screen.getByText(/means an outage: every token of that key dies at once/)).toBeVisible();
    await user.click(button('Replace the key'));
    expect(guide.actions.startRotation).not.toHaveBeenCalled();
    expect(dialog().getByText('Nothing changes for the connection until you authorize the new key.')).toBeVisible();
    await user.click(dialog().getByRole('button', { name: 'Replace the key' }));
    expect(guide.actions.startRotation).toHaveBeenCalledOnce();
  });

  it('says on the form road that the connection stands still meanwhile', async () => {
    const { user } = show('rotationOfferedOnForm');
    await user.click(screen.getByText('Replace this key'));
    await user.click(button('Replace the key'));
    expect(dialog().getByText(/between Continue and Authorize the connection stands still/)).toBeVisible();
  });

  it.each(['keyDone', 'keyPlan', 'rotationSend'] as const)('is not offered at %s', (name) => {
    show(name);
    expect(screen.queryByText('Replace this key')).toBeNull();
  });

  it.each([
    ['rotationMake', 'Make the new key and prove it', OLD],
    ['rotationSend', 'Hand it to IntelliBoard', OLD],
    ['rotationAuthorize', 'Authorize it in Canvas', OLD],
    ['rotationCheck', 'IntelliBoard checks the connection', NEW],
    ['rotationTurnOff', 'Turn the old key OFF', NEW],
  ] as const)('says at %s what is next, and which key the connection works with', (name, stage, works) => {
    show(name);
    const list = within(rotation().getByRole('list')).getAllByRole('listitem');
    expect(list.filter((item) => item.getAttribute('aria-current') === 'step').map((item) => item.textContent)).toEqual([expect.stringContaining(stage)]);
    expect(rotation().getByText(new RegExp(`^The connection works with the (old|new) key, ${works}`))).toBeVisible();
  });

  it('has no stage of checks on the form road', () => {
    show('rotationSendOnForm');
    expect(rotation().queryByText('IntelliBoard checks the connection')).toBeNull();
    expect(rotation().getByText(/stands still, so do both in one go/)).toBeVisible();
  });

  it('hands the new key over, or leaves it', async () => {
    const { guide, user } = show('rotationSend');
    await user.click(button('Send the new key'));
    expect(guide.actions.sendNewKey).toHaveBeenCalledOnce();
    await user.click(button('Keep the old key'));
    expect(dialog().getByText(new RegExp(`stays with key ${OLD}`))).toBeVisible();
    await user.click(dialog().getByRole('button', { name: 'Keep the old key' }));
    expect(guide.actions.cancelRotation).toHaveBeenCalledOnce();
  });

  it('says when it is sent again, sends at once, or leaves it', async () => {
    const { guide, user } = show('rotationSendWaits');
    expect(rotation().getByText('Waiting to try again')).toBeVisible();
    expect(rotation().getByText('Next attempt').nextElementSibling?.querySelector('time')).toHaveAttribute('datetime', '2026-11-23T10:05:00Z');
    noButton('Send the new key');
    await user.click(rotation().getByRole('button', { name: 'Try now' }));
    expect(guide.actions.trySendingNow).toHaveBeenCalledOnce();
    await user.click(button('Keep the old key'));
    await user.click(dialog().getByRole('button', { name: 'Keep the old key' }));
    expect(guide.actions.cancelRotation).toHaveBeenCalledOnce();
  });

  it('is not left once an attempt may have arrived, and says why', () => {
    show('rotationSendMayHaveArrived');
    expect(rotation().getByText(/may have reached next\.intelliboard\.net/)).toBeVisible();
    expect(button('Try now')).toBeVisible();
    noButton('Keep the old key');
  });

  it('is not left when it is not sent again by itself any more, but sent by a click', async () => {
    const { guide, user } = show('rotationSendGivenUp');
    expect(rotation().getByText(/sending the new key again finds out/)).toBeVisible();
    noButton('Keep the old key');
    await user.click(button('Send the new key'));
    expect(guide.actions.sendNewKey).toHaveBeenCalledOnce();
  });

  it.each(['rotationSending', 'rotationAuthorize', 'rotationCheck', 'rotationTurnOff', 'rotationDone'] as const)('cannot be left at %s', (name) => {
    show(name);
    noButton('Keep the old key');
  });

  it('cannot be left while the new key is being made', () => {
    show('rotationMake', changed(GUIDE_STATES.rotationMake, { key: { activity: { kind: 'creating', since: '2026-11-23T09:40:00Z' } } }));
    noButton('Keep the old key');
  });

  it('leads to the authorising from the step of the key', async () => {
    const { guide, user } = show('rotationAuthorizeFromKey');
    await user.click(rotation().getByRole('button', { name: 'Go to step: Authorize' }));
    expect(guide.actions.showStep).toHaveBeenCalledWith('authorize');
  });

  it('turns the old key OFF only when it is asked to', async () => {
    const { guide, user } = show('rotationTurnOff');
    expect(rotation().getByText(/never deleted/)).toBeVisible();
    await user.click(button('Leave it ON'));
    expect(guide.actions.finishRotation).toHaveBeenCalledOnce();
    expect(guide.actions.turnOldKeyOff).not.toHaveBeenCalled();
    await user.click(button('Turn the old key OFF'));
    expect(guide.actions.turnOldKeyOff).toHaveBeenCalledOnce();
  });

  it.each(['rotationMake', 'rotationSend', 'rotationAuthorizeFromKey', 'rotationCheck'] as const)('offers no turning OFF at %s', (name) => {
    show(name);
    noButton('Turn the old key OFF');
  });

  it('says that the old key cannot take its own place', () => {
    show('rotationIsOld');
    expect(screen.getByText(`Developer key ${OLD} is the one that is to be replaced.`)).toBeVisible();
  });

  it('is seen from the health of the connection, too', async () => {
    const guide = guideWith({ setup: GUIDE_STATES.rotationMake, health: HEALTH_STATES.healthWell.health, allowed: ALLOWED });
    render(<GuideView guide={guide} />);
    expect(rotation().getByText(/works with the old key/)).toBeVisible();
  });
});

describe('renewing credentials of Canvas data', () => {
  it.each([
    ['renewData', /works until IntelliBoard has the new one, so there is no gap/],
    ['renewDataPortal', /end the present ones at once, for IntelliBoard and for every other vendor/],
  ] as const)('says at %s what it means before the click', async (name, what) => {
    const { guide, user } = show(name);
    await user.click(button('Renew the credentials'));
    expect(dialog().getByText(what)).toBeVisible();
    expect(guide.actions.renewData).not.toHaveBeenCalled();
    await user.click(dialog().getByRole('button', { name: 'Renew the credentials' }));
    expect(guide.actions.renewData).toHaveBeenCalledOnce();
  });

  it('says which ones work meanwhile, and can be left', async () => {
    const { guide, user } = show('renewingData');
    expect(screen.getByText(/^IntelliBoard works with us-east-1#c1f4a1a2/)).toBeVisible();
    noButton('Go to step: Check and send');
    await user.click(button('Keep the old ones'));
    expect(guide.actions.keepOldData).toHaveBeenCalledOnce();
  });

  it('leads to the sending when they are proved', async () => {
    const { guide, user } = show('renewingDataMade');
    await user.click(button('Go to step: Check and send'));
    expect(guide.actions.showStep).toHaveBeenCalledWith('send');
  });

  it('cannot be left once the portal has ended the old pair', () => {
    show('renewingDataPortalMade');
    noButton('Keep the old ones');
  });
});

describe('removing the connection', () => {
  const part = async (name: GuideStateName, setup = GUIDE_STATES[name]) => {
    const shown = show(name, setup);
    if (setup.removal.wanted === null) await shown.user.click(screen.getByText('Remove this connection'));
    return shown;
  };

  it('asks what is to go besides, and is sure of it', async () => {
    const { guide, user } = await part('rotationOffered');
    expect(screen.getByRole('checkbox', { name: 'Remove it at next.intelliboard.net, too' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: `Turn developer key ${OLD} OFF in Canvas` })).not.toBeChecked();
    await user.click(button('Remove the connection'));
    expect(dialog().getByText(/This cannot be taken back/)).toBeVisible();
    await user.click(dialog().getByRole('button', { name: 'Remove the connection' }));
    expect(guide.actions.removeConnection).toHaveBeenCalledWith({ atIntelliBoard: true, turnOff: [] });
  });

  it('only here, with the key OFF', async () => {
    const { guide, user } = await part('rotationOffered');
    await user.click(screen.getByRole('checkbox', { name: 'Remove it at next.intelliboard.net, too' }));
    await user.click(screen.getByRole('checkbox', { name: `Turn developer key ${OLD} OFF in Canvas` }));
    await user.click(button('Remove the connection'));
    expect(dialog().getByText(/^It is removed from this browser. IntelliBoard goes on as before/)).toBeVisible();
    await user.click(dialog().getByRole('button', { name: 'Remove the connection' }));
    expect(guide.actions.removeConnection).toHaveBeenCalledWith({ atIntelliBoard: false, turnOff: [OLD] });
  });

  it('offers each of the two keys, while one takes the other’s place', async () => {
    const { guide, user } = await part('rotationAuthorize');
    await user.click(screen.getByRole('checkbox', { name: `Turn the new developer key, ${NEW}, OFF in Canvas` }));
    await user.click(screen.getByRole('checkbox', { name: `Turn the old developer key, ${OLD}, OFF in Canvas` }));
    await user.click(button('Remove the connection'));
    await user.click(dialog().getByRole('button', { name: 'Remove the connection' }));
    expect(guide.actions.removeConnection).toHaveBeenCalledWith({ atIntelliBoard: true, turnOff: [NEW, OLD] });
  });

  it.each([
    ['rotationMake', `Turn the old developer key, ${OLD}, OFF in Canvas`],
    ['rotationIsOld', `Turn the old developer key, ${OLD}, OFF in Canvas`],
    ['rotationDone', `Turn the new developer key, ${NEW}, OFF in Canvas`],
  ] as const)('offers at %s the one key that there is', async (name, label) => {
    await part(name);
    expect(screen.getAllByRole('checkbox', { name: /OFF in Canvas$/ })).toEqual([screen.getByRole('checkbox', { name: label })]);
  });

  it.each([
    ['on the form road', GUIDE_STATES.rotationOfferedOnForm],
    ['without the token', changed(GUIDE_STATES.rotationOffered, { account: { token: secret('lost', '') } })],
  ])('says %s that it stays at IntelliBoard', async (_, setup) => {
    const { guide, user } = await part('rotationOffered', setup);
    expect(screen.queryByRole('checkbox', { name: /Remove it at/ })).toBeNull();
    expect(screen.getByText(/there, open Manage Connections/)).toBeVisible();
    await user.click(button('Remove the connection'));
    await user.click(dialog().getByRole('button', { name: 'Remove the connection' }));
    expect(guide.actions.removeConnection).toHaveBeenCalledWith({ atIntelliBoard: false, turnOff: [] });
  });

  it('cannot be asked for again while it goes on', async () => {
    await part('removalOpen');
    expect(screen.getByText('Removing the connection')).toBeVisible();
    noButton('Remove the connection');
    noButton('Keep the connection');
  });

  it('says what was in the way, with what was chosen, and is tried again or left', async () => {
    const { guide, user } = await part('removalFailed');
    expect(screen.getByRole('checkbox', { name: `Turn developer key ${OLD} OFF in Canvas` })).toBeChecked();
    await user.click(button('Keep the connection'));
    expect(guide.actions.keepConnection).toHaveBeenCalledOnce();
    await user.click(button('Try again'));
    expect(screen.getByRole('dialog')).toBeVisible();
  });
});

describe('taking over a connection that exists', () => {
  it('is looked for once, and offered without any secret', async () => {
    const { guide, user } = show('takeOver');
    expect(guide.actions.lookForExisting).toHaveBeenCalledOnce();
    expect(screen.getByText(/No secret is needed, and nothing in it is changed/)).toBeVisible();
    await user.click(button('Take it over'));
    expect(guide.actions.adoptConnection).toHaveBeenCalledOnce();
  });

  it('says that another key can take the place of its own', () => {
    show('takeOverWithKey');
    expect(screen.getByText(/yours can then take its place, without a gap/)).toBeVisible();
  });

  it.each(['rotationOffered', 'sendSending'] as const)('is neither looked for nor offered at %s', (name) => {
    const { guide } = show(name);
    expect(guide.actions.lookForExisting).not.toHaveBeenCalled();
    noButton('Take it over');
  });
});

describe('details that were changed after sending', () => {
  it('are saved at IntelliBoard by a click', async () => {
    const { guide, user } = show('changedDetails');
    expect(screen.getByText('next.intelliboard.net still has the details as they were before.')).toBeVisible();
    await user.click(button('Save the changes at IntelliBoard'));
    expect(guide.actions.changeDetails).toHaveBeenCalledOnce();
  });

  it.each(['changedDetailsUnconfirmed', 'changedDetailsSaving'] as const)('not at %s', (name) => {
    show(name);
    noButton('Save the changes at IntelliBoard');
  });

  it('say what IntelliBoard said', () => {
    show('changedDetailsRefused');
    expect(screen.getByText(/lms\.name is already in use/)).toBeVisible();
  });
});
