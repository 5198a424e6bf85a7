import { useId, type ReactNode } from 'react';

interface Props {
  readonly type: 'checkbox' | 'radio';
  readonly label: ReactNode;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly name?: string;
}

/** A check box or a radio button, with its label and what it means. */
export function CheckField({ type, label, hint, checked, onChange, name }: Props) {
  const id = useId();
  return (
    <div className="check-field">
      <input id={id} type={type} name={name ?? id} checked={checked} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.currentTarget.checked)} />
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      </div>
    </div>
  );
}
