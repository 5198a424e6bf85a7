import { DATA_SOURCES } from '@/utils/model/canvas-data';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { CheckField } from '../../shared/CheckField';

/** The two worlds of Canvas data, while nothing has been captured of either. */
export function DataWorld({ guide: { setup, actions } }: { readonly guide: Guide }) {
  return (
    <div className="card">
      <fieldset className="ways">
        <legend>{t('data_world_legend')}</legend>
        {DATA_SOURCES.map((source) => (
          <CheckField
            key={source}
            type="radio"
            name="data-source"
            checked={source === setup.data.source}
            onChange={() => actions.chooseDataSource(source)}
            label={tCode('data_world', source)}
            hint={tCode('data_world', `${source}_hint`)}
          />
        ))}
      </fieldset>
    </div>
  );
}
