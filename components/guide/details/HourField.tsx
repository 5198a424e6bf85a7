import { useState } from 'react';
import { ownZone } from '@/utils/core/zone';
import type { Details } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import { Field } from '../../shared/Field';
import { hourElsewhere, hourText } from '../hours';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface Props {
  readonly draft: Details;
  readonly onForm: boolean;
  readonly fault: string | undefined;
  readonly onChoose: (hour: number | null) => void;
}

/** "Process at Hour", a full hour in the zone of the IntelliBoard account. */
export function HourField({ draft, onForm, fault, onChoose }: Props) {
  const [now] = useState(() => new Date());
  const own = ownZone();
  // IntelliBoard's form names no zone, so what its hour is elsewhere is not known there.
  const text = (hour: number) => (onForm || own === draft.timeZone ? hourText(hour) : t('details_hour_option', hourText(hour), hourElsewhere(hour, draft.timeZone, own, now)));
  return (
    <Field label={t('details_hour_label')} hint={onForm ? t('details_hour_form_hint') : t('details_hour_hint', draft.timeZone)} fault={fault}>
      {(control) => (
        <select {...control} required value={draft.hour ?? ''} onChange={(event) => onChoose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}>
          {draft.hour === null && <option value="">{t('details_hour_choose')}</option>}
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {text(hour)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
