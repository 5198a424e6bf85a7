import { Secret } from '@/utils/core/secret';
import type { Result } from '@/utils/core/result';
import { readDapClientId, readDapClientSecret, readPortalKey, readPortalSecret } from '@/utils/model/data-input';
import { dataOrigin, placeOf, type DataState } from '@/utils/model/data';
import { problem } from '@/utils/model/problem';
import { z } from '@/utils/model/zod';
import type { DataContext } from '@/utils/setup/data-context';
import type { DataProof } from '@/utils/setup/data-proof';
import type { DataPair } from '@/utils/setup/ports';

/** "Three tries at most": a page that shows ever new values must not make us guess for ever. */
const MOST_TRIES = 3;

type Captured = DataState['capturedBy'];
type Pair = { readonly id: string; readonly secret: string };

/** What a page showed, as it lies in the vault until the service has said which of it is the pair. */
const CandidatesSchema = z.array(z.object({ id: z.string(), secret: z.string() }));

/** How credentials get here: seen on the page, pointed at, or pasted. */
export function dataCapture({ ports, set, doing, stop }: DataContext, { ask, proved }: DataProof) {
  const { store, vault, data, now } = ports;

  /** Our script saw what could be a pair. Only while the admin is at making one; safe in the vault first. */
  async function seen(source: DataState['source'], pairs: readonly Pair[]): Promise<boolean> {
    const { data: before } = await store.read();
    if (before.source !== source) return false;
    const wanted = pairs.slice(0, MOST_TRIES - before.refusals);
    // Said again, because the worker was killed before its answer.
    if (before.activity?.kind === 'trying') return (await vault.use('data-captured', dataOrigin(source)))?.reveal() === JSON.stringify(wanted);
    if (before.activity?.kind !== 'watching') return false;
    await hold(source, wanted, 'page');
    return true;
  }

  /** What the portal's page shows besides. */
  async function lookedAt(page: { readonly keyShown: boolean; readonly times: readonly string[] }): Promise<void> {
    await set({ page: { at: now().toISOString(), keyShown: page.keyShown, times: [...page.times] } });
  }

  /** Vault first, state second. */
  async function hold(source: DataState['source'], pairs: readonly Pair[], capturedBy: Captured): Promise<void> {
    await vault.keep('data-captured', dataOrigin(source), new Secret(JSON.stringify(pairs)));
    await set({ candidates: pairs.length, capturedBy, pointedId: null, ...doing('trying') });
  }

  /** Asks the service which of the pairs is one, and keeps that. */
  async function tryCandidates(): Promise<void> {
    const { data: state } = await store.read();
    const held = await vault.use('data-captured', dataOrigin(state.source));
    const pairs = held === null ? [] : candidatesIn(held);
    if (pairs.length === 0) return void (await stop(problem('data_secret_lost', now()), { candidates: 0 }));
    await set(doing('trying'));
    for (const pair of pairs) {
      const answer = await ask(state.source, pair);
      // Forgotten, or the other world taken, while the service was asked: then nothing is kept that nobody wants any more.
      const { activity, source } = (await store.read()).data;
      if (activity?.kind !== 'trying' || source !== state.source) return;
      if (answer.kind === 'unknown') return void (await stop(answer.problem));
      if (answer.kind === 'refused') continue;
      const secret = await vault.keep('data', dataOrigin(state.source), pair.secret);
      await store.update((after) => ({ ...after, data: { ...after.data, ...fresh(pair.id, after.canvas.site?.origin ?? null), secret, candidates: 0, refusals: 0, ...doing('proving') } }));
      await vault.forget('data-captured');
      await data.watch(null);
      return proved(answer);
    }
    await vault.forget('data-captured');
    const refusals = state.refusals + pairs.length;
    // Something else was of the same shape: the pair may still come up.
    if (state.capturedBy === 'page' && refusals < MOST_TRIES) return void (await set({ candidates: 0, refusals, ...doing('watching') }));
    await data.watch(null);
    await stop(problem('data_not_accepted', now()), { candidates: 0, refusals });
  }

  /** What the admin has selected on the page is the id (or key), or the secret. Answers the fault to show beside the button. */
  async function pointAt(what: 'id' | 'secret'): Promise<string | null> {
    const { data: state } = await store.read();
    if (what === 'secret' && state.pointedId === null) return 'point-at-id-first';
    const selected = await data.selection(placeOf(state.source));
    if (!selected.ok) return selected.error;
    const read = (what === 'id' ? READ[state.source].id : READ[state.source].secret)(selected.value.reveal());
    if (!read.ok) return read.error;
    if (what === 'id') await set({ pointedId: read.value, problem: null });
    else if (state.pointedId !== null) await hold(state.source, [{ id: state.pointedId, secret: read.value }], 'pointed');
    return null;
  }

  /** Takes a pasted pair, which is proved next. Answers the fault of each field; none is kept unless both are right. */
  async function paste(pasted: { readonly id: string; readonly secret: string }): Promise<{ id: string | null; secret: string | null }> {
    const { data: state, canvas } = await store.read();
    const id = READ[state.source].id(pasted.id);
    const secret = READ[state.source].secret(pasted.secret);
    if (id.ok && secret.ok) {
      const kept = await vault.keep('data', dataOrigin(state.source), new Secret(secret.value));
      await data.watch(null);
      await set({ ...fresh(id.value, canvas.site?.origin ?? null), secret: kept, capturedBy: 'pasted', ...doing('proving') });
    }
    return { id: id.ok ? null : id.error, secret: secret.ok ? null : secret.error };
  }

  return { seen, lookedAt, tryCandidates, pointAt, paste };
}

/** A pair that takes the place of any before it. */
function fresh(clientId: string, canvas: string | null): Partial<DataState> {
  return { clientId, canvas, pointedId: null, writtenAt: null, provedAt: null, dap: null, flatFiles: null, advice: null, expiresOn: null };
}

/** How each world's id and secret are told from what is surely something else. */
const READ: Readonly<Record<DataState['source'], Readonly<Record<'id' | 'secret', (pasted: string) => Result<string, string>>>>> = {
  dap: { id: readDapClientId, secret: readDapClientSecret },
  'flat-files': { id: (text) => valueOf(readPortalKey(text)), secret: (text) => valueOf(readPortalSecret(text)) },
};

/** What is merely odd may be right: the service decides. */
function valueOf(read: ReturnType<typeof readPortalKey>): Result<string, string> {
  return read.ok ? { ok: true, value: read.value.value } : read;
}

function candidatesIn(held: Secret): DataPair[] {
  return CandidatesSchema.parse(JSON.parse(held.reveal())).map(({ id, secret }) => ({ id, secret: new Secret(secret) }));
}
