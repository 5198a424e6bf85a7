import type { CanvasSite } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { ExternalLink } from '../../shared/ExternalLink';
import { Facts } from '../../shared/Facts';
import { choose, planned } from './plan';
import { ScopesToCopy } from './ScopesToCopy';

/** The manual way: every value of Canvas's form to copy, and how the key gets here then. */
export function KeyByHand({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const { name, redirectUri, email, enforceScopes, allowIncludes, scopes } = planned(guide.setup);
  const link = guide.setup.key.problem?.link ?? `${site.origin}/accounts/${site.rootAccountId}/developer_keys`;
  const text = (field: 'name' | 'email' | 'redirect_uris', value: string) => ({ term: tCode('form_field', field), value: <CopyValue what={tCode('form_field', field)} value={value} /> });
  return (
    <section className="card" aria-labelledby="hand-title">
      <h3 id="hand-title">{t('key_hand_title')}</h3>
      <p>{t('key_hand_what')}</p>
      <ol className="rest">
        <li>
          {t('key_hand_open')} <ExternalLink href={link}>{t('open_host', new URL(link).host)}</ExternalLink>
        </li>
        <li className="hand-values">
          {t('key_hand_enter')}
          <Facts
            facts={[
              text('name', name),
              ...(email === null ? [] : [text('email', email)]),
              text('redirect_uris', redirectUri),
              { term: tCode('form_field', 'test_cluster_only'), value: t('key_value_off') },
              { term: tCode('form_field', 'enforce_scopes'), value: enforceScopes ? t('key_value_on_plain') : t('key_hand_scopes_off') },
              ...(enforceScopes ? [{ term: tCode('form_field', 'allow_includes'), value: allowIncludes ? t('key_value_on_plain') : t('key_value_off') }] : []),
            ]}
          />
          {enforceScopes && (
            <Disclosure title={t('key_hand_scopes', String(scopes.length))}>
              <ScopesToCopy scopes={scopes} />
            </Disclosure>
          )}
        </li>
        <li>{t('key_hand_save')}</li>
        <li>{t('key_hand_back')}</li>
      </ol>
      <div className="actions">
        <Button kind="primary" onClick={() => choose(guide, { way: 'existing' })}>
          {t('key_way_go', tCode('key_way', 'existing'))}
        </Button>
        <Button onClick={() => choose(guide, { way: 'paste' })}>{t('key_way_go', tCode('key_way', 'paste'))}</Button>
        <Button onClick={() => guide.actions.createKey(false)}>{t('key_form_again')}</Button>
      </div>
    </section>
  );
}
