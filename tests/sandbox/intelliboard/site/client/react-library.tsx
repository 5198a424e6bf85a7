import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { Mark, Option } from '../view';

/**
 * A component library in the manner of those that are around: labels float over their inputs and are no
 * `label` elements, a list is a button whose options are elsewhere in the document, a tick lies transparent
 * over a drawn one.
 */

interface Labelled {
  readonly label: string;
  readonly required?: boolean;
  readonly helper?: string;
  readonly error?: string | undefined;
}

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
        <span id={`${id}-label`} className={`ib-InputLabel ${isUp ? 'ib-shrink' : ''}`}>
          {label}
          {required && <span aria-hidden="true"> *</span>}
        </span>
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
      <Helper id={`${id}-helper`} error={error} helper={mark === undefined || mark.verdict === 'waiting' ? helper : mark.text} />
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

function Helper({ id, error, helper }: { id: string; error: string | undefined; helper: string }) {
  return (
    <p id={id} className={`ib-FormHelperText ${error === undefined ? '' : 'ib-error'}`}>
      {error ?? helper}
    </p>
  );
}

interface SelectProps extends Labelled {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** Opens when the mouse goes down, not when it is clicked. While it is open, the rest of the page is hidden from screen readers. */
export function Select({ label, required = false, helper = '', error, value, options, onChange }: SelectProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Where the button is, while its list is open. */
  const [place, setPlace] = useState<DOMRect | null>(null);
  const isOpen = place !== null;
  const open = () => setPlace(button.current?.getBoundingClientRect() ?? null);
  const chosen = options.find((option) => option.value === value);

  const close = () => {
    setPlace(null);
    button.current?.focus();
  };
  return (
    <div className="ib-FormControl">
      <div className={`ib-InputBase ${error === undefined ? '' : 'ib-error'}`}>
        <span id={`${id}-label`} className={`ib-InputLabel ${chosen === undefined ? '' : 'ib-shrink'}`}>
          {label}
          {required && <span aria-hidden="true"> *</span>}
        </span>
        <button
          ref={button}
          id={id}
          type="button"
          className="ib-Select"
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-labelledby={`${id}-label ${id}`}
          aria-controls={isOpen ? `${id}-list` : undefined}
          onMouseDown={(event) => {
            if (event.button !== 0) return;
            event.preventDefault();
            open();
          }}
          onKeyDown={(event) => {
            if (!['Enter', ' ', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
            event.preventDefault();
            open();
          }}
        >
          {chosen?.label ?? '\u200b'}
        </button>
      </div>
      <Helper id={`${id}-helper`} error={error} helper={helper} />
      {place !== null && (
        <Menu
          id={`${id}-list`}
          labelId={`${id}-label`}
          place={place}
          value={value}
          options={options}
          onClose={close}
          onChoose={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </div>
  );
}

interface MenuProps {
  readonly id: string;
  readonly labelId: string;
  readonly place: DOMRect;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onClose: () => void;
  readonly onChoose: (value: string) => void;
}

function Menu({ id, labelId, place, value, options, onClose, onChoose }: MenuProps) {
  const list = useRef<HTMLUListElement>(null);
  const isAbove = place.top > innerHeight / 2;

  useEffect(() => {
    const root = document.getElementById('root');
    root?.setAttribute('aria-hidden', 'true');
    const items = list.current?.querySelectorAll('li');
    (list.current?.querySelector<HTMLElement>('[aria-selected=true]') ?? items?.[0])?.focus();
    return () => root?.removeAttribute('aria-hidden');
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, option: Option) => {
    const { currentTarget, key } = event;
    event.preventDefault();
    if (key === 'Escape' || key === 'Tab') onClose();
    if (key === 'Enter' || key === ' ') onChoose(option.value);
    const next = key === 'ArrowDown' ? currentTarget.nextElementSibling : key === 'ArrowUp' ? currentTarget.previousElementSibling : null;
    if (next instanceof HTMLElement) next.focus();
  };
  return createPortal(
    <div className="ib-Popover" role="presentation">
      <div className="ib-Backdrop" aria-hidden="true" onClick={onClose} />
      <ul ref={list} id={id} role="listbox" aria-labelledby={labelId} className="ib-Menu" style={{ left: place.left, width: place.width, ...(isAbove ? { bottom: innerHeight - place.top } : { top: place.bottom }) }}>
        {options.map((option) => (
          <li key={option.value} role="option" tabIndex={-1} aria-selected={option.value === value} onClick={() => onChoose(option.value)} onKeyDown={(event) => onKeyDown(event, option)}>
            {option.label}
          </li>
        ))}
      </ul>
    </div>,
    document.body,
  );
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
