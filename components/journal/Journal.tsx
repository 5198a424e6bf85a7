import { useEffect, useState } from 'react';
import { version } from '@/package.json';
import type { JournalEntry, JournalOutcome } from '@/utils/model/journal';
import { journalDetails } from '@/utils/model/journal-details';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { fileName, saveFile } from '@/utils/ui/save-file';
import { Button } from '../shared/Button';
import { Confirm } from '../shared/Confirm';
import { Disclosure } from '../shared/Disclosure';
import { Icon, type IconName } from '../shared/Icon';
import { Note } from '../shared/Note';
import { Time } from '../shared/Time';

/** So many are shown at first. */
const FIRST = 50;
const ICONS: Record<JournalOutcome, IconName> = { done: 'done', refused: 'fail', unknown: 'problem' };

/** What was done on other systems, of all connections; read while it is open, and again as something is done. */
export function Journal({ guide: { setup, actions } }: { readonly guide: Guide }) {
  const [isOpen, setOpen] = useState(false);
  const [entries, setEntries] = useState<readonly JournalEntry[] | 'reading' | 'unread'>('reading');
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    let isOver = false;
    void actions.readJournal().then((read) => {
      if (!isOver) setEntries(read ?? 'unread');
    });
    return () => {
      isOver = true;
    };
  }, [isOpen, setup, actions]);
  const clear = async () => {
    if (await actions.clearJournal()) setEntries([]);
  };
  return (
    <Disclosure title={t('journal_title')} onToggle={setOpen}>
      <p>{t('journal_about')}</p>
      {typeof entries === 'string' ? (
        <Unread why={entries} />
      ) : entries.length === 0 ? (
        <p role="status">{t('journal_empty')}</p>
      ) : (
        <>
          {/* Whoever uses the keyboard scrolls it, too. */}
          <ol className="journal" aria-label={t('journal_title')} tabIndex={0}>
            {(all ? entries : entries.slice(0, FIRST)).map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
          <div className="actions">
            {!all && entries.length > FIRST && <Button onClick={() => setAll(true)}>{t('journal_all', String(entries.length))}</Button>}
            <Button onClick={() => save(entries)}>{t('journal_save')}</Button>
            <Confirm label={t('journal_clear')} title={t('journal_clear_title')} text={t('journal_clear_what')} confirm={t('journal_clear')} onConfirm={() => void clear()} />
          </div>
        </>
      )}
    </Disclosure>
  );
}

function Unread({ why }: { readonly why: 'reading' | 'unread' }) {
  return why === 'reading' ? <p role="status">{t('journal_reading')}</p> : <Note tone="warn" title={t('journal_unread')} />;
}

function Entry({ entry: { at, where, what, outcome, words } }: { readonly entry: JournalEntry }) {
  return (
    <li className={`journal-${outcome}`}>
      <Icon name={ICONS[outcome]} />
      <div>
        <p className="journal-what">
          <span>{tCode('journal', what)}</span>
          <span className="journal-outcome">{tCode('journal_outcome', outcome)}</span>
        </p>
        <p className="muted">
          <Time at={at} seconds /> · {tCode('journal_where', where)}
        </p>
        <p className="muted">{journalDetails(words, tCode, (id) => id).join(' · ')}</p>
      </div>
    </li>
  );
}

function save(entries: readonly JournalEntry[]): void {
  const at = new Date();
  saveFile(fileName('journal', at, 'json'), 'application/json', JSON.stringify({ extension: version, savedAt: at.toISOString(), entries }, null, 2));
}
