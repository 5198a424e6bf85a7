import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../shared/Button';
import { Icon } from '../shared/Icon';

/** This page has lost touch with the extension's worker. */
export function Trouble({ trouble }: { readonly trouble: NonNullable<Guide['trouble']> }) {
  const gone = trouble === 'gone';
  return (
    <div className="note note-bad trouble" role="alert">
      <Icon name="problem" />
      <div className="note-body">
        <p className="note-title">{gone ? t('trouble_gone_what') : t('trouble_silent_what')}</p>
        <p>{gone ? t('trouble_gone_now') : t('trouble_silent_now')}</p>
        <div className="actions">
          <Button onClick={() => location.reload()}>{gone ? t('trouble_gone_button') : t('trouble_silent_button')}</Button>
        </div>
      </div>
    </div>
  );
}
