import { useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { folded, type Mark } from '@/utils/model/account-tree';
import { Icon } from '../../shared/Icon';

export interface PickRow {
  readonly id: string;
  readonly label: string;
  /** Said after the label. */
  readonly note: string;
  readonly mark: Mark;
  /** 0 for the outermost. */
  readonly depth: number;
  /** Whether what is below it shows; `null` where nothing is, or where nothing can be folded. */
  readonly isOpen: boolean | null;
  /** Which one it is among those beside it, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
}

interface Props {
  /** `tree`: rows lie below each other. `list`: all side by side. */
  readonly kind: 'tree' | 'list';
  readonly label: string;
  readonly rows: readonly PickRow[];
  readonly onToggle: (id: string) => void;
  readonly onOpen?: (id: string, open: boolean) => void;
}

/** Of so many rows there is always room; more are scrolled. */
const ROWS_SHOWN = 9;
/** Drawn above and below, so that scrolling shows no gap. */
const ROWS_BESIDE = 4;
const ROW_PX = { tree: 34, list: 48 } as const;
/** Letters that are typed within this time belong together. */
const TYPING_MS = 700;

/**
 * Rows to tick, thousands of them if need be: only those in view are in the document, and all are of one height. The
 * box itself has the focus and names the row that the keyboard is at (`aria-activedescendant`), since that row may
 * be scrolled away. Keys as the ARIA practices have them for trees and lists.
 */
export function PickRows({ kind, label, rows, onToggle, onOpen = () => undefined }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [scrolled, setScrolled] = useState(0);
  const [activeId, setActiveId] = useState<string | null>(null);

  const height = ROW_PX[kind];
  const found = rows.findIndex((row) => row.id === activeId);
  const active = found === -1 ? 0 : found;
  const first = Math.max(0, Math.floor(scrolled / height) - ROWS_BESIDE);
  const shown = rows.slice(first, first + ROWS_SHOWN + 2 * ROWS_BESIDE);
  const isActiveShown = active >= first && active < first + shown.length;

  function goTo(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined || box.current === null) return;
    setActiveId(row.id);
    const top = rows.indexOf(row) * height;
    const fits = ROWS_SHOWN * height;
    const next = top < box.current.scrollTop ? top : top + height > box.current.scrollTop + fits ? top + height - fits : box.current.scrollTop;
    box.current.scrollTop = next;
    setScrolled(next);
  }

  /** To the next row that begins with what is being typed; the same letter again goes on to the one after. */
  function goToTyped(key: string, at: number): void {
    const before = at - typed.current.at < TYPING_MS ? typed.current.text : '';
    typed.current = { text: before === key ? key : before + key, at };
    const { text } = typed.current;
    const from = active + (text.length === 1 ? 1 : 0);
    const begins = ({ label: name }: PickRow) => folded(name).startsWith(folded(text));
    const next = [...rows.slice(from), ...rows.slice(0, from)].find(begins);
    if (next !== undefined) goTo(rows.indexOf(next));
  }

  function pressed(event: KeyboardEvent): void {
    const row = rows[active];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const isSpace = event.key === ' ' && (typed.current.text === '' || event.timeStamp - typed.current.at >= TYPING_MS);
    if (isSpace || event.key === 'Enter') onToggle(row.id);
    else if (event.key === 'ArrowDown') goTo(active + 1);
    else if (event.key === 'ArrowUp') goTo(active - 1);
    else if (event.key === 'PageDown') goTo(active + ROWS_SHOWN - 1);
    else if (event.key === 'PageUp') goTo(active - ROWS_SHOWN + 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(rows.length - 1);
    else if (kind === 'tree' && event.key === 'ArrowRight') outOf(row);
    else if (kind === 'tree' && event.key === 'ArrowLeft') backFrom(row);
    else if (event.key.length === 1) goToTyped(event.key, event.timeStamp);
    else return;
    event.preventDefault();
    if (event.key.length > 1 || isSpace) typed.current = { text: '', at: 0 };
  }

  function outOf(row: PickRow): void {
    if (row.isOpen === false) onOpen(row.id, true);
    else if ((rows[active + 1]?.depth ?? 0) > row.depth) goTo(active + 1);
  }

  function backFrom(row: PickRow): void {
    if (row.isOpen === true) onOpen(row.id, false);
    else goTo(rows.slice(0, active).findLastIndex(({ depth }) => depth < row.depth));
  }

  function folds(event: MouseEvent, row: PickRow): void {
    event.stopPropagation();
    setActiveId(row.id);
    if (row.isOpen !== null) onOpen(row.id, !row.isOpen);
  }

  return (
    <div
      ref={box}
      className={`picks picks-${kind}`}
      role={kind === 'tree' ? 'tree' : 'listbox'}
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={isActiveShown && rows.length > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      style={{ height: Math.min(rows.length, ROWS_SHOWN) * height + 2 }}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
      onFocus={() => activeId === null && rows[0] !== undefined && setActiveId(rows[0].id)}
      onKeyDown={pressed}
    >
      <div className="pick-rows" role="presentation" style={{ height: rows.length * height }}>
        {shown.map((row, at) => (
          <div
            key={row.id}
            id={`${id}-${first + at}`}
            className={first + at === active ? 'pick-row pick-active' : 'pick-row'}
            style={{ top: (first + at) * height, height, paddingInlineStart: 8 + row.depth * 18 }}
            aria-setsize={row.siblings}
            aria-posinset={row.place}
            {...(kind === 'tree' ? { role: 'treeitem', 'aria-level': row.depth + 1, 'aria-expanded': row.isOpen ?? undefined, 'aria-checked': CHECKED[row.mark] } : { role: 'option', 'aria-selected': row.mark === 'all' })}
            title={row.label}
            onClick={() => {
              setActiveId(row.id);
              onToggle(row.id);
            }}
          >
            {kind === 'tree' && (
              <span className={row.isOpen === true ? 'pick-fold pick-unfolded' : 'pick-fold'} onClick={(event) => folds(event, row)}>
                {row.isOpen !== null && <Icon name="chevron" />}
              </span>
            )}
            <span className={`pick-box pick-box-${row.mark}`} />
            <span className="pick-text">
              <span className="pick-label">{row.label}</span>
              {row.note !== '' && <span className="sr-only">, </span>}
              <span className="pick-note">{row.note}</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

const CHECKED = { all: true, some: 'mixed', none: false } as const;
