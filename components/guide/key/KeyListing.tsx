import type { KeyState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Icon } from '../../shared/Icon';

/** The keys of the account are being read; a long list takes a while, and can be stopped at any page. */
export function KeyListing({ guide: { setup, actions } }: { readonly guide: Guide }) {
  return (
    <section className="card" aria-labelledby="listing-title">
      <h3 id="listing-title">{t('key_list_title')}</h3>
      <ReadSoFar progress={setup.key.progress} />
      <p className="muted">{t('key_list_reading')}</p>
      <div className="actions">
        <Button onClick={() => actions.stopKey()}>{t('key_stop')}</Button>
      </div>
    </section>
  );
}

/** How far a long list has been read. Not read out at every page: the line of the step tells the rest. */
export function ReadSoFar({ progress }: { readonly progress: KeyState['progress'] }) {
  if (progress === null) return null;
  return (
    <p className="read-so-far">
      <Icon name={progress.waiting ? 'waiting' : 'busy'} />
      <span>
        {t('key_list_progress', new Intl.NumberFormat().format(progress.items))} {progress.waiting && t('key_list_waiting')}
      </span>
    </p>
  );
}
