import type { HealthDocument } from '@/utils/model/health';
import type { SetupState } from '@/utils/model/setup';
import { roadOf } from '@/utils/model/road';
import { momentWords } from '@/utils/core/moment';
import { t } from '@/utils/ui/copy';
import { Facts } from '../shared/Facts';

/** When data was processed last, and when it is next; and when it is looked next by itself. */
export function Runs({ setup, health, now }: { readonly setup: SetupState; readonly health: HealthDocument; readonly now: Date }) {
  const { connection } = health.evidence;
  const last = connection?.runs.find(({ finishedAt }) => finishedAt !== null)?.finishedAt ?? null;
  const next = connection?.nextRunAt ?? null;
  const ofRuns = roadOf(setup) === 'form' || connection === null ? [] : [{ term: t('health_last_run'), value: last === null ? t('health_run_none') : momentWords(last, now) }, ...(next === null ? [] : [{ term: t('health_next_run'), value: momentWords(next, now) }])];
  const ofLook = health.nextAt === null ? [] : [{ term: t('health_next_look'), value: momentWords(health.nextAt, now) }];
  if (ofRuns.length + ofLook.length === 0) return null;
  return (
    <section className="card" aria-labelledby="health-runs">
      <h3 id="health-runs">{t('health_runs_title')}</h3>
      <Facts facts={[...ofRuns, ...ofLook]} />
    </section>
  );
}
