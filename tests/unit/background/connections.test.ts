import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Connection } from '@/entrypoints/background/assemble';
import { ConnectionRegister } from '@/entrypoints/background/connections';
import { emptySetup } from '@/utils/model/empty-setup';
import type { SetupState } from '@/utils/model/setup';

const OWN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
const SCHOOL = 'https://fernwood.instructure.com';
const OTHER = 'https://college.instructure.com';

let states: Map<string, SetupState>;
let register: ConnectionRegister;
let made: number;

beforeEach(() => {
  fakeBrowser.reset();
  states = new Map();
  made = 0;
  register = new ConnectionRegister(
    (runId) => ({ runId, store: { read: async () => states.get(runId) ?? emptySetup(runId, 'next.intelliboard.net') } }) as unknown as Connection,
    () => `run-${(made += 1)}`,
  );
});

/** A connection to that Canvas, in view. */
async function connect(origin: string): Promise<string> {
  const { runId } = states.size === 0 ? await register.current() : await register.add();
  const empty = emptySetup(runId, 'next.intelliboard.net');
  const site = { origin, kind: 'production', rootAccountId: '1', accountName: origin, timeZone: null, userName: 'Robin Vale', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: '2026-11-23T08:00:00Z' } as const;
  states.set(runId, { ...empty, canvas: { ...empty.canvas, site } });
  await register.note(states.get(runId) ?? empty);
  return runId;
}

const ours = { origin: OWN };
const runOf = async (sender: Parameters<ConnectionRegister['concerned']>[0], run: string | null) => (await register.concerned(sender, run, OWN))?.runId ?? null;

describe('whose business a message is', () => {
  test('of our own pages: that of the connection they show, whichever came into view meanwhile', async () => {
    const first = await connect(SCHOOL);
    const second = await connect(OTHER);
    expect(await runOf(ours, first)).toBe(first);
    expect(await runOf(ours, null)).toBe(second);
  });

  test('of our own pages that show one which was removed: nobody’s', async () => {
    const first = await connect(SCHOOL);
    await connect(OTHER);
    await register.remove(first);
    expect(await runOf(ours, first)).toBeNull();
  });

  test('of a page of Canvas: that Canvas’s, whichever is in view, and whatever it names', async () => {
    const first = await connect(SCHOOL);
    const second = await connect(OTHER);
    expect(await runOf({ origin: SCHOOL, frameId: 0, tabId: 1 }, second)).toBe(first);
    expect(await runOf({ origin: 'https://portal.inshosteddata.com', tabUrl: `${SCHOOL}/accounts/1/external_tools/3` }, null)).toBe(first);
  });
});

describe('the list', () => {
  test('always has one, and shows another when the one in view is removed', async () => {
    const first = await connect(SCHOOL);
    const second = await connect(OTHER);
    await register.remove(second);
    expect((await register.current()).runId).toBe(first);
    await register.remove(first);
    expect((await register.list()).entries).toMatchObject([{ origin: null }]);
  });

  test('keeps what the checks of health have found while a set-up changes', async () => {
    const first = await connect(SCHOOL);
    await register.noteVerdicts(new Map([[first, 'warn']]));
    await connect(OTHER);
    const state = states.get(first);
    if (state !== undefined) await register.note({ ...state, account: { ...state.account, host: 'other.intelliboard.net' } });
    expect((await register.list()).entries[0]).toMatchObject({ verdict: 'warn', host: 'other.intelliboard.net' });
  });
});
