import type { KeyState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { Button } from '../../shared/Button';
import { Note } from '../../shared/Note';
import { KeyList } from './KeyList';
import { KeySearch } from './KeySearch';
import { choose } from './plan';

/** A key that exists: the account's own, those that look like IntelliBoard's first. */
export function KeyExisting({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { list } = setup.key;
  if (list !== null) return <Read guide={guide} list={list} />;
  return (
    <section className="card" aria-labelledby="list-title">
      <h3 id="list-title">{t('key_list_title')}</h3>
      <p>{t('key_list_what')}</p>
      <div className="actions">
        <Button kind="primary" onClick={() => actions.listKeys()}>
          {t('key_list_read')}
        </Button>
      </div>
    </section>
  );
}

function Read({ guide, list }: { readonly guide: Guide; readonly list: NonNullable<KeyState['list']> }) {
  const { setup, actions } = guide;
  const { choices } = setup.key;
  const count = new Intl.NumberFormat();
  const at = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(list.at));
  return (
    <>
      <section className="card" aria-labelledby="list-title">
        <h3 id="list-title">{list.likely > 0 ? t('key_list_likely_title') : t('key_list_title')}</h3>
        <p className="muted">{t('key_list_summary', at, count.format(list.total), count.format(list.likely))}</p>
        {list.likely === 0 && <NoneLikely guide={guide} empty={list.total === 0} />}
        {choices.length > 0 && <p>{t('key_choices_what')}</p>}
        <KeyList keys={choices} at={list.at} onUse={(clientId) => actions.adoptKey(clientId)} />
        {list.likely > choices.length && <p>{t('key_list_more', String(choices.length))}</p>}
        <div className="actions">
          <Button onClick={() => actions.listKeys()}>{t('key_list_again')}</Button>
        </div>
      </section>
      {list.total > 0 && <KeySearch guide={guide} at={list.at} />}
    </>
  );
}

function NoneLikely({ guide, empty }: { readonly guide: Guide; readonly empty: boolean }) {
  return (
    <Note title={t('key_list_none_title')}>
      <p>{empty ? t('key_list_empty') : t('key_list_none')}</p>
      <div className="actions">
        <Button kind="primary" onClick={() => choose(guide, { way: 'create' })}>
          {t('key_list_create')}
        </Button>
      </div>
    </Note>
  );
}
