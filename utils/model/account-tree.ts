import type { School } from '@/utils/model/school';

/** An account where it stands in the tree. */
export interface AccountNode {
  readonly id: string;
  readonly name: string;
  /** Index of the account above it; `null` for the root account. */
  readonly parent: number | null;
  /** 0 for the root account. */
  readonly depth: number;
  /** Index after the last account below it: it and all below it are `[own index, end)`. */
  readonly end: number;
}

/** All accounts, each one right before those below it. */
export type AccountTree = readonly AccountNode[];

/** How much of an account and of all below it is chosen. */
export type Mark = 'all' | 'some' | 'none';

/**
 * The accounts as a tree, siblings by name. What hangs nowhere (its parent was deleted meanwhile, or is below it)
 * hangs on the root account, so that each is there once. Without recursion: nobody says how deep it is.
 */
export function treeOf({ rootAccountId, rootAccountName, subAccounts }: Pick<School, 'rootAccountId' | 'rootAccountName' | 'subAccounts'>): AccountTree {
  const byName = new Intl.Collator(undefined, { numeric: true }).compare;
  const known = new Set(subAccounts.map(({ id }) => id)).add(rootAccountId);
  const children = new Map<string, { readonly id: string; readonly name: string }[]>();
  for (const { id, name, parentId } of [...subAccounts].sort((a, b) => byName(a.name, b.name))) {
    if (id === rootAccountId) continue;
    const parent = parentId !== null && known.has(parentId) ? parentId : rootAccountId;
    const siblings = children.get(parent) ?? [];
    siblings.push({ id, name });
    children.set(parent, siblings);
  }
  const nodes: { id: string; name: string; parent: number | null; depth: number; end: number }[] = [];
  const placed = new Set<string>();
  function place(id: string, name: string, parent: number | null): void {
    const open = [{ id, name, parent }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (placed.has(next.id)) continue;
      placed.add(next.id);
      const at = nodes.push({ ...next, depth: next.parent === null ? 0 : (nodes[next.parent]?.depth ?? 0) + 1, end: 0 }) - 1;
      open.push(...(children.get(next.id) ?? []).map((child) => ({ ...child, parent: at })).reverse());
    }
  }
  place(rootAccountId, rootAccountName, null);
  for (const { id, name } of subAccounts) place(id, name, 0);
  // From the end, so that each knows where those below it end.
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    node.end = Math.max(node.end, at + 1);
    const above = node.parent === null ? undefined : nodes[node.parent];
    if (above !== undefined) above.end = Math.max(above.end, node.end);
  }
  return nodes;
}

/** For each account how much of it and of what is below it is chosen. */
export function marksOf(tree: AccountTree, chosen: ReadonlySet<string>): readonly Mark[] {
  const before = new Int32Array(tree.length + 1);
  tree.forEach(({ id }, at) => (before[at + 1] = (before[at] ?? 0) + (chosen.has(id) ? 1 : 0)));
  return tree.map(({ end }, at) => {
    const count = (before[end] ?? 0) - (before[at] ?? 0);
    return count === 0 ? 'none' : count === end - at ? 'all' : 'some';
  });
}

/** Chooses an account and all below it; or takes them away, where all of them are chosen. Ids in the tree's order; those that are not in it stay. */
export function toggled(tree: AccountTree, chosen: readonly string[], at: number): string[] {
  const node = tree[at];
  if (node === undefined) return [...chosen];
  const own = new Set(tree.slice(at, node.end).map(({ id }) => id));
  const had = new Set(chosen);
  const takesAway = [...own].every((id) => had.has(id));
  const now = new Set(chosen.filter((id) => !own.has(id)));
  if (!takesAway) for (const id of own) now.add(id);
  const inTree = tree.filter(({ id }) => now.has(id)).map(({ id }) => id);
  const known = new Set(inTree);
  return [...inTree, ...[...now].filter((id) => !known.has(id))];
}

/** Indices of the rows to show: what is below an account only where that is open. */
export function openRows(tree: AccountTree, open: ReadonlySet<string>): readonly number[] {
  const rows: number[] = [];
  for (let at = 0; at < tree.length; ) {
    const node = tree[at];
    if (node === undefined) break;
    rows.push(at);
    at = open.has(node.id) ? at + 1 : node.end;
  }
  return rows;
}

/** Indices of the accounts whose name holds the text, and of those above them. `folded`: the names by `folded`, in the tree's order. */
export function foundRows(tree: AccountTree, names: readonly string[], text: string): { readonly rows: readonly number[]; readonly hits: ReadonlySet<number> } {
  const wanted = folded(text);
  const hits = new Set(names.flatMap((name, at) => (name.includes(wanted) ? [at] : [])));
  const shown = new Set<number>();
  for (const hit of hits) {
    for (let at: number | null = hit; at !== null && !shown.has(at); at = tree[at]?.parent ?? null) shown.add(at);
  }
  return { rows: [...shown].sort((a, b) => a - b), hits };
}

/** A text as it is searched: without case, accents and blanks at its ends. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
