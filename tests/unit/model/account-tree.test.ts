import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded, foundRows, marksOf, openRows, toggled, treeOf, type AccountTree } from '@/utils/model/account-tree';
import type { SubAccount } from '@/utils/model/school';

const school = (subAccounts: readonly SubAccount[]) => ({ rootAccountId: '1', rootAccountName: 'Fernwood', subAccounts: [...subAccounts] });
const SMALL = treeOf(
  school([
    { id: '5', name: 'Nursing', parentId: '1' },
    { id: '3', name: 'Biology', parentId: '2' },
    { id: '2', name: 'Arts', parentId: '1' },
    { id: '4', name: 'Français', parentId: '2' },
  ]),
);
const at = (tree: AccountTree, id: string) => tree.findIndex((node) => node.id === id);
const namesOf = (tree: AccountTree, rows: readonly number[]) => rows.map((row) => tree[row]?.name);

/** Any accounts with any parents: cycles, orphans and doubles among them. */
const anyAccounts = fc.array(fc.record({ id: fc.integer({ min: 1, max: 30 }).map(String), name: fc.string({ maxLength: 5 }), parentId: fc.option(fc.integer({ min: 1, max: 40 }).map(String), { nil: null }) }), { maxLength: 40 });

describe('the tree', () => {
  test('has each account right before those below it, siblings by name', () => {
    expect(SMALL.map(({ name, depth }) => `${'-'.repeat(depth)}${name}`)).toEqual(['Fernwood', '-Arts', '--Biology', '--Français', '-Nursing']);
    expect(SMALL.map(({ end }) => end)).toEqual([5, 4, 3, 4, 5]);
  });

  test('has every account once, whatever Canvas says of their parents', () => {
    fc.assert(
      fc.property(anyAccounts, (accounts) => {
        const tree = treeOf(school(accounts));
        expect(tree.map(({ id }) => id).sort()).toEqual([...new Set(['1', ...accounts.map(({ id }) => id)])].sort());
        tree.forEach(({ parent, depth, end }, index) => {
          const above = parent === null ? null : tree[parent];
          expect(depth).toBe(above === null ? 0 : (above?.depth ?? NaN) + 1);
          expect(end).toBeGreaterThan(index);
          if (above !== null) expect(end).toBeLessThanOrEqual(above?.end ?? NaN);
        });
      }),
    );
  });

  test('a chain of 5,000 accounts is no harder than others', () => {
    const tree = treeOf(school(Array.from({ length: 5_000 }, (_, index) => ({ id: String(index + 2), name: 'Account', parentId: String(index + 1) }))));
    expect(tree.at(-1)?.depth).toBe(5_000);
    expect(tree.every(({ end }) => end === 5_001)).toBe(true);
  });
});

describe('choosing', () => {
  test.each([
    ['nothing', [], ['none', 'none', 'none', 'none', 'none']],
    ['a leaf', ['3'], ['some', 'some', 'all', 'none', 'none']],
    ['an account without what is below it', ['2'], ['some', 'some', 'none', 'none', 'none']],
    ['everything', ['1', '2', '3', '4', '5'], ['all', 'all', 'all', 'all', 'all']],
    ['what is not there', ['99'], ['none', 'none', 'none', 'none', 'none']],
  ] as const)('%s shows as it is', (_, chosen, marks) => {
    expect(marksOf(SMALL, new Set(chosen))).toEqual(marks);
  });

  test('an account takes all below it along, and away again', () => {
    expect(toggled(SMALL, [], at(SMALL, '2'))).toEqual(['2', '3', '4']);
    expect(toggled(SMALL, ['3'], at(SMALL, '2'))).toEqual(['2', '3', '4']);
    expect(toggled(SMALL, ['2', '3', '4', '5'], at(SMALL, '2'))).toEqual(['5']);
    expect(toggled(SMALL, ['99'], at(SMALL, '5'))).toEqual(['5', '99']);
  });

  test('after a choice the account is whole or empty, nothing beside it has changed, and nothing is there twice', () => {
    fc.assert(
      fc.property(anyAccounts, fc.array(fc.integer({ min: 1, max: 45 }).map(String)), fc.nat(), (accounts, ids, where) => {
        const tree = treeOf(school(accounts));
        const index = where % tree.length;
        const chosen = [...new Set(ids)];
        const next = toggled(tree, chosen, index);
        const own = new Set(tree.slice(index, tree[index]?.end).map(({ id }) => id));
        expect(new Set(next).size).toBe(next.length);
        expect(next.filter((id) => !own.has(id)).sort()).toEqual(chosen.filter((id) => !own.has(id)).sort());
        const before = marksOf(tree, new Set(chosen))[index];
        expect(marksOf(tree, new Set(next))[index]).toBe(before === 'all' ? 'none' : 'all');
      }),
    );
  });
});

describe('what shows', () => {
  test('is what is below open accounts', () => {
    expect(namesOf(SMALL, openRows(SMALL, new Set()))).toEqual(['Fernwood']);
    expect(namesOf(SMALL, openRows(SMALL, new Set(['1'])))).toEqual(['Fernwood', 'Arts', 'Nursing']);
    expect(namesOf(SMALL, openRows(SMALL, new Set(['1', '2'])))).toEqual(['Fernwood', 'Arts', 'Biology', 'Français', 'Nursing']);
    expect(namesOf(SMALL, openRows(SMALL, new Set(['2'])))).toEqual(['Fernwood']);
  });

  test.each([
    ['biol', ['Fernwood', 'Arts', 'Biology']],
    ['FRANCAIS', ['Fernwood', 'Arts', 'Français']],
    [' nursing ', ['Fernwood', 'Nursing']],
    ['zoology', []],
  ])('a search for “%s” shows what it finds and the way there', (text, names) => {
    const { rows } = foundRows(SMALL, SMALL.map(({ name }) => folded(name)), text);
    expect(namesOf(SMALL, rows)).toEqual(names);
  });

  test('5,000 accounts are laid out, marked, searched and chosen faster than anybody notices', () => {
    const accounts = Array.from({ length: 5_000 }, (_, index) => ({ id: String(1_001 + index), name: `Department ${index + 1}`, parentId: index < 8 ? '1' : String(1_001 + Math.floor(index / 8) - 1) }));
    const began = performance.now();
    const tree = treeOf(school(accounts));
    const names = tree.map(({ name }) => folded(name));
    foundRows(tree, names, 'department 49');
    marksOf(tree, new Set(toggled(tree, [], 0)));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
