import { findAccount } from '../api/accounts';
import { accountEntries } from '../navigation';
import { ACCOUNTS, ROOT_ID, type Account, type User } from '../people';
import type { CanvasState } from '../state';
import { accountContent } from './account-pages';
import { SCRIPT_PATH } from './bundle';
import { courseList, coursePage, dashboard, findCourse, profile } from './course-pages';
import { html, jsonInScript } from './html';
import { accountContext, page, type Viewer } from './layout';
import { toolPage } from './tool-page';
import type { SandboxRequest, SandboxResponse } from '../../site';

/** The pages of somebody who is signed in. */
export function signedInPage(state: CanvasState, { url }: SandboxRequest, viewer: Viewer): SandboxResponse {
  const { pathname } = url;
  switch (pathname) {
    case '/':
      return page(state, viewer, { title: 'Dashboard', content: dashboard() });
    case '/courses':
      return page(state, viewer, { title: 'All Courses', content: courseList() });
    case '/profile':
    case '/logout':
      return page(state, viewer, { title: 'Account', content: profile(viewer) });
    case '/accounts':
      return page(state, viewer, { title: 'Accounts', content: accountList(viewer.user) });
  }
  const [, kind, id = '', rest = ''] = /^\/(accounts|courses)\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  if (kind === 'accounts') return accountPage(state, viewer, findAccount(state, id), rest.replace(/\/$/, ''), url.origin);
  const course = kind === 'courses' ? findCourse(id) : undefined;
  return course === undefined ? notFound(state, viewer) : page(state, viewer, coursePage(course));
}

function accountList({ adminOf }: User) {
  const accounts = ACCOUNTS.filter(({ id }) => adminOf.includes(id));
  return html`<h1>Accounts</h1><ul class="account-tree">${accounts.map(({ id, name }) => html`<li><a href="/accounts/${id}">${name}</a></li>`)}</ul>`;
}

function accountPage(state: CanvasState, viewer: Viewer, account: Account | undefined, path: string, origin: string): SandboxResponse {
  if (account === undefined) return notFound(state, viewer);
  const { user } = viewer;
  const isKeysPage = /^\/developer_keys(\/\d+)?$/.test(path);
  // Developer keys belong to root accounts; elsewhere their page does not exist (`require_root_account`).
  if (isKeysPage && account.id !== ROOT_ID) return notFound(state, viewer);
  const allowed = isKeysPage ? state.may(user, 'manage_developer_keys', account.id) : state.isAdmin(user, account.id);
  if (!allowed) return denied(state, viewer);
  if (isKeysPage) return developerKeysPage(state, viewer, account);
  const entry = accountEntries(state).find((one) => one.path === path);
  if (entry === undefined) return notFound(state, viewer);
  const title = entry.label(state.words);
  const content = entry.tool === null ? { content: accountContent(state.school, account, path, title) } : toolPage(state, { user, account, title, tool: entry.tool, origin });
  return page(state, viewer, { title, ...content, ...accountContext(state, user, account, entry.tabId) });
}

/** The frame of the React page, with the `ENV` keys it reads ([B]), and the sandbox's own row of `generations.ts` and words. */
function developerKeysPage(state: CanvasState, viewer: Viewer, account: Account): SandboxResponse {
  const { generation, words } = state;
  const { env, ...context } = accountContext(state, viewer.user, account, 'developer_keys');
  return page(state, viewer, {
    title: words.page.title,
    content: html`<div id="reactContent"></div>`,
    ...context,
    env: {
      ...env,
      accountEndpoint: `/api/v1/accounts/${account.id}/developer_keys`,
      enableTestClusterChecks: true,
      validLtiScopes: {},
      devKeysReadOnly: false,
      ...(generation.secrets === 'once' && { developerKeyRegenerateSecretEnabled: true }),
    },
    scripts: html`<script type="application/json" id="sandbox-generation">${jsonInScript(generation)}</script><script type="application/json" id="sandbox-words">${jsonInScript(words.page)}</script><script src="${SCRIPT_PATH}"></script>`,
  });
}

function notFound(state: CanvasState, viewer: Viewer): SandboxResponse {
  return page(state, viewer, { title: 'Page Not Found', status: 404, content: html`<h1>Page Not Found</h1><p>Oops, we couldn't find that page.</p>` });
}

function denied(state: CanvasState, viewer: Viewer): SandboxResponse {
  const { forbiddenStatus: status } = state.generation;
  return page(state, viewer, { title: 'Access Denied', status, content: html`<h1>Access Denied</h1><p>You don't have access to view this resource.</p>` });
}
