import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Checkbox } from '@instructure/ui-checkbox';
import { Flex } from '@instructure/ui-flex';
import { Spinner } from '@instructure/ui-spinner';
import { Text } from '@instructure/ui-text';
import { TextInput } from '@instructure/ui-text-input';
import { View } from '@instructure/ui-view';
import { useEffect, useState } from 'react';
import { scopesByResource, type Scope } from './api';
import { flashFailure } from './flash';
import { Icon } from './icons';
import type { Draft } from './key-draft';
import { WORDS } from './page-env';
import { ScopesList } from './scopes-list';

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** "Enforce Scopes", and while it is on, which ones. */
export function ScopesPanel({ draft, onChange }: Props) {
  const groups = useScopes();
  const [search, setSearch] = useState('');
  return (
    <View as="div">
      <Flex justifyItems="space-between" alignItems="end" margin="0 0 small 0">
        <span data-automation="enforce_scopes">
          <Checkbox
            variant="toggle"
            value=""
            checked={draft.enforceScopes}
            onChange={() => onChange({ ...draft, enforceScopes: !draft.enforceScopes })}
            label={
              <span>
                <Text size="large">{WORDS.enforceScopes}</Text>
                <ScreenReaderContent>{draft.enforceScopes ? WORDS.scopesDisappear : WORDS.scopesAppear}</ScreenReaderContent>
              </span>
            }
          />
        </span>
        {draft.enforceScopes && <TextInput type="search" width="16rem" renderLabel={WORDS.searchEndpoints} placeholder={WORDS.searchEndpoints} renderAfterInput={<Icon name="search" />} value={search} onChange={(_event, text) => setSearch(text)} />}
      </Flex>
      {draft.enforceScopes ? (
        <>
          <Checkbox data-automation="includes-checkbox" label={WORDS.allowIncludes} value="" checked={draft.allowIncludes} onChange={() => onChange({ ...draft, allowIncludes: !draft.allowIncludes })} />
          {groups === null ? (
            <Spinner id="scopes-loading-spinner" renderTitle={WORDS.loadingScopes} />
          ) : (
            <ScopesList groups={groups} search={search} chosen={draft.scopes} onChoose={(scopes) => onChange({ ...draft, scopes })} />
          )}
        </>
      ) : (
        <View as="div" padding="x-large" textAlign="center">
          <Text size="large" color="secondary">
            {WORDS.scopesOff}
          </Text>
        </View>
      )}
    </View>
  );
}

function useScopes(): Readonly<Record<string, readonly Scope[]>> | null {
  const [groups, setGroups] = useState<Readonly<Record<string, readonly Scope[]>> | null>(null);
  useEffect(() => {
    scopesByResource().then(setGroups, (error: Error) => flashFailure(error.message));
  }, []);
  return groups;
}
