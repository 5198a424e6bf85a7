import type { ScopeReport } from '@/utils/model/scopes';
import { t } from '@/utils/ui/copy';
import { HelpDesk } from '../../shared/HelpDesk';
import { Note } from '../../shared/Note';
import { SCOPES } from './plan';
import { readable, ScopeList } from './ScopeList';

/** What this Canvas makes of the scopes that IntelliBoard names: there, there under another name, or not there. */
export function ScopeFindings({ report: { same, renamed, missing } }: { readonly report: ScopeReport }) {
  if (renamed.length === 0 && missing.length === 0) {
    return (
      <Note tone="good">
        <p>{t('key_scopes_report_all', SCOPES)}</p>
      </Note>
    );
  }
  return (
    <Note tone={missing.length > 0 ? 'warn' : 'info'} title={t('key_scopes_report')}>
      <p>{t('key_scopes_report_some', SCOPES, String(same.length + renamed.length))}</p>
      {renamed.length > 0 && (
        <>
          <h3>{t('key_scopes_renamed', String(renamed.length))}</h3>
          <p>{t('key_scopes_renamed_what')}</p>
          <ScopeList scopes={renamed.map(({ wanted, offered }) => ({ scope: wanted, note: t('key_scopes_renamed_to', readable(offered)) }))} />
        </>
      )}
      {missing.length > 0 && (
        <>
          <h3>{t('key_scopes_lacking', String(missing.length))}</h3>
          <ScopeList scopes={missing.map((scope) => ({ scope }))} />
          <p>
            {t('key_scopes_lacking_what')} <HelpDesk />
          </p>
        </>
      )}
    </Note>
  );
}
