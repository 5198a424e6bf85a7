import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The site's own scripts, by the name under which pages load them. */
const ENTRIES = { forms: 'forms.ts', shifting: 'shifting.ts', react: 'react.tsx' } as const;
type ScriptName = keyof typeof ENTRIES;

const SOURCES = fileURLToPath(new URL('./client', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'sandbox');

const made = new Map<ScriptName, Promise<string>>();

/** The script at this path, built when it is asked for the first time; `null` for what is none. */
export function scriptAt(path: string): Promise<string> | null {
  const name = /^\/assets\/(\w+)\.js$/.exec(path)?.[1];
  if (name === undefined || !isScriptName(name)) return null;
  const script = made.get(name) ?? kept(name);
  made.set(name, script);
  return script;
}

function isScriptName(name: string): name is ScriptName {
  return Object.hasOwn(ENTRIES, name);
}

/** On disk, under a hash of what it is made of. */
async function kept(name: ScriptName): Promise<string> {
  const file = join(CACHE, `intelliboard-${name}-${hashOfInputs()}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const script = await bundle(name);
  mkdirSync(CACHE, { recursive: true });
  // Renamed into place, so that another sandbox that starts at this moment never reads half of it.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, script);
  renameSync(unfinished, file);
  return script;
}

function hashOfInputs(): string {
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const hash = createHash('sha256');
  hash.update(JSON.stringify(Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => /^(react|react-dom|vite)$/.test(name))));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(SOURCES).sort()) hash.update(name).update(readFileSync(join(SOURCES, name)));
  return hash.digest('hex').slice(0, 20);
}

async function bundle(name: ScriptName): Promise<string> {
  const result = await build({
    configFile: false,
    root: SOURCES,
    logLevel: 'warn',
    // Both by hand: inside a test runner vite would take itself to be in development.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { write: false, minify: true, lib: { entry: join(SOURCES, ENTRIES[name]), formats: ['iife'], name: 'Page' } },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap(({ output }) => output);
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined) throw new Error(`The script ${name} came out empty.`);
  return script.code;
}
