import { roadOf } from '@/utils/model/road';
import { t } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { ExternalLink } from '../../shared/ExternalLink';
import { FormButton } from '../form-road/FormButton';
import { Part } from '../form-road/Part';
import { ListPreview } from './ListPreview';
import { PutLists } from './PutLists';

/** The form road of either step: IntelliBoard's own tab is filled from what was confirmed here. */
export function ListRoad({ guide, step }: { readonly guide: Guide; readonly step: ChoiceStep }) {
  const { setup, actions } = guide;
  if (roadOf(setup) !== 'form' || setup[step].confirmedAt === null) return null;
  const { look } = setup.connectionForm.lists;
  const tab = step === 'filters' ? t('tab_filters') : t('tab_roles');
  const hasLists = look !== null && look.lists.length > 0;
  return (
    <>
      <Part number={1} title={t('lists_open_title', tab)}>
        <p>{t('lists_open_what', tab)}</p>
        <p>
          <ExternalLink href={`https://${setup.account.host}/`}>{t('open_host', setup.account.host)}</ExternalLink>
        </p>
      </Part>
      <Part number={2} title={t('lists_fill_title')}>
        <p>{t('lists_look_what')}</p>
        <div className="actions">
          <FormButton guide={guide} kind={hasLists ? 'secondary' : 'primary'} onPress={() => actions.lookAtLists(step)}>
            {t('lists_look')}
          </FormButton>
        </div>
        {look !== null && hasLists && <ListPreview key={look.id} guide={guide} step={step} look={look} />}
        <PutLists guide={guide} step={step} isOpen={look !== null && look.lists.length === 0} />
      </Part>
      <Part number={3} title={t('lists_save_title')}>
        <p>{t('lists_save_what')}</p>
        <div className="actions">
          <FormButton guide={guide} onPress={() => actions.lookAtLists(step)}>
            {t('lists_check')}
          </FormButton>
        </div>
      </Part>
    </>
  );
}
