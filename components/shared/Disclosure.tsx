import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface Props {
  readonly title: string;
  /** What is behind it is wanted right now. */
  readonly isOpen?: boolean;
  /** Told when it is opened or closed, for what is read only while it is open. */
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** What only some want to read, behind its title. */
export function Disclosure({ title, isOpen = false, onToggle, children }: Props) {
  return (
    <details className="disclosure" open={isOpen} onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}>
      <summary>
        <Icon name="chevron" />
        <span>{title}</span>
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
