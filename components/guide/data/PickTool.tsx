import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Disclosure } from '../../shared/Disclosure';
import { DataPaste } from './DataPaste';

/** A school can call the portal whatever it likes; whoever works there knows. */
export function PickTool({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  return (
    <>
      <section className="card card-accent" aria-labelledby="pick-title">
        <h3 id="pick-title">{t('data_pick_title')}</h3>
        <p>{t('data_pick_what')}</p>
        <ul className="plain-list pick-list">
          {setup.data.tools.map(({ id, label }) => (
            <li key={id}>
              <Button onClick={() => actions.pickDataTool(id)}>{label}</Button>
            </li>
          ))}
        </ul>
        <p className="muted">{t('data_pick_none')}</p>
        <div className="actions">
          <Button kind="quiet" onClick={() => actions.chooseDataSource('dap')}>
            {t('data_take_dap')}
          </Button>
        </div>
      </section>
      <Disclosure title={t('data_paste_have')}>
        <DataPaste guide={guide} />
      </Disclosure>
    </>
  );
}
