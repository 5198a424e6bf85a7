import { fileURLToPath } from 'node:url';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The walls between the rooms of the code (ARCHITECTURE.md draws them). Key: folder. Value: which other
 * rooms it may import. What is not listed is forbidden, and a room is reached only by its `@/` name.
 */
const ROOMS = {
  'utils/core': [],
  'utils/model': ['utils/core'],
  'utils/messaging': ['utils/core', 'utils/model'],
  'utils/platform': ['utils/core', 'utils/model'],
  'utils/canvas': ['utils/core', 'utils/model'],
  'utils/canvas-data': ['utils/core', 'utils/model'],
  'utils/intelliboard': ['utils/core', 'utils/model'],
  'utils/vault': ['utils/core', 'utils/model'],
  'utils/outbox': ['utils/core', 'utils/model'],
  'utils/journal': ['utils/core', 'utils/model'],
  'utils/setup': ['utils/core', 'utils/model'],
  'utils/health': ['utils/core', 'utils/model'],
  'utils/ui': ['utils/core', 'utils/model', 'utils/messaging/send', 'utils/messaging/protocol', 'utils/platform/store', 'utils/platform/health', 'utils/platform/school', 'utils/platform/panel', 'utils/platform/permissions', 'utils/platform/words'],
  components: ['utils/core', 'utils/model', 'utils/ui'],
  'entrypoints/background': ['utils/core', 'utils/model', 'utils/messaging', 'utils/platform', 'utils/canvas', 'utils/canvas-data', 'utils/intelliboard', 'utils/vault', 'utils/outbox', 'utils/journal', 'utils/setup', 'utils/health'],
  'entrypoints/developer-keys.content': ['utils/core', 'utils/model', 'utils/messaging/deliver', 'utils/messaging/report', 'utils/messaging/receive-on-page', 'utils/messaging/page-protocol', 'utils/canvas'],
  'entrypoints/intelliboard-form': ['utils/core', 'utils/model', 'utils/intelliboard/form'],
  'entrypoints/identity-page': ['utils/core', 'utils/model', 'utils/messaging/deliver', 'utils/messaging/report', 'utils/canvas-data'],
  'entrypoints/portal-page': ['utils/core', 'utils/model', 'utils/messaging/deliver', 'utils/messaging/report', 'utils/canvas-data'],
  'entrypoints/popup': ['utils/ui', 'components'],
  'entrypoints/sidepanel': ['utils/ui', 'components'],
  'entrypoints/options': ['utils/ui', 'components'],
};

/** Rooms in which `browser.*` may be touched; everywhere else it is reached through `utils/platform`. */
const BROWSER_ROOMS = ['utils/platform', 'utils/messaging'];

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ALL_ROOMS = ['utils', 'components', 'entrypoints'];

function walls(room, allowed) {
  const group = ALL_ROOMS.flatMap((name) => [`@/${name}`, `@/${name}/**`]);
  for (const name of [room, ...allowed]) group.push(`!@/${name}`, `!@/${name}/**`);
  // Negated patterns only work when every parent folder is un-ignored, too.
  const parents = new Set([room, ...allowed].flatMap((name) => name.split('/').slice(0, -1).map((_, i, all) => `!@/${all.slice(0, i + 1).join('/')}`)));
  const patterns = [
    { group: [...group.slice(0, ALL_ROOMS.length * 2), ...parents, ...group.slice(ALL_ROOMS.length * 2)], message: `${room} may import only: ${allowed.join(', ') || 'nothing'}.` },
    { regex: '^zod(/.*)?$', message: 'Import zod from @/utils/model/zod: full zod breaks the CSP and is five times the size.' },
  ];
  if (room !== 'components') patterns.push({ regex: '^\\.\\./', message: 'Another room is imported by its @/ name.' });
  if (!BROWSER_ROOMS.includes(room)) {
    patterns.push({ regex: '^(wxt/browser|webextension-polyfill|#imports)$', message: 'browser.* belongs in utils/platform.' });
  }
  return {
    files: [`${room}/**/*.{ts,tsx}`],
    ignores: room === 'utils/model' ? ['utils/model/zod.ts'] : [],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['.output/**', '.wxt/**', '.cache/**', 'node_modules/**', 'test-results/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: ROOT } },
    plugins: { 'react-hooks': reactHooks, 'no-unsanitized': noUnsanitized },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unsanitized/method': 'error',
      'no-unsanitized/property': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      // A listener of runtime.onMessage answers by returning a promise, which the browsers' types do not know.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
    },
  },
  {
    files: ['components/**/*.{ts,tsx}', 'utils/ui/**/*.ts', 'entrypoints/**/*.tsx', 'tests/**/*.tsx'],
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // The words of the product live in public/_locales, so no component holds text of its own.
    files: ['components/**/*.tsx', 'entrypoints/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'JSXText[value=/[A-Za-z]/]', message: 'Words live in public/_locales: use t().' }] },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'off',
      'no-unsanitized/property': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  ...Object.entries(ROOMS).map(([room, allowed]) => walls(room, allowed)),
);
