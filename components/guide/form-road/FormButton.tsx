import type { ReactNode } from 'react';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';

interface Props {
  readonly guide: Guide;
  readonly kind?: 'primary' | 'secondary';
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button that does something with IntelliBoard's page: one thing at a time. It keeps the focus while it waits. */
export function FormButton({ guide, kind = 'secondary', onPress, children }: Props) {
  const doing = guide.setup.connectionForm.activity?.kind;
  const busy = doing === 'looking' || doing === 'filling';
  return (
    <Button kind={kind} aria-disabled={busy} onClick={() => !busy && onPress()}>
      {children}
    </Button>
  );
}
