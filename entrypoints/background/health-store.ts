import { inTurn } from './in-turn';
import type { HealthStore } from '@/utils/health/ports';
import { emptyHealth } from '@/utils/model/health';
import { forgetMonitorToken } from '@/utils/vault/monitor';
import { readHealth, removeHealth, writeHealth } from '@/utils/platform/health';

/** The one writer of all health documents: changes are applied one after the other. */
export function healthStore(): HealthStore {
  const turn = inTurn();
  const read = async (runId: string) => (await readHealth(runId)) ?? emptyHealth(runId);
  return {
    read: (runId) => turn(() => read(runId)),
    update: (runId, change) =>
      turn(async () => {
        const after = change(await read(runId));
        await writeHealth(after);
        return after;
      }),
    // The token that was made for this goes with it.
    remove: (runId) => turn(async () => {
      await removeHealth(runId);
      await forgetMonitorToken(runId);
    }),
  };
}
