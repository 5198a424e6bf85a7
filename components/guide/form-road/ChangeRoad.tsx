import { roadOf } from '@/utils/model/road';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';

/** Changes over to the other road, where there are two. What was done on this one stays. */
export function ChangeRoad({ guide: { setup, actions } }: { readonly guide: Guide }) {
  if (setup.account.road !== 'api') return null;
  const onForm = roadOf(setup) === 'form';
  return (
    <div className="actions">
      <Button kind="quiet" onClick={() => actions.preferRoad(onForm ? null : 'form')}>
        {onForm ? t('road_use_api') : t('road_use_form')}
      </Button>
    </div>
  );
}
