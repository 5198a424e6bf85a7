import { expect, test } from 'vitest';
import { err, ok, type Result } from '@/utils/core/result';
import type { Secret } from '@/utils/core/secret';
import { emptySetup } from '@/utils/model/empty-setup';
import type { AccountState, SetupState } from '@/utils/model/setup';
import { accountUseCases } from '@/utils/setup/account';
import type { BackendFailure, Ports } from '@/utils/setup/ports';
import { changed, GUIDE_STATES } from '../../fixtures/guide-states';

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

/** A pasted token is tried at IntelliBoard, which answers when it is told to. */
function tried() {
  let state: SetupState = GUIDE_STATES.apiRoadNeedsToken;
  const { me } = GUIDE_STATES.accountDone.account;
  if (me === null) throw new Error('the account of the fixture is not known');
  const answers: ((me: Result<NonNullable<AccountState['me']>, BackendFailure>) => void)[] = [];
  const here = { answers, me, get account() { return state.account; }, use: null as unknown as ReturnType<typeof accountUseCases> };
  here.use = accountUseCases({
    now: () => new Date('2026-11-23T08:00:00Z'),
    store: { read: async () => state, update: async (next: (state: SetupState) => SetupState) => (state = next(state)) },
    vault: { keep: async (_: string, __: string, secret: Secret) => ({ state: 'held', last4: secret.last4 }), forget: async () => undefined },
    monitor: { forget: async () => undefined },
    deliveries: { tryNow: async () => undefined },
    intelliboard: { me: () => new Promise((answer) => answers.push(answer)), isTrustedRedirectUri: () => true },
    data: {},
  } as unknown as Ports);
  return here;
}

const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

test.each(['taken', 'refused'] as const)('a token that was forgotten while it was tried, and is %s, says nothing any more', async (how) => {
  const here = tried();
  const trying = here.use.setToken('canary-token-0123456789');
  await settled();
  await here.use.forgetToken();
  here.answers[0]?.(how === 'taken' ? ok(here.me) : err({ kind: 'bad-token' }));
  await trying;
  expect(here.account).toMatchObject({ token: null, me: null, activity: null, problem: null });
});

test('another IntelliBoard takes the making of a category along', async () => {
  let state = changed(GUIDE_STATES.detailsDone, { details: { activity: { kind: 'creating-category', since: '2026-11-23T08:00:00Z' } } });
  await accountUseCases({
    store: { read: async () => state, update: async (next: (state: SetupState) => SetupState) => (state = next(state)) },
    vault: { forget: async () => undefined },
    monitor: { forget: async () => undefined },
    deliveries: { cancelAll: async () => undefined },
    intelliboard: { parseHost: async (typed: string) => ok(typed) },
  } as unknown as Ports).setHost(OURS);
  expect(state.account.host).toBe(OURS);
  expect(state.details).toMatchObject({ activity: null, categories: null });
});
