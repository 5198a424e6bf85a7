import { DATA_EVERY_HOURS } from '@/utils/model/data';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Field } from '../../shared/Field';

/** How often IntelliBoard fetches from Canvas Data 2, which is refreshed about every four hours. */
export function Frequency({ guide: { setup, actions } }: { readonly guide: Guide }) {
  return (
    <div className="card">
      <Field label={t('data_every_label')} hint={t('data_every_hint')}>
        {(control) => (
          <select
            {...control}
            value={setup.data.everyHours}
            onChange={(event) => {
              const hours = DATA_EVERY_HOURS.find((one) => String(one) === event.currentTarget.value);
              if (hours !== undefined) actions.setDataEvery(hours);
            }}
          >
            {DATA_EVERY_HOURS.map((hours) => (
              <option key={hours} value={hours}>
                {t('form_road_every', String(hours))}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
