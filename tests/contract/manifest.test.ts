// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * What the built extension may ask for, each line with its reason. A new required permission would disable
 * the extension for every user until they agree again, so this list only changes on purpose.
 */
const PERMISSIONS: Record<string, string> = {
  storage: 'progress and settings (local), keys of secrets (session), enterprise policy (managed)',
  alarms: 'to go on with what was begun after the browser has ended the worker',
  scripting: 'to read Canvas’s page in the one tab that the admin chose, and to write to Canvas from it',
  activeTab: 'to look at the tab on which the toolbar icon was clicked, before any site is asked for',
  declarativeNetRequestWithHostAccess: 'the Date header that the flat files’ signed calls need, on granted sites only',
  sidePanel: 'the guide stays open while the admin works in Canvas',
};
const BUILDS = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

interface Manifest {
  readonly [key: string]: unknown;
  readonly permissions: string[];
  readonly content_security_policy: { extension_pages: string };
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

describe.each(Object.entries(BUILDS))('the build for %s', (browser, folder) => {
  const built = existsSync(join(folder, 'manifest.json'));
  test('is there (npm run build, npm run build:firefox)', () => expect(built).toBe(true));
  if (!built) return;
  const manifest = manifestOf(folder);

  test('asks for exactly what is on the list', () => {
    const wanted = Object.keys(PERMISSIONS).filter((name) => browser === 'chromium' || name !== 'sidePanel');
    expect([...manifest.permissions].sort()).toEqual(wanted.sort());
  });

  test('asks for sites and notifications only when a step needs them', () => {
    expect(manifest.optional_permissions).toEqual(['notifications']);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
    expect(manifest.host_permissions ?? []).toEqual([]);
  });

  test('puts nothing into pages by itself, shows nothing to them, and stays out of private windows', () => {
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.incognito).toBe('not_allowed');
  });

  test('has a strict content security policy', () => {
    const rules = manifest.content_security_policy.extension_pages.split(';').map((part) => /^(\S+) (.*)$/.exec(part.trim()) ?? []);
    const policy: Record<string, string> = Object.fromEntries(rules.map(([, name = '', value = '']) => [name, value] as const));
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': 'https:',
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  test('makes no code at run time and loads none from elsewhere', () => {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(join(folder, name), 'utf8');
      expect(code, name).not.toMatch(/\bnew Function\(|\beval\(|importScripts\(/);
    }
  });

  test('keeps the script for Canvas’s page small', () => {
    const script = readFileSync(join(folder, 'content-scripts', 'developer-keys.js'), 'utf8');
    expect(script.length).toBeLessThan(80_000);
    expect(script).not.toContain('react');
  });
});
