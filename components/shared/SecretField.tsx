import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from './Button';
import { Field } from './Field';
import { SecretInput } from './SecretInput';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly button: string;
  readonly primary?: boolean;
  /** Answers the code of a fault to show beside the field, or `null` when the secret was taken. */
  readonly onSubmit: (secret: string) => Promise<string | null>;
}

/**
 * Takes a secret. Its value lives in the input alone: it is never in React's state or in an attribute, goes
 * from the input straight to `onSubmit`, and the input is emptied as soon as it was taken.
 */
export function SecretField({ label, hint, button, primary = false, onSubmit }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const field = input.current;
    if (field === null || busy) return;
    setShown(false);
    setBusy(true);
    const found = field.value.trim() === '' ? 'required' : await onSubmit(field.value);
    setBusy(false);
    setFault(found);
    if (found === null) field.value = '';
    else field.focus();
  }

  return (
    <form className="secret-field" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={label} hint={hint} fault={fault}>
        {(control) => <SecretInput {...control} ref={input} label={label} shown={shown} onShow={setShown} />}
      </Field>
      <Button type="submit" kind={primary ? 'primary' : 'secondary'} aria-disabled={busy}>
        {button}
      </Button>
    </form>
  );
}
