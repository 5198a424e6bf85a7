import type { ReactNode } from 'react';
import { t } from '@/utils/ui/copy';
import { Icon } from './Icon';

/** A link to another site. It opens in a new tab and does not tell that site where it was clicked. */
export function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="external" href={href} target="_blank" rel="noreferrer">
      {children} <span className="sr-only">{t('new_tab')}</span>
      <Icon name="external" />
    </a>
  );
}
