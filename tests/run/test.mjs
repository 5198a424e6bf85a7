/**
 * `npm test`: all set-up, then every check, then a summary. `--all` adds the long suites; `--only=unit` (or
 * types, lint, build, e2e) runs one stage.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, checkNode, ensureChromium, ensureFirefox, ensurePackages, ensureXvfb, main, print, ROOT, run } from './setup.mjs';

const RESULTS = join(ROOT, 'test-results');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const all = process.argv.includes('--all');

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Stage */

await main(async () => {
  checkNode();
  print('Setting up');
  await ensurePackages();
  const wantsBrowser = only === undefined || only === 'e2e';
  const browsers = wantsBrowser ? { CHROMIUM_PATH: await ensureChromium(), FIREFOX_PATH: (await ensureFirefox()) ?? '', E2E_XVFB: (await ensureXvfb()) ? '1' : '' } : {};
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });

  /** @type {Stage[]} */
  const stages = [];
  const wanted = (name) => only === undefined || only === name;
  const add = async (name, work) => {
    if (wanted(name)) stages.push(await work(name));
  };

  // Types come first: `wxt prepare` writes what the others read. Then two at a time, one for each core.
  await add('types', (name) => command(name, [[bin('wxt'), ['prepare']], [bin('tsc'), ['--noEmit']]]));
  await Promise.all([
    add('lint', (name) => command(name, [[bin('eslint'), ['-c', 'tests/eslint.config.mjs', '.', '--max-warnings', '0']]])),
    add('build', (name) => command(name, [[bin('wxt'), ['build']], [bin('wxt'), ['build', '-b', 'firefox', '--mv3']]])),
  ]);
  await add('unit', (name) => vitest(name, 'unit', {}));
  const built = stages.find(({ name }) => name === 'build');
  if (built !== undefined && built.failed > 0) print('\n== e2e: left out, because the build failed');
  else await add('e2e', (name) => vitest(name, 'e2e', { ...browsers, E2E_ALL: all ? '1' : '' }));
  return summary(stages);
});

/** A stage that either passes or fails. @returns {Promise<Stage>} */
async function command(name, commands) {
  const began = Date.now();
  let failed = 0;
  let said = '';
  for (const [program, args] of commands) {
    const { code, output } = await run(program, args);
    if (code !== 0) {
      failed = 1;
      said = output;
      break;
    }
  }
  const seconds = (Date.now() - began) / 1_000;
  print(`\n== ${name}: ${failed ? 'FAILED' : 'ok'} (${seconds.toFixed(0)} s)${said && `\n${said}`}`);
  return { name, passed: 1 - failed, failed, skipped: 0, seconds };
}

/** A suite of tests, shown as it runs and counted from its own report. @returns {Promise<Stage>} */
async function vitest(name, project, env) {
  print(`\n== ${name}`);
  const began = Date.now();
  const report = join(RESULTS, `${project}.json`);
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(bin('vitest'), args, { ...process.env, ...env }, true);
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  const nothingRan = counted.numPassedTests + counted.numFailedTests === 0;
  const failed = Math.max(counted.numFailedTests, code !== 0 || nothingRan ? 1 : 0);
  return { name, passed: counted.numPassedTests, failed, skipped: counted.numPendingTests, seconds: (Date.now() - began) / 1_000 };
}

function summary(stages) {
  print('\nSummary');
  for (const { name, passed, failed, skipped, seconds } of stages) {
    print(`  ${failed ? '✗' : '✓'} ${name.padEnd(8)} ${String(passed).padStart(5)} passed  ${String(failed).padStart(3)} failed  ${String(skipped).padStart(3)} skipped  ${seconds.toFixed(0).padStart(4)} s`);
  }
  const sum = (of) => stages.reduce((total, stage) => total + stage[of], 0);
  print(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 || stages.length === 0 ? 1 : 0;
}
