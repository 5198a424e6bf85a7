import type { ClocksAhead, HourAdvice as Advice, HourReason } from '@/utils/model/hour-advice';
import { t, tCode } from '@/utils/ui/copy';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';
import { Time } from '../../shared/Time';
import { clockText, hourText } from '../hours';
import { HourChart } from './HourChart';

interface Props {
  readonly advice: Advice | null;
  readonly chosen: number | null;
  /** IntelliBoard's form does not tell the account's zone: it is assumed to be that of Canvas. */
  readonly onForm: boolean;
  readonly onChoose: (hour: number) => void;
}

/** Which hour is best, why, and what it is taken from. */
export function HourAdvice({ advice, chosen, onForm, onChoose }: Props) {
  if (advice === null || advice.kind === 'none') {
    return (
      <Disclosure title={t('details_hour_why_title')}>
        <p>{t('details_hour_why_1')}</p>
        <p>{advice === null ? t('details_hour_why_2') : t('hour_none')}</p>
        {!onForm && <p>{t('details_hour_why_3')}</p>}
      </Disclosure>
    );
  }
  if (advice.kind === 'too-few') {
    return (
      <section className="advice" aria-labelledby="advice-title">
        <h3 id="advice-title">{t('hour_too_few_title')}</h3>
        <p>
          {t('hour_too_few', String(advice.seen))} <Time at={advice.latest} />
        </p>
      </section>
    );
  }
  return (
    <section className="advice" aria-labelledby="advice-title">
      <h3 id="advice-title">{t('hour_advised_title', hourText(advice.hour))}</h3>
      <p>{advice.kind === 'quiet' ? t('hour_quiet_why') : t('hour_advised_why', String(advice.buildsSeen), clockText(advice.firstUsual), clockText(advice.latestUsual))}</p>
      <Facts
        facts={[
          { term: t('hour_zone_intelliboard'), value: hourText(advice.hour), note: onForm ? t('hour_zone_assumed', advice.intelliboardZone) : advice.intelliboardZone },
          { term: t('hour_zone_utc'), value: clockText(advice.utcMinute), note: advice.kind === 'advised' ? t('hour_zone_utc_note') : undefined },
          { term: t('hour_zone_admin'), value: clockText(advice.adminMinute), note: advice.adminZone },
        ]}
      />
      <p className="muted">{t('details_hour_why_3')}</p>
      {advice.kind === 'advised' && <HourChart chart={advice.chart} utcMinute={advice.utcMinute} />}
      {advice.reasons.length > 0 && (
        <ul className="plain-list">
          {advice.reasons.map((reason, at) => (
            <li key={at}>
              <Reason reason={reason} missed={advice.kind === 'advised' ? advice.daysMissed : []} />
            </li>
          ))}
        </ul>
      )}
      {chosen !== advice.hour && (
        <div className="actions">
          <Button onClick={() => onChoose(advice.hour)}>{t('hour_use', hourText(advice.hour))}</Button>
        </div>
      )}
    </section>
  );
}

function Reason({ reason, missed }: { readonly reason: HourReason; readonly missed: readonly string[] }) {
  switch (reason.code) {
    case 'wide-spread':
    case 'half-hour-zone':
      return tCode('hour_reason', reason.code);
    case 'drifting':
      return reason.minutesPerDay > 0 ? t('hour_reason_drifting_later', String(reason.minutesPerDay)) : t('hour_reason_drifting_earlier', String(-reason.minutesPerDay));
    case 'outlier':
      return (
        <>
          {t('hour_reason_outlier')} <Time at={reason.finishedAt} />
        </>
      );
    case 'several-a-day':
      return t('hour_reason_several_a_day', reason.others.map(clockText).join(', '));
    case 'missed-days':
      return t('hour_reason_missed_days', missed.join(', '));
    case 'unknown-zone':
      return t('hour_reason_unknown_zone', reason.zone);
    case 'dst-ahead':
      return <Clocks reason={reason} />;
  }
}

function Clocks({ reason }: { readonly reason: ClocksAhead }) {
  return (
    <>
      {t('hour_reason_dst_ahead', reason.zones.join(', '))} <Time at={reason.at} />.{' '}
      {reason.changesIntelliboard
        ? t('hour_reason_dst_utc', clockText(reason.utcBefore), clockText(reason.utcAfter))
        : t('hour_reason_dst_admin', clockText(reason.adminBefore), clockText(reason.adminAfter))}{' '}
      {reason.hourThen !== null && t('hour_reason_dst_then', hourText(reason.hourThen))}
    </>
  );
}
