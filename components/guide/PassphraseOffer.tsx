import { useId, useRef, useState } from 'react';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { suggestPassphrase } from '@/utils/ui/passphrase';
import { Button } from '../shared/Button';
import { Disclosure } from '../shared/Disclosure';
import { Field } from '../shared/Field';
import { Note } from '../shared/Note';
import { ProblemNote } from '../shared/ProblemNote';
import { SecretField } from '../shared/SecretField';

/** Says beforehand that unsent secrets are lost with the browser, and how to keep them. */
export function PassphraseOffer({ guide: { setup, actions } }: { readonly guide: Guide }) {
  if (setup.passphrase.set) {
    return (
      <Note tone="good">
        <p>{t('pass_set')}</p>
      </Note>
    );
  }
  return (
    <Disclosure title={t('pass_title')}>
      <p>{t('pass_promise')}</p>
      <p>{t('pass_offer')}</p>
      <ProblemNote problem={setup.passphrase.problem} />
      <SuggestedWords onUse={(words) => actions.setPassphrase(words)} />
      <SecretField label={t('pass_own_label')} hint={t('pass_own_hint')} button={t('pass_own_button')} onSubmit={(own) => actions.setPassphrase(own)} />
    </Disclosure>
  );
}

/** The words stand in the page alone, put there by hand: React never holds them. */
function SuggestedWords({ onUse }: { readonly onUse: (words: string) => Promise<string | null> }) {
  const output = useRef<HTMLOutputElement>(null);
  const [shown, setShown] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();

  async function suggest(): Promise<void> {
    const words = await suggestPassphrase();
    if (output.current !== null) output.current.textContent = words;
    setShown(true);
  }
  async function use(): Promise<void> {
    const found = await onUse(output.current?.textContent ?? '');
    setFault(found);
    if (found !== null || output.current === null) return;
    output.current.textContent = '';
    setShown(false);
  }

  return (
    <div className="suggested">
      <div hidden={!shown}>
        <Field label={t('pass_words_label')} fault={fault}>
          {(control) => <output id={control.id} aria-describedby={`${id}-once`} ref={output} className="words" />}
        </Field>
        <p id={`${id}-once`}>{t('pass_write_down')}</p>
      </div>
      <div className="actions">
        {shown && (
          <Button kind="primary" onClick={() => void use()}>
            {t('pass_use_words')}
          </Button>
        )}
        <Button onClick={() => void suggest()}>{shown ? t('pass_suggest_other') : t('pass_suggest')}</Button>
      </div>
    </div>
  );
}
