import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** What only some want to read, behind its title. */
export function Disclosure({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="disclosure">
      <summary>
        <Icon name="chevron" />
        <span>{title}</span>
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
