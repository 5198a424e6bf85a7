/**
 * Where Canvas generations differ on the Developer Keys page and behind it: hooks in the markup, and behaviour.
 * They differ by this table, never by the version of the component library. The page gets its row as JSON.
 */

/** Attributes by which something on the page can be found, beside its role and text. */
type Attributes = Readonly<Record<string, string>>;

/** Everything on the page whose attributes changed between generations. */
export interface Hooks {
  readonly tabs: Attributes;
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
  readonly enforceScopesByDefault: boolean;
  /** From Save, or the confirmation, to the flash message: `ALERT_WAIT_TIME`, 2 s in [B]. */
  readonly flashDelayMs: number;
  /** To a session without the right: 403 in [B], 401 before, with the same body. */
  readonly forbiddenStatus: 401 | 403;
}

const testId = (id: string): Attributes => ({ 'data-testid': id });

export const GENERATIONS = {
  /** canvas-lms of February and March 2026. */
  B: {
    hooks: {
      tabs: testId('developer-keys-tabs'),
      addButton: { id: 'add-developer-key-button', 'data-pendo': 'add-developer-key-button' },
      accountTable: { ...testId('account-table'), 'data-automation': 'devKeyAdminTable' },
      inheritedTable: { ...testId('inherited-table'), 'data-automation': 'devKeyInheritedTable' },
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
    },
    enforceScopesByDefault: true,
    flashDelayMs: 2_000,
    forbiddenStatus: 403,
  },
} as const satisfies Record<string, Generation>;

export type GenerationName = keyof typeof GENERATIONS;
