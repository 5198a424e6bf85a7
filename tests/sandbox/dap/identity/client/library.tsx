import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Components without form controls of the browser, but for what is typed. */

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** Only for a form that the browser sends. */
  readonly name?: string;
}

export function TextField({ label, value, onChange, error, placeholder, name }: TextFieldProps) {
  const id = useId();
  return (
    <div className="Field">
      <span id={id}>{label}</span>
      <input aria-labelledby={id} aria-invalid={error !== undefined} value={value} onChange={(event) => onChange(event.target.value)} placeholder={placeholder} name={name} autoComplete="off" />
      {error !== undefined && <p className="bad">{error}</p>}
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface DropDownProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
  readonly placeholder: string;
  readonly error?: string | undefined;
}

/** A button; its list is at the end of the document, and only while it is open. */
export function DropDown({ label, value, options, onChoose, placeholder, error }: DropDownProps) {
  const id = useId();
  const [place, setPlace] = useState<DOMRect | null>(null);
  const choose = (chosen: string) => {
    setPlace(null);
    onChoose(chosen);
  };
  return (
    <div className="Field">
      <span id={id}>{label}</span>
      <button
        type="button"
        className="Combo"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={place !== null}
        aria-controls={`${id}-list`}
        aria-labelledby={`${id} ${id}-value`}
        onClick={(event) => setPlace(place === null ? event.currentTarget.getBoundingClientRect() : null)}
      >
        <span id={`${id}-value`}>{options.find((option) => option.value === value)?.label ?? placeholder}</span>
      </button>
      {error !== undefined && <p className="bad">{error}</p>}
      {place !== null && <Menu id={`${id}-list`} place={place} options={options} value={value} onChoose={choose} onClose={() => setPlace(null)} />}
    </div>
  );
}

function Menu({ id, place, options, value, onChoose, onClose }: { id: string; place: DOMRect; options: readonly Option[]; value: string; onChoose: (value: string) => void; onClose: () => void }) {
  const [list, setList] = useState<HTMLUListElement | null>(null);
  useEffect(() => {
    (list?.querySelector<HTMLElement>('[aria-selected=true]') ?? list?.querySelector('li'))?.focus();
  }, [list]);
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, option: Option) => {
    const { currentTarget, key } = event;
    if (!['Enter', ' ', 'ArrowDown', 'ArrowUp', 'Escape'].includes(key)) return;
    event.preventDefault();
    if (key === 'Escape') onClose();
    else if (key === 'ArrowDown') (currentTarget.nextElementSibling as HTMLElement | null)?.focus();
    else if (key === 'ArrowUp') (currentTarget.previousElementSibling as HTMLElement | null)?.focus();
    else onChoose(option.value);
  };
  return createPortal(
    <ul id={id} ref={setList} role="listbox" className="Menu" style={{ left: place.left + scrollX, top: place.bottom + scrollY }}>
      {options.map((option) => (
        <li key={option.value} role="option" tabIndex={-1} aria-selected={option.value === value} onClick={() => onChoose(option.value)} onKeyDown={(event) => onKeyDown(event, option)}>
          {option.label}
        </li>
      ))}
    </ul>,
    document.body,
  );
}

export function Dialog({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return createPortal(
    <div className="Backdrop">
      <div className="Dialog" role="dialog" aria-modal="true" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </div>,
    document.body,
  );
}
