import type { ReactNode } from 'react';
import { t } from '@/utils/ui/copy';
import type { Place } from '@/utils/ui/guide';
import { Button } from './Button';
import { Note } from './Note';

interface Props {
  readonly origin: string;
  readonly why: string;
  /** What is known of it already. */
  readonly badge?: ReactNode;
  readonly place: Place;
  /** Whether the browser allows it already: then nothing is asked, and the button goes on. */
  readonly allowed: boolean;
  /** The browser's prompt shows, or showed and was left. */
  readonly asking: boolean;
  /** The admin has just said no. */
  readonly refused: boolean;
  /** Asks the browser. It is called first thing in the click, as the browser demands. */
  readonly onAllow: () => void;
  readonly onOpenPanel: () => void;
}

/**
 * Names the one site that a step needs, and asks the browser for it. A browser closes a popup when it shows
 * its prompt, so there the button opens the side panel instead.
 */
export function AllowSites({ origin, why, badge, place, allowed, asking, refused, onAllow, onOpenPanel }: Props) {
  const host = new URL(origin).host;
  const elsewhere = place === 'popup' && !allowed;
  return (
    <div className="allow">
      {badge === undefined && <p className="allow-title">{allowed ? t('allow_allowed') : t('allow_title')}</p>}
      {!allowed && <p>{why}</p>}
      <p className="candidate">
        <code className="site">{origin}</code>
        {badge}
      </p>
      {refused && (
        <Note tone="warn" title={t('allow_refused_what', host)}>
          <p>{t('allow_refused_now')}</p>
        </Note>
      )}
      {elsewhere ? <p>{t('allow_popup')}</p> : !allowed && <p className="muted">{t('allow_how')}</p>}
      <div className="actions">
        {elsewhere ? (
          <Button kind="primary" icon="panel" onClick={onOpenPanel}>
            {t('allow_popup_button')}
          </Button>
        ) : (
          <Button kind="primary" onClick={onAllow}>
            {allowed ? t('allow_check_button', host) : asking || refused ? t('allow_again_button', host) : t('allow_button', host)}
          </Button>
        )}
      </div>
    </div>
  );
}
