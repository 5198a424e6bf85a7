import { t } from '@/utils/ui/copy';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Note } from '../../shared/Note';
import { countText } from '../filters/kept';
import { namesText } from './wanted-text';

/** What was chosen and Canvas does not have any more; it goes when the admin says so. */
export function Gone({ guide, step, ids }: { readonly guide: Guide; readonly step: ChoiceStep; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <Note tone="warn" title={t('gone_title', countText(ids.length))}>
      <p>{t('gone_what', namesText(ids))}</p>
      <div className="actions">
        <Button onClick={() => guide.actions.dropGone(step)}>{t('gone_drop')}</Button>
      </div>
    </Note>
  );
}
