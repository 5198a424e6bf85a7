import type { ReactNode } from 'react';
import { t } from '@/utils/ui/copy';
import type { Place } from '@/utils/ui/guide';
import { Button } from './Button';
import { Note } from './Note';

interface Props {
  /** The one site, or those of one service, asked for in one prompt. */
  readonly origins: readonly string[];
  readonly why: string;
  /** What is known of it already. */
  readonly badge?: ReactNode;
  readonly place: Place;
  /** Whether the browser allows it already: then nothing is asked, and the button goes on. */
  readonly allowed: boolean;
  /** What that button then says. */
  readonly onward?: string;
  /** The browser's prompt shows, or showed and was left. */
  readonly asking: boolean;
  /** The admin has just said no. */
  readonly refused: boolean;
  /** Asks the browser. It is called first thing in the click, as the browser demands. */
  readonly onAllow: () => void;
  readonly onOpenPanel: () => void;
}

/**
 * Names the sites that a step needs, and asks the browser for them. A browser closes a popup when it shows
 * its prompt, so there the button opens the side panel instead.
 */
export function AllowSites({ origins, why, badge, place, allowed, onward, asking, refused, onAllow, onOpenPanel }: Props) {
  const host = origins.map((origin) => new URL(origin).host).join(', ');
  const isOne = origins.length === 1;
  const elsewhere = place === 'popup' && !allowed;
  function label(): string {
    if (allowed) return onward ?? t('allow_check_button', host);
    if (!isOne) return asking || refused ? t('allow_again_more') : t('allow_more');
    return asking || refused ? t('allow_again_button', host) : t('allow_button', host);
  }
  return (
    <div className="allow">
      {badge === undefined && <p className="allow-title">{allowed ? (isOne ? t('allow_allowed') : t('allow_allowed_more')) : isOne ? t('allow_title') : t('allow_title_more')}</p>}
      {!allowed && <p>{why}</p>}
      {origins.map((origin) => (
        <p key={origin} className="candidate">
          <code className="site">{origin}</code>
          {badge}
        </p>
      ))}
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
            {label()}
          </Button>
        )}
      </div>
    </div>
  );
}
