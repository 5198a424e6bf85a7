import { Table } from '@instructure/ui-table';
import { useState } from 'react';
import type { Key } from './api';
import { KeyRow } from './key-row';
import { HOOKS, say, WORDS } from './page-env';

/** Room for "Created: Mar 15 at 12:36pm" in one line. */
const WIDTHS: Readonly<Record<string, string>> = { columnStats: '15.5rem' };

/** Columns by which the loaded keys can be sorted, and by what. */
const COLUMNS = {
  columnName: ({ name }) => (name ?? '').toLowerCase(),
  columnEmail: ({ email }) => (email ?? '').toLowerCase(),
  // As numbers, they would be the same above 2^53.
  columnDetails: ({ id }) => BigInt(id),
  columnStats: ({ access_token_count: count }) => count ?? 0,
  columnType: ({ is_lti_key: isLti }) => Number(isLti),
  columnState: ({ developer_key_account_binding: binding }) => binding?.workflow_state ?? 'off',
} satisfies Record<string, (key: Key) => string | number | bigint>;

type Column = keyof typeof COLUMNS;

type Direction = 'ascending' | 'descending';

/** Sorted by client id, the newest first, until somebody presses a heading. */
export function KeysTable({ keys }: { readonly keys: readonly Key[] }) {
  const [sort, setSort] = useState<{ column: Column; direction: Direction }>({ column: 'columnDetails', direction: 'descending' });
  if (keys.length === 0) return <p>{WORDS.nothing}</p>;
  const press = (column: Column) => setSort({ column, direction: sort.column === column && sort.direction === 'descending' ? 'ascending' : 'descending' });
  return (
    <Table caption={say(WORDS.sortedBy, { column: WORDS[sort.column], direction: WORDS[sort.direction] })} {...HOOKS.accountTable}>
      <Table.Head>
        <Table.Row>
          {[
            ...(Object.keys(COLUMNS) as Column[]).map((column) => (
              <Table.ColHeader key={column} id={column} width={WIDTHS[column] ?? 'auto'} sortDirection={sort.column === column ? sort.direction : 'none'} onRequestSort={() => press(column)}>
                {WORDS[column]}
              </Table.ColHeader>
            )),
            <Table.ColHeader key="columnActions" id="columnActions">
              {WORDS.columnActions}
            </Table.ColHeader>,
          ]}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {sorted(keys, COLUMNS[sort.column], sort.direction).map((key) => (
          <KeyRow key={key.id} of={key} />
        ))}
      </Table.Body>
    </Table>
  );
}

function sorted(keys: readonly Key[], by: (key: Key) => string | number | bigint, direction: Direction): Key[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...keys].sort((left, right) => sign * (by(left) < by(right) ? -1 : by(left) > by(right) ? 1 : 0));
}
