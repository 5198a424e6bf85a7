import type { ListForm } from '@/utils/model/connection-form';
import { wantedLists } from '@/utils/model/list-values';
import { listsOf, type ListField } from '@/utils/model/list-form';
import { t, tCode } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { Icon, type IconName } from '../../shared/Icon';
import { Note } from '../../shared/Note';
import { FormButton } from '../form-road/FormButton';
import { namesText, wantedText } from './wanted-text';

interface Props {
  readonly guide: Guide;
  readonly step: ChoiceStep;
  readonly look: NonNullable<ListForm['look']>;
}

/** What would be chosen in which list of the page, before anything is; and what became of it. */
export function ListPreview({ guide, step, look }: Props) {
  const { setup, school, actions } = guide;
  const { filled, kept } = setup.connectionForm.lists;
  const wanted = wantedLists(setup, step, school);
  const seen = (field: ListField) => look.lists.find((one) => one.field === field);
  const result = (field: ListField) => filled.find((one) => one.field === field);
  const fields = listsOf(step).filter((field) => wanted[field] !== undefined);
  const standing = (field: ListField) => {
    if (kept.includes(field)) return 'kept';
    const [there, done] = [seen(field), result(field)];
    if (done !== undefined) return done.result === 'already' ? 'written' : done.result.replaceAll('-', '_');
    if (there === undefined) return 'not_found';
    return there.isRight ? 'written' : 'will_fill';
  };
  const toFill = fields.filter((field) => seen(field) !== undefined && !kept.includes(field));
  return (
    <>
      {!look.isAboutThisCanvas && (
        <Note tone="warn" title={t('lists_other_canvas')}>
          <p>{t('lists_other_canvas_what')}</p>
        </Note>
      )}
      <ul className="form-fields">
        {fields.map((field) => {
          const stands = standing(field);
          const there = seen(field);
          const left = [...(result(field)?.missing ?? []), ...(result(field)?.ambiguous ?? [])];
          return (
            <li key={field} className={CLASSES[stands] ?? 'outcome-not_taken'}>
              <Icon name={ICONS[stands] ?? 'problem'} />
              <div>
                <p className="form-field">
                  <span className="form-field-name">{tCode('list_field', field)}</span> <span className="muted">{tCode('list_standing', stands)}</span>
                </p>
                <p className="found">
                  <span className="list-wanted">{wantedText(field, wanted[field] ?? [])}</span> {there !== undefined && <span>{there.label === '' ? t('form_road_nameless') : t('form_road_into', there.label)}</span>}
                </p>
                {left.length > 0 && <p className="muted">{t('lists_left', namesText(left))}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      {toFill.length > 0 && (
        <div className="actions">
          <FormButton guide={guide} kind={toFill.every((field) => result(field) !== undefined) ? 'secondary' : 'primary'} onPress={() => actions.fillLists(step, toFill)}>
            {t('lists_fill')}
          </FormButton>
        </div>
      )}
    </>
  );
}

const ICONS: Record<string, IconName> = { kept: 'done', written: 'done', will_fill: 'open' };
const CLASSES: Record<string, string> = { kept: 'outcome-already', written: 'outcome-filled', will_fill: '', not_found: 'outcome-not_found' };
