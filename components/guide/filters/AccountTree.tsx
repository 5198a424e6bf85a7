import { useMemo, useState } from 'react';
import { folded, foundRows, marksOf, openRows, toggled, treeOf, type AccountTree as Tree, type Mark } from '@/utils/model/account-tree';
import type { School } from '@/utils/model/school';
import { t } from '@/utils/ui/copy';
import { PickRows, type PickRow } from '../choices/PickRows';
import { Search } from '../choices/Search';
import { countText } from './kept';

interface Props {
  readonly school: School;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** All accounts as a tree that can be searched. Choosing one chooses all below it, too. */
export function AccountTree({ school, chosen, onChange }: Props) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([school.rootAccountId]));
  const tree = useMemo(() => treeOf(school), [school]);
  const names = useMemo(() => tree.map(({ name }) => folded(name)), [tree]);
  const marks = useMemo(() => marksOf(tree, new Set(chosen)), [tree, chosen]);
  const isSearching = text.trim() !== '';
  const { rows, hits } = useMemo(() => (isSearching ? foundRows(tree, names, text) : { rows: openRows(tree, open), hits: null }), [tree, names, text, open, isSearching]);
  const shown = useMemo(() => pickRows(tree, marks, rows, isSearching ? null : open), [tree, marks, rows, open, isSearching]);

  function setRow(id: string, isOpen: boolean): void {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpen(next);
  }

  return (
    <div className="stack">
      <Search label={t('accounts_search')} text={text} onChange={setText} found={hits === null ? t('accounts_below') : t('search_found', countText(hits.size), countText(tree.length))} />
      {shown.length > 0 && <PickRows kind="tree" label={t('accounts_tree')} rows={shown} onToggle={(id) => onChange(toggled(tree, chosen, tree.findIndex((node) => node.id === id)))} onOpen={setRow} />}
    </div>
  );
}

/** `open`: `null` while a search decides what shows. */
function pickRows(tree: Tree, marks: readonly Mark[], rows: readonly number[], open: ReadonlySet<string> | null): PickRow[] {
  const siblings = new Map<number | null, number>();
  const places = rows.map((at) => {
    const parent = tree[at]?.parent ?? null;
    const place = (siblings.get(parent) ?? 0) + 1;
    siblings.set(parent, place);
    return place;
  });
  return rows.flatMap((at, row) => {
    const node = tree[at];
    if (node === undefined) return [];
    const below = node.end - at - 1;
    // A search shows the way to what it has found, which cannot be folded.
    const isOpen = open === null ? ((tree[rows[row + 1] ?? -1]?.parent ?? null) === at ? true : null) : below === 0 ? null : open.has(node.id);
    return [{ id: node.id, label: node.name, note: below === 0 ? '' : t('accounts_count_below', countText(below)), mark: marks[at] ?? 'none', depth: node.depth, isOpen, place: places[row] ?? 1, siblings: siblings.get(node.parent) ?? 1 }];
  });
}
