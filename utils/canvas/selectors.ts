/**
 * Everything that is looked for on Canvas's pages, as data: candidates in order, each with the generation
 * in which it was seen (2022 = [A'], 2024, 2026 early = [B], 2026 late = [C]). `name` attributes first, since
 * they have been the same from 2018 on; test ids second. Nothing is found by its text.
 */
export const SELECTORS = {
  /** Canvas's frame around every page of a signed-in person. 2022 to 2026 late. */
  application: ['#application.ic-app'],
  layout: ['#wrapper.ic-Layout-wrapper'],
  /** Acting as another user, or the student view. 2022 to 2026 late. */
  actingAs: ['body.is-masquerading-or-student-view'],

  /** The fields of a key's form. Names: 2018 to 2026 late. Test ids: 2026. */
  keyName: ['input[name="developer_key[name]"]', 'input[data-testid="key-name-input"]'],
  ownerEmail: ['input[name="developer_key[email]"]', 'input[data-testid="owner-email-input"]'],
  redirectUris: ['textarea[name="developer_key[redirect_uris]"]', 'textarea[data-testid="redirect-uris-input"]'],
  legacyRedirectUri: ['input[name="developer_key[redirect_uri]"]', 'input[data-testid="legacy-redirect-uri-input"]'],
  vendorCode: ['input[name="developer_key[vendor_code]"]', 'input[data-testid="vendor-code-input"]'],
  iconUrl: ['input[name="developer_key[icon_url]"]', 'input[data-testid="icon-url-input"]'],
  notes: ['textarea[name="developer_key[notes]"]', 'textarea[data-testid="notes-input"]'],
  /** Only where the account has a test cluster. */
  testClusterOnly: ['input[type="checkbox"][name="developer_key[test_cluster_only]"]', 'input[type="checkbox"][data-testid="test-cluster-only-checkbox"]'],
  /** Appears only where Canvas knows apps for the redirect URI; 2026. */
  partnerApp: ['input[data-testid="utid-selector"]', 'input#dev-key-utid-selector'],
  /** 2018 to 2026 late. */
  enforceScopes: ['[data-automation="enforce_scopes"] input[type="checkbox"]'],
  /** While scopes are enforced. 2024 to 2026 late; behind a flag in 2022. */
  allowIncludes: ['input[type="checkbox"][data-automation="includes-checkbox"]'],
  scopesList: ['[data-automation="scopes-list"]'],
  /** Narrows the list of scopes; the only search field in the form. 2018 to 2026 late. */
  scopeSearch: ['input[type="search"]'],
  /** What unfolds a group of scopes. 2018 to 2026 late. */
  scopeGroupToggle: ['[data-automation="toggle-scope-group"] button[aria-expanded]'],

  /** A key's client id in its row: test id from 2026 on. */
  rowClientId: ['[data-testid="developer-key-id"]'],
  /** What opens the popover with a row's secret; 2024 to 2026 late. */
  showKey: ['button[data-testid="show-key"]'],
  /** The table of the account's own keys, which is not the one of the inherited keys. 2018 to 2026 late. */
  ownKeys: ['table[data-automation="devKeyAdminTable"]', 'table[data-testid="account-table"]'],
} as const satisfies Record<string, readonly string[]>;

export type SelectorName = keyof typeof SELECTORS;

/** By what a generation is told from those before it, the latest first. For reports only: nothing is decided by it. */
export const GENERATION_SIGNS: readonly (readonly [generation: string, sign: string])[] = [
  ['2026 late', '[data-testid="masked-secret"], [data-testid="regenerate-secret"], [data-testid="api-key-hint"], [data-testid="redirect-uris-help-text"]'],
  ['2026', '#add-developer-key-button, [data-testid="developer-keys-tabs"]'],
  ['2024', '[data-heap="add-developer-key-button"]'],
  ['2022', '[data-automation="devKeyAdminTable"]'],
];

/** The page's own protocol: this hash opens the form of a new API key, be it set by a button or a script. 2022 to 2026 late. */
export const FORM_HASH = '#api_key_modal_opened';

/** The ON/OFF control of one key, whose `name` is the client id: radio in 2022, checkbox since 2024. */
export function stateControl(clientId: string): string {
  return `input[name="${CSS.escape(clientId)}"]`;
}

/** The box of one scope: its `value` is the scope itself. 2018 to 2026 late. */
export function scopeBox(scope: string): string {
  return `input[type="checkbox"][value="${CSS.escape(scope)}"]`;
}
