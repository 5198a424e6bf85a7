import { useId, type ReactNode } from 'react';
import { tCode } from '@/utils/ui/copy';
import { Icon } from './Icon';

/** What the control of a field is given, so that its hint and its fault are read out with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Code of what is wrong with it (`fault_<code>`). */
  readonly fault?: string | null | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control with its hint, and what is wrong with it right beside it. */
export function Field({ label, hint, fault = null, children }: Props) {
  const id = useId();
  const described = [hint === undefined ? null : `${id}-hint`, fault === null ? null : `${id}-fault`].filter((one) => one !== null).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': fault !== null })}
      {/* Stays mounted, so that a fault that comes up while somebody types is read out. */}
      <div aria-live="polite" className="field-live">
        {fault !== null && (
          <p id={`${id}-fault`} className="field-fault">
            <Icon name="problem" />
            <span>{tCode('fault', fault)}</span>
          </p>
        )}
      </div>
    </div>
  );
}
