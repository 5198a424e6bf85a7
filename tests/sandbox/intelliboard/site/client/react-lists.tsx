import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { ListWords } from '../lists/words';
import type { Option } from '../view';

/**
 * The lists of the component library from which several are chosen: what is chosen is a chip, options are elsewhere
 * in the document while a list is open, and it stays open until it is left.
 */
interface MultiProps {
  readonly label: string;
  readonly helper: string;
  readonly required: boolean;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly words: ListWords;
  readonly onChange: (values: readonly string[]) => void;
}

/** So many options are drawn at most; who seeks another types. */
const MOST_DRAWN = 100;

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** Where the box of a control is, for the list below or above it. */
function placeOf(control: HTMLElement | null): DOMRect | null {
  return control?.closest('.ib-InputBase')?.getBoundingClientRect() ?? null;
}

/** A button that opens a list of boxes. */
export function MultiSelect({ label, helper, required, options, values, error, onChange }: MultiProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<DOMRect | null>(null);
  const isOpen = place !== null;
  const open = () => setPlace(placeOf(button.current));
  const chosen = options.filter(({ value }) => values.includes(value));
  const close = () => {
    setPlace(null);
    button.current?.focus();
  };
  return (
    <div className="ib-FormControl">
      <div className={`ib-InputBase ${error === undefined ? '' : 'ib-error'}`}>
        <Label id={id} label={label} required={required} isUp={chosen.length > 0} />
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
          {chosen.length === 0 ? '\u200b' : chosen.map((option) => <span key={option.value} className="ib-Chip"><span className="ib-Chip-label">{option.label}</span></span>)}
        </button>
      </div>
      <Helper error={error} helper={helper} />
      {place !== null && <Listbox id={`${id}-list`} labelId={`${id}-label`} place={place} options={options} values={values} takesFocus onClose={close} onToggle={(value) => onChange(toggled(values, value))} />}
    </div>
  );
}

/** A field in which one types what is sought. */
export function Autocomplete({ label, helper, required, options, values, error, words, onChange }: MultiProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState<DOMRect | null>(null);
  const isOpen = place !== null;
  const open = () => setPlace(placeOf(input.current));
  const [sought, setSought] = useState('');
  const fitting = options.filter((option) => option.label.toLowerCase().includes(sought.trim().toLowerCase()));
  const chosen = options.filter(({ value }) => values.includes(value));
  const close = () => {
    setPlace(null);
    setSought('');
  };
  return (
    <div className="ib-FormControl">
      <div className={`ib-InputBase ib-Autocomplete ${error === undefined ? '' : 'ib-error'}`}>
        <Label id={id} label={label} required={required} isUp={chosen.length > 0 || isOpen} />
        {chosen.map((option) => (
          <span key={option.value} className="ib-Chip">
            <span className="ib-Chip-label">{option.label}</span>
            <button type="button" tabIndex={-1} aria-label={words.remove.replace('%{name}', option.label)} onClick={() => onChange(values.filter((one) => one !== option.value))}>
              ×
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-labelledby={`${id}-label`}
          aria-controls={isOpen ? `${id}-list` : undefined}
          autoComplete="off"
          value={sought}
          onMouseDown={open}
          onBlur={close}
          onChange={(event) => {
            setSought(event.target.value);
            open();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            if (event.key === 'ArrowDown') open();
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </div>
      <Helper error={error} helper={fitting.length > MOST_DRAWN && isOpen ? words.more : helper} />
      {place !== null && <Listbox id={`${id}-list`} labelId={`${id}-label`} place={place} options={fitting.slice(0, MOST_DRAWN)} values={values} nothing={words.nothing} onClose={close} onToggle={(value) => onChange(toggled(values, value))} />}
    </div>
  );
}

function Label({ id, label, required, isUp }: { id: string; label: string; required: boolean; isUp: boolean }) {
  return (
    <span id={`${id}-label`} className={`ib-InputLabel ${isUp ? 'ib-shrink' : ''}`}>
      {label}
      {required && <span aria-hidden="true"> *</span>}
    </span>
  );
}

function Helper({ error, helper }: { error: string | undefined; helper: string }) {
  return <p className={`ib-FormHelperText ${error === undefined ? '' : 'ib-error'}`}>{error ?? helper}</p>;
}

interface ListboxProps {
  readonly id: string;
  readonly labelId: string;
  readonly place: DOMRect;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  /** A list that is worked by itself, with the rest of the page behind it, rather than beside a field. */
  readonly takesFocus?: boolean;
  readonly nothing?: string;
  readonly onClose: () => void;
  readonly onToggle: (value: string) => void;
}

function Listbox({ id, labelId, place, options, values, takesFocus = false, nothing = '', onClose, onToggle }: ListboxProps) {
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    if (!takesFocus) return;
    list.current?.querySelector('li')?.focus();
    const root = document.getElementById('root');
    root?.setAttribute('aria-hidden', 'true');
    return () => root?.removeAttribute('aria-hidden');
  }, [takesFocus]);

  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, option: Option) => {
    const { currentTarget, key } = event;
    if (key === 'Escape' || key === 'Tab') return onClose();
    if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      return onToggle(option.value);
    }
    const next = key === 'ArrowDown' ? currentTarget.nextElementSibling : key === 'ArrowUp' ? currentTarget.previousElementSibling : null;
    if (next instanceof HTMLElement) next.focus();
  };
  const isAbove = place.top > innerHeight / 2;
  return createPortal(
    <div className={takesFocus ? 'ib-Popover' : 'ib-Popper'} role="presentation">
      {takesFocus && <div className="ib-Backdrop" aria-hidden="true" onClick={onClose} />}
      <ul ref={list} id={id} role="listbox" aria-multiselectable="true" aria-labelledby={labelId} className="ib-Menu" style={{ left: place.left, width: place.width, ...(isAbove ? { bottom: innerHeight - place.top } : { top: place.bottom }) }}>
        {options.map((option) => (
          <li
            key={option.value}
            role="option"
            tabIndex={-1}
            aria-selected={values.includes(option.value)}
            // A field keeps its focus, and by that its list, while options are chosen.
            onMouseDown={takesFocus ? undefined : (event) => event.preventDefault()}
            onClick={() => onToggle(option.value)}
            onKeyDown={(event) => onKeyDown(event, option)}
          >
            {option.label}
          </li>
        ))}
        {options.length === 0 && nothing !== '' && <li aria-disabled="true">{nothing}</li>}
      </ul>
    </div>,
    document.body,
  );
}
