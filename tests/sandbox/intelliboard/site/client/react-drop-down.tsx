import { useId, useRef, useState, type ReactNode } from 'react';
import { FieldHelper, FieldLabel, type Labelled } from './react-labelled';
import { Menu, placeOf } from './react-menu';
import type { Option } from '../view';

interface DropDownProps extends Labelled {
  readonly options: readonly Option[];
  readonly values: readonly string[];
  /** The list then stays open until it is left. */
  readonly isMultiple?: boolean;
  /** What the button says of the options that are chosen. */
  readonly show: (chosen: readonly Option[]) => ReactNode;
  readonly onChoose: (value: string) => void;
}

/** A button that opens a list, when the mouse goes down and not when it is clicked. */
export function DropDown({ label, required = false, helper = '', error, options, values, isMultiple = false, show, onChoose }: DropDownProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Where the button is, while its list is open. */
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
        <FieldLabel id={id} label={label} required={required} isUp={chosen.length > 0} />
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
          {chosen.length === 0 ? '\u200b' : show(chosen)}
        </button>
      </div>
      <FieldHelper id={id} error={error} helper={helper} />
      {place !== null && (
        <Menu
          id={id}
          place={place}
          options={options}
          values={values}
          isMultiple={isMultiple}
          takesFocus
          onClose={close}
          onChoose={(value) => {
            onChoose(value);
            if (!isMultiple) close();
          }}
        />
      )}
    </div>
  );
}
