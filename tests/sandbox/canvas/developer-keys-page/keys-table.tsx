import { Table } from '@instructure/ui-table';
import { useState } from 'react';
import type { Key } from './api';
import { KeyRow } from './key-row';
import { HOOKS } from './page-env';

/** Room for "Created: Mar 15 at 12:36pm" in one line. */
const WIDTHS: Readonly<Record<string, string>> = { Stats: '15.5rem' };

/** Columns by which the loaded keys can be sorted, and by what. */
const COLUMNS: Readonly<Record<string, (key: Key) => string | number>> = {
  Name: ({ name }) => (name ?? '').toLowerCase(),
  'Owner Email': ({ email }) => (email ?? '').toLowerCase(),
  Details: ({ id }) => Number(id),
  Stats: ({ access_token_count: count }) => count ?? 0,
  Type: ({ is_lti_key: isLti }) => Number(isLti),
  State: ({ developer_key_account_binding: binding }) => binding?.workflow_state ?? 'off',
};

type Direction = 'ascending' | 'descending';

/** Sorted by client id, the newest first, until somebody presses a heading. */
export function KeysTable({ keys }: { readonly keys: readonly Key[] }) {
  const [sort, setSort] = useState<{ column: string; direction: Direction }>({ column: 'Details', direction: 'descending' });
  if (keys.length === 0) return <p>Nothing here yet</p>;
  const press = (column: string) => setSort({ column, direction: sort.column === column && sort.direction === 'descending' ? 'ascending' : 'descending' });
  return (
    <Table caption={`Developer Keys Sorted by ${sort.column} (${sort.direction})`} {...HOOKS.accountTable}>
      <Table.Head>
        <Table.Row>
          {[...Object.keys(COLUMNS), 'Actions'].map((column) => (
            <Table.ColHeader
              key={column}
              id={column}
              width={WIDTHS[column] ?? 'auto'}
              sortDirection={sort.column === column ? sort.direction : 'none'}
              {...(column in COLUMNS && { onRequestSort: () => press(column) })}
            >
              {column}
            </Table.ColHeader>
          ))}
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

function sorted(keys: readonly Key[], by: ((key: Key) => string | number) | undefined, direction: Direction): Key[] {
  if (by === undefined) return [...keys];
  const sign = direction === 'ascending' ? 1 : -1;
  return [...keys].sort((left, right) => sign * (by(left) < by(right) ? -1 : by(left) > by(right) ? 1 : 0));
}
