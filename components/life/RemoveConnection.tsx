import { useState } from 'react';
import { keysOfConnection } from '@/utils/model/rotation';
import { roadOf } from '@/utils/model/road';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { CheckField } from '../shared/CheckField';
import { Confirm } from '../shared/Confirm';
import { Disclosure } from '../shared/Disclosure';
import { ProblemNote } from '../shared/ProblemNote';
import { Progress } from '../shared/Progress';

/** Removes a connection: what is to go besides what is stored here, and the button. */
export function RemoveConnection({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { canvas, removal, send, account } = setup;
  const [atIntelliBoard, setAtIntelliBoard] = useState(removal.wanted?.atIntelliBoard ?? true);
  const [turnOff, setTurnOff] = useState<readonly string[]>(removal.wanted?.turnOff ?? []);
  if (canvas.site === null) return null;
  const mayRemoveThere = roadOf(setup) === 'api' && send.connectionId !== null && account.token?.state === 'held';
  return (
    <Disclosure title={t('remove_title')} isOpen={removal.wanted !== null}>
      <p>{t('remove_what', new URL(canvas.site.origin).host)}</p>
      {removal.activity !== null && <Progress line={{ kind: 'busy', text: t('removing') }} />}
      <ProblemNote problem={removal.problem} />
      {removal.activity === null && (
        <div className="stack">
          {mayRemoveThere ? (
            <CheckField type="checkbox" label={t('remove_there', account.host)} hint={t('remove_there_hint')} checked={atIntelliBoard} onChange={setAtIntelliBoard} />
          ) : (
            <p className="muted">{t('remove_there_by_hand', account.host)}</p>
          )}
          {keysOfConnection(setup).map(({ clientId, which }) => (
            <CheckField
              key={clientId}
              type="checkbox"
              label={tCode('remove_key', which, [clientId])}
              hint={t('remove_key_hint')}
              checked={turnOff.includes(clientId)}
              onChange={(wanted) => setTurnOff([...turnOff.filter((one) => one !== clientId), ...(wanted ? [clientId] : [])])}
            />
          ))}
          <div className="actions">
            <Confirm
              label={removal.problem === null ? t('remove_button') : t('try_again')}
              title={t('remove_button')}
              text={mayRemoveThere && atIntelliBoard ? t('remove_sure_there') : t('remove_sure_here')}
              confirm={t('remove_button')}
              onConfirm={() => actions.removeConnection({ atIntelliBoard: mayRemoveThere && atIntelliBoard, turnOff })}
            />
            {removal.wanted !== null && (
              <Button kind="quiet" onClick={() => actions.keepConnection()}>
                {t('remove_keep')}
              </Button>
            )}
          </div>
        </div>
      )}
    </Disclosure>
  );
}
