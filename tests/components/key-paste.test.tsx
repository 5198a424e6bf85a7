import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import { GUIDE_STATES } from '../fixtures/guide-states';
import { guideWith } from './guide-fixture';
import { reactHolds } from './react-holds';

const SECRET = 'canaryKeySecret'.padEnd(64, '7Q');
const ID = '170000000000115';
const allowed = ['https://fernwood.instructure.com', 'https://next.intelliboard.net'];

function show(state: keyof typeof GUIDE_STATES = 'keyPaste', more: Parameters<typeof guideWith>[0] = {}) {
  const guide = guideWith({ setup: GUIDE_STATES[state], allowed, ...more });
  const user = userEvent.setup();
  const { container } = render(<GuideView guide={guide} />);
  const idField = screen.getByRole<HTMLInputElement>('textbox', { name: 'Client ID' });
  const secretField = screen.getByLabelText<HTMLInputElement>('Client secret', { selector: 'input' });
  const paste = async (field: HTMLElement, text: string) => {
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  };
  const submit = () => user.click(screen.getByRole('button', { name: 'Use this pair' }));
  return { guide, user, container, idField, secretField, paste, submit };
}

describe('a pasted pair', () => {
  it('goes straight to the worker, and the secret’s field is emptied', async () => {
    const { guide, container, idField, secretField, paste, submit } = show();
    expect(secretField).toHaveAttribute('type', 'password');
    expect(secretField).toHaveAttribute('autocomplete', 'off');
    await paste(idField, ` ${ID}\u200b `);
    await paste(secretField, SECRET);
    expect(idField).not.toBeInvalid();
    expect(secretField).not.toBeInvalid();
    expect(container.innerHTML).not.toContain(SECRET);
    expect(reactHolds(container, SECRET)).toBe(false);
    await submit();
    expect(guide.actions.pasteKey).toHaveBeenCalledExactlyOnceWith(` ${ID}\u200b `, SECRET);
    expect(secretField).toHaveValue('');
    expect(container.innerHTML).not.toContain(SECRET);
    expect(reactHolds(container, SECRET)).toBe(false);
  });

  it.each([
    ['the secret', SECRET, /This looks like the client secret; it belongs in the other field\.$/],
    ['a Canvas Data 2 id', 'us-east-1#0c3f1a2b-1111-4222-8333-444455556666', /This is the client ID of Canvas Data 2: .* the step “Canvas data”/],
    ['an address', 'https://fernwood.instructure.com/accounts/1', /This is a web address/],
    ['a shortened one', '17000...', /This was shortened/],
    ['a name', 'canary of a key', /A client ID is a number/],
  ])('says at once that the client ID is %s', async (_, text, words) => {
    const { container, idField, paste } = show();
    await paste(idField, text);
    expect(idField).toBeInvalid();
    expect(idField).toHaveAccessibleDescription(words);
    expect(reactHolds(container, text)).toBe(false);
  });

  it.each([
    ['the client ID', ID, /This looks like the client ID; it belongs in the other field\.$/],
    ['a Canvas Data 2 id', 'us-east-1#0c3f1a2b-1111-4222-8333-444455556666', /Canvas Data 2/],
    ['a shortened one', 'canar...', /This was shortened/],
    ['too short', SECRET.slice(1), /This is too short/],
    ['too long', `${SECRET}x`, /This is too long/],
    ['something else', 'canary secret: yes/no?', /characters that no client secret has/],
  ])('says at once that the secret is %s', async (_, text, words) => {
    const { secretField, paste } = show();
    await paste(secretField, text);
    expect(secretField).toHaveAccessibleDescription(words);
  });

  it('does not complain about what is still being typed, but on leaving the field', async () => {
    const { user, secretField } = show();
    await user.click(secretField);
    await user.keyboard('7canary');
    expect(secretField).not.toBeInvalid();
    await user.tab();
    expect(secretField).toHaveAccessibleDescription(/This is too short/);
    await user.click(secretField);
    await user.keyboard('{Control>}a{/Control}');
    await user.paste(SECRET);
    expect(secretField).not.toBeInvalid();
  });

  it('sends nothing while one is wrong, and loses nothing that was typed', async () => {
    const { guide, idField, secretField, paste, submit } = show();
    await paste(idField, ID);
    await submit();
    expect(secretField).toHaveAccessibleDescription(/Please fill this in\.$/);
    expect(secretField).toHaveFocus();
    await paste(secretField, 'canary');
    await submit();
    expect(guide.actions.pasteKey).not.toHaveBeenCalled();
    expect(idField).toHaveValue(ID);
    expect(secretField).toHaveValue('canary');
  });

  it('shows what the worker says', async () => {
    const { idField, secretField, paste, submit } = show('keyPaste', { actions: { pasteKey: vi.fn(async () => ({ clientId: 'not-a-client-id', secret: 'no-answer' })) } });
    await paste(idField, ID);
    await paste(secretField, SECRET);
    await submit();
    expect(idField).toHaveAccessibleDescription(/only digits/);
    expect(idField).toHaveFocus();
    expect(secretField).toHaveAccessibleDescription(/The extension did not answer/);
    expect(secretField).toHaveValue(SECRET);
  });

  it('can be pasted again where it was wrong, with the client ID kept', () => {
    const { idField, secretField } = show('keyPasteWrong');
    expect(idField).toHaveValue(ID);
    expect(secretField).toHaveValue('');
    expect(screen.getByRole('button', { name: 'Read the secret from Canvas again' })).toBeVisible();
  });

  it('is not read from Canvas where the account has no such key', () => {
    show('keyPasteNotOwn');
    expect(screen.getByText(`Key ${ID} is not among the keys of this account.`)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Read the secret from Canvas again' })).toBeNull();
  });
});
