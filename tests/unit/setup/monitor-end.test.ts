import { beforeEach, expect, test, vi } from 'vitest';
import { ok } from '@/utils/core/result';
import { emptySetup } from '@/utils/model/empty-setup';
import type { SetupState } from '@/utils/model/setup';
import { journey } from '@/utils/setup/journey';
import type { Ports } from '@/utils/setup/ports';

/** What became of the monitor token, and of the API token that is needed to revoke it; in order. */
let deeds: string[];
let state: SetupState;

beforeEach(() => {
  deeds = [];
  const empty = emptySetup('run-1', 'next.intelliboard.net');
  state = { ...empty, account: { ...empty.account, road: 'api' }, send: { ...empty.send, connectionId: 'c_48213' } };
});

function connection() {
  const nothing = async () => undefined;
  const ports = {
    now: () => new Date('2026-11-23T08:00:00Z'),
    newId: () => 'id',
    store: { read: async () => state, update: async (change: (state: SetupState) => SetupState) => (state = change(state)) },
    vault: { forget: async (what: string) => void (what === 'api-token' && deeds.push('API token forgotten')), forgetAll: async () => void deeds.push('API token forgotten'), presence: async () => null, hasPassphrase: async () => false },
    monitor: { revoke: async () => void deeds.push('revoked'), forget: async () => void deeds.push('forgotten') },
    deliveries: { cancelAll: nothing },
    sites: { watchKeysPage: nothing, release: nothing },
    data: { watch: nothing },
    school: { update: nothing },
    teller: { badge: nothing },
    intelliboard: { parseHost: async (host: string) => ok(host), removeConnection: async () => (deeds.push('connection removed'), ok(null)) },
  } as unknown as Ports;
  return journey(ports, vi.fn());
}

type Deed = (all: ReturnType<typeof connection>) => Promise<unknown>;

test.each<[string, Deed, string[]]>([
  ['starting over revokes it', (all) => all.startOver(), ['revoked', 'API token forgotten']],
  ['removing the connection here alone revokes it', (all) => all.removal.start({ atIntelliBoard: false, turnOff: [] }), ['revoked', 'API token forgotten']],
  ['removing the connection at IntelliBoard ends it there; here it is forgotten', (all) => all.removal.start({ atIntelliBoard: true, turnOff: [] }), ['connection removed', 'forgotten', 'API token forgotten']],
  ['another IntelliBoard has another', (all) => all.account.setHost('eu.intelliboard.net'), ['forgotten', 'API token forgotten']],
  ['the same IntelliBoard has the same', (all) => all.account.setHost('next.intelliboard.net'), []],
  ['forgetting the API token forgets it', (all) => all.account.forgetToken(), ['forgotten', 'API token forgotten']],
  ['forgetting all secrets forgets it', (all) => all.vault.forget(), ['forgotten', 'API token forgotten']],
])('%s', async (_, deed, expected) => {
  await deed(connection());
  expect(deeds).toEqual(expected);
});
