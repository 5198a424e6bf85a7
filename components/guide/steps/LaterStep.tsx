import type { StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { ExternalLink } from '../../shared/ExternalLink';
import { HelpDesk } from '../../shared/HelpDesk';
import { Icon } from '../../shared/Icon';
import { StepFrame } from '../StepFrame';

type Later = Exclude<StepId, 'account' | 'canvas' | 'key' | 'data' | 'details' | 'send' | 'authorize' | 'process'>;

/** A step that this version cannot do, shown for what it is. */
export function LaterStep({ guide, step }: { readonly guide: Guide; readonly step: Later }) {
  const { host } = guide.setup.account;
  return (
    <StepFrame guide={guide} step={step} onwards="always">
      <p>
        <span className="badge">
          <Icon name="later" />
          {t('later_badge')}
        </span>
      </p>
      <div className="card later">
        <h3>{t('later_needs')}</h3>
        <p>{tCode('later', `${step}_needs`)}</p>
        <h3>{t('later_meanwhile')}</h3>
        <p>{tCode('later', `${step}_meanwhile`)}</p>
        <p>
          <ExternalLink href={`https://${host}/`}>{t('open_host', host)}</ExternalLink>
        </p>
      </div>
      <p className="muted">
        {t('later_help')} <HelpDesk />
      </p>
    </StepFrame>
  );
}
