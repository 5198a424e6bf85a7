import { useId, type ReactNode } from 'react';
import { t, tCode } from '@/utils/ui/copy';
import { Icon } from './Icon';

interface Props {
  readonly legend: string;
  /** What it is for. */
  readonly hint: string;
  readonly isRequired: boolean;
  /** Code of what is wrong with it (`fault_<code>`). */
  readonly fault?: string | null | undefined;
  readonly children: ReactNode;
}

/** Several controls that answer one question, and what is wrong with the answer. */
export function FieldGroup({ legend, hint, isRequired, fault = null, children }: Props) {
  const id = useId();
  return (
    <fieldset className={fault === null ? 'field-group' : 'field-group field-group-faulty'} aria-describedby={fault === null ? `${id}-hint` : `${id}-hint ${id}-fault`}>
      <legend>
        {legend} <span className="legend-note">{isRequired ? t('group_required') : t('group_optional')}</span>
      </legend>
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
      {/* Stays mounted, so that a fault that comes up is read out. */}
      <div aria-live="polite" className="field-live">
        {fault !== null && (
          <p id={`${id}-fault`} className="field-fault">
            <Icon name="problem" />
            <span>{tCode('fault', fault)}</span>
          </p>
        )}
      </div>
      {children}
    </fieldset>
  );
}
