import type { ReactNode } from 'react';
import { t } from '@/utils/ui/copy';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Facts';
import { Time } from '../../shared/Time';

interface Props {
  /** So often it was tried. */
  readonly attempts: number;
  /** RFC 3339 UTC; `null` when none is due. */
  readonly nextAttemptAt: string | null;
  readonly onTryNow: () => void;
  /** What else can be done. */
  readonly children: ReactNode;
}

/** What is sent again later: how often it was tried, when it is tried next, and the button that tries it now. */
export function Waiting({ attempts, nextAttemptAt, onTryNow, children }: Props) {
  return (
    <>
      <Facts
        facts={[
          { term: t('send_attempts'), value: String(attempts) },
          ...(nextAttemptAt === null ? [] : [{ term: t('send_next'), value: <Time at={nextAttemptAt} seconds /> }]),
        ]}
      />
      <div className="actions">
        <Button kind="primary" onClick={onTryNow}>
          {t('send_try_now')}
        </Button>
        {children}
      </div>
    </>
  );
}
