import { isBusy } from '@/utils/model/evidence';
import type { SetupState } from '@/utils/model/setup';
import { ringEvery, silence } from '@/utils/platform/alarms';
import { readSetup, writeSetup } from '@/utils/platform/store';
import type { Store } from '@/utils/setup/ports';

/**
 * The one writer of the stored set-up: changes are applied one after the other. While anything is under way
 * an alarm rings every half minute, so that it goes on should this worker be killed and nobody else wake it.
 */
export function setupStore(first: () => SetupState): Store {
  let last: Promise<unknown> = Promise.resolve();

  async function read(): Promise<SetupState> {
    const stored = await readSetup();
    if (stored !== null) return stored;
    const fresh = first();
    await writeSetup(fresh);
    return fresh;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    read: () => inTurn(read),
    update: (change) =>
      inTurn(async () => {
        const before = await read();
        const after = change(before);
        if (isBusy(after) && !isBusy(before)) await ringEvery('resume', 0.5);
        await writeSetup(after);
        if (isBusy(before) && !isBusy(after)) await silence('resume');
        return after;
      }),
  };
}
