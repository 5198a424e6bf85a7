import { useMemo, useState } from 'react';
import { folded } from '@/utils/model/account-tree';
import type { Term } from '@/utils/model/school';
import { inOrder, termStandings, type TermStanding } from '@/utils/model/terms';
import { t, tCode } from '@/utils/ui/copy';
import { PickRows } from '../choices/PickRows';
import { Search } from '../choices/Search';
import { countText } from './kept';

interface Props {
  readonly terms: readonly Term[];
  /** Epoch ms. */
  readonly now: number;
  /** IANA zone in which the school tells its days. */
  readonly timeZone: string | null;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Below so many nobody has to search. */
const FEW = 9;

/** The terms of the school, with when they are; those that run now and that come next are marked, and stand first. */
export function TermList({ terms, now, timeZone, chosen, onChange }: Props) {
  const [text, setText] = useState('');
  const ordered = useMemo(() => inOrder(terms, now), [terms, now]);
  const standings = useMemo(() => termStandings(terms, now), [terms, now]);
  const had = useMemo(() => new Set(chosen), [chosen]);
  const found = ordered.filter(({ name }) => folded(name).includes(folded(text)));
  const rows = found.map((term, at) => ({
    id: term.id,
    label: term.name,
    note: noteOf(term, standings.get(term.id), timeZone),
    mark: had.has(term.id) ? ('all' as const) : ('none' as const),
    depth: 0,
    isOpen: null,
    place: at + 1,
    siblings: found.length,
  }));
  return (
    <div className="stack">
      {terms.length > FEW && <Search label={t('terms_search')} text={text} onChange={setText} found={t('search_found', countText(found.length), countText(terms.length))} />}
      {rows.length > 0 && <PickRows kind="list" label={t('terms_list')} rows={rows} onToggle={(id) => onChange(had.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id])} />}
    </div>
  );
}

function noteOf({ startAt, endAt }: Term, standing: TermStanding | undefined, timeZone: string | null): string {
  const dates = datesOf(startAt, endAt, timeZone);
  return standing === undefined ? dates : `${tCode('term', standing)} · ${dates}`;
}

function datesOf(startAt: string | null, endAt: string | null, timeZone: string | null): string {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: timeZone ?? 'UTC' });
  const day = (at: string) => format.format(new Date(at));
  if (startAt !== null && endAt !== null) return t('term_from_to', day(startAt), day(endAt));
  if (startAt !== null) return t('term_from', day(startAt));
  return endAt === null ? t('term_no_dates') : t('term_to', day(endAt));
}
