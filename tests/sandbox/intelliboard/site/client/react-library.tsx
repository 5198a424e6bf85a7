import { useId, useState } from 'react';
import { DropDown } from './react-drop-down';
import { FieldHelper, FieldLabel, type Labelled } from './react-labelled';
import type { Mark, Option } from '../view';

/**
 * A component library in the manner of those that are around: labels float over their inputs and are no
 * `label` elements, a list is a button whose options are elsewhere in the document, a tick lies transparent
 * over a drawn one.
 */

interface TextFieldProps extends Labelled {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly type?: 'text' | 'password';
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly mark?: Mark | undefined;
}

export function TextField({ label, required = false, helper = '', error, value, onChange, type = 'text', placeholder = '', readOnly = false, mark }: TextFieldProps) {
  const id = useId();
  const [isFocused, setIsFocused] = useState(false);
  const isUp = isFocused || value !== '' || placeholder !== '';
  return (
    <div className="ib-FormControl">
      <div className={`ib-InputBase ${error === undefined ? '' : 'ib-error'}`}>
        <FieldLabel id={id} label={label} required={required} isUp={isUp} />
        <input
          id={id}
          type={type}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-helper`}
          aria-required={required}
          aria-invalid={error !== undefined}
          value={value}
          placeholder={placeholder}
          readOnly={readOnly}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
          onChange={(event) => onChange?.(event.target.value)}
        />
        {mark !== undefined && <Chip mark={mark} />}
      </div>
      <FieldHelper id={id} error={error} helper={mark === undefined || mark.verdict === 'waiting' ? helper : mark.text} />
    </div>
  );
}

const DRAWINGS = { pass: 'M5 12l4 4L19 7', fail: 'M6 6l12 12M18 6L6 18', waiting: 'M12 3a9 9 0 1 0 .01 0M12 7v5l3 2' } as const;

function Chip({ mark: { verdict, label } }: { mark: Mark }) {
  return (
    <span className={`ib-Chip ib-Chip-${{ pass: 'success', fail: 'error', waiting: 'default' }[verdict]}`}>
      <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
        <path d={DRAWINGS[verdict]} fill="none" stroke="currentColor" strokeWidth="3" />
      </svg>
      <span className="ib-Chip-label">{label}</span>
    </span>
  );
}

interface SelectProps extends Labelled {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** A list from which one is chosen; it closes then. */
export function Select({ value, onChange, ...rest }: SelectProps) {
  return <DropDown {...rest} values={[value]} show={(chosen) => chosen[0]?.label} onChoose={onChange} />;
}

interface CheckboxProps {
  readonly label: string;
  readonly helper: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, helper, checked, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className="ib-FormControlLabel">
      <span className={`ib-Checkbox ${checked ? 'ib-checked' : ''}`}>
        <input type="checkbox" aria-labelledby={id} checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <span className="ib-Checkbox-box" aria-hidden="true" />
      </span>
      <span>
        <span id={id}>{label}</span>
        <p className="ib-FormHelperText">{helper}</p>
      </span>
    </div>
  );
}
