import { roadOf } from '@/utils/model/road';
import { t } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Note } from '../../shared/Note';
import { GoToStep } from '../StepFrame';
import { canSave } from './ChoiceFrame';

/** The button at the end of either step, and what it will do. */
export function SaveChoice({ guide, step }: { readonly guide: Guide; readonly step: ChoiceStep }) {
  const { setup } = guide;
  const { activity, confirmedAt, savedAt } = setup[step];
  const isByApi = canSave(guide);
  const isOver = isByApi ? savedAt !== null : confirmedAt !== null;
  return (
    <>
      {isByApi && <p>{step === 'filters' ? t('filters_save_what', setup.account.host) : t('roles_save_what', setup.account.host)}</p>}
      <div className="actions">
        <Button type="submit" kind={isOver ? 'secondary' : 'primary'} aria-disabled={activity !== null}>
          {isByApi ? t('choices_save') : t('choices_confirm')}
        </Button>
      </div>
      {!isByApi && roadOf(setup) === 'api' && (
        <Note title={confirmedAt === null ? t('choices_unsent') : t('choices_unsent_confirmed')}>
          <div className="actions">
            <GoToStep guide={guide} step="send" />
          </div>
        </Note>
      )}
    </>
  );
}
