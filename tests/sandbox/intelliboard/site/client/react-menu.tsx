import { useEffect, useRef, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { Option } from '../view';

interface MenuProps {
  /** Of the field; the list's own is `<id>-list`. */
  readonly id: string;
  readonly place: DOMRect;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly isMultiple: boolean;
  /** A list that is worked by itself, with the rest of the page hidden from screen readers, rather than beside a field. */
  readonly takesFocus?: boolean;
  readonly nothing?: string;
  readonly onClose: () => void;
  readonly onChoose: (value: string) => void;
}

/** Where the box of a control is, for the list below or above it. */
export function placeOf(control: HTMLElement | null): DOMRect | null {
  return control?.closest('.ib-InputBase')?.getBoundingClientRect() ?? null;
}

/** The options of a field, elsewhere in the document while they are open. */
export function Menu({ id, place, options, values, isMultiple, takesFocus = false, nothing = '', onClose, onChoose }: MenuProps) {
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    if (!takesFocus) return;
    const root = document.getElementById('root');
    root?.setAttribute('aria-hidden', 'true');
    (list.current?.querySelector<HTMLElement>('[aria-selected=true]') ?? list.current?.querySelector('li'))?.focus();
    return () => root?.removeAttribute('aria-hidden');
  }, [takesFocus]);

  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, option: Option) => {
    const { currentTarget, key } = event;
    event.preventDefault();
    if (key === 'Escape' || key === 'Tab') onClose();
    if (key === 'Enter' || key === ' ') onChoose(option.value);
    const next = key === 'ArrowDown' ? currentTarget.nextElementSibling : key === 'ArrowUp' ? currentTarget.previousElementSibling : null;
    if (next instanceof HTMLElement) next.focus();
  };
  const isAbove = place.top > innerHeight / 2;
  return createPortal(
    <div className={takesFocus ? 'ib-Popover' : 'ib-Popper'} role="presentation">
      {takesFocus && <div className="ib-Backdrop" aria-hidden="true" onClick={onClose} />}
      <ul ref={list} id={`${id}-list`} role="listbox" aria-multiselectable={isMultiple || undefined} aria-labelledby={`${id}-label`} className="ib-Menu" style={{ left: place.left, width: place.width, ...(isAbove ? { bottom: innerHeight - place.top } : { top: place.bottom }) }}>
        {options.map((option) => (
          <li
            key={option.value}
            role="option"
            tabIndex={-1}
            aria-selected={values.includes(option.value)}
            // A field keeps its focus, and by that its list, while options are chosen.
            onMouseDown={takesFocus ? undefined : (event) => event.preventDefault()}
            onClick={() => onChoose(option.value)}
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
