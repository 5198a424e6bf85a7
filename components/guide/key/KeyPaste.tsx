import { useRef, useState, type FormEvent, type RefObject } from 'react';
import type { Result } from '@/utils/core/result';
import { readClientId, readClientSecret, type KeyInputFault } from '@/utils/model/key-input';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Field } from '../../shared/Field';
import { SecretInput } from '../../shared/SecretInput';

/** While somebody is still typing, these say nothing: the value is merely not finished. */
const UNFINISHED: ReadonlySet<string> = new Set(['required', 'secret-too-short', 'is-a-client-id']);

/**
 * A pair by hand. Either field may hold the secret, by mistake; so the values are in the inputs alone, never in
 * React's state, and of what is wrong with them only the code is kept.
 */
export function KeyPaste({ guide: { actions }, clientId }: { readonly guide: Guide; readonly clientId?: string }) {
  const idField = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<{ readonly clientId: string | null; readonly secret: string | null }>({ clientId: null, secret: null });
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);

  const idFault = () => faultOf(readClientId(idField.current?.value ?? ''));
  const secretFault = () => faultOf(readClientSecret(secretField.current?.value ?? ''));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [id, secret] = [idField.current, secretField.current];
    if (id === null || secret === null || busy) return;
    setShown(false);
    let found: typeof faults = { clientId: idFault(), secret: secretFault() };
    if (found.clientId === null && found.secret === null) {
      setBusy(true);
      found = await actions.pasteKey(id.value, secret.value);
      setBusy(false);
    }
    setFaults(found);
    if (found.clientId !== null) id.focus();
    else if (found.secret !== null) secret.focus();
    else secret.value = '';
  }

  return (
    <section className="card" aria-labelledby="paste-title">
      <h3 id="paste-title">{t('key_paste_title')}</h3>
      <p>{t('key_paste_what')}</p>
      <form className="stack" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
        <Field label={t('key_paste_id_label')} hint={t('key_paste_id_hint')} fault={faults.clientId}>
          {(control) => (
            <input
              {...control}
              ref={idField}
              type="text"
              className="mono"
              defaultValue={clientId}
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              maxLength={2000}
              onInput={(event) => setFaults({ ...faults, clientId: whileTyping(idFault(), event, faults.clientId) })}
              onBlur={() => setFaults({ ...faults, clientId: onLeaving(idFault(), idField) })}
            />
          )}
        </Field>
        <Field label={t('key_paste_secret_label')} hint={t('key_paste_secret_hint')} fault={faults.secret}>
          {(control) => (
            <SecretInput
              {...control}
              ref={secretField}
              label={t('key_paste_secret_label')}
              shown={shown}
              onShow={setShown}
              onInput={(event) => setFaults({ ...faults, secret: whileTyping(secretFault(), event, faults.secret) })}
              onBlur={() => setFaults({ ...faults, secret: onLeaving(secretFault(), secretField) })}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="submit" kind="primary" aria-disabled={busy}>
            {busy ? t('key_paste_wait') : t('key_paste_button')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function faultOf(read: Result<string, KeyInputFault>): string | null {
  if (read.ok) return null;
  return read.error === 'empty' ? 'required' : read.error;
}

/** What was pasted is judged at once; what is being typed as soon as it can only be wrong. */
function whileTyping(fault: string | null, event: FormEvent<HTMLInputElement>, before: string | null): string | null {
  const { inputType } = event.nativeEvent as InputEvent;
  const pasted = inputType === 'insertFromPaste' || inputType === 'insertFromDrop';
  if (fault === null || fault === 'required') return null;
  return pasted || !UNFINISHED.has(fault) || fault === before ? fault : null;
}

/** A field that was only passed through is not at fault yet. */
function onLeaving(fault: string | null, field: RefObject<HTMLInputElement | null>): string | null {
  return (field.current?.value ?? '') === '' ? null : fault;
}
