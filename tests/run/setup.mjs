/**
 * Gets a machine that has only Node and npm ready. No dependencies: node_modules may not exist yet. Every
 * step is idempotent, prints what it does, and says the remedy where it cannot.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  const stamp = join(ROOT, 'node_modules', '.installed-from');
  const wanted = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json'))).update(readFileSync(join(ROOT, 'package.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Installing packages (npm ci)', async () => {
    const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund']);
    if (code !== 0) throw new Remedy(`npm ci failed. Is the npm registry reachable? It said:\n${output.slice(-2_000)}`);
    writeFileSync(stamp, wanted);
  });
}

const CHROMIUM_PLACES = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/bin/microsoft-edge', '/usr/bin/google-chrome'],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['C:\\Program Files\\Chromium\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

const FIREFOX_PLACES = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** The path of a Chromium: named, found, installed by apt, or fetched. */
export async function ensureChromium() {
  const find = () => firstOf([process.env.CHROMIUM_PATH, process.env.PUPPETEER_EXECUTABLE_PATH, ...(CHROMIUM_PLACES[process.platform] ?? []), ...inPath(['chromium', 'chromium-browser', 'chrome']), ...inPuppeteerCache('chrome')]);
  const found = find();
  if (found !== null) return found;
  if (canUseApt()) await apt('Installing Chromium (apt)', ['chromium', 'fonts-liberation', 'fonts-dejavu-core']);
  else await fetchBrowser('chrome');
  const fetched = find();
  if (fetched === null) throw new Remedy('No Chromium was found and none could be installed. Install Chromium, or set CHROMIUM_PATH to one.');
  return fetched;
}

/** The path of a Firefox, or `null` with the reason printed: only one smoke test needs it. */
export async function ensureFirefox() {
  const find = () => firstOf([process.env.FIREFOX_PATH, ...(FIREFOX_PLACES[process.platform] ?? []), ...inPath(['firefox-esr', 'firefox']), ...inPuppeteerCache('firefox')]);
  const found = find();
  if (found !== null) return found;
  try {
    if (canUseApt()) await apt('Installing Firefox (apt)', ['firefox-esr']);
    else await fetchBrowser('firefox');
  } catch (error) {
    print(`   Firefox could not be installed: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
  const fetched = find();
  if (fetched === null) print('   No Firefox: its test is left out. Set FIREFOX_PATH to one to run it.');
  return fetched;
}

/** Whether a display can be made on which the browser's real permission prompt is pressed. */
export async function ensureXvfb() {
  const tools = ['Xvfb', 'openbox', 'xdotool'];
  const present = () => tools.every((tool) => inPath([tool]).some(existsSync));
  if (present()) return true;
  if (canUseApt()) await apt('Installing a virtual display (apt)', ['xvfb', 'openbox', 'xdotool']).catch((error) => print(`   ${error.message}`));
  if (!present()) print(`   No virtual display: the test of the browser's own permission prompt is left out. It needs ${tools.join(', ')} on Linux.`);
  return present();
}

async function apt(title, packages) {
  await step(title, async () => {
    const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq', '-o', 'DPkg::Lock::Timeout=120'], env);
    const { code, output } = await run('apt-get', ['install', ...options, ...packages], env);
    if (code !== 0) throw new Remedy(`apt-get could not install ${packages.join(' ')}:\n${output.slice(-1_500)}`);
  });
}

async function fetchBrowser(name) {
  await step(`Fetching a browser (puppeteer, ${name})`, async () => {
    const { code, output } = await run('npx', ['puppeteer', 'browsers', 'install', name]);
    if (code !== 0) throw new Remedy(`The browser could not be fetched. Install one by hand and set ${name === 'chrome' ? 'CHROMIUM_PATH' : 'FIREFOX_PATH'}.\n${output.slice(-800)}`);
  });
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function firstOf(paths) {
  return paths.find((path) => path && existsSync(path)) ?? null;
}

function inPath(names) {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, IS_WINDOWS ? `${name}.exe` : name)));
}

function inPuppeteerCache(name) {
  const folder = join(process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer'), name);
  if (!existsSync(folder)) return [];
  const wanted = new Set(['chrome', 'chrome.exe', 'Google Chrome for Testing', 'firefox', 'firefox.exe']);
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && wanted.has(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}

/** Prints a line, runs, and says how long it took. */
export async function step(title, work) {
  const began = Date.now();
  print(` • ${title} …`);
  const result = await work();
  print(`   done in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
  return result;
}

/** Runs a command with its output collected, or shown as it comes. */
export function run(command, args, env = process.env, show = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, shell: IS_WINDOWS, stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The path of a command of the installed packages. */
export function bin(name) {
  return join(ROOT, 'node_modules', '.bin', IS_WINDOWS ? `${name}.cmd` : name);
}

export function print(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs a script's main function; a remedy is printed plainly. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Remedy)) throw error;
    print(`\n${error.message}`);
    process.exitCode = 1;
  }
}
