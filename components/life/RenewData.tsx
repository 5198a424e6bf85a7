import { mayKeepOldData, mayRenewData } from '@/utils/model/rotation';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { Confirm } from '../shared/Confirm';
import { Note } from '../shared/Note';
import { GoToStep } from '../guide/StepFrame';

/** For credentials of Canvas data that IntelliBoard has: how they are renewed, and what that means in either world. */
export function RenewData({ guide: { setup, actions } }: { readonly guide: Guide }) {
  if (!mayRenewData(setup)) return null;
  const what = setup.data.source === 'dap' ? t('renew_data_dap') : t('renew_data_portal');
  return <Confirm label={t('renew_data')} title={t('renew_data')} text={what} confirm={t('renew_data')} onConfirm={() => actions.renewData()} />;
}

/** While new credentials are made: which ones IntelliBoard works with, and the way back. */
export function RenewingData({ guide }: { readonly guide: Guide }) {
  const { rotation, data } = guide.setup;
  if (rotation.oldData === null) return null;
  return (
    <Note title={t('renewing_data')}>
      <p>{rotation.oldData.source === 'dap' ? t('renewing_data_dap', rotation.oldData.clientId ?? '') : t('renewing_data_portal')}</p>
      <div className="actions">
        {data.provedAt !== null && <GoToStep guide={guide} step="send" primary />}
        {mayKeepOldData(guide.setup) && (
          <Button kind="quiet" onClick={() => guide.actions.keepOldData()}>
            {t('renewing_data_keep')}
          </Button>
        )}
      </div>
    </Note>
  );
}
