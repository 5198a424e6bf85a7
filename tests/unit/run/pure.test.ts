import { describe, expect, test } from 'vitest';
import { differenceFromLockfile, npmRemedy, withoutAddresses, type LockedPackage } from '../../run/pure.mjs';

const machine = { platform: 'linux', arch: 'x64', exists: () => true };
const REACT: LockedPackage = { version: '19.3.1', integrity: 'sha512-a' };
const LOCKED = { '': {}, 'node_modules/react': REACT, 'node_modules/@x/native-win': { version: '1.0.0', optional: true, os: ['win32'] } };

describe('the installed packages', () => {
  test('are right if they are those of the lockfile, save optional ones of other machines', () => {
    expect(differenceFromLockfile(LOCKED, { 'node_modules/react': REACT }, machine)).toBeNull();
  });

  test.each<[string, Record<string, LockedPackage>, string]>([
    ['none', {}, 'react is missing'],
    ['an older version', { 'node_modules/react': { ...REACT, version: '18.0.0' } }, 'react is another version'],
    ['the same version with other content', { 'node_modules/react': { ...REACT, integrity: 'sha512-b' } }, 'react is another version'],
    ['one too many', { 'node_modules/react': REACT, 'node_modules/react/node_modules/@a/b': {} }, '@a/b is not wanted any more'],
    ['those of another machine', { 'node_modules/react': REACT, 'node_modules/@x/native-win': { version: '1.0.0', os: ['win32'] } }, '@x/native-win is for another kind of machine'],
  ])('are wrong if there are %s', (_, installed, reason) => {
    expect(differenceFromLockfile(LOCKED, installed, machine)).toBe(reason);
  });

  test('are wrong if npm thinks they are there and somebody has deleted one', () => {
    expect(differenceFromLockfile(LOCKED, { 'node_modules/react': REACT }, { ...machine, exists: () => false })).toBe('react is missing');
  });

  test('may shut out some machines and not this one', () => {
    const locked = { 'node_modules/x': { os: ['!win32'], cpu: ['x64', 'arm64'] } };
    expect(differenceFromLockfile(locked, locked, machine)).toBeNull();
    expect(differenceFromLockfile(locked, locked, { ...machine, platform: 'win32' })).not.toBeNull();
  });
});

describe('what is printed about a failure', () => {
  test.each([
    'npm error request to https://user:pass@npm.corp.example/react failed, reason: getaddrinfo ENOTFOUND npm.corp.example',
    'npm error network connect ECONNREFUSED 10.1.2.3:4873',
    'Err:1 http://mirror.corp.example/debian bookworm InRelease',
    "  Could not resolve 'mirror.corp.example'",
    'Cannot initiate the connection to proxy.corp.example:3128 (10.1.2.3).',
    '//npm.corp.example/:_authToken=pass',
  ])('names no host and no password: %s', (line) => {
    const said = withoutAddresses(line);
    expect(said).not.toMatch(/corp\.example|pass|10\.1\.|:4873|:3128/);
    expect(said).toContain('<address>');
  });

  test('keeps what helps', () => {
    const line = "E: Unable to locate package chromium (tests/run/setup.mjs:12:3, it's 1.2.3)";
    expect(withoutAddresses(line)).toBe(line);
  });

  test.each([
    ['npm error code ENOTFOUND\nnpm error network', /registry could not be reached.*\(ENOTFOUND\)/],
    ['npm ERR! code E401', /refuses you.*\(E401\)/],
    ['npm error code EUSAGE', /npm install/],
    ['npm error code ESOMETHING', /npm ci.*\(ESOMETHING\)/],
    ['killed', /npm ci.*\(unknown\)/],
  ])('comes with a remedy: %s', (output, remedy) => {
    expect(npmRemedy(output)).toMatch(remedy);
  });
});
