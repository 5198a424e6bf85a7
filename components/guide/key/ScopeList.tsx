interface Scope {
  readonly scope: string;
  /** What stands behind it. */
  readonly note?: string;
}

/** Scopes as a person reads them. */
export function ScopeList({ scopes }: { readonly scopes: readonly Scope[] }) {
  return (
    <ul className="scopes mono">
      {scopes.map(({ scope, note }) => (
        <li key={scope}>
          {readable(scope)}
          {note !== undefined && <span className="scope-note">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Canvas writes `url:GET|/api/…`. */
export function readable(scope: string): string {
  return scope.replace(/^url:([A-Z]+)\|/, '$1 ');
}
