import type { RunReading } from '@/utils/model/process';
import { t } from '@/utils/ui/copy';
import { Facts } from '../../shared/Facts';
import { Note } from '../../shared/Note';
import { Time } from '../../shared/Time';
import { countsText, numberText } from './counts';

/** What was kept and what was held back, in words. */
export function Loaded({ run }: { readonly run: RunReading }) {
  const { users, kept, dropped } = run.counts;
  return (
    <section className="card" aria-labelledby="loaded-title">
      <h3 id="loaded-title">{t('proc_kept_title')}</h3>
      {kept === 0 && users > 0 ? (
        <Note tone="warn">
          <p>{t('proc_kept_none', numberText(users))}</p>
        </Note>
      ) : dropped === 0 ? (
        <p>{t('proc_kept_all', numberText(kept))}</p>
      ) : (
        <p>
          {t('proc_kept', numberText(kept), numberText(users))} {t('proc_dropped', numberText(dropped))}
        </p>
      )}
      <p className="muted">{t('proc_read', countsText(run.counts))}</p>
      <Facts
        facts={[
          ...(run.startedAt === null ? [] : [{ term: t('proc_fact_started'), value: <Time at={run.startedAt} /> }]),
          ...(run.finishedAt === null ? [] : [{ term: t('proc_fact_finished'), value: <Time at={run.finishedAt} /> }]),
        ]}
      />
    </section>
  );
}
