import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Every combination of what differs between pages, and every moment to be killed at: left to `npm run test:all`. */
const LONG = ['keys-journeys', 'keys-matrix', 'keys-trouble', 'form-variations', 'list-variations', 'lists-form', 'process-page', 'canvas-data-trouble', 'closed', 'canvas-data', 'form-trouble', 'many-connections', 'canvas-data-pages', 'remove'];

/**
 * Two suites: `unit` (pure rooms, components, contracts; seconds) and `e2e` (the production build in a real
 * browser against the sandbox). Run from the project's root: `vitest run --config tests/vitest.config.ts`.
 */
export default defineConfig({
  root: '.',
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/{unit,components,contract}/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/unit/setup.ts'],
          mockReset: true,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias: { '@': fileURLToPath(new URL('..', import.meta.url)) } },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          exclude: process.env.E2E_ALL === '1' ? [] : LONG.map((name) => `tests/e2e/${name}.e2e.ts`),
          environment: 'node',
          // Two browsers at a time: they wait for each other's sites, pages and clocks more than they compute.
          maxWorkers: 2,
          // A page that is replaced while it is looked at fails a look, not the product; what is broken fails twice.
          retry: 1,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
