import { CONNECTION_FIELDS, type ConnectionField } from '@/utils/model/connection-form';
import { mask } from '@/utils/model/payload';
import type { SetupState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import { hourText } from '../hours';

export interface ShownValue {
  readonly field: ConnectionField;
  /** As a person reads it; a secret by its last four characters. */
  readonly text: string;
  /** `masked`: not here to be read. `switch`: on or off, which nobody pastes. */
  readonly kind: 'plain' | 'masked' | 'switch';
}

/** What this set-up has for IntelliBoard's form, in the form's order. */
export function shownValues({ canvas, key, data, details }: SetupState): ShownValue[] {
  const { draft } = details;
  const category = draft?.categoryName.trim() ?? '';
  const texts: Partial<Record<ConnectionField, string>> = {
    ...(canvas.site !== null && { url: canvas.site.origin }),
    ...(key.clientId !== null && { clientId: key.clientId }),
    ...(key.secret?.state === 'held' && { clientSecret: mask(key.secret.last4) }),
    ...(draft !== null && {
      lmsName: draft.lmsName,
      category,
      ...(draft.newCategory && { newCategory: category }),
      active: draft.active ? t('form_road_on') : t('form_road_off'),
      dynamicTables: draft.dynamicTables ? t('form_road_on') : t('form_road_off'),
    }),
    ...(data.clientId !== null && { dataClientId: data.clientId, ...(data.source === 'dap' && { dataFrequency: t('form_road_every', String(data.everyHours)) }) }),
    ...(data.secret?.state === 'held' && { dataClientSecret: mask(data.secret.last4) }),
    ...(draft !== null && draft.hour !== null && { hour: hourText(draft.hour) }),
  };
  return CONNECTION_FIELDS.flatMap((field) => {
    const text = texts[field];
    return text === undefined || text === '' ? [] : [{ field, text, kind: KINDS[field] ?? 'plain' }];
  });
}

const KINDS: Partial<Record<ConnectionField, ShownValue['kind']>> = { clientSecret: 'masked', dataClientSecret: 'masked', active: 'switch', dynamicTables: 'switch' };
