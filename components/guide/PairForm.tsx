import { useId, useRef, useState, type FormEvent, type RefObject } from 'react';
import { t } from '@/utils/ui/copy';
import { Button } from '../shared/Button';
import { Field } from '../shared/Field';
import { SecretInput } from '../shared/SecretInput';

/** What is wrong with a value, and what is merely odd about it, by their codes. */
export interface Judged {
  readonly fault: string | null;
  readonly odd?: readonly string[];
}

interface Half {
  readonly label: string;
  readonly hint: string;
  readonly judge: (text: string) => Judged;
}

interface Props {
  readonly title: string;
  readonly what: string;
  readonly id: Half & { readonly known?: string | undefined };
  readonly secret: Half;
  /** While somebody is still typing, these say nothing: the value is merely not finished. */
  readonly unfinished: ReadonlySet<string>;
  /** Words for what is odd about a value. */
  readonly oddWords?: (code: string) => string;
  /** Answers what is wrong with each; both `null` when the pair is taken. */
  readonly onSubmit: (id: string, secret: string) => Promise<{ readonly id: string | null; readonly secret: string | null }>;
}

/**
 * A pair of credentials by hand. Either field may hold the secret, by mistake; so the values are in the inputs alone,
 * never in React's state, and of what is wrong with them only the code is kept.
 */
export function PairForm({ title, what, id, secret, unfinished, oddWords = () => '', onSubmit }: Props) {
  const titleId = useId();
  const idField = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<{ readonly id: string | null; readonly secret: string | null }>({ id: null, secret: null });
  const [odd, setOdd] = useState<{ readonly id: readonly string[]; readonly secret: readonly string[] }>({ id: [], secret: [] });
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);

  const idNow = () => id.judge(idField.current?.value ?? '');
  const secretNow = () => secret.judge(secretField.current?.value ?? '');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [idInput, secretInput] = [idField.current, secretField.current];
    if (idInput === null || secretInput === null || busy) return;
    setShown(false);
    let found: typeof faults = { id: idNow().fault, secret: secretNow().fault };
    if (found.id === null && found.secret === null) {
      setBusy(true);
      found = await onSubmit(idInput.value, secretInput.value);
      setBusy(false);
    }
    setFaults(found);
    if (found.id !== null) idInput.focus();
    else if (found.secret !== null) secretInput.focus();
    else secretInput.value = '';
  }

  /** What was pasted is judged at once; what is being typed as soon as it can only be wrong. */
  function typed(half: 'id' | 'secret', { fault, odd: oddities = [] }: Judged, event: FormEvent<HTMLInputElement>): void {
    const { inputType } = event.nativeEvent as InputEvent;
    const pasted = inputType === 'insertFromPaste' || inputType === 'insertFromDrop';
    const says = fault !== null && fault !== 'required' && (pasted || !unfinished.has(fault) || fault === faults[half]);
    setFaults({ ...faults, [half]: says ? fault : null });
    setOdd({ ...odd, [half]: pasted && fault === null ? oddities : [] });
  }

  /** A field that was only passed through is not at fault yet. */
  function left(half: 'id' | 'secret', { fault, odd: oddities = [] }: Judged, field: RefObject<HTMLInputElement | null>): void {
    const isEmpty = (field.current?.value ?? '') === '';
    setFaults({ ...faults, [half]: isEmpty ? null : fault });
    setOdd({ ...odd, [half]: isEmpty || fault !== null ? [] : oddities });
  }

  return (
    <section className="card" aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      <p>{what}</p>
      <form className="stack" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
        <Field label={id.label} hint={id.hint} fault={faults.id}>
          {(control) => (
            <input
              {...control}
              ref={idField}
              type="text"
              className="mono"
              defaultValue={id.known}
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              maxLength={2000}
              onInput={(event) => typed('id', idNow(), event)}
              onBlur={() => left('id', idNow(), idField)}
            />
          )}
        </Field>
        <Odd codes={odd.id} words={oddWords} />
        <Field label={secret.label} hint={secret.hint} fault={faults.secret}>
          {(control) => (
            <SecretInput
              {...control}
              ref={secretField}
              label={secret.label}
              shown={shown}
              onShow={setShown}
              onInput={(event) => typed('secret', secretNow(), event)}
              onBlur={() => left('secret', secretNow(), secretField)}
            />
          )}
        </Field>
        <Odd codes={odd.secret} words={oddWords} />
        <div className="actions">
          <Button type="submit" kind="primary" aria-disabled={busy}>
            {busy ? t('key_paste_wait') : t('key_paste_button')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Odd({ codes, words }: { readonly codes: readonly string[]; readonly words: (code: string) => string }) {
  return (
    <div aria-live="polite" className="field-live">
      {codes.map((code) => (
        <p key={code} className="muted">
          {words(code)}
        </p>
      ))}
    </div>
  );
}
