import { useState, type FormEvent } from 'react';
import { t } from '@/utils/ui/copy';
import type { Guide, GuideActions } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Field } from '../../shared/Field';
import { KeyList } from './KeyList';

type Found = Awaited<ReturnType<GuideActions['findKeys']>>;

/** Looks among all keys that were read, for one whose name does not tell that it is IntelliBoard's. */
export function KeySearch({ guide: { actions }, at }: { readonly guide: Guide; readonly at: string }) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  /** `undefined`: nothing was searched for yet; `null`: the list is forgotten. */
  const [found, setFound] = useState<Found>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const text = typed.trim();
    setFault(text === '' ? 'required' : null);
    if (text !== '') setFound(await actions.findKeys(text));
  }

  return (
    <section className="card" aria-labelledby="search-title">
      <h3 id="search-title">{t('key_search_title')}</h3>
      <form className="stack" role="search" noValidate onSubmit={(event) => void submit(event)}>
        <Field label={t('key_search_label')} hint={t('key_search_hint')} fault={fault}>
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={300}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="submit">{t('key_search_button')}</Button>
        </div>
      </form>
      <p role="status">{found === undefined ? '' : resultWords(found)}</p>
      {found === null && (
        <div className="actions">
          <Button kind="primary" onClick={() => actions.listKeys()}>
            {t('key_list_again')}
          </Button>
        </div>
      )}
      {found !== undefined && found !== null && found.keys.length > 0 && <KeyList keys={found.keys} at={at} onUse={(clientId) => actions.adoptKey(clientId)} />}
    </section>
  );
}

function resultWords(found: NonNullable<Found> | null): string {
  if (found === null) return t('key_search_forgotten');
  const { total, keys } = found;
  if (total === 0) return t('key_search_none');
  return total > keys.length ? t('key_search_more', String(total), String(keys.length)) : t('key_search_found', String(total));
}
