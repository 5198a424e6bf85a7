import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { Time } from '../../shared/Time';
import { Part } from '../form-road/Part';

/** Form road: IntelliBoard's own button is pressed by the admin, and its page says how it stands. */
export function FormProcess({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const { page, activity, problem } = setup.process;
  const isReading = activity?.kind === 'reading';
  return (
    <>
      <Part number={1} title={t('proc_form_title')}>
        <p>{t('proc_start_what')}</p>
        <ol className="rest">
          <li>{t('proc_form_1')}</li>
          <li>{t('proc_form_2')}</li>
          <li>{t('proc_form_3')}</li>
        </ol>
        <p>{t('proc_start_long')}</p>
        <div className="actions">
          <Button kind={page === null ? 'primary' : 'secondary'} icon="external" onClick={() => actions.openProcessPage()}>
            {t('proc_form_go')}
          </Button>
        </div>
      </Part>
      <Part number={2} title={t('proc_read_title')}>
        <p>{t('proc_read_what')}</p>
        {page !== null && page.state !== 'unknown' && (
          <>
            <p>{tCode('page_run', page.state)}</p>
            <p className="muted">
              {t('proc_read_at')} <Time at={page.at} />
            </p>
          </>
        )}
        <div className="actions">
          <Button aria-disabled={isReading} onClick={() => !isReading && actions.readProcessPage()}>
            {t('proc_read_button')}
          </Button>
        </div>
        <Disclosure title={t('proc_confirm_title')} isOpen={problem?.code === 'process_page_unknown' || problem?.code === 'process_page_other'}>
          <p>{t('proc_confirm_what')}</p>
          <div className="actions">
            <Button onClick={() => actions.confirmProcessing()}>{t('proc_confirm_button')}</Button>
          </div>
        </Disclosure>
      </Part>
    </>
  );
}
