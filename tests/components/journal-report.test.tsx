import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GuideView } from '@/components/guide/GuideView';
import type { JournalEntry } from '@/utils/model/journal';
import type { GuideActions } from '@/utils/ui/guide';
import { GUIDE_STATES } from '../fixtures/guide-states';
import { JOURNAL } from '../fixtures/journal-entries';
import { AT } from '../fixtures/state-parts';
import { guideWith } from './guide-fixture';

/** Files that the browser was asked to save: name and text. */
let saved: Promise<readonly [string, string]>[];

beforeEach(() => {
  saved = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    if (blob instanceof Blob) blobs.set(address, blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const { download } = this;
    saved.push((blobs.get(this.href) ?? new Blob()).text().then((text) => [download, text] as const));
  });
});
afterEach(() => vi.restoreAllMocks());

function show(actions: Partial<GuideActions> = {}) {
  const guide = guideWith({ setup: GUIDE_STATES.sendDoneGreen, actions });
  render(<GuideView guide={guide} />);
  return { user: userEvent.setup(), footer: within(screen.getByRole('contentinfo')) };
}

describe('the journal', () => {
  async function opened(entries: readonly JournalEntry[] | null, actions: Partial<GuideActions> = {}) {
    const { user, footer } = show({ readJournal: async () => entries, ...actions });
    await user.click(footer.getByText('Journal'));
    return { user, footer };
  }

  it('is read when it is opened, and not before', async () => {
    const readJournal = vi.fn(async () => JOURNAL);
    const { user, footer } = show({ readJournal });
    expect(readJournal).not.toHaveBeenCalled();
    await user.click(footer.getByText('Journal'));
    expect(await footer.findByText('Turn a developer key ON')).toBeVisible();
    await user.click(footer.getByText('Journal'));
    await user.click(footer.getByText('Journal'));
    await waitFor(() => expect(readJournal).toHaveBeenCalledTimes(2));
  });

  it('says of each effect when, where, what and with what outcome', async () => {
    const { footer } = await opened(JOURNAL);
    const items = within(await footer.findByRole('list')).getAllByRole('listitem');
    const words = items.map((item) => item.textContent);
    expect(words[1]).toMatch(/^Send the connectionDone.*2026.* · IntelliBoardnext\.intelliboard\.net · connection c_48213 · tried 3 times$/);
    expect(words[2]).toMatch(/^Create a categoryOutcome not known.*reason: send waiting$/);
    expect(words[3]).toMatch(/^Fill in the connection formDone.*about: URL, Client ID, Client Secret Key · reason: partly$/);
    expect(words[5]).toMatch(/^Change a developer keyNot done.* · Canvasfernwood\.instructure\.com · client ID 170000000000115 · about: redirect URIs, name · status 403 · reason: refused$/);
    expect(words[8]).toMatch(/^Create a developer keyOutcome not known/);
    for (const text of words) expect(text).not.toMatch(/_[a-z]+_|undefined|\$\d/);
  });

  it('shows the newest fifty of a long one, and all on request', async () => {
    const { user, footer } = await opened(Array.from({ length: 120 }, (_, n) => ({ ...(JOURNAL[0] as JournalEntry), id: `e-${n}` })));
    expect(within(await footer.findByRole('list')).getAllByRole('listitem')).toHaveLength(50);
    await user.click(footer.getByRole('button', { name: 'Show all 120 entries' }));
    expect(within(footer.getByRole('list')).getAllByRole('listitem')).toHaveLength(120);
    expect(footer.queryByRole('button', { name: /^Show all/ })).toBeNull();
  });

  it('is saved as a file of JSON', async () => {
    const { user, footer } = await opened(JOURNAL);
    await user.click(await footer.findByRole('button', { name: 'Save as a file' }));
    const [[name, text] = ['', '']] = await Promise.all(saved);
    expect(name).toMatch(/^intelliboard-connect-journal-\d{4}-\d{2}-\d{2}\.json$/);
    expect(JSON.parse(text)).toMatchObject({ extension: '0.1.0', entries: JOURNAL });
  });

  it('is cleared after a question', async () => {
    let entries = JOURNAL;
    const clearJournal = vi.fn(async () => ((entries = []), true));
    const { user, footer } = show({ readJournal: async () => entries, clearJournal });
    await user.click(footer.getByText('Journal'));
    await user.click(await footer.findByRole('button', { name: 'Clear the journal' }));
    expect(clearJournal).not.toHaveBeenCalled();
    await user.click(within(screen.getByRole('dialog', { name: 'Clear the journal?' })).getByRole('button', { name: 'Clear the journal' }));
    expect(await footer.findByText('The journal is empty.')).toBeVisible();
    expect(clearJournal).toHaveBeenCalledOnce();
  });

  it('is read again when something was done while it is open', async () => {
    let entries = JOURNAL.slice(1);
    const guide = guideWith({ setup: GUIDE_STATES.sendChecking, actions: { readJournal: async () => entries } });
    const { rerender } = render(<GuideView guide={guide} />);
    await userEvent.click(screen.getByText('Journal'));
    expect(await screen.findByText('Send the connection')).toBeVisible();
    expect(screen.queryByText('Ask for checks of the connection')).toBeNull();
    entries = [...JOURNAL];
    rerender(<GuideView guide={{ ...guide, setup: GUIDE_STATES.sendDoneGreen }} />);
    expect(await screen.findByText('Ask for checks of the connection')).toBeVisible();
  });

  it('says when it cannot be read', async () => {
    const { footer } = await opened(null);
    expect(await footer.findByText('The journal could not be read.')).toBeVisible();
    expect(footer.queryByRole('button', { name: 'Save as a file' })).toBeNull();
  });
});

describe('the support report', () => {
  const gatherReport: GuideActions['gatherReport'] = async () => ({ at: new Date(AT), extension: '0.1.0', browser: 'Chrome/130', connections: [GUIDE_STATES.sendDoneGreen], journal: JOURNAL, health: [] });

  it('is shown as it is saved, and says that it holds nothing secret and where to send it', async () => {
    const { user, footer } = show({ gatherReport });
    await user.click(footer.getByText('Support report'));
    const region = await footer.findByRole('region', { name: 'Support report' });
    expect(region).toHaveTextContent('Canvas: fernwood.instructure.com (production)');
    expect(region).toHaveTextContent('Turn a developer key ON | Done');
    expect(footer.getByText(/It holds no secret, no e-mail address and no name of a person/)).toBeVisible();
    expect(footer.getByRole('link', { name: 'helpdesk@intelliboard.net' })).toHaveAttribute('href', 'mailto:helpdesk@intelliboard.net');
    expect(saved).toEqual([]);
    await user.click(footer.getByRole('button', { name: 'Save the report' }));
    expect(await Promise.all(saved)).toEqual([['intelliboard-connect-report-2026-11-23.txt', region.textContent]]);
  });

  it('can be scrolled by keyboard', async () => {
    const { user, footer } = show({ gatherReport });
    await user.click(footer.getByText('Support report'));
    const region = await footer.findByRole('region', { name: 'Support report' });
    region.focus();
    expect(region).toHaveFocus();
  });

  it('is copied', async () => {
    const { user, footer } = show({ gatherReport });
    await user.click(footer.getByText('Support report'));
    await user.click(await footer.findByRole('button', { name: 'Copy the report' }));
    expect(await navigator.clipboard.readText()).toContain('IntelliBoard Connect for Canvas: support report');
    expect(await footer.findByText('Copied')).toBeVisible();
  });
});
