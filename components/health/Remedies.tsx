import { ACCEPTABLE, type HealthResult, type Remedy } from '@/utils/model/health';
import type { StepId } from '@/utils/model/steps';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { ExternalLink } from '../shared/ExternalLink';

interface Props {
  readonly result: HealthResult;
  readonly guide: Guide;
  readonly onShowStep: (step: StepId) => void;
}

/** The ways to put right what a check found. The name of each says of which check it is, for whoever hears it alone. */
export function Remedies({ result, guide, onShowStep }: Props) {
  const { remedies, acceptable } = result;
  const check = tCode('health_check', result.id);
  const accepts = acceptable ? ACCEPTABLE.find((id) => id === result.id) : undefined;
  if (remedies.length === 0 && accepts === undefined) return null;
  return (
    <div className="actions">
      {remedies.map((remedy) => (
        <RemedyButton key={JSON.stringify(remedy)} remedy={remedy} check={check} guide={guide} onShowStep={onShowStep} />
      ))}
      {accepts !== undefined && (
        <Button kind="quiet" aria-label={`${t('health_accept')}: ${check}`} onClick={() => guide.actions.acceptHealth(accepts)}>
          {t('health_accept')}
        </Button>
      )}
    </div>
  );
}

function RemedyButton({ remedy, check, guide, onShowStep }: { readonly remedy: Remedy; readonly check: string; readonly guide: Guide; readonly onShowStep: (step: StepId) => void }) {
  const { actions, place } = guide;
  switch (remedy.kind) {
    case 'link':
      return <ExternalLink href={remedy.url}>{t('health_open', new URL(remedy.url).host)}</ExternalLink>;
    case 'step':
      return (
        <Button aria-label={`${t('health_to_step', tCode('step', remedy.step))} (${check})`} onClick={() => onShowStep(remedy.step)}>
          {t('health_to_step', tCode('step', remedy.step))}
        </Button>
      );
    case 'fix':
      return (
        <Button kind="primary" aria-label={`${t('health_fix')}: ${check}`} onClick={() => actions.fixHealth(remedy.finding)}>
          {t('health_fix')}
        </Button>
      );
    case 'allow':
      // A browser closes the popup as soon as its prompt shows.
      return place === 'popup' ? (
        <Button kind="primary" icon="panel" onClick={() => actions.openPanel()}>
          {t('allow_popup_button')}
        </Button>
      ) : (
        <Button kind="primary" onClick={() => actions.allowAgain(remedy.origins)}>
          {t('health_allow')}
        </Button>
      );
  }
}
