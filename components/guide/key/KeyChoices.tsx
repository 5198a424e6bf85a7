import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { KeyList } from './KeyList';

/** Keys in Canvas among which only the admin can choose, before a duplicate is made or because two match. */
export function KeyChoices({ guide: { setup, actions }, at }: { readonly guide: Guide; readonly at: string }) {
  return (
    <section className="card" aria-labelledby="choices-title">
      <h3 id="choices-title">{t('key_choices_title')}</h3>
      <p>{t('key_choices_what')}</p>
      <KeyList keys={setup.key.choices} at={at} onUse={(clientId) => actions.adoptKey(clientId)} />
      <div className="actions">
        <Button onClick={() => actions.createKey(true)}>{t('key_choice_another')}</Button>
      </div>
    </section>
  );
}
