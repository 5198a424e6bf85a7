// @ts-check
/**
 * `npm test`: all set-up, then every check, then a summary. `--all` adds the long suites; `--only=unit` (or
 * several of types, lint, build, unit, e2e, with commas) runs these and what they need.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, ensureChromium, ensureFirefox, ensurePackages, ensureXvfb, main, print, Remedy, ROOT, run, step, tool } from './setup.mjs';

const RESULTS = join(ROOT, 'test-results');
const STAGES = ['types', 'lint', 'build', 'unit', 'e2e'];

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Stage */

await main(async () => {
  checkNode();
  const { wanted, all } = readArguments(process.argv.slice(2));
  print('Setting up');
  await ensurePackages();
  const browsers = wanted.has('e2e') ? await ensureBrowsers() : {};
  mkdirSync(RESULTS, { recursive: true });

  const prepared = await step('Preparing types (wxt prepare)', () => run(tool('wxt', 'prepare')));
  if (prepared.code !== 0) throw new Remedy(`wxt prepare failed:\n${prepared.output}`);

  // Lint takes about as long as types and builds together, so each has a core to itself.
  const lanes = await Promise.all([
    inTurn(wanted, {
      types: (name) => command(name, [tool('tsc', '--noEmit')]),
      build: (name) => command(name, [tool('wxt', 'build'), tool('wxt', 'build', '-b', 'firefox', '--mv3')]),
    }),
    inTurn(wanted, { lint: (name) => command(name, [tool('eslint', '-c', 'tests/eslint.config.mjs', '.', '--max-warnings', '0')]) }),
  ]);
  const builds = lanes.flat().every(({ name, failed }) => name !== 'build' || failed === 0);
  const suites = await inTurn(wanted, {
    unit: (name) => vitest(name, {}),
    e2e: (name) => (builds ? vitest(name, { ...browsers, E2E_ALL: all ? '1' : '' }) : leftOut(name, 'the build failed')),
  });
  return summary([...lanes.flat(), ...suites]);
});

/** @param {readonly string[]} args */
function readArguments(args) {
  const names = args.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',') ?? STAGES;
  const unknown = args.find((argument) => argument !== '--all' && !argument.startsWith('--only=')) ?? names.find((name) => !STAGES.includes(name));
  if (unknown !== undefined) throw new Remedy(`I do not know ${unknown}. Use --all, or --only= with some of ${STAGES.join(',')}.`);
  const wanted = new Set(names);
  // Both suites look at the built extension, and one of an hour ago would mislead.
  if (wanted.has('unit') || wanted.has('e2e')) wanted.add('build');
  return { wanted, all: args.includes('--all') };
}

/** What the browser tests find in their environment; empty where there is none. */
async function ensureBrowsers() {
  return {
    CHROMIUM_PATH: await ensureChromium(),
    FIREFOX_PATH: (await ensureFirefox()) ?? '',
    E2E_XVFB: (await ensureXvfb()) ? '1' : '',
  };
}

/**
 * Runs those of the stages that are wanted, one after the other.
 * @param {ReadonlySet<string>} wanted
 * @param {Readonly<Record<string, (name: string) => Promise<Stage>>>} stages
 */
async function inTurn(wanted, stages) {
  /** @type {Stage[]} */
  const done = [];
  for (const [name, work] of Object.entries(stages)) if (wanted.has(name)) done.push(await work(name));
  return done;
}

/**
 * A stage that either passes or fails. What it says is printed when it ends, so that two at a time stay readable.
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands
 * @returns {Promise<Stage>}
 */
async function command(name, commands) {
  const began = Date.now();
  let failed = 0;
  let said = '';
  for (const each of commands) {
    const { code, output } = await run(each);
    said += output;
    if (code === 0) continue;
    failed = 1;
    break;
  }
  const seconds = (Date.now() - began) / 1_000;
  print(`\n== ${name}: ${failed ? 'FAILED' : 'ok'} (${seconds.toFixed(0)} s)${said.trim() && `\n${said.trimEnd()}`}`);
  return { name, passed: 1 - failed, failed, skipped: 0, seconds };
}

/**
 * A suite of tests, shown as it runs and counted from its own report.
 * @param {string} name of the stage, and of vitest's project
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<Stage>}
 */
async function vitest(name, env) {
  print(`\n== ${name}`);
  const began = Date.now();
  const report = join(RESULTS, `${name}.json`);
  // A report of an earlier run must not be counted if this one dies.
  rmSync(report, { force: true });
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(tool('vitest', ...args), { env: { ...process.env, ...env }, show: true });
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0 } = counted;
  // A file that cannot be loaded and a suite without a test are failures, though no test has failed.
  const failed = Math.max(numFailedTests, code !== 0 || passed + numFailedTests === 0 ? 1 : 0);
  return { name, passed, failed, skipped, seconds: (Date.now() - began) / 1_000 };
}

/** @param {string} name @param {string} why @returns {Promise<Stage>} */
async function leftOut(name, why) {
  print(`\n== ${name}: left out, because ${why}`);
  return { name, passed: 0, failed: 0, skipped: 0, seconds: 0 };
}

/** @param {readonly Stage[]} stages */
function summary(stages) {
  print('\nSummary');
  const inOrder = [...stages].sort((a, b) => STAGES.indexOf(a.name) - STAGES.indexOf(b.name));
  for (const { name, passed, failed, skipped, seconds } of inOrder) {
    const mark = failed ? '✗' : passed ? '✓' : '-';
    print(`  ${mark} ${name.padEnd(6)} ${column(passed)} passed ${column(failed)} failed ${column(skipped)} skipped ${column(seconds)} s`);
  }
  const sum = (/** @type {'passed' | 'failed'} */ of) => stages.reduce((total, stage) => total + stage[of], 0);
  print(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
}

/** @param {number} value */
function column(value) {
  return value.toFixed(0).padStart(5);
}
