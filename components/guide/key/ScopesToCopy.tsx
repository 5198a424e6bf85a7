import { CopyValue } from '../../shared/CopyValue';

/** Scopes for Canvas's search field, each to copy: Canvas finds them by what stands behind the verb. */
export function ScopesToCopy({ scopes }: { readonly scopes: readonly string[] }) {
  return (
    <ul className="scopes">
      {scopes.map((scope) => (
        <li key={scope}>
          <CopyValue what={scope} value={scope} />
        </li>
      ))}
    </ul>
  );
}
