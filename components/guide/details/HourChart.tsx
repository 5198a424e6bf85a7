import { useId } from 'react';
import { BUILD_ROLES, type BuildChart } from '@/utils/model/hour-advice';
import { t, tCode } from '@/utils/ui/copy';
import { clockText } from '../hours';

const LEFT = 52;
const WIDTH = 320;
const TOP = 18;
const ROW = 16;
const DAY = 24 * 60;
const EVERY_HOURS = 6;

/** When each build of the last days was ready, a row a day, with the advised hour as a line across. Times in UTC. */
export function HourChart({ chart, utcMinute }: { readonly chart: BuildChart; readonly utcMinute: number }) {
  const title = useId();
  const { days, builds, dayStartsAt } = chart;
  const bottom = TOP + days.length * ROW;
  const x = (minute: number) => LEFT + (minute / DAY) * (WIDTH - LEFT - 8);
  const advised = (utcMinute - dayStartsAt * 60 + DAY) % DAY;
  const ticks = Array.from({ length: 24 / EVERY_HOURS + 1 }, (_, at) => at * EVERY_HOURS);
  return (
    <figure className="hour-chart" aria-labelledby={title}>
      <figcaption id={title}>{t('hour_chart_title')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${bottom + 6}`} aria-hidden="true">
        {ticks.map((hour) => (
          <g key={hour}>
            <line className="chart-grid" x1={x(hour * 60)} x2={x(hour * 60)} y1={TOP - 4} y2={bottom} />
            <text className="chart-label" x={x(hour * 60)} y={TOP - 8} textAnchor="middle">
              {String((hour + dayStartsAt) % 24).padStart(2, '0')}
            </text>
          </g>
        ))}
        {days.map((day, at) => (
          <text key={day} className="chart-label" x={0} y={TOP + (at + 0.5) * ROW + 3}>
            {day.slice(5)}
          </text>
        ))}
        {builds.map(({ finishedAt, day, minute, role }) => (
          <circle key={finishedAt} className={`chart-build chart-build-${role}`} cx={x(minute)} cy={TOP + (days.indexOf(day) + 0.5) * ROW} r={4} />
        ))}
        <line className="chart-hour" x1={x(advised)} x2={x(advised)} y1={TOP - 4} y2={bottom} />
      </svg>
      <ul className="chart-legend" aria-hidden="true">
        {BUILD_ROLES.filter((role) => builds.some((build) => build.role === role)).map((role) => (
          <li key={role}>
            <svg viewBox="0 0 10 10">
              <circle className={`chart-build chart-build-${role}`} cx={5} cy={5} r={4} />
            </svg>
            {t('hour_chart_build', tCode('hour_role', role))}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 10 10">
            <line className="chart-hour" x1={5} x2={5} y1={0} y2={10} />
          </svg>
          {t('hour_chart_hour')}
        </li>
      </ul>
      <ul className="sr-only">
        {builds.map(({ finishedAt, role }) => (
          <li key={finishedAt}>{t('hour_chart_line', finishedAt.slice(0, 10), clockText(minuteOf(finishedAt)), tCode('hour_role', role))}</li>
        ))}
      </ul>
    </figure>
  );
}

/** Minute of the day in UTC, as the chart has it: rounded up. */
function minuteOf(at: string): number {
  return Math.ceil(Date.parse(at) / 60_000) % DAY;
}
