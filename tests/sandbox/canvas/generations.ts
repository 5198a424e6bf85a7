/**
 * Where Canvas generations differ on the Developer Keys page and behind it: hooks in the markup, and behaviour.
 * They differ by this table, never by the version of the component library. The page gets its row as JSON.
 */

/** Attributes by which something on the page can be found, beside its role and text. */
type Attributes = Readonly<Record<string, string>>;

/** Everything on the page whose attributes changed between generations. */
export interface Hooks {
  readonly tabs: Attributes;
  readonly accountTab: Attributes;
  readonly inheritedTab: Attributes;
  readonly inheritedContent: Attributes;
  readonly addButton: Attributes;
  readonly accountTable: Attributes;
  readonly inheritedTable: Attributes;
  readonly showAllOwn: Attributes;
  readonly showAllInherited: Attributes;
  readonly name: Attributes;
  readonly email: Attributes;
  readonly clientId: Attributes;
  readonly showKey: Attributes;
  readonly legacyRedirectUri: Attributes;
  readonly tokenCount: Attributes;
  readonly createdAt: Attributes;
  readonly lastUsed: Attributes;
  readonly deleteButton: Attributes;
  readonly saveButton: Attributes;
  readonly cancelButton: Attributes;
  readonly nameInput: Attributes;
  readonly emailInput: Attributes;
  readonly redirectUrisInput: Attributes;
  readonly legacyRedirectUriInput: Attributes;
  readonly vendorCodeInput: Attributes;
  readonly iconUrlInput: Attributes;
  readonly notesInput: Attributes;
  readonly testClusterCheckbox: Attributes;
  readonly dialogClose: Attributes;
}

export interface Generation {
  readonly hooks: Hooks;
  /** Whether "Edit" in a row has an id, made of the client id. */
  readonly editButtonHasId: boolean;
  /** Whether the items of the add menu have ids, made of their (translated) titles. */
  readonly menuItemsHaveIds: boolean;
  /** What the add menu takes for its trigger, and gives its own attributes: the button, or a `div` around it. */
  readonly menuTrigger: 'button' | 'div';
  /** [A'] called the form "Create" when a key was changed, and "Edit" when one was made. */
  readonly swapsFormLabels: boolean;
  readonly stateControl: 'radios' | 'checkbox';
  /** Whether changes are confirmed by the browser's own `confirm`, which no script can answer. */
  readonly confirmsNatively: boolean;
  /** Whether LTI keys have moved to "Canvas Apps": a notice above the tabs, and a link in their rows instead of a secret. */
  readonly hasCanvasApps: boolean;
  /** "Linked Partner App", which is looked up by the redirect URIs. */
  readonly partnerApps: 'none' | 'if matched' | 'always';
  readonly legacyUriField: 'always' | 'if filled';
  readonly explainsRedirectUris: boolean;
  readonly enforceScopesByDefault: boolean;
  /** From Save, or the confirmation, to the flash message: `ALERT_WAIT_TIME`, 2 s in [B]. */
  readonly flashDelayMs: number;
  /** Whether the page keeps only the beginning of a secret that came with an answer to Save, until it is loaded anew. */
  readonly masksSavedKeys: boolean;
  /**
   * What the API gives of the secrets of keys that exist already: all of each; a few letters with an ellipsis,
   * since a secret is shown once and can be regenerated; or the letters alone, marked as truncated.
   */
  readonly secrets: 'shown' | 'once' | 'truncated';
  /** To a session without the right: 403 in [B], 401 before, with the same body. */
  readonly forbiddenStatus: 401 | 403;
  /** `all_redirect_uris` and `api_key_truncated` in the JSON of a key, and limits on its redirect URIs. */
  readonly tracksRedirectUris: boolean;
  /** How OAuth compares a redirect URI with the legacy one of a key. */
  readonly legacyUriMatches: 'host' | 'exactly';
}

export type GenerationName = 'A2022' | 'Y2024' | 'B' | 'C' | 'C_once' | 'C_hint';

const testId = (id: string): Attributes => ({ 'data-testid': id });

/** `data-automation` of both tables is there since 2018. */
const TABLES: Pick<Hooks, 'accountTable' | 'inheritedTable'> = {
  accountTable: { 'data-automation': 'devKeyAdminTable' },
  inheritedTable: { 'data-automation': 'devKeyInheritedTable' },
};

const HOOKS_OF_2026: Hooks = {
  tabs: testId('developer-keys-tabs'),
  accountTab: testId('account-tab'),
  inheritedTab: testId('inherited-tab'),
  inheritedContent: testId('inherited-tab-content'),
  addButton: { id: 'add-developer-key-button', 'data-pendo': 'add-developer-key-button' },
  accountTable: { ...testId('account-table'), ...TABLES.accountTable },
  inheritedTable: { ...testId('inherited-table'), ...TABLES.inheritedTable },
  showAllOwn: testId('show-all-account'),
  showAllInherited: testId('show-all-inherited'),
  name: testId('developer-name'),
  email: testId('user-email'),
  clientId: testId('developer-key-id'),
  showKey: testId('show-key'),
  legacyRedirectUri: testId('redirect-uri'),
  tokenCount: testId('access-token-count'),
  createdAt: testId('created-at'),
  lastUsed: testId('last-used'),
  // The same in every row: so it is in Canvas.
  deleteButton: { id: 'delete-developer-key-button' },
  saveButton: { id: 'lti-key-save-button' },
  cancelButton: { id: 'lti-key-cancel-button' },
  nameInput: testId('key-name-input'),
  emailInput: testId('owner-email-input'),
  redirectUrisInput: testId('redirect-uris-input'),
  legacyRedirectUriInput: testId('legacy-redirect-uri-input'),
  vendorCodeInput: testId('vendor-code-input'),
  iconUrlInput: testId('icon-url-input'),
  notesInput: testId('notes-input'),
  testClusterCheckbox: testId('test-cluster-only-checkbox'),
  dialogClose: testId('instui-modal-close'),
};

const NO_HOOKS = Object.fromEntries(Object.keys(HOOKS_OF_2026).map((name) => [name, {}])) as unknown as Hooks;

/**
 * canvas-lms of November 2022, [A']. `data-automation` of "Enforce Scopes" and the scope list is assumed to be
 * there already, ids of the menu's items not yet.
 */
const A2022: Generation = {
  hooks: { ...NO_HOOKS, ...TABLES },
  editButtonHasId: false,
  menuItemsHaveIds: false,
  menuTrigger: 'button',
  swapsFormLabels: true,
  stateControl: 'radios',
  confirmsNatively: true,
  hasCanvasApps: false,
  partnerApps: 'none',
  legacyUriField: 'always',
  explainsRedirectUris: false,
  enforceScopesByDefault: false,
  flashDelayMs: 0,
  masksSavedKeys: false,
  secrets: 'shown',
  forbiddenStatus: 401,
  tracksRedirectUris: false,
  legacyUriMatches: 'host',
};

/** canvas-lms of about 2024. What was not seen of it (the flash's delay, 401) is assumed to be as in 2022. */
const Y2024: Generation = {
  ...A2022,
  hooks: { ...A2022.hooks, addButton: { 'data-heap': 'add-developer-key-button' }, showKey: testId('show-key'), saveButton: { id: 'lti-key-save-button' } },
  menuItemsHaveIds: true,
  swapsFormLabels: false,
  stateControl: 'checkbox',
};

/** canvas-lms of February and March 2026. */
const B: Generation = {
  hooks: HOOKS_OF_2026,
  editButtonHasId: true,
  menuItemsHaveIds: true,
  menuTrigger: 'div',
  swapsFormLabels: false,
  stateControl: 'checkbox',
  confirmsNatively: false,
  hasCanvasApps: true,
  partnerApps: 'if matched',
  legacyUriField: 'always',
  explainsRedirectUris: false,
  enforceScopesByDefault: true,
  flashDelayMs: 2_000,
  masksSavedKeys: false,
  secrets: 'shown',
  forbiddenStatus: 403,
  tracksRedirectUris: false,
  legacyUriMatches: 'host',
};

/** canvas-lms of late 2026. */
const C: Generation = {
  ...B,
  partnerApps: 'always',
  legacyUriField: 'if filled',
  explainsRedirectUris: true,
  masksSavedKeys: true,
  tracksRedirectUris: true,
  legacyUriMatches: 'exactly',
};

export const GENERATIONS: Readonly<Record<GenerationName, Generation>> = {
  A2022,
  Y2024,
  B,
  C,
  /** [C] with the feature `developer_key_regenerate_secret`. */
  C_once: { ...C, secrets: 'once' },
  /** [C] as it treats site admins' keys after 900 s, done to everybody's at once. */
  C_hint: { ...C, secrets: 'truncated' },
};
