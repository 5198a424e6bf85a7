// @ts-check
/** The parts of set-up that only compute, apart from the rest so that unit tests can have them. */

/** @import { LockedPackage, Machine } from './pure.d.mts' */

/**
 * Why the installed packages are not those of the lockfile, or `null` if they are. Compares with npm's own
 * record of what it has installed (`node_modules/.package-lock.json`), so that it is right after a `git pull`,
 * an `npm install` by hand or an interrupted installation.
 * @param {Readonly<Record<string, LockedPackage>>} locked the lockfile's `packages`
 * @param {Readonly<Record<string, LockedPackage>>} installed the record's `packages`
 * @param {Machine} machine
 * @returns {string | null}
 */
export function differenceFromLockfile(locked, installed, machine) {
  for (const [path, wanted] of Object.entries(locked)) {
    const present = installed[path];
    // The lockfile's first entry is the project; what is optional may not fit this machine.
    if (path === '' || (present === undefined && wanted.optional)) continue;
    if (present === undefined || !machine.exists(path)) return `${nameOf(path)} is missing`;
    if (present.version !== wanted.version || present.integrity !== wanted.integrity) return `${nameOf(path)} is another version`;
  }
  for (const [path, present] of Object.entries(installed)) {
    if (locked[path] === undefined) return `${nameOf(path)} is not wanted any more`;
    if (!fits(present.os, machine.platform) || !fits(present.cpu, machine.arch)) return `${nameOf(path)} is for another kind of machine`;
  }
  return null;
}

/** @param {string} path */
function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/**
 * Whether npm's list (`["linux"]`, `["!win32"]`) admits a platform.
 * @param {readonly string[] | undefined} list
 * @param {string} name
 */
function fits(list, name) {
  if (list === undefined || list.includes(name)) return true;
  return list.some((entry) => entry.startsWith('!')) && !list.includes(`!${name}`);
}

/**
 * The text without addresses and names of hosts: a mirror's address can be private, and can hold a password.
 * @param {string} text
 */
export function withoutAddresses(text) {
  return text
    .replace(/(?:\b[a-z][a-z\d+.-]*:)?\/\/[^\s'"]+/gi, '<address>')
    .replace(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) [^\s'"]+/g, '$1 <address>')
    .replace(/(?<![\w/.-])(?:[a-z\d-]+\.)+[a-z\d-]+:\d+/gi, '<address>')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<address>')
    .replace(/(['"‘])(?:[a-z\d-]+\.)+[a-z]{2,}(?=['"’])/gi, '$1<address>');
}

const REGISTRY_UNREACHABLE = 'The npm registry could not be reached: check the network, and the proxy if you have one, and run this again.';
const REGISTRY_REFUSES = 'The npm registry refuses you: check your login for it (npm login, or the token in your .npmrc).';
const FOLDER_LOCKED = 'Something holds or locks the folder node_modules: close programs that use it, delete it, and run this again.';
/** @type {Readonly<Record<string, string>>} */
const NPM_REMEDIES = {
  EUSAGE: 'package.json and package-lock.json do not fit together: run npm install, and keep both files.',
  EBADENGINE: 'This Node is not one that the packages run on: install Node 20.19 or newer.',
  E401: REGISTRY_REFUSES,
  E403: REGISTRY_REFUSES,
  EINTEGRITY: 'A package is not the one of the lockfile. Run npm cache clean --force and try again; if it stays so, do not go on.',
  ENOSPC: 'The disk is full: make room (about 600 MB) and run this again.',
  EACCES: FOLDER_LOCKED,
  EPERM: FOLDER_LOCKED,
  EBUSY: FOLDER_LOCKED,
  ENOTEMPTY: FOLDER_LOCKED,
};

/**
 * What to do about a failed `npm ci`.
 * @param {string} output what npm printed
 */
export function npmRemedy(output) {
  const code = /npm (?:error|ERR!) code (\w+)/.exec(output)?.[1] ?? 'unknown';
  if (/^(ENOTFOUND|EAI_AGAIN|ECONN\w+|E\w*TIMEDOUT|ERR_SOCKET_TIMEOUT|E5\d\d|ENETUNREACH|EHOSTUNREACH)$/.test(code)) return `${REGISTRY_UNREACHABLE} (${code})`;
  return `${NPM_REMEDIES[code] ?? 'npm could not install the packages; run npm ci to see all that it says.'} (${code})`;
}
