import type { ConnectionRegister } from './connections';
import { takeNotificationAway, type NotifiedOf } from '@/utils/platform/notifications';
import { showGuideTab } from '@/utils/platform/panel';

/**
 * A notification was clicked: the guide comes to the front, in the tab in which it is open or in a new one, with that
 * connection in view, at its health or at the step of the run. Of a connection that is gone there is just the guide.
 */
export async function followNotification(register: Pick<ConnectionRegister, 'byRun' | 'show'>, id: string, kind: NotifiedOf['kind'] | null, runId: string): Promise<void> {
  const connection = kind === null ? null : await register.byRun(runId);
  if (connection !== null) {
    await register.show(runId);
    if (kind === 'run') await connection.journey.show('process');
  }
  await showGuideTab(connection === null ? null : { runId, view: kind === 'run' ? 'steps' : 'health' });
  // Last of all: until then it can be clicked once more.
  await takeNotificationAway(id);
}
