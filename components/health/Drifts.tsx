import { inWords, momentWords } from '@/utils/core/moment';
import type { Drift } from '@/utils/model/health';
import { isTrouble } from '@/utils/model/health-standing';
import { t, tCode } from '@/utils/ui/copy';
import { Disclosure } from '../shared/Disclosure';
import { Icon } from '../shared/Icon';

const SHOWN = 3;

/** What has changed, and between which two looks it came about; the newest first. */
export function Drifts({ drifts, now }: { readonly drifts: readonly Drift[]; readonly now: Date }) {
  if (drifts.length === 0) return null;
  const rest = drifts.slice(SHOWN);
  return (
    <section className="card health-drifts" aria-labelledby="health-drifts">
      <h3 id="health-drifts">{t('health_drift_title')}</h3>
      <DriftList drifts={drifts.slice(0, SHOWN)} now={now} />
      {rest.length > 0 && (
        <Disclosure title={t('health_drift_earlier', String(rest.length))}>
          <DriftList drifts={rest} now={now} />
        </Disclosure>
      )}
    </section>
  );
}

function DriftList({ drifts, now }: { readonly drifts: readonly Drift[]; readonly now: Date }) {
  return (
    <ul className="drift-list">
      {drifts.map((drift) => (
        <li key={`${drift.id} ${drift.to} ${drift.between[1]}`}>
          <Icon name={isTrouble(drift.to) ? 'problem' : 'done'} />
          <span>{driftWords(drift, now)}</span>
        </li>
      ))}
    </ul>
  );
}

function driftWords({ id, to, params, between }: Drift, now: Date): string {
  const [from, until] = between;
  const moments = [momentWords(from, now), momentWords(until, now)] as const;
  if (isTrouble(to)) return tCode('health_drift', to, [...moments, ...inWords(params, now)]);
  return t('health_drift_well', ...moments, tCode('health_check', id));
}
