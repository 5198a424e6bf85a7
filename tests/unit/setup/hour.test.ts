import { describe, expect, test } from 'vitest';
import type { HourAdvice } from '@/utils/model/hour-advice';
import { emptySetup } from '@/utils/model/empty-setup';
import type { SetupState } from '@/utils/model/setup';
import { accountUseCases } from '@/utils/setup/account';
import { proposeDetails } from '@/utils/setup/details';
import { withAdvice } from '@/utils/setup/hour';
import type { Ports } from '@/utils/setup/ports';

const AT = '2026-11-23T08:00:00Z';
const TOO_FEW: HourAdvice = { kind: 'too-few', seen: 2, latest: '2026-11-23T04:12:00Z' };
/** Four in the morning in Denver is five in Chicago. */
const quiet = (intelliboardZone: string): HourAdvice => ({ kind: 'quiet', hour: intelliboardZone === 'America/Chicago' ? 5 : 4, utcMinute: 660, adminMinute: 240, intelliboardZone, adminZone: 'America/Denver', reasons: [] });

/** Canvas is confirmed, so details are proposed; nothing is known of IntelliBoard's account. */
function atCanvas(advice: HourAdvice | null = null): SetupState {
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  const site = { origin: 'https://fernwood.instructure.com', kind: 'production' as const, rootAccountId: '1', accountName: 'Fernwood', timeZone: 'America/Denver', userName: 'Robin', userEmail: null, cameFromSubAccount: null, hasDataPortal: null, hasDataServices: null, checkedAt: AT };
  const proposed = proposeDetails({ ...empty, canvas: { ...empty.canvas, site } });
  return advice === null ? proposed : withAdvice(proposed, advice);
}

/** The account, which is in Chicago, becomes known. */
async function signedIn(before: SetupState): Promise<SetupState> {
  let state: SetupState = { ...before, account: { ...before.account, road: 'api', token: { state: 'held', last4: 'q7Xz' } } };
  const me = { accountId: '4711', name: 'Fernwood', timeZone: 'America/Chicago', redirectUri: 'https://next.intelliboard.net/settings/oauth2/redirect', firewallAddresses: [] };
  const ports = {
    now: () => new Date(AT),
    store: { read: async () => state, update: async (next: (state: SetupState) => SetupState) => (state = next(state)) },
    vault: { keep: async () => ({ state: 'held', last4: 'q7Xz' }) },
    intelliboard: { me: async () => ({ ok: true, value: me }), isTrustedRedirectUri: () => true },
    deliveries: { tryNow: async () => undefined },
    data: { adviseHour: (_: string, __: unknown, zone: string) => quiet(zone) },
  } as unknown as Ports;
  await accountUseCases(ports).setToken('a-token-of-the-account');
  return state;
}

describe('an account that becomes known after Canvas', () => {
  test('has the hour in its own zone from then on', async () => {
    expect(atCanvas().details.draft).toMatchObject({ hour: 4, timeZone: 'America/Denver' });
    expect((await signedIn(atCanvas())).details.draft).toMatchObject({ hour: 4, timeZone: 'America/Chicago' });
  });

  test('and after its data has the hour advised anew', async () => {
    const { data, details } = await signedIn(atCanvas(quiet('America/Denver')));
    expect(data.advice).toEqual(quiet('America/Chicago'));
    expect(details.draft).toMatchObject({ hour: 5, timeZone: 'America/Chicago' });
  });

  test('does not move an hour that the admin has chosen', async () => {
    const before = atCanvas(quiet('America/Denver'));
    const { draft } = before.details;
    if (draft === null) throw new Error('nothing is proposed');
    expect((await signedIn({ ...before, details: { ...before.details, draft: { ...draft, hour: 2 } } })).details.draft).toMatchObject({ hour: 2, timeZone: 'America/Chicago' });
    const confirmed = { ...before.details, confirmedAt: AT };
    expect((await signedIn({ ...before, details: confirmed })).details).toEqual(confirmed);
  });
});

test('too few builds: no hour is proposed, and one that the admin has chosen stays', () => {
  expect(atCanvas(TOO_FEW).details.draft?.hour).toBeNull();
  const { details, ...state } = atCanvas();
  if (details.draft === null) throw new Error('nothing is proposed');
  expect(withAdvice({ ...state, details: { ...details, draft: { ...details.draft, hour: 7 } } }, TOO_FEW).details.draft?.hour).toBe(7);
  expect(withAdvice(atCanvas(TOO_FEW), quiet('America/Denver')).details.draft?.hour).toBe(4);
});
