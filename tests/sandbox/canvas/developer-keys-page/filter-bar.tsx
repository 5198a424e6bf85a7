import { Button } from '@instructure/ui-buttons';
import { Flex } from '@instructure/ui-flex';
import { SimpleSelect } from '@instructure/ui-simple-select';
import { TextInput } from '@instructure/ui-text-input';
import type { Key } from './api';
import { WORDS } from './page-env';

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
      <SimpleSelect renderLabel={WORDS.filterBy} width="10rem" value={filter.kind} onChange={(_event, { value }) => onChange({ ...filter, kind: value as Kind })}>
        <SimpleSelect.Option id="filter-all" value="all">
          {WORDS.filterAll}
        </SimpleSelect.Option>
        <SimpleSelect.Option id="filter-lti" value="lti">
          {WORDS.filterLti}
        </SimpleSelect.Option>
        <SimpleSelect.Option id="filter-api" value="api">
          {WORDS.filterApi}
        </SimpleSelect.Option>
      </SimpleSelect>
      <TextInput type="search" renderLabel={WORDS.search} placeholder={WORDS.searchHint} width="18rem" value={filter.text} onChange={(_event, text) => onChange({ ...filter, text })} />
      <Button onClick={() => onChange(NO_FILTER)}>{WORDS.clear}</Button>
    </Flex>
  );
}
