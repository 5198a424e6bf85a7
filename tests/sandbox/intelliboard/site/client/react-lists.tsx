import { useId, useRef, useState } from 'react';
import { DropDown } from './react-drop-down';
import { FieldHelper, FieldLabel, type Labelled } from './react-labelled';
import { Menu, placeOf } from './react-menu';
import type { ListWords } from '../lists/words';
import type { Option } from '../view';

/**
 * The lists of the component library from which several are chosen: what is chosen is a chip, options are elsewhere
 * in the document while a list is open, and it stays open until it is left.
 */
interface MultiProps extends Required<Labelled> {
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly words: ListWords;
  readonly onChange: (values: readonly string[]) => void;
}

/** So many options are drawn at most; who seeks another types. */
const MOST_DRAWN = 100;

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** A button that opens a list; what is chosen is a chip in it. */
export function MultiSelect({ label, helper, required, options, values, error, onChange }: MultiProps) {
  return (
    <DropDown
      label={label}
      helper={helper}
      required={required}
      error={error}
      options={options}
      values={values}
      isMultiple
      show={(chosen) => chosen.map((option) => <span key={option.value} className="ib-Chip"><span className="ib-Chip-label">{option.label}</span></span>)}
      onChoose={(value) => onChange(toggled(values, value))}
    />
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
        <FieldLabel id={id} label={label} required={required} isUp={chosen.length > 0 || isOpen} />
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
      <FieldHelper id={id} error={error} helper={fitting.length > MOST_DRAWN && isOpen ? words.more : helper} />
      {place !== null && <Menu id={id} place={place} options={fitting.slice(0, MOST_DRAWN)} values={values} isMultiple nothing={words.nothing} onClose={close} onChoose={(value) => onChange(toggled(values, value))} />}
    </div>
  );
}
