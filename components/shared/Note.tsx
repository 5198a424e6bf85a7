import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

const ICONS: Record<Tone, IconName> = { info: 'info', warn: 'problem', good: 'done', bad: 'fail' };
type Tone = 'info' | 'warn' | 'good' | 'bad';

/** A remark set apart from the text around it; its icon's shape tells its tone, too. */
export function Note({ tone = 'info', title, children }: { readonly tone?: Tone; readonly title?: string; readonly children?: ReactNode }) {
  return (
    <div className={`note note-${tone}`}>
      <Icon name={ICONS[tone]} />
      <div className="note-body">
        {title !== undefined && <p className="note-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
