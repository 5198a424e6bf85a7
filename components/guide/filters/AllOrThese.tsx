import { useId, useState, type ReactNode } from 'react';
import { CheckField } from '../../shared/CheckField';

interface Props {
  readonly chosen: 'all' | string[];
  readonly all: string;
  readonly allHint: string;
  readonly these: string;
  readonly theseHint: string;
  /** What is chosen where somebody changes over to some of them and has chosen none before. */
  readonly first?: readonly string[];
  readonly onChange: (chosen: 'all' | string[]) => void;
  /** The list to choose from, `null` where it could not be read: then there is only all of it. */
  readonly children: ((chosen: readonly string[]) => ReactNode) | null;
}

/** Everything there is and will be, or some of it. Changing over and back loses nothing. */
export function AllOrThese({ chosen, all, allHint, these, theseHint, first = [], onChange, children }: Props) {
  const name = useId();
  const [last, setLast] = useState<readonly string[]>(chosen === 'all' ? first : chosen);
  function change(next: 'all' | string[]): void {
    if (chosen !== 'all') setLast(chosen);
    onChange(next);
  }
  return (
    <div className="stack">
      <CheckField type="radio" name={name} label={all} hint={allHint} checked={chosen === 'all'} onChange={() => change('all')} />
      {(children !== null || chosen !== 'all') && <CheckField type="radio" name={name} label={these} hint={theseHint} checked={chosen !== 'all'} onChange={() => change([...last])} />}
      {chosen !== 'all' && children?.(chosen)}
    </div>
  );
}
