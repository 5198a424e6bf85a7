import { expect, test } from 'vitest';
import type { SetupState } from '@/utils/model/setup';
import type { Ports } from '@/utils/setup/ports';
import { vaultUseCases } from '@/utils/setup/vault';
import { changed, GUIDE_STATES } from '../../fixtures/guide-states';

const since = '2026-11-23T10:00:00Z';

/** Forgets all secrets of a set-up. Answers it, and how it stood when the vault was emptied. */
async function forgotten(before: SetupState): Promise<{ readonly after: SetupState; readonly meanwhile: SetupState }> {
  let state = before;
  let meanwhile = before;
  const ports = {
    store: { read: async () => state, update: async (change: (before: SetupState) => SetupState) => (state = change(state)) },
    monitor: { forget: async () => undefined },
    vault: { forgetAll: async () => void (meanwhile = state), presence: async () => null, hasPassphrase: async () => false },
  } as unknown as Ports;
  await vaultUseCases(ports).forget();
  return { after: state, meanwhile };
}

test('a key whose secret is being read from Canvas is not taken any more', async () => {
  const { after, meanwhile } = await forgotten(changed(GUIDE_STATES.keyPlan, { key: { adoptId: '115', activity: { kind: 'adopting', since } } }));
  expect(meanwhile.key).toMatchObject({ adoptId: null, activity: null });
  expect(after.key).toMatchObject({ adoptId: null, activity: null, secret: null });
});

test('what a page of Canvas data has shown is not tried any more', async () => {
  const { meanwhile } = await forgotten(changed(GUIDE_STATES.dataTrying, { data: { candidates: 1, activity: { kind: 'trying', since } } }));
  expect(meanwhile.data).toMatchObject({ candidates: 0, activity: null });
});

test('what is done without a secret goes on', async () => {
  const { after } = await forgotten(changed(GUIDE_STATES.keyPlan, { key: { activity: { kind: 'listing', since } } }));
  expect(after.key.activity).toMatchObject({ kind: 'listing' });
});
