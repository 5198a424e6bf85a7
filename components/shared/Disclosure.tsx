import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** What only some want to read, behind its title. `isOpen`: what is behind it is wanted right now. */
export function Disclosure({ title, isOpen = false, children }: { readonly title: string; readonly isOpen?: boolean; readonly children: ReactNode }) {
  return (
    <details className="disclosure" open={isOpen}>
      <summary>
        <Icon name="chevron" />
        <span>{title}</span>
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
