import type { DataSource } from '@/utils/model/canvas-data';
import { t } from '@/utils/ui/copy';
import { Note } from '../../shared/Note';

/** What is worth knowing before credentials are made: who enables it, and why there may be nothing to read at first. */
export function DataWarnings({ source }: { readonly source: DataSource }) {
  return (
    <Note title={t('data_know_title')}>
      <ul className="plain-list">
        {source === 'dap' ? (
          <>
            <li>{t('data_know_dap_admin')}</li>
            <li>{t('data_know_dap_enabled')}</li>
          </>
        ) : (
          <>
            <li>{t('data_know_portal_enabled')}</li>
            <li>{t('data_know_portal_permission')}</li>
            <li>{t('data_know_portal_weeks')}</li>
          </>
        )}
      </ul>
    </Note>
  );
}
