import { Button } from '@instructure/ui-buttons';
import { Heading } from '@instructure/ui-heading';
import { Spinner } from '@instructure/ui-spinner';
import { Table } from '@instructure/ui-table';
import { HOOKS, WORDS } from './page-env';
import { loadRest, useStore } from './store';

/** Keys that are passed down to this account: no secret, and nothing to switch. */
export function InheritedTab() {
  const { inherited } = useStore();
  if (inherited === null) return <Spinner renderTitle={WORDS.loading} />;
  return (
    <div {...HOOKS.inheritedContent}>
      <Heading level="h2" margin="small 0">
        {WORDS.globalKeys}
      </Heading>
      <Table caption={WORDS.inheritedKeys} {...HOOKS.inheritedTable}>
        <Table.Head>
          <Table.Row>
            {[WORDS.columnName, WORDS.columnDetails, WORDS.columnType, WORDS.columnState].map((column) => (
              <Table.ColHeader key={column} id={`inherited-${column}`}>
                {column}
              </Table.ColHeader>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {inherited.keys.map(({ id, name, is_lti_key: isLti, developer_key_account_binding: binding }) => (
            <Table.Row key={id}>
              <Table.Cell>
                <span {...HOOKS.name}>{name}</span>
              </Table.Cell>
              <Table.Cell>
                <div {...HOOKS.clientId}>{id}</div>
              </Table.Cell>
              <Table.Cell>{isLti ? 'LTI' : ''}</Table.Cell>
              <Table.Cell>{binding?.workflow_state === 'on' ? WORDS.on : WORDS.off}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {inherited.next !== null && (
        <Button {...HOOKS.showAllInherited} margin="medium auto" onClick={() => void loadRest('inherited')}>
          {WORDS.showAll}
        </Button>
      )}
    </div>
  );
}
