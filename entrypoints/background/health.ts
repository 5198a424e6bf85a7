import type { ConnectionRegister } from './connections';
import { showHealth } from './toolbar';
import { badgeOf, worstStanding } from '@/utils/health/badge';
import { inWords } from '@/utils/core/moment';
import { ownZone } from '@/utils/core/zone';
import { healthUseCases, type Health } from '@/utils/health/gather';
import type { HealthStore, Standing } from '@/utils/health/ports';
import type { HealthResult } from '@/utils/model/health';
import { healthStanding } from '@/utils/model/health-standing';
import { workingSetup } from '@/utils/model/rotation';
import { ringAt, silence } from '@/utils/platform/alarms';
import { mayNotify, notify } from '@/utils/platform/notifications';
import { hasSite } from '@/utils/platform/permissions';
import { message } from '@/utils/platform/words';

/** The checks of all connections, joined to the register, the clock, the toolbar and the browser's notifications. */
export function health(register: () => ConnectionRegister, store: HealthStore): Health {
  return healthUseCases({
    now: () => new Date(),
    timeZone: ownZone,
    random: () => Math.random(),
    isOnline: () => navigator.onLine,
    connections: {
      all: async () => Promise.all((await register().all()).map(async (one) => workingSetup(await one.store.read()))),
      read: async (runId) => {
        const connection = await register().byRun(runId);
        return connection === null ? null : workingSetup(await connection.store.read());
      },
    },
    store,
    asks: async (runId) => (await register().byRun(runId))?.asks ?? null,
    sites: { isGranted: hasSite },
    ringAt: (at) => (at === null ? silence('health') : ringAt('health', Date.parse(at))),
    show: async (standings) => {
      await register().noteVerdicts(new Map(standings.map(({ setup, health: found }) => [setup.runId, healthStanding(found).worst])));
      await show(standings);
    },
    tell,
  });
}

async function show(standings: readonly Standing[]): Promise<void> {
  const worst = worstStanding(standings);
  if (worst === null) return showHealth(null);
  const { attention } = healthStanding(worst.standing.health);
  const [first] = attention;
  // The title says in words what the mark says by its shape.
  const what = first === undefined ? message(`health_title_${worst.verdict}`, []) : message(`health_is_${first.code}`, inWords(first.params, new Date()));
  await showHealth({ ...badgeOf(worst.verdict), title: message('health_badge_title', [nameOf(worst.standing), what]) });
}

async function tell(standing: Standing, results: readonly HealthResult[]): Promise<void> {
  if (!(await mayNotify())) return;
  const text = results.map(({ code, params }) => message(`health_is_${code}`, inWords(params, new Date()))).join(' ');
  await notify({ kind: 'health', runId: standing.setup.runId }, message('health_notification_title', [nameOf(standing)]), text);
}

function nameOf({ setup }: Standing): string {
  return setup.canvas.site === null ? '' : new URL(setup.canvas.site.origin).host;
}
