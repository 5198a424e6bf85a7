import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface ScriptSource {
  /** For the file in the cache: `portal-react`. */
  readonly name: string;
  /** Absolute. Whatever lies in it is taken for a part of the script. */
  readonly folder: string;
  /** In the folder. */
  readonly entry: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'sandbox');

/**
 * A script of a stand-in's page, built with vite for production. That takes seconds, so the result is kept on
 * disk under a hash of what it is made of.
 */
export async function builtScript(source: ScriptSource): Promise<string> {
  const file = join(CACHE, `${source.name}-${hashOfInputs(source)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const script = await bundle(source);
  mkdirSync(CACHE, { recursive: true });
  // Renamed into place, so that another sandbox that starts at this moment never reads half of it.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, script);
  renameSync(unfinished, file);
  return script;
}

function hashOfInputs({ folder }: ScriptSource): string {
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const hash = createHash('sha256');
  hash.update(JSON.stringify(Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => /^(react|react-dom|vite)$/.test(name))));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 20);
}

async function bundle({ name, folder, entry }: ScriptSource): Promise<string> {
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    // Both by hand: inside a test runner vite would take itself to be in development.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { write: false, minify: true, lib: { entry: join(folder, entry), formats: ['iife'], name: 'Page' } },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap(({ output }) => output);
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined) throw new Error(`The script ${name} came out empty.`);
  return script.code;
}
