import { useEffect, useRef } from 'react';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Facts';
import { Note } from '../../shared/Note';

/** Who would authorise, and whether that is wise: IntelliBoard gets this very person's rights, for as long as they stay. */
export function Who({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { person, problem } = setup.authorize;
  const canAsk = setup.canvas.site !== null;
  const hasAsked = useRef(false);
  useEffect(() => {
    // Once for each time that the step is opened: another person may have signed in since it was left.
    if (!canAsk || hasAsked.current) return;
    hasAsked.current = true;
    actions.lookWho();
  }, [canAsk, actions]);
  const isSaid = problem?.code === 'authorize_acting_as' || problem?.code === 'authorize_not_admin';
  return (
    <section className="card" aria-labelledby="who-title">
      <h3 id="who-title">{t('auth_who_title')}</h3>
      {person === null ? (
        <p className="muted">{t('auth_who_unknown')}</p>
      ) : (
        <Facts facts={[{ term: t('auth_who_fact'), value: person.name, note: person.isAdmin ? t('auth_who_admin') : t('auth_who_no_admin') }]} />
      )}
      {person?.actingAs === true && !isSaid && (
        <Note tone="warn" title={t('auth_acting_title', person.name)}>
          <p>{t('auth_acting_what')}</p>
        </Note>
      )}
      {person?.isAdmin === false && !isSaid && (
        <Note tone="warn" title={t('auth_no_admin_title', person.name)}>
          <p>{t('auth_no_admin_what')}</p>
        </Note>
      )}
      <Note title={t('auth_service_title')}>
        <p>{t('auth_service_what')}</p>
        <p>{t('auth_service_how')}</p>
      </Note>
      <div className="actions">
        <Button kind="quiet" onClick={() => actions.lookWho()}>
          {t('auth_who_again')}
        </Button>
      </div>
    </section>
  );
}
