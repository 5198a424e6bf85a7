import { IconButton } from '@instructure/ui-buttons';
import { Table } from '@instructure/ui-table';
import { Tooltip } from '@instructure/ui-tooltip';
import { View } from '@instructure/ui-view';
import type { Key } from './api';
import { confirm } from './confirm';
import { openForm } from './form-hash';
import { Icon } from './icons';
import { ENV, GENERATION, HOOKS, say, WORDS } from './page-env';
import { Secret } from './secret';
import { StateControl } from './state-control';
import { edit, remove } from './store';
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
      <Table.Cell {...HOOKS.email}>{of.email ?? WORDS.noEmail}</Table.Cell>
      <Table.Cell>
        <Details of={of} />
      </Table.Cell>
      <Table.Cell>
        <div {...HOOKS.tokenCount}>{say(WORDS.tokenCount, { count: of.access_token_count ?? 0 })}</div>
        <div {...HOOKS.createdAt}>{say(WORDS.created, { time: shortTime(of.created_at) })}</div>
        <div {...HOOKS.lastUsed}>{say(WORDS.lastUsed, { time: of.last_used_at ? shortTime(of.last_used_at) : WORDS.never })}</div>
      </Table.Cell>
      <Table.Cell>{of.is_lti_key && <TypeIcon />}</Table.Cell>
      <Table.Cell>
        <StateControl of={of} name={nameOf(of)} />
      </Table.Cell>
      <Table.Cell>
        <Actions of={of} />
      </Table.Cell>
    </Table.Row>
  );
}

function nameOf({ name }: Key): string {
  return name ?? WORDS.unnamed;
}

/** The client id as it is, and the secret on demand; LTI keys have no use for one, though it was shown for a long time. */
function Details({ of }: Of) {
  return (
    <View as="div">
      <div {...HOOKS.clientId}>{of.id}</div>
      <div>
        {of.is_lti_key && GENERATION.hasCanvasApps ? (
          <a href={`/accounts/${ENV.ACCOUNT_ID}/apps`} target="_blank" rel="noreferrer">
            {WORDS.viewInApps}
          </a>
        ) : (
          <Secret of={of} name={nameOf(of)} />
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
    <Tooltip renderTip={WORDS.ltiType}>
      <IconButton withBackground={false} withBorder={false} screenReaderLabel={WORDS.tooltip}>
        <Icon name="lti" />
      </IconButton>
    </Tooltip>
  );
}

function Actions({ of }: Of) {
  const name = nameOf(of);
  const open = () => {
    edit(of);
    openForm();
  };
  const ask = () => {
    void confirm({ title: WORDS.deletion, question: say(WORDS.sureOfDeletion, { name }), plainQuestion: WORDS.sureOfThisDeletion, yes: WORDS.delete }).then((sure) => (sure ? remove(of) : undefined));
  };
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      <Tooltip renderTip={WORDS.editThis}>
        <IconButton {...(GENERATION.editButtonHasId && { id: `edit-developer-key-button-${of.id}` })} withBackground={false} withBorder={false} screenReaderLabel={say(WORDS.editKey, { name })} onClick={open}>
          <Icon name="edit" />
        </IconButton>
      </Tooltip>
      <Tooltip renderTip={WORDS.deleteThis}>
        <IconButton {...HOOKS.deleteButton} withBackground={false} withBorder={false} screenReaderLabel={say(WORDS.deleteKey, { name })} onClick={ask}>
          <Icon name="trash" />
        </IconButton>
      </Tooltip>
    </div>
  );
}
