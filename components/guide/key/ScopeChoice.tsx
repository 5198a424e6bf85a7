import { INTELLIBOARD_SCOPES } from '@/utils/model/known';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { CheckField } from '../../shared/CheckField';
import { Disclosure } from '../../shared/Disclosure';
import { choose, SCOPES } from './plan';
import { ScopeFindings } from './ScopeFindings';
import { ScopeList } from './ScopeList';

/** Whether Canvas is to limit what the key may read, and what this Canvas makes of that. */
export function ScopeChoice({ guide }: { readonly guide: Guide }) {
  const { enforceScopes, allowIncludes, scopeReport } = guide.setup.key;
  return (
    <>
      <fieldset className="stack">
        <legend>{t('key_scopes_legend')}</legend>
        <CheckField
          type="radio"
          name="enforce-scopes"
          checked={!enforceScopes}
          onChange={() => choose(guide, { enforceScopes: false })}
          label={
            <>
              {t('key_scopes_off')} <span className="badge badge-accent">{t('key_scopes_off_badge')}</span>
            </>
          }
          hint={t('key_scopes_off_hint')}
        />
        <CheckField type="radio" name="enforce-scopes" checked={enforceScopes} onChange={() => choose(guide, { enforceScopes: true })} label={t('key_scopes_on', SCOPES)} hint={t('key_scopes_on_hint')} />
        {enforceScopes && (
          <div className="beneath">
            <CheckField type="checkbox" checked={allowIncludes} onChange={(checked) => choose(guide, { allowIncludes: checked })} label={t('key_includes_label')} hint={t('key_includes_hint')} />
          </div>
        )}
        <Disclosure title={t('key_scopes_list', SCOPES)}>
          <ScopeList scopes={INTELLIBOARD_SCOPES.map((scope) => ({ scope }))} />
        </Disclosure>
      </fieldset>
      {enforceScopes && scopeReport !== null && <ScopeFindings report={scopeReport} />}
    </>
  );
}
