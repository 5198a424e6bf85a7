import { t } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Time } from '../../shared/Time';

/** When Canvas's lists were read, and how to have them read, or proposed from, again. */
export function ListsRead({ guide: { setup, actions }, step, readAt }: { readonly guide: Guide; readonly step: ChoiceStep; readonly readAt: string | null }) {
  if (setup[step].activity !== null) return null;
  return (
    <div className="lists-read">
      {readAt !== null && (
        <p className="muted">
          {t('choices_read_at')} <Time at={readAt} />
        </p>
      )}
      <div className="actions">
        <Button kind="quiet" onClick={() => actions.loadChoices(step)}>
          {t('choices_read_again')}
        </Button>
        <Button kind="quiet" onClick={() => actions.proposeChoices(step)}>
          {t('choices_propose_again')}
        </Button>
      </div>
    </div>
  );
}
