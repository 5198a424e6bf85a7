/** Addresses inside one Canvas, all below its origin. Ids are taken as they are: strings, encoded. */
const id = encodeURIComponent;

export const pages = {
  developerKeys: (origin: string, accountId: string) => `${origin}/accounts/${id(accountId)}/developer_keys`,
  externalTool: (origin: string, accountId: string, toolId: string) => `${origin}/accounts/${id(accountId)}/external_tools/${id(toolId)}`,
  home: (origin: string) => `${origin}/`,
};

export const api = {
  account: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}`,
  permissions: (origin: string, accountId: string) =>
    `${origin}/api/v1/accounts/${id(accountId)}/permissions?permissions[]=manage_developer_keys`,
  rights: (origin: string, accountId: string) =>
    `${origin}/api/v1/accounts/${id(accountId)}/permissions?permissions[]=manage_account_settings&permissions[]=manage_role_overrides`,
  me: (origin: string) => `${origin}/api/v1/users/self`,
  tabs: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}/tabs?per_page=100`,
  scopes: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}/scopes?per_page=100`,
  /** Everything below the account, at any depth; [C] asks for `manage_account_settings`. */
  subAccounts: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}/sub_accounts?recursive=true&per_page=100`,
  /** Only root accounts have terms. Wrapped in `enrollment_terms`. */
  terms: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}/terms?workflow_state[]=active&per_page=100`,
  /** The account's own, the built-in ones and those of accounts above it. */
  roles: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}/roles?state[]=active&show_inherited=1&per_page=100`,
  keys: (origin: string, accountId: string) => `${origin}/api/v1/accounts/${id(accountId)}/developer_keys?per_page=100`,
  /** There is no `GET /developer_keys/:id`; the list takes an id and still answers a list ([B]). */
  key: (origin: string, accountId: string, clientId: string) =>
    `${origin}/api/v1/accounts/${id(accountId)}/developer_keys?id=${id(clientId)}`,
  token: (origin: string) => `${origin}/login/oauth2/token`,
};

/** Same-origin paths for the content script, which alone writes to Canvas. */
export const writes = {
  createKey: (accountId: string) => `/api/v1/accounts/${id(accountId)}/developer_keys`,
  binding: (accountId: string, clientId: string) =>
    `/api/v1/accounts/${id(accountId)}/developer_keys/${id(clientId)}/developer_key_account_bindings`,
  key: (clientId: string) => `/api/v1/developer_keys/${id(clientId)}`,
  /** [C], and only where Instructure has turned `developer_key_regenerate_secret` on; 403 elsewhere. */
  regenerateSecret: (clientId: string) => `/api/v1/developer_keys/${id(clientId)}/regenerate_secret`,
};
