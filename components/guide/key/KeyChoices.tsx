import type { DeveloperKey } from '@/utils/model/developer-key';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Facts';
import { Icon } from '../../shared/Icon';
import { Time } from '../../shared/Time';

/** Keys in Canvas among which only the admin can choose. */
export function KeyChoices({ guide: { setup, actions } }: { readonly guide: Guide }) {
  return (
    <section className="card" aria-labelledby="choices-title">
      <h3 id="choices-title">{t('key_choices_title')}</h3>
      <p>{t('key_choices_what')}</p>
      <ul className="choices">
        {setup.key.choices.map((key) => (
          <Choice key={key.id} choice={key} onUse={() => actions.adoptKey(key.id)} />
        ))}
      </ul>
      <div className="actions">
        <Button onClick={() => actions.createKey(true)}>{t('key_choice_another')}</Button>
      </div>
    </section>
  );
}

function Choice({ choice, onUse }: { readonly choice: DeveloperKey; readonly onUse: () => void }) {
  const { id, name, state, createdAt, lastUsedAt, accessTokenCount } = choice;
  return (
    <li>
      <p className="choice-name">{name ?? id}</p>
      <Facts
        facts={[
          { term: t('key_choice_id'), value: <code>{id}</code> },
          {
            term: t('key_choice_state'),
            value: (
              <span className="with-icon">
                <Icon name={state === 'off' ? 'open' : 'done'} />
                {tCode('key_state', state)}
              </span>
            ),
          },
          { term: t('key_choice_created'), value: createdAt === null ? t('key_choice_unknown') : <Time at={createdAt} /> },
          { term: t('key_choice_used'), value: lastUsedAt === null ? t('key_choice_never') : <Time at={lastUsedAt} /> },
          { term: t('key_choice_tokens'), value: accessTokenCount === null ? t('key_choice_unknown') : String(accessTokenCount) },
        ]}
      />
      <Button kind="primary" aria-label={t('key_choice_use_which', id)} onClick={onUse}>
        {t('key_choice_use')}
      </Button>
    </li>
  );
}
