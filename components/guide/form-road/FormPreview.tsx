import { useState } from 'react';
import type { ConnectionField, ConnectionFormState } from '@/utils/model/connection-form';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { CheckField } from '../../shared/CheckField';
import { Icon, type IconName } from '../../shared/Icon';
import { Note } from '../../shared/Note';
import { FormButton } from './FormButton';
import { shownValues } from './values';

type Look = NonNullable<ConnectionFormState['look']>;

interface Props {
  readonly guide: Guide;
  readonly look: Look;
  /** Whether everything is there that is to be filled in. */
  readonly isReady: boolean;
}

/** What would go where, before anything is written; and what became of it. */
export function FormPreview({ guide, look, isReady }: Props) {
  const { setup, actions } = guide;
  const [evenIfVisible, setEvenIfVisible] = useState(false);
  const seen = (field: ConnectionField) => look.fields.find((one) => one.field === field);
  const result = (field: ConnectionField) => setup.connectionForm.written.find((one) => one.field === field)?.result;
  // The field for a new category comes up while the category is chosen: it is told of once it was written.
  const values = shownValues(setup).filter(({ field }) => field !== 'newCategory' || result(field) !== undefined);
  const isLegible = (field: ConnectionField) => (field === 'clientSecret' || field === 'dataClientSecret') && seen(field)?.isVisible === true;
  const standing = (field: ConnectionField) => {
    const [there, done] = [seen(field), result(field)];
    if (there?.isRight === true) return done === 'written' ? 'written' : 'already';
    if (done !== undefined) return done.replaceAll('-', '_');
    if (there === undefined) return 'not_found';
    return isLegible(field) && !evenIfVisible ? 'left_out' : 'will_fill';
  };
  const isFillable = (field: ConnectionField) => field !== 'newCategory' && seen(field)?.isRight === false && (!isLegible(field) || evenIfVisible);
  const toFill = values.map(({ field }) => field).filter(isFillable);
  const isFilled = toFill.every((field) => result(field) === 'written' || result(field) === 'already');
  return (
    <>
      <p>{t('form_road_preview_what')}</p>
      <ul className="form-fields">
        {values.map(({ field, text }) => {
          const there = seen(field);
          const stands = standing(field);
          return (
            <li key={field} className={CLASSES[stands]}>
              <Icon name={ICONS[stands] ?? 'problem'} />
              <div>
                <p className="form-field">
                  <span className="form-field-name">{tCode('connection_field', field)}</span> <span className="muted">{tCode('connection_standing', stands)}</span>
                </p>
                <p className="found">
                  <code>{text}</code> {there !== undefined && <span>{there.label === '' ? t('form_road_nameless') : t('form_road_into', there.label)}</span>}
                </p>
                {field === 'category' && setup.details.draft?.newCategory === true && stands === 'will_fill' && <p className="muted">{t('form_road_category_made')}</p>}
                {isLegible(field) && (
                  <Note tone="warn">
                    <p>{t('form_road_legible')}</p>
                  </Note>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {values.some(({ field }) => standing(field) === 'not_found') && <p>{t('form_road_elsewhere')}</p>}
      {isReady && values.some(({ field }) => isLegible(field)) && (
        <CheckField type="checkbox" label={t('form_road_legible_yes')} hint={t('form_road_legible_hint')} checked={evenIfVisible} onChange={setEvenIfVisible} />
      )}
      {isReady && toFill.length > 0 && (
        <div className="actions">
          <FormButton guide={guide} kind={isFilled ? 'secondary' : 'primary'} onPress={() => actions.fillForm(look.id, toFill)}>
            {isFilled ? t('form_road_fill_again') : t('form_road_fill')}
          </FormButton>
        </div>
      )}
    </>
  );
}

const ICONS: Record<string, IconName> = { written: 'done', already: 'done', will_fill: 'open' };
const CLASSES: Record<string, string> = {
  written: 'outcome-filled',
  already: 'outcome-already',
  not_found: 'outcome-not_found',
  left_out: 'outcome-not_taken',
  not_taken: 'outcome-not_taken',
  no_such_option: 'outcome-not_taken',
  gone: 'outcome-not_taken',
};
