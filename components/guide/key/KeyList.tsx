import type { DeveloperKey } from '@/utils/model/developer-key';
import { standingOf, type KeyStanding } from '@/utils/model/key-standing';
import { t, tCode } from '@/utils/ui/copy';
import { ago } from '../../shared/ago';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Facts';
import { Icon, type IconName } from '../../shared/Icon';
import { Time } from '../../shared/Time';

interface Props {
  readonly keys: readonly DeveloperKey[];
  /** When they were read: how they stand is told as of then. RFC 3339. */
  readonly at: string;
  readonly onUse: (clientId: string) => void;
}

/** Keys in Canvas, the most likely first, with what tells which one is in use and which is stale. */
export function KeyList({ keys, at, onUse }: Props) {
  const now = new Date(at);
  return (
    <ul className="choices">
      {keys.map((key, number) => (
        <Choice key={key.id} choice={key} now={now} first={number === 0} onUse={() => onUse(key.id)} />
      ))}
    </ul>
  );
}

const BADGES: Record<KeyStanding, { readonly icon: IconName; readonly look: string }> = {
  in_use: { icon: 'done', look: 'badge badge-good' },
  new: { icon: 'info', look: 'badge badge-accent' },
  quiet: { icon: 'waiting', look: 'badge' },
  stale: { icon: 'later', look: 'badge badge-warn' },
};

interface ChoiceProps {
  readonly choice: DeveloperKey;
  readonly now: Date;
  readonly first: boolean;
  readonly onUse: () => void;
}

function Choice({ choice, now, first, onUse }: ChoiceProps) {
  const { id, name, email, state, createdAt, lastUsedAt, accessTokenCount } = choice;
  const standing = standingOf(choice, now);
  return (
    <li>
      <p className="choice-name">
        <span>{name ?? t('key_choice_unnamed')}</span>
        <span className={BADGES[standing].look}>
          <Icon name={BADGES[standing].icon} />
          {tCode('key_standing', standing)}
        </span>
      </p>
      <p>{standingWords(choice, standing, now)}</p>
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
          ...(email === null ? [] : [{ term: t('key_choice_email'), value: email }]),
        ]}
      />
      <Button kind={first ? 'primary' : 'secondary'} aria-label={t('key_choice_use_which', id)} onClick={onUse}>
        {t('key_choice_use')}
      </Button>
    </li>
  );
}

function standingWords({ lastUsedAt, createdAt }: DeveloperKey, standing: KeyStanding, now: Date): string {
  switch (standing) {
    case 'in_use':
      return t('key_standing_in_use_what', ago(lastUsedAt ?? now.toISOString(), now));
    case 'quiet':
      return t('key_standing_quiet_what', ago(lastUsedAt ?? now.toISOString(), now));
    case 'new':
      return t('key_standing_new_what', ago(createdAt ?? now.toISOString(), now));
    case 'stale':
      return lastUsedAt === null ? t('key_standing_stale_never') : t('key_standing_stale_what', ago(lastUsedAt, now));
  }
}
