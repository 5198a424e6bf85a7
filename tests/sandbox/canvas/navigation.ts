import type { User } from './people';
import type { CanvasState } from './state';
import type { Words } from './words';

/** One entry of an account's left navigation; the API lists them as tabs. */
export interface AccountEntry {
  /** Id in the API, class of the link, and what marks the page's body as active. */
  readonly tabId: string;
  readonly label: (words: Words) => string;
  /** Below `/accounts/:id`. */
  readonly path: string;
  readonly isTool: boolean;
  readonly shownTo: (state: CanvasState, user: User, accountId: string) => boolean;
}

const always = () => true;
const entry = (tabId: keyof Words['navigation'], path: string, shownTo: AccountEntry['shownTo'] = always): AccountEntry => ({
  tabId,
  label: ({ navigation }) => navigation[tabId],
  path,
  isTool: false,
  shownTo,
});

/** A tool of an LTI vendor: its text is whatever the person who installed it wrote. */
const tool = (id: number, label: string): AccountEntry => ({ tabId: `context_external_tool_${id}`, label: () => label, path: `/external_tools/${id}`, isTool: true, shownTo: always });

export const ACCOUNT_ENTRIES: readonly AccountEntry[] = [
  entry('courses', ''),
  entry('users', '/users'),
  entry('statistics', '/statistics'),
  entry('permissions', '/permissions'),
  entry('sub_accounts', '/sub_accounts'),
  entry('terms', '/terms'),
  entry('authentication', '/authentication_providers'),
  entry('developer_keys', '/developer_keys', (state, user, accountId) => state.may(user, 'manage_developer_keys', accountId)),
  entry('admin_tools', '/admin_tools'),
  tool(31, 'Canvas Data Portal'),
  tool(32, 'Data Services'),
  entry('settings', '/settings'),
];
