// @ts-check
/**
 * Gets a machine that has only Node and npm ready. No dependencies: node_modules may not exist yet. Every
 * step is idempotent, prints what it does, and says the remedy where it cannot.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differenceFromLockfile, npmRemedy, withoutAddresses } from './pure.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IS_WINDOWS = process.platform === 'win32';

/** Something the person at the machine has to do; it is printed without a stack. */
export class Remedy extends Error {}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Remedy(`Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org) and run this again.`);
  }
}

/** Installs the packages of the lockfile, unless exactly those are installed. */
export async function ensurePackages() {
  const before = packagesFault();
  if (before === null) return print(' • Packages: as the lockfile says');
  print(` • Packages: ${before}`);
  await step('Installing packages (npm ci)', async () => {
    // npm itself is a script; a `.cmd` on Windows would need a shell.
    const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
    // In a production environment npm would leave out what builds and tests need.
    const { code, output } = await run([...npm, 'ci', '--include=dev', '--no-audit', '--no-fund'], { shell: npm.length === 1 && IS_WINDOWS });
    if (code !== 0) throw new Remedy(npmRemedy(output));
  });
  const after = packagesFault();
  if (after !== null) throw new Remedy(`npm ci ended well, and yet ${after}. Delete the folder node_modules and run this again.`);
}

/** @returns {string | null} */
function packagesFault() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'none are installed';
  const machine = { platform: process.platform, arch: process.arch, exists: (/** @type {string} */ path) => existsSync(join(ROOT, path, 'package.json')) };
  return differenceFromLockfile(packagesIn(join(ROOT, 'package-lock.json')), packagesIn(record), machine);
}

/** @param {string} lockfile @returns {Record<string, import('./pure.d.mts').LockedPackage>} */
function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/**
 * @typedef {object} Sought a browser to find or get
 * @property {string} name
 * @property {readonly string[]} variables of the environment; the first is the one we tell about
 * @property {Readonly<Record<string, readonly string[]>>} places by platform
 * @property {readonly string[]} commands looked for in the PATH
 * @property {'chrome' | 'firefox'} fetched as puppeteer calls it
 * @property {readonly string[]} debian
 */

/**
 * Google's own Chrome is not among them: it ignores `--load-extension`. Chrome for Testing is the same without that.
 * @type {Sought}
 */
const CHROMIUM = {
  name: 'Chromium',
  variables: ['CHROMIUM_PATH', 'PUPPETEER_EXECUTABLE_PATH'],
  places: {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/microsoft-edge', '/snap/bin/chromium'],
    darwin: ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    win32: onWindows(['Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']),
  },
  commands: ['chromium', 'chromium-browser', 'chrome'],
  fetched: 'chrome',
  // The fonts make pictures the same on every machine.
  debian: ['chromium', 'fonts-liberation', 'fonts-dejavu-core'],
};

/** @type {Sought} */
const FIREFOX = {
  name: 'Firefox',
  variables: ['FIREFOX_PATH'],
  places: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: onWindows(['Mozilla Firefox\\firefox.exe']),
  },
  commands: ['firefox-esr', 'firefox'],
  fetched: 'firefox',
  debian: ['firefox-esr'],
};

/** The path of a Chromium: named, found, installed by apt, or fetched. */
export async function ensureChromium() {
  return ensureBrowser(CHROMIUM);
}

/** The path of a Firefox, or `null` with the reason printed: only one smoke test needs it. */
export async function ensureFirefox() {
  try {
    return await ensureBrowser(FIREFOX);
  } catch (error) {
    if (!(error instanceof Remedy)) throw error;
    print(`   ${error.message.replaceAll('\n', '\n   ')}\n   The test in Firefox is left out.`);
    return null;
  }
}

/** @param {Sought} sought @returns {Promise<string>} */
async function ensureBrowser(sought) {
  const path = (await namedBrowser(sought)) ?? (await foundBrowser(sought)) ?? (await gottenBrowser(sought));
  print(` • ${sought.name}: ${path}`);
  return path;
}

/** The browser that the person has named; if it does not start, another one would be a surprise. @param {Sought} sought */
async function namedBrowser({ name, variables }) {
  const variable = variables.find((one) => process.env[one]);
  const path = variable && process.env[variable];
  if (!path) return null;
  const fault = await startFault(path);
  if (fault !== null) throw new Remedy(`${variable} is ${path}, and ${fault}. Set it to a ${name}, or unset it.`);
  return path;
}

/** @param {Sought} sought */
async function foundBrowser({ places, commands, fetched }) {
  for (const path of [...(places[process.platform] ?? []), ...commands.flatMap(inPath), ...inPuppeteerCache(fetched)]) {
    if ((await startFault(path)) === null) return path;
  }
  return null;
}

/** @param {Sought} sought */
async function gottenBrowser(sought) {
  const faults = [];
  for (const get of canUseApt() ? [getByApt, getByPuppeteer] : [getByPuppeteer]) {
    const fault = await get(sought);
    const path = fault === null ? await foundBrowser(sought) : null;
    if (path !== null) return path;
    faults.push(fault ?? 'It was fetched and does not start here: libraries of the system may be missing.');
  }
  const byHand = process.platform === 'linux' ? ` (Debian: sudo apt-get install ${sought.debian[0]})` : '';
  throw new Remedy(`${faults.join('\n')}\nThere is no ${sought.name}, and it could not be installed. Install it${byHand}, or set ${sought.variables[0]} to one, and run this again.`);
}

/** @param {Sought} sought */
function getByApt({ name, debian }) {
  return apt(`Installing ${name} (apt)`, debian);
}

/** @param {Sought} sought @returns {Promise<string | null>} */
function getByPuppeteer({ name, fetched }) {
  return step(`Fetching ${name} (puppeteer)`, async () => {
    const { code, output } = await run(tool('puppeteer', 'browsers', 'install', fetched));
    return code === 0 ? null : `Fetching ${name} failed. It said: ${lastLines(output, 3)}`;
  });
}

/** Whether a display can be made on which the browser's real permission prompt is pressed. */
export async function ensureXvfb() {
  const tools = ['Xvfb', 'openbox', 'xdotool'];
  const missing = () => tools.filter((name) => !inPath(name).some(isProgram));
  const leftOut = 'the test that presses the browser’s own permission prompt is left out';
  if (process.platform !== 'linux') {
    print(` • Virtual display: only on Linux; ${leftOut}`);
    return false;
  }
  const fault = missing().length > 0 && canUseApt() ? await apt('Installing a virtual display (apt)', ['xvfb', 'openbox', 'xdotool']) : null;
  if (fault !== null) print(`   ${fault}`);
  const still = missing();
  print(still.length === 0 ? ' • Virtual display: Xvfb' : ` • Virtual display: without ${still.join(', ')}; ${leftOut} (Debian: sudo apt-get install xvfb openbox xdotool)`);
  return still.length === 0;
}

/**
 * Installs packages of the system; the second try is for lists that were out of date or a mirror that hiccuped.
 * @param {string} title
 * @param {readonly string[]} packages
 * @returns {Promise<string | null>} what went wrong
 */
function apt(title, packages) {
  const common = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return step(title, async () => {
    let said = '';
    for (let attempt = 1; attempt <= 2; attempt++) {
      const updated = await run(['apt-get', 'update', ...common], { env });
      const installed = await run(['apt-get', 'install', '-y', '--no-install-recommends', ...common, ...packages], { env });
      if (installed.code === 0) return null;
      said = updated.output + installed.output;
    }
    return `apt-get could not install ${packages.join(' ')}. It said: ${lastLines(said, 5)}`;
  });
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Why a program cannot be the browser. On Linux a file may be there and only advise to install a snap, or lack
 * its libraries, so it is asked for its version; elsewhere that question would open a window.
 * @param {string} path
 * @returns {Promise<string | null>}
 */
async function startFault(path) {
  if (!isProgram(path)) return 'there is no program';
  if (process.platform !== 'linux') return null;
  const { code, output } = await run([path, '--version']);
  if (code !== 0) return `it does not start: ${lastLines(output, 1)}`;
  return /^Google Chrome \d/m.test(output) ? 'that is Google Chrome, which does not load extensions for tests' : null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} command */
function inPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, IS_WINDOWS ? `${command}.exe` : command));
}

/** @param {readonly string[]} paths */
function onWindows(paths) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((root) => root !== undefined);
  return paths.flatMap((path) => roots.map((root) => join(root, path)));
}

/** The newest first. @param {'chrome' | 'firefox'} browser */
function inPuppeteerCache(browser) {
  const folder = join(process.env.PUPPETEER_CACHE_DIR || join(homedir(), '.cache', 'puppeteer'), browser);
  if (!existsSync(folder)) return [];
  const programs = new Set(['chrome', 'chrome.exe', 'Google Chrome for Testing', 'firefox', 'firefox.exe']);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && programs.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

/**
 * Runs what takes long behind a line that shows time going by: ` • Installing packages (npm ci) … 15 s … 34 s`.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = Date.now();
  const seconds = () => ` ${Math.round((Date.now() - began) / 1_000)} s`;
  process.stdout.write(` • ${title} …`);
  const clock = setInterval(() => process.stdout.write(`${seconds()} …`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(clock);
    print(seconds());
  }
}

/**
 * Runs a program, with its output collected or shown as it comes.
 * @param {readonly string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run([program = '', ...args], { env = process.env, show = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, shell, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The package of a command where they differ in name. @type {Readonly<Record<string, string>>} */
const PACKAGES = { tsc: 'typescript' };

/**
 * A command of the installed packages, run by this Node itself: no shell, no PATH, the same on Windows.
 * @param {string} name
 * @param {readonly string[]} args
 */
export function tool(name, ...args) {
  const folder = join(ROOT, 'node_modules', PACKAGES[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : bin[name]), ...args];
}

/** @param {string} text @param {number} count */
function lastLines(text, count) {
  return withoutAddresses(text).trim().split('\n').slice(-count).join('\n');
}

/** @param {string} line */
export function print(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs a script; a remedy is printed plainly. @param {() => Promise<number>} work */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Remedy)) throw error;
    print(`\n${error.message}`);
    process.exitCode = 1;
  }
}
