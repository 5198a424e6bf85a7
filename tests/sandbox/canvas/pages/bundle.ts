import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Where pages load it from. */
export const SCRIPT_PATH = '/dist/webpack-production/developer_keys_v2.js';

const SOURCES = fileURLToPath(new URL('../developer-keys-page', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'sandbox');

/**
 * The script of the Developer Keys page, built with the component library of the real one. That takes
 * seconds, so the result is kept on disk under a hash of what it is made of.
 */
export async function developerKeysScript(): Promise<string> {
  const file = join(CACHE, `developer-keys-${hashOfInputs()}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const script = await bundle();
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
  hash.update(JSON.stringify(Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => /^(@instructure\/|react|vite$)/.test(name))));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(SOURCES).sort()) hash.update(name).update(readFileSync(join(SOURCES, name)));
  return hash.digest('hex').slice(0, 20);
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: SOURCES,
    logLevel: 'warn',
    // Both by hand: inside a test runner vite would take itself to be in development.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(SOURCES, 'main.tsx'), formats: ['iife'], name: 'DeveloperKeys' },
    },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap(({ output }) => output);
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined) throw new Error('The script of the Developer Keys page came out empty.');
  return script.code;
}
