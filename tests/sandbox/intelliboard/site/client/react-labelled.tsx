/** What every field of the component library has around it: the label that floats over it, which is no `label` element, and a line below. */

export interface Labelled {
  readonly label: string;
  readonly required?: boolean;
  readonly helper?: string;
  readonly error?: string | undefined;
}

/** `id`: of the field. */
export function FieldLabel({ id, label, required, isUp }: { id: string; label: string; required: boolean; isUp: boolean }) {
  return (
    <span id={`${id}-label`} className={`ib-InputLabel ${isUp ? 'ib-shrink' : ''}`}>
      {label}
      {required && <span aria-hidden="true"> *</span>}
    </span>
  );
}

export function FieldHelper({ id, error, helper }: { id: string; error: string | undefined; helper: string }) {
  return (
    <p id={`${id}-helper`} className={`ib-FormHelperText ${error === undefined ? '' : 'ib-error'}`}>
      {error ?? helper}
    </p>
  );
}
