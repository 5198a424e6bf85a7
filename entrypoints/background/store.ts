import { isBusy } from '@/utils/model/evidence';
import type { SetupState } from '@/utils/model/setup';
import { ringEvery, silence } from '@/utils/platform/alarms';
import { readSetup, writeSetup } from '@/utils/platform/store';
import type { Store } from '@/utils/setup/ports';
import { inTurn } from './in-turn';

/**
 * The one writer of a stored set-up: changes are applied one after the other. While anything is under way
 * an alarm rings every half minute, so that it goes on should this worker be killed and nobody else wake it.
 * `onWritten` is told of each new state.
 */
export function setupStore(runId: string, first: () => SetupState, onWritten: (state: SetupState) => Promise<void>): Store {
  const turn = inTurn();

  async function read(): Promise<SetupState> {
    const stored = await readSetup(runId);
    if (stored !== null) return stored;
    const fresh = first();
    await writeSetup(fresh);
    return fresh;
  }

  return {
    read: () => turn(read),
    update: (change) =>
      turn(async () => {
        const before = await read();
        const after = change(before);
        if (isBusy(after) && !isBusy(before)) await ringEvery(`resume:${runId}`, 0.5);
        await writeSetup(after);
        if (isBusy(before) && !isBusy(after)) await silence(`resume:${runId}`);
        await onWritten(after);
        return after;
      }),
  };
}
