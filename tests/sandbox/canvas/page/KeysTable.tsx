import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Button, CloseButton } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { Popover } from '@instructure/ui-popover';
import { Table } from '@instructure/ui-table';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import type { Key } from './api';
import { testId } from './env';

interface Props {
  readonly keys: readonly Key[];
  readonly onToggle: (key: Key) => void;
  readonly onEdit: (key: Key) => void;
  readonly onDelete: (key: Key) => void;
  /** Loads the keys beyond the first ten; `null` when there are none. */
  readonly more: (() => void) | null;
}

const COLUMNS = ['Name', 'Owner Email', 'Details', 'Stats', 'Type', 'State', 'Actions'];

export function KeysTable({ keys, onToggle, onEdit, onDelete, more }: Props) {
  if (keys.length === 0) return <p>Nothing here yet</p>;
  return (
    <>
      <Table caption="Developer Keys Sorted by Details (descending)" data-automation="devKeyAdminTable" {...testId('account-table')}>
        <Table.Head>
          <Table.Row>
            {COLUMNS.map((name) => (
              <Table.ColHeader id={name} key={name}>
                {name}
              </Table.ColHeader>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {keys.map((key) => (
            <Table.Row key={key.id}>
              <Table.Cell>
                <span {...testId('developer-name')}>{key.name ?? 'Unnamed Tool'}</span>
              </Table.Cell>
              <Table.Cell {...testId('user-email')}>{key.email ?? 'No Email'}</Table.Cell>
              <Table.Cell>
                <div {...testId('developer-key-id')}>{key.id}</div>
                <ShowKey of={key} />
                <div {...testId('redirect-uri')}>{key.redirect_uri}</div>
              </Table.Cell>
              <Table.Cell>
                <div {...testId('access-token-count')}>Access Token Count: {key.access_token_count ?? 0}</div>
                <div {...testId('created-at')}>Created: {day(key.created_at)}</div>
                <div {...testId('last-used')}>Last Used: {key.last_used_at ? day(key.last_used_at) : 'Never'}</div>
              </Table.Cell>
              <Table.Cell>{key.is_lti_key ? 'LTI' : ''}</Table.Cell>
              <Table.Cell>
                <StateToggle of={key} onToggle={onToggle} />
              </Table.Cell>
              <Table.Cell>
                <Button size="small" id={`edit-developer-key-button-${key.id}`} onClick={() => onEdit(key)} margin="0 xx-small 0 0">
                  <ScreenReaderContent>Edit key {key.name}</ScreenReaderContent>
                  <span aria-hidden="true">✎</span>
                </Button>
                <Button size="small" id="delete-developer-key-button" onClick={() => onDelete(key)}>
                  <ScreenReaderContent>Delete key {key.name}</ScreenReaderContent>
                  <span aria-hidden="true">✕</span>
                </Button>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {more !== null && (
        <View as="div" margin="medium 0" textAlign="center">
          <Button onClick={more} {...testId('show-all-account')}>
            Show All Keys
          </Button>
        </View>
      )}
    </>
  );
}

export function InheritedTable({ keys }: { readonly keys: readonly Key[] }) {
  return (
    <Table caption="Inherited Developer Keys" data-automation="devKeyInheritedTable">
      <Table.Head>
        <Table.Row>
          {['Name', 'Details', 'Type', 'State'].map((name) => (
            <Table.ColHeader id={`inherited-${name}`} key={name}>
              {name}
            </Table.ColHeader>
          ))}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {keys.map((key) => (
          <Table.Row key={key.id}>
            <Table.Cell>
              <span {...testId('developer-name')}>{key.name}</span>
            </Table.Cell>
            <Table.Cell>
              <div {...testId('developer-key-id')}>{key.id}</div>
            </Table.Cell>
            <Table.Cell>{key.is_lti_key ? 'LTI' : ''}</Table.Cell>
            <Table.Cell>{key.developer_key_account_binding?.workflow_state ?? 'off'}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

/** The secret in a popover, from what the list brought: no request is made. */
function ShowKey({ of }: { readonly of: Key }) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Popover
        renderTrigger={
          <Button size="small" margin="xx-small 0" aria-expanded={shown} {...testId('show-key')}>
            {shown ? 'Hide Key' : 'Show Key'}
            <ScreenReaderContent>{of.name}</ScreenReaderContent>
          </Button>
        }
        isShowingContent={shown}
        onShowContent={() => setShown(true)}
        onHideContent={() => setShown(false)}
        on="click"
        placement="top center"
        screenReaderLabel="Key"
        shouldContainFocus
        shouldReturnFocus
        shouldCloseOnDocumentClick
      >
        <CloseButton placement="end" onClick={() => setShown(false)} screenReaderLabel="Close" />
        <View display="block" padding="large medium medium medium">
          {of.api_key}
        </View>
      </Popover>
    </div>
  );
}

function StateToggle({ of, onToggle }: { readonly of: Key; readonly onToggle: (key: Key) => void }) {
  const on = of.developer_key_account_binding?.workflow_state === 'on';
  return <Checkbox variant="toggle" name={of.id} value="" checked={on} onChange={() => onToggle(of)} label={<ScreenReaderContent>{`${on ? 'on' : 'off'} for key: ${of.name ?? ''}`}</ScreenReaderContent>} />;
}

function day(at: string): string {
  return new Date(at).toLocaleString('en', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
}
