import { defineConfig } from 'wxt';

/**
 * Everything the browser is told about this extension. `tests/contract/manifest.test.ts` holds the built
 * manifest to a written list with a reason for each line: change both together, and know that a new
 * required permission disables the extension for every user until they agree to it again.
 */
export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  zip: { artifactTemplate: '{{name}}-{{version}}-{{browser}}-mv{{manifestVersion}}.zip' },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_short_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: browser === 'firefox' ? undefined : '126',
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'activeTab',
      'declarativeNetRequestWithHostAccess',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*'],
    incognito: 'not_allowed',
    content_security_policy: {
      // connect-src is wide because a school's Canvas can have any domain; platform/http is the wall.
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    storage: browser === 'firefox' ? undefined : { managed_schema: 'managed-schema.json' },
    action: { default_title: '__MSG_extension_name__' },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'connect-for-canvas@intelliboard.net',
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
        },
      },
    }),
  }),
});
