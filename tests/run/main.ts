import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chromium } from '../e2e/support/browser';
import { startSandbox } from '../sandbox/index';
import { takeTour } from './tour';

type Options = { kind: 'by-hand' } | { kind: 'tour' } | { kind: 'real-canvas'; origin: string };

const PICTURES = fileURLToPath(new URL('../../test-results/tour', import.meta.url));

/** What `npm start` does once everything is built: the tour, the sandbox by hand, or a real Canvas. */
async function main(options: Options): Promise<number> {
  switch (options.kind) {
    case 'tour':
      rmSync(PICTURES, { recursive: true, force: true });
      mkdirSync(PICTURES, { recursive: true });
      return takeTour(PICTURES);
    case 'by-hand':
      return byHand();
    case 'real-canvas':
      return realCanvas(options.origin);
  }
}

/** A throw-away profile on the sandbox Canvas, until the window is closed. */
async function byHand(): Promise<number> {
  const sandbox = await startSandbox();
  const chromium = await Chromium.launch({ sandbox, headless: false });
  const [page] = await chromium.browser.pages();
  await page?.goto('https://fernwood.instructure.com/login');
  console.log('\nChromium is open on a make-believe Canvas, with the extension in its toolbar (behind the puzzle piece).');
  console.log('  1. Sign in: admin@fernwood.edu, password sandbox-admin');
  console.log('  2. Click the extension’s icon and follow the guide.');
  console.log(`  3. Where it asks for an API token, paste: ${sandbox.intelliboard.canaries()[0]?.value ?? ''} (made up for this run)`);
  console.log('Close the browser to stop.');
  await closed(chromium);
  await sandbox.close();
  return 0;
}

/** A lasting profile with the extension, for the admin's own Canvas. Nothing is made up and nothing is recorded. */
async function realCanvas(origin: string): Promise<number> {
  const profile = join(homedir(), '.intelliboard-connect', new URL(origin).host);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const chromium = await Chromium.launch({ sandbox: null, profile, headless: false });
  const [page] = await chromium.browser.pages();
  await page?.goto(origin).catch(() => console.log(`\n${origin} did not open; see its tab for why.`));
  console.log(`\nChromium is open on ${origin} with the extension in its toolbar. Its profile stays in ${profile}.`);
  await closed(chromium);
  return 0;
}

async function closed(chromium: Chromium): Promise<void> {
  await new Promise<void>((resolve) => {
    chromium.browser.once('disconnected', () => resolve());
    process.once('SIGINT', () => void chromium.close().finally(resolve));
  });
  chromium.removeThrowAwayProfile();
}

process.exitCode = await main(JSON.parse(process.env.START ?? '{"kind":"tour"}') as Options);
