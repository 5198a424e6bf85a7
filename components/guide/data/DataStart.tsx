import { dataStepSites } from '@/utils/model/data';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { AllowSites } from '../../shared/AllowSites';
import { Disclosure } from '../../shared/Disclosure';
import { DataPaste } from './DataPaste';
import { DataWarnings } from './DataWarnings';

/** Before anything is captured: what is needed, the sites to allow, and the way without them. */
export function DataStart({ guide }: { readonly guide: Guide }) {
  const { setup, actions, place, refused } = guide;
  const { source, activity, problem } = setup.data;
  const origins = dataStepSites(source, setup.canvas.site?.origin ?? null);
  return (
    <>
      <section className="card" aria-labelledby="data-start-title">
        <h3 id="data-start-title">{source === 'dap' ? t('data_start_dap_title') : t('data_start_portal_title')}</h3>
        <p>{source === 'dap' ? t('data_start_dap') : t('data_start_portal')}</p>
        <AllowSites
          origins={origins}
          why={source === 'dap' ? t('allow_dap') : t('allow_portal')}
          onward={source === 'dap' ? t('data_open_identity') : t('data_open_portal')}
          place={place}
          allowed={origins.every((origin) => guide.isAllowed(origin))}
          asking={activity?.kind === 'asking'}
          refused={refused === origins[0] && problem?.code !== 'permission_refused'}
          onAllow={() => actions.openDataPage()}
          onOpenPanel={() => actions.openPanel()}
        />
      </section>
      <DataWarnings source={source} />
      <Disclosure title={t('data_paste_have')}>
        <DataPaste guide={guide} />
      </Disclosure>
    </>
  );
}
