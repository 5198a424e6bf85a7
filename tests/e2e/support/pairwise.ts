type Choices = Readonly<Record<string, readonly (string | boolean)[]>>;
export type Row<C extends Choices> = { readonly [K in keyof C]: C[K][number] };

/** Every combination. */
export function product<C extends Choices>(choices: C): Row<C>[] {
  const start: Record<string, string | boolean>[] = [{}];
  return Object.entries(choices).reduce((rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))), start) as Row<C>[];
}

/** Few rows in which any two values of any two choices meet at least once: the row that meets most new pairs comes next. */
export function pairwise<C extends Choices>(choices: C): Row<C>[] {
  const rows = product(choices);
  const open = new Set(rows.flatMap(pairsOf));
  const chosen: Row<C>[] = [];
  while (open.size > 0) {
    const best = rows.map((row) => ({ row, met: pairsOf(row).filter((pair) => open.has(pair)).length })).reduce((a, b) => (b.met > a.met ? b : a));
    for (const pair of pairsOf(best.row)) open.delete(pair);
    chosen.push(best.row);
  }
  return chosen;
}

function pairsOf(row: Readonly<Record<string, string | boolean>>): string[] {
  const values = Object.entries(row).map(([name, value]) => `${name}=${String(value)}`);
  return values.flatMap((one, at) => values.slice(at + 1).map((other) => `${one} ${other}`));
}
