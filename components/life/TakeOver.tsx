import { useEffect, useRef } from 'react';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';

/** IntelliBoard has a connection to this Canvas already, perhaps another administrator's: it is offered to be taken over. */
export function TakeOver({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { canvas, account, send, key } = setup;
  const mayLook = canvas.site !== null && account.me !== null && send.deliveredAt === null && send.activity === null;
  const origin = canvas.site?.origin ?? null;
  const looked = useRef<string | null>(null);
  useEffect(() => {
    // Once for each Canvas.
    if (!mayLook || looked.current === origin) return;
    looked.current = origin;
    actions.lookForExisting();
  }, [mayLook, origin, actions]);
  if (!mayLook || send.existingConnectionId === null) return null;
  return (
    <section className="card card-accent" aria-labelledby="adopt-title">
      <h3 id="adopt-title">{t('send_adopt_title')}</h3>
      <p>{key.secret?.state === 'held' ? t('send_adopt_with_key', send.existingConnectionId) : t('send_adopt_what', send.existingConnectionId)}</p>
      <div className="actions">
        <Button kind="primary" onClick={() => actions.adoptConnection()}>
          {t('send_adopt_button')}
        </Button>
      </div>
    </section>
  );
}
