import { dayIn, dayWords } from '@/utils/core/moment';
import { ownZone } from '@/utils/core/zone';
import type { HealthDocument } from '@/utils/model/health';
import type { Verdict } from '@/utils/model/health-codes';
import { stripOf, type StripDay } from '@/utils/model/health-standing';
import { t, tCode } from '@/utils/ui/copy';
import { Disclosure } from '../shared/Disclosure';

/** A bar for each of the last 30 days of whoever sits here. How bad a day was is its height and its mark as well as its colour; the list says it in words. */
export function Strip({ health, now }: { readonly health: HealthDocument; readonly now: Date }) {
  const days = stripOf(health, dayIn(now, ownZone()));
  const checked = days.filter(({ worst }) => worst !== null);
  const troubled = checked.filter(({ worst }) => worst === 'warn' || worst === 'fail');
  const present = [...new Set(days.map(({ worst }) => worst ?? 'none'))];
  const [first, last] = [days[0], days.at(-1)];
  return (
    <section className="card health-strip" aria-labelledby="health-strip">
      <h3 id="health-strip">{t('health_strip_title')}</h3>
      <div className="strip" aria-hidden="true">
        {days.map((one) => (
          <span key={one.day} className={`strip-day strip-${one.worst ?? 'none'}`} title={dayLine(one)} />
        ))}
      </div>
      <p className="strip-ends" aria-hidden="true">
        <span>{first === undefined ? '' : dayWords(first.day)}</span>
        <span>{last === undefined ? '' : dayWords(last.day)}</span>
      </p>
      <ul className="strip-key" aria-hidden="true">
        {ORDER.filter((verdict) => present.includes(verdict)).map((verdict) => (
          <li key={verdict}>
            <span className={`strip-day strip-${verdict}`} />
            {tCode('health_key', verdict)}
          </li>
        ))}
      </ul>
      <p className="muted">{t('health_strip_summary', String(checked.length), String(troubled.length))}</p>
      <Disclosure title={t('health_strip_list')}>
        <ul className="strip-list">
          {[...days].reverse().map((one) => (
            <li key={one.day}>{dayLine(one)}</li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}

const ORDER: readonly (Verdict | 'none')[] = ['fail', 'warn', 'waiting', 'pass', 'unknown', 'none'];

/** A day in words, with the checks that found trouble. */
function dayLine({ day, worst, found }: StripDay): string {
  const how = worst === null ? t('health_strip_none') : tCode('health_key', worst);
  if (found.length === 0) return t('health_strip_day', dayWords(day), how);
  return t('health_strip_day_with', dayWords(day), how, found.map((id) => tCode('health_check', id)).join(', '));
}
