import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { IconButton } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { Table } from '@instructure/ui-table';
import { Tooltip } from '@instructure/ui-tooltip';
import { View } from '@instructure/ui-view';
import type { Key } from './api';
import { confirm } from './confirm';
import { openForm } from './form-hash';
import { Icon } from './icons';
import { ENV, HOOKS } from './page-env';
import { ShowKey } from './show-key';
import { edit, remove, switchTo } from './store';
import { shortTime } from './time';

interface Of {
  readonly of: Key;
}

export function KeyRow({ of, ...tableLayout }: Of) {
  return (
    <Table.Row {...tableLayout}>
      <Table.Cell>
        <span {...HOOKS.name}>{nameOf(of)}</span>
      </Table.Cell>
      <Table.Cell {...HOOKS.email}>{of.email ?? 'No Email'}</Table.Cell>
      <Table.Cell>
        <Details of={of} />
      </Table.Cell>
      <Table.Cell>
        <div {...HOOKS.tokenCount}>Access Token Count: {of.access_token_count ?? 0}</div>
        <div {...HOOKS.createdAt}>Created: {shortTime(of.created_at)}</div>
        <div {...HOOKS.lastUsed}>Last Used: {of.last_used_at ? shortTime(of.last_used_at) : 'Never'}</div>
      </Table.Cell>
      <Table.Cell>{of.is_lti_key && <TypeIcon />}</Table.Cell>
      <Table.Cell>
        <StateToggle of={of} />
      </Table.Cell>
      <Table.Cell>
        <Actions of={of} />
      </Table.Cell>
    </Table.Row>
  );
}

function nameOf({ name }: Key): string {
  return name ?? 'Unnamed Tool';
}

/** The client id as it is, and the secret on demand; LTI keys have no use for one. */
function Details({ of }: Of) {
  return (
    <View as="div">
      <div {...HOOKS.clientId}>{of.id}</div>
      <div>
        {of.is_lti_key ? (
          <a href={`/accounts/${ENV.ACCOUNT_ID}/apps`} target="_blank" rel="noreferrer">
            View in Canvas Apps
          </a>
        ) : (
          <ShowKey name={nameOf(of)} secret={of.api_key ?? ''} />
        )}
      </div>
      <div {...HOOKS.legacyRedirectUri} style={{ wordBreak: 'break-all' }}>
        {of.redirect_uri}
      </div>
    </View>
  );
}

function TypeIcon() {
  return (
    <Tooltip renderTip="LTI key">
      <IconButton withBackground={false} withBorder={false} screenReaderLabel="Toggle ToolTip">
        <Icon name="lti" />
      </IconButton>
    </Tooltip>
  );
}

function StateToggle({ of }: Of) {
  const isOn = of.developer_key_account_binding?.workflow_state === 'on';
  const press = () => {
    const to = isOn ? 'Off' : 'On';
    void confirm({
      title: `Turn ${to} Developer Key`,
      question: `Are you sure you want to change the state of the developer key "${nameOf(of)}"?`,
      yes: `Switch to ${to}`,
    }).then((sure) => (sure ? switchTo(of, isOn ? 'off' : 'on') : undefined));
  };
  return <Checkbox variant="toggle" size="small" value="" name={of.id} checked={isOn} onChange={press} label={<ScreenReaderContent>{`${isOn ? 'on' : 'off'} for key: ${nameOf(of)}`}</ScreenReaderContent>} />;
}

/** The button that deletes has the same id in every row: so it is in Canvas. */
function Actions({ of }: Of) {
  const open = () => {
    edit(of);
    openForm();
  };
  const ask = () => {
    void confirm({ title: 'Delete Developer Key', question: `Are you sure you want to delete the developer key "${nameOf(of)}"?`, yes: 'Delete' }).then((sure) => (sure ? remove(of) : undefined));
  };
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      <Tooltip renderTip="Edit this key">
        <IconButton id={`edit-developer-key-button-${of.id}`} withBackground={false} withBorder={false} screenReaderLabel={`Edit key ${nameOf(of)}`} onClick={open}>
          <Icon name="edit" />
        </IconButton>
      </Tooltip>
      <Tooltip renderTip="Delete this key">
        <IconButton id="delete-developer-key-button" withBackground={false} withBorder={false} screenReaderLabel={`Delete key ${nameOf(of)}`} onClick={ask}>
          <Icon name="trash" />
        </IconButton>
      </Tooltip>
    </div>
  );
}
