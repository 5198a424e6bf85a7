import type { HealthResult } from '@/utils/model/health';
import type { StepId } from '@/utils/model/steps';
import { inWords } from '@/utils/core/moment';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Icon } from '../shared/Icon';
import { checkedWords } from './words';
import { VERDICT_ICONS } from './icons';
import { Remedies } from './Remedies';

interface Props {
  readonly results: readonly HealthResult[];
  readonly guide: Guide;
  readonly onShowStep: (step: StepId) => void;
  readonly now: Date;
}

/** What is wrong, the worst first: what was found, what to do now, on whose side it is, and the way there. */
export function Attention({ results, guide, onShowStep, now }: Props) {
  return (
    <section className="health-attention" aria-labelledby="health-attention">
      <h3 id="health-attention" className="sr-only">
        {t('health_attention')}
      </h3>
      <ul>
        {results.map((result) => (
          <li key={result.id} className={`note note-${result.verdict === 'fail' ? 'bad' : 'warn'}`}>
            <Icon name={VERDICT_ICONS[result.verdict]} />
            <div className="note-body">
              <p className="note-title">
                <span className="sr-only">{tCode('verdict', result.verdict)}: </span>
                {tCode('health_is', result.code, inWords(result.params, now))}
              </p>
              <p>{tCode('health_now', result.code)}</p>
              <p className="note-side">
                {tCode('health_check', result.id)} · {tCode('side', result.side)} · {checkedWords(result.at, now)}
              </p>
              <Remedies result={result} guide={guide} onShowStep={onShowStep} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
