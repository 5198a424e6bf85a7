import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { SandboxResponse } from './site';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'sandbox');

/**
 * The scripts of a site's pages: `entries` are files of the folder `sources`, by the name under which pages load
 * them as `/assets/<name>.js`. Returns what gives the script at a path, built when it is asked for the first
 * time; `null` for a path that is none. On disk they are kept under `site`'s name and a hash of what they are
 * made of.
 */
export function pageScripts(site: string, sources: string, entries: Readonly<Record<string, string>>): (path: string) => Promise<string> | null {
  const made = new Map<string, Promise<string>>();
  return (path) => {
    const name = /^\/assets\/(\w+)\.js$/.exec(path)?.[1] ?? '';
    const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (entry === undefined) return null;
    const script = made.get(name) ?? kept(`${site}-${name}`, sources, entry);
    made.set(name, script);
    return script;
  };
}

/** A script as pages get it. */
export function javascript(body: string): SandboxResponse {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' }, body };
}

async function kept(name: string, sources: string, entry: string): Promise<string> {
  const file = join(CACHE, `${name}-${hashOfInputs(sources)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const script = await bundle(sources, entry);
  mkdirSync(CACHE, { recursive: true });
  // Renamed into place, so that another sandbox that starts at this moment never reads half of it.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, script);
  renameSync(unfinished, file);
  return script;
}

function hashOfInputs(sources: string): string {
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const hash = createHash('sha256');
  hash.update(JSON.stringify(Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => /^(react|react-dom|vite)$/.test(name))));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  return hash.digest('hex').slice(0, 20);
}

async function bundle(sources: string, entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: sources,
    logLevel: 'warn',
    // Both by hand: inside a test runner vite would take itself to be in development.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { write: false, minify: true, lib: { entry: join(sources, entry), formats: ['iife'], name: 'Page' } },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap(({ output }) => output);
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined) throw new Error(`The script ${entry} came out empty.`);
  return script.code;
}
