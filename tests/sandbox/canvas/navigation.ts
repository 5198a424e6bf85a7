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
  /** `null` for a page of Canvas's own. */
  readonly tool: Tool | null;
  readonly shownTo: (state: CanvasState, user: User, accountId: string) => boolean;
}

/** A tool of an LTI vendor. */
export interface Tool {
  /** What is behind it, whatever it is called. */
  readonly launches: 'portal' | 'nothing';
  /** Shown in a frame of Canvas's page, or opened in a window of its own after a click. */
  readonly target: 'frame' | 'window';
}

const always = () => true;
const entry = (tabId: keyof Words['navigation'], path: string, shownTo: AccountEntry['shownTo'] = always): AccountEntry => ({
  tabId,
  label: ({ navigation }) => navigation[tabId],
  path,
  tool: null,
  shownTo,
});

/** Its text is whatever the person who installed it wrote, in one language only. */
const tool = (id: number, label: string, launches: Tool['launches'], target: Tool['target'] = 'frame'): AccountEntry => ({
  tabId: `context_external_tool_${id}`,
  label: () => label,
  path: `/external_tools/${id}`,
  tool: { launches, target },
  shownTo: always,
});

export const TOOL_SETS = ['standard', 'renamed', 'none', 'window'] as const;
export type ToolSet = (typeof TOOL_SETS)[number];

/**
 * Canvas Data's two tools as schools have them: under their own names (Canvas Admin Guide), under names that
 * the school chose, not at all, or with a portal that opens in a window. Ids are the school's own, too.
 */
const TOOLS: Readonly<Record<ToolSet, readonly AccountEntry[]>> = {
  standard: [tool(31, 'Canvas Data Portal', 'portal'), tool(32, 'Data Services', 'nothing')],
  renamed: [tool(5617, 'Analytics exports', 'portal'), tool(5618, 'Event streams', 'nothing')],
  none: [],
  window: [tool(117, 'Canvas Data Portal', 'portal', 'window'), tool(118, 'Data Services', 'nothing')],
};

const OWN_ENTRIES: readonly AccountEntry[] = [
  entry('courses', ''),
  entry('users', '/users'),
  entry('statistics', '/statistics'),
  entry('permissions', '/permissions'),
  entry('sub_accounts', '/sub_accounts'),
  entry('terms', '/terms'),
  entry('authentication', '/authentication_providers'),
  entry('developer_keys', '/developer_keys', (state, user, accountId) => state.may(user, 'manage_developer_keys', accountId)),
  entry('admin_tools', '/admin_tools'),
];
const SETTINGS = entry('settings', '/settings');

/** The whole navigation of an account, for everybody; `shownTo` narrows it. */
export function accountEntries({ tools }: CanvasState): readonly AccountEntry[] {
  return [...OWN_ENTRIES, ...TOOLS[tools], SETTINGS];
}
