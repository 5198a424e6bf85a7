import { inWords } from '@/utils/core/moment';
import type { HealthDocument, HealthResult } from '@/utils/model/health';
import { standingOf } from '@/utils/model/health-standing';
import type { StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Disclosure } from '../shared/Disclosure';
import { Icon } from '../shared/Icon';
import { checkedWords } from './words';
import { VERDICT_ICONS } from './icons';
import { Remedies } from './Remedies';

interface Props {
  readonly health: HealthDocument;
  readonly guide: Guide;
  readonly onShowStep: (step: StepId) => void;
  readonly now: Date;
}

/** Every check with its question, what was found, on whose side and when. What needs attention has its remedies above. */
export function AllChecks({ health, guide, onShowStep, now }: Props) {
  if (health.results.length === 0) return null;
  return (
    <Disclosure title={t('health_all_checks', String(health.results.length))}>
      <ul className="check-list">
        {health.results.map((result) => (
          <li key={result.id}>
            <Icon name={VERDICT_ICONS[result.verdict]} />
            <div>
              <p className="check-name">
                <strong>{tCode('health_check', result.id)}</strong> <span className="badge">{tCode('verdict', result.verdict)}</span>
              </p>
              <p className="muted">{tCode('health_ask', result.id)}</p>
              <p>{tCode('health_is', result.code, inWords(result.params, now))}</p>
              <Unseen health={health} result={result} guide={guide} onShowStep={onShowStep} now={now} />
              <p className="note-side">
                {tCode('side', result.side)} · {checkedWords(result.at, now)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="muted">{t('health_by_clock')}</p>
    </Disclosure>
  );
}

/** Nobody could look: what would help, and what was known before. */
function Unseen({ health, result, guide, onShowStep, now }: Props & { readonly result: HealthResult }) {
  if (result.verdict !== 'unknown') return null;
  const before = standingOf(health, result);
  return (
    <>
      <p>{tCode('health_now', result.code)}</p>
      {before !== result && (
        <p>
          {t('health_known_before', tCode('health_is', before.code, inWords(before.params, now)))} ({checkedWords(before.at, now)})
        </p>
      )}
      <Remedies result={result} guide={guide} onShowStep={onShowStep} />
    </>
  );
}
