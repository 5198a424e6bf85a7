import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'sandbox');

/**
 * The script of the Developer Keys page, built with the same component library as the real one. Building takes
 * some seconds, so the result is kept, named by what it was made of.
 */
export async function keysPageScript(): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const name of readdirSync(PAGE).sort()) hash.update(name).update(readFileSync(join(PAGE, name)));
  const kept = join(CACHE, `keys-page-${hash.digest('hex').slice(0, 16)}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const code = await bundle();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, code);
  return code;
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: PAGE,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(PAGE, 'main.tsx'), formats: ['iife'], name: 'KeysPage' },
    },
  });
  const outputs = Array.isArray(result) ? result.flatMap((one) => one.output) : 'output' in result ? result.output : [];
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (chunk === undefined) throw new Error('the Developer Keys page came out empty');
  return chunk.code;
}
