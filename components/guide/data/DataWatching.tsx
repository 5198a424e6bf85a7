import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { CopyValue } from '../../shared/CopyValue';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';
import { Note } from '../../shared/Note';
import { Time } from '../../shared/Time';
import { DataPaste } from './DataPaste';
import { PointAt } from './PointAt';

/** What the admin does on the page that is open, while our script waits there for the credentials to come up. */
export function DataWatching({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { source, refusals } = setup.data;
  return (
    <>
      {source === 'flat-files' && <PortalSeen guide={guide} />}
      {refusals > 0 && (
        <Note tone="warn">
          <p>{t('data_seen_refused')}</p>
        </Note>
      )}
      <section className="card" aria-labelledby="watching-title">
        <h3 id="watching-title">{t('data_watching_title')}</h3>
        {source === 'dap' ? <IdentitySteps guide={guide} /> : <PortalSteps />}
        <p>{t('data_watching_what')}</p>
        <div className="actions">
          <Button onClick={() => actions.openDataPage()}>{t('data_open_again')}</Button>
          <Button kind="quiet" onClick={() => actions.stopData()}>
            {t('key_stop')}
          </Button>
        </div>
      </section>
      <Disclosure title={t('data_not_seen')}>
        <PointAt guide={guide} />
        <DataPaste guide={guide} />
      </Disclosure>
    </>
  );
}

function IdentitySteps({ guide: { setup } }: { readonly guide: Guide }) {
  const { site } = setup.canvas;
  return (
    <ol className="rest">
      <li>
        {t('data_identity_1')}
        {site !== null && (
          <>
            {' '}
            {t('data_identity_1_domain')} <CopyValue what={t('data_identity_domain')} value={new URL(site.origin).host} />
          </>
        )}
      </li>
      <li>{t('data_identity_2')}</li>
      <li>
        {t('data_identity_3')}
        <Facts
          facts={[
            { term: t('data_identity_name'), value: <CopyValue what={t('data_identity_name')} value="IntelliBoard" /> },
            { term: t('data_identity_scope'), value: t('data_identity_scope_value') },
            { term: t('data_identity_expiry'), value: t('data_identity_expiry_value') },
            { term: t('data_identity_type'), value: t('data_identity_type_value') },
          ]}
        />
      </li>
      <li>{t('data_identity_4')}</li>
      <li>{t('data_identity_5')}</li>
    </ol>
  );
}

function PortalSteps() {
  return (
    <ol className="rest">
      <li>{t('data_portal_1')}</li>
      <li>{t('data_portal_2')}</li>
      <li>{t('data_portal_3')}</li>
    </ol>
  );
}

/** What our script has read in the portal, and the warning that has to come before the click. */
function PortalSeen({ guide: { setup } }: { readonly guide: Guide }) {
  const { page } = setup.data;
  if (page === null) return null;
  const newest = page.times[0];
  return (
    <>
      {page.keyShown && (
        <Note tone="warn" title={t('data_portal_pair_title')}>
          <p>{t('data_portal_pair_what')}</p>
          <p>{t('data_portal_pair_now')}</p>
        </Note>
      )}
      <div className="card">
        <Facts
          facts={[
            { term: t('data_portal_exports'), value: page.times.length === 0 ? t('data_portal_exports_none') : String(page.times.length) },
            ...(newest === undefined ? [] : [{ term: t('data_portal_newest'), value: <Time at={newest} /> }]),
          ]}
        />
      </div>
    </>
  );
}
