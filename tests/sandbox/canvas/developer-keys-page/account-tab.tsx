import { Button } from '@instructure/ui-buttons';
import { Flex } from '@instructure/ui-flex';
import { Spinner } from '@instructure/ui-spinner';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import { AddKeyMenu } from './add-key-menu';
import { FilterBar, isShown, NO_FILTER } from './filter-bar';
import { KeysTable } from './keys-table';
import { HOOKS, WORDS } from './page-env';
import { loadRest, useStore } from './store';

/** The account's own keys: ten, and the rest on demand. Filters know only those that are loaded. */
export function AccountTab() {
  const { own } = useStore();
  const [filter, setFilter] = useState(NO_FILTER);
  const [isLoading, setLoading] = useState(false);
  const loadAll = () => {
    setLoading(true);
    void loadRest('own').finally(() => setLoading(false));
  };
  return (
    <View as="div">
      <Flex wrap="wrap" justifyItems="space-between" alignItems="end" margin="0 0 small 0">
        <FilterBar filter={filter} onChange={setFilter} />
        <AddKeyMenu />
      </Flex>
      {own === null ? (
        <Spinner renderTitle={WORDS.loading} />
      ) : (
        <>
          <KeysTable keys={own.keys.filter((key) => isShown(key, filter))} />
          <View as="div" margin="small" padding="large" textAlign="center">
            {isLoading && <Spinner renderTitle={WORDS.loading} />}
            {!isLoading && own.next !== null && (
              <Button {...HOOKS.showAllOwn} onClick={loadAll}>
                {WORDS.showAll}
              </Button>
            )}
          </View>
        </>
      )}
    </View>
  );
}
