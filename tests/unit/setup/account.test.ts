import { expect, test } from 'vitest';
import { emptySetup } from '@/utils/model/empty-setup';
import type { AccountState, SetupState } from '@/utils/model/setup';
import { accountUseCases } from '@/utils/setup/account';
import type { Ports } from '@/utils/setup/ports';

const OURS = 'university.intelliboard.net';

async function hostAfterPolicy(change: Partial<AccountState>): Promise<string> {
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  let state: SetupState = { ...empty, account: { ...empty.account, ...change } };
  const store = { read: async () => state, update: async (next: (state: SetupState) => SetupState) => (state = next(state)) };
  await accountUseCases({ store } as unknown as Ports).followPolicy(OURS);
  return state.account.host;
}

test('the organisation’s host is taken while nothing was begun', async () => {
  expect(await hostAfterPolicy({})).toBe(OURS);
});

test.each<[string, Partial<AccountState>]>([
  ['chosen another', { host: 'other.intelliboard.net' }],
  ['been asked for the site', { activity: { kind: 'asking', since: '2026-11-23T08:00:00Z' } }],
  ['reached the usual one', { road: 'form' }],
  ['pasted a token', { token: { state: 'held', last4: 'q7Xz' } }],
])('not where the admin has %s', async (_, change) => {
  expect(await hostAfterPolicy(change)).not.toBe(OURS);
});
