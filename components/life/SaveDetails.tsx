import { sameDetails } from '@/utils/model/payload';
import { roadOf } from '@/utils/model/road';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { ProblemNote } from '../shared/ProblemNote';
import { Progress } from '../shared/Progress';

/** Details that were changed after the connection was sent: IntelliBoard has the old ones until they are saved there. */
export function SaveDetails({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { send, details, account } = setup;
  const isSent = roadOf(setup) === 'api' && send.deliveredAt !== null && details.draft !== null;
  if (!isSent || send.sentDetails === null || details.draft === null || sameDetails(send.sentDetails, details.draft)) return null;
  return (
    <section className="card card-accent" aria-labelledby="changed-title">
      <h3 id="changed-title">{t('changed_title')}</h3>
      <p>{details.confirmedAt === null ? t('changed_confirm_first') : t('changed_what', account.host)}</p>
      <ProblemNote problem={send.problem} />
      {send.activity !== null && <Progress line={{ kind: 'busy', text: t('send_sending') }} />}
      {details.confirmedAt !== null && send.activity === null && (
        <div className="actions">
          <Button kind="primary" onClick={() => actions.changeDetails()}>
            {t('changed_save')}
          </Button>
        </div>
      )}
    </section>
  );
}
