import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** How many there are of what is searched, in words. */
  readonly found: string;
}

/** Narrows a long list as somebody types, and says how many are left. */
export function Search({ label, text, onChange, found }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="search" value={text} autoComplete="off" spellCheck={false} onChange={(event) => onChange(event.currentTarget.value)} />
      <p role="status" className="field-hint">
        {found}
      </p>
    </div>
  );
}
