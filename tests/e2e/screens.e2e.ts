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
import { entryOf, type ConnectionEntry, type Connections } from '@/utils/model/connections';
import type { SetupState } from '@/utils/model/setup';
import { VERDICTS } from '@/utils/model/health-codes';
import { JOURNAL } from '../fixtures/journal-entries';
import { GuidePage } from './pages/guide';
import { ALL } from './support/extent';
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
  await page.evaluateOnNewDocument((entries) => {
    const answer = ({ name }: { name: string }) => Promise.resolve(name === 'journal.read' ? { entries } : { done: true });
    (globalThis as unknown as { chrome: { runtime: { sendMessage: unknown } } }).chrome.runtime.sendMessage = answer;
  }, JOURNAL);
  await world.chromium.killWorker();
});
afterAll(() => world.close());

interface Beside {
  readonly school?: School | null;
  readonly health?: HealthDocument | null;
  readonly others?: readonly ConnectionEntry[];
}

async function show(setup: SetupState, { school = null, health = null, others = [] }: Beside = {}): Promise<void> {
  const connections: Connections = { version: 1, current: setup.runId, entries: [{ ...entryOf(setup), verdict: null }, ...others] };
  await page.evaluate(
    async (items) => {
      const { chrome } = globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } };
      await chrome.storage.local.set(items);
    },
    { connections, [`setup:${setup.runId}`]: setup, [`school:${setup.runId}`]: school, [`health:${setup.runId}`]: health },
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

/** Pictures of what is shown now, and what is wrong with it. */
async function look(name: string): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      // No picture of a colour on its way.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    // Light and narrow, dark and wide; the other two with `npm run test:all`.
    for (const width of WIDTHS.filter((one) => ALL || (theme === 'light') === (one === 360))) {
      await page.setViewport({ width, height: 700 });
      // What depends on the width has been drawn anew by the second frame.
      await page.evaluate(() => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${name} is wider than ${width} px`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: join(PICTURES, `${name}-${theme}-${width}.png`), fullPage: true });
    }
    // Screens share their parts: each is looked at in one of the two; in both with `npm run test:all`.
    if (ALL || theme === THEMES[name.length % 2]) expect(await axe(), `${name}, ${theme}`).toEqual([]);
  }
}

describe('every screen, light and dark, narrow and wide', () => {
  test.each(SCREENS)('%s', async (name, setup, health) => {
    await show(setup, { school: schoolOfState(name), health });
    await look(name);
  });

  test.each([
    ['journal', 'journal_title', 'journal_key_turn_on'],
    ['supportReport', 'support_title', 'report_title'],
  ] as const)('%s', async (name, title, says) => {
    await show(GUIDE_STATES.sendDoneGreen);
    const guide = new GuidePage(page);
    await guide.openPart(title);
    await guide.says(says);
    await look(name);
  });

  test.each([
    ['connectionsThree', 3],
    ['connectionsFifty', 50],
  ])('%s', async (name, count) => {
    await show(GUIDE_STATES.keyPlan, { others: manyConnections(count - 1) });
    await new GuidePage(page).says('connections_title', String(count));
    await look(name);
  });
});

function manyConnections(count: number): ConnectionEntry[] {
  const kinds = ['test', 'beta', 'production'] as const;
  return Array.from({ length: count }, (_, n) => ({
    runId: `run-${n + 2}`,
    origin: `https://${n === 0 ? 'fernwood' : `college-${n}`}.${n % 3 === 2 ? '' : `${kinds[n % 3]}.`}instructure.com`,
    kind: kinds[n % 3] ?? null,
    name: n === 0 ? 'Fernwood University' : `Fernwood College of Continuing Education ${n}`,
    host: 'next.intelliboard.net',
    waitsFor: n % 2 === 0 ? null : 'authorize',
    verdict: n % 2 === 0 ? (VERDICTS[n % VERDICTS.length] ?? null) : null,
  }));
}
