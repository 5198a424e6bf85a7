import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GUIDE_STATES, schoolOfState, type GuideStateName } from '../fixtures/guide-states';
import { HEALTH_STATES, type HealthStateName } from '../fixtures/health-states';
import type { HealthDocument } from '@/utils/model/health';
import type { School } from '@/utils/model/school';
import type { SetupState } from '@/utils/model/setup';
import { World } from './support/world';

const PICTURES = fileURLToPath(new URL('../../test-results/screens', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 800] as const;
const THEMES = ['light', 'dark'] as const;

let world: World;
let page: Page;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  world = await World.open();
  page = await world.chromium.openOwnPage('options.html');
  await page.waitForSelector('h2');
  // The states are looked at as they are: from here on no command reaches the worker.
  await page.evaluateOnNewDocument(() => {
    (globalThis as unknown as { chrome: { runtime: { sendMessage: unknown } } }).chrome.runtime.sendMessage = () => Promise.resolve({ done: true });
  });
  await world.chromium.killWorker();
});
afterAll(() => world.close());

async function show(state: SetupState, ofSchool: School | null, ofHealth: HealthDocument | null): Promise<void> {
  await page.evaluate(
    async (setup, school, health) => {
      const { chrome } = globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } };
      const connections = { version: 1, current: setup.runId, entries: [{ runId: setup.runId, origin: null, kind: null, name: '', host: '' }] };
      await chrome.storage.local.set({ connections, [`setup:${setup.runId}`]: setup, [`school:${setup.runId}`]: school, [`health:${setup.runId}`]: health });
    },
    state,
    ofSchool,
    ofHealth,
  );
  await page.reload();
  await page.waitForSelector('h2');
}

/** Rules that a person's assistive technology cares about, on what is shown now; a line for each thing that is wrong. */
async function axe(): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

type Screen = readonly [string, SetupState, HealthDocument | null];
const SCREENS: readonly Screen[] = [
  ...(Object.keys(GUIDE_STATES) as GuideStateName[]).map((name): Screen => [name, GUIDE_STATES[name], null]),
  ...(Object.keys(HEALTH_STATES) as HealthStateName[]).map((name): Screen => [name, HEALTH_STATES[name].setup, HEALTH_STATES[name].health]),
];

describe('every screen, light and dark, narrow and wide', () => {
  test.each(SCREENS)('%s', async (name, setup, health) => {
    await show(setup, schoolOfState(name), health);
    for (const theme of THEMES) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        // No picture of a colour on its way.
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 700 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${name} is wider than ${width} px`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: join(PICTURES, `${name}-${theme}-${width}.png`), fullPage: true });
      }
      expect(await axe(), `${name}, ${theme}`).toEqual([]);
    }
  });
});
