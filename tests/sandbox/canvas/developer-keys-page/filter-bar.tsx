import { Button } from '@instructure/ui-buttons';
import { Flex } from '@instructure/ui-flex';
import { SimpleSelect } from '@instructure/ui-simple-select';
import { TextInput } from '@instructure/ui-text-input';
import type { Key } from './api';

type Kind = 'all' | 'api' | 'lti';

export interface Filter {
  readonly kind: Kind;
  readonly text: string;
}

export const NO_FILTER: Filter = { kind: 'all', text: '' };

/** Shorter texts are not searched for. */
const SHORTEST_SEARCH = 3;

export function isShown(key: Key, { kind, text }: Filter): boolean {
  if (kind !== 'all' && key.is_lti_key !== (kind === 'lti')) return false;
  const wanted = text.trim().toLowerCase();
  return wanted.length < SHORTEST_SEARCH || [key.name, key.email, key.id].some((value) => value?.toLowerCase().includes(wanted));
}

export function FilterBar({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  return (
    <Flex alignItems="end" gap="small">
      <SimpleSelect renderLabel="Filter by" width="10rem" value={filter.kind} onChange={(_event, { value }) => onChange({ ...filter, kind: value as Kind })}>
        <SimpleSelect.Option id="filter-all" value="all">
          All
        </SimpleSelect.Option>
        <SimpleSelect.Option id="filter-lti" value="lti">
          LTI Keys
        </SimpleSelect.Option>
        <SimpleSelect.Option id="filter-api" value="api">
          API Keys
        </SimpleSelect.Option>
      </SimpleSelect>
      <TextInput type="search" renderLabel="Search Developer Keys" placeholder="Search by name, email, or ID" width="18rem" value={filter.text} onChange={(_event, text) => onChange({ ...filter, text })} />
      <Button onClick={() => onChange(NO_FILTER)}>Clear</Button>
    </Flex>
  );
}
