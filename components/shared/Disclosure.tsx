import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface Props {
  readonly title: string;
  /** What is behind it is wanted right now. */
  readonly isOpen?: boolean;
  /** Called each time it is opened, for what is read only then. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** What only some want to read, behind its title. */
export function Disclosure({ title, isOpen = false, onOpen, children }: Props) {
  return (
    <details
      className="disclosure"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) onOpen?.();
      }}
    >
      <summary>
        <Icon name="chevron" />
        <span>{title}</span>
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
