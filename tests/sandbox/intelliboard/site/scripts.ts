import { fileURLToPath } from 'node:url';
import { builtScript } from '../../built-script';

/** The site's own scripts, by the name under which pages load them. */
const ENTRIES = { forms: 'forms.ts', shifting: 'shifting.ts', react: 'react.tsx' } as const;
type ScriptName = keyof typeof ENTRIES;

const SOURCES = fileURLToPath(new URL('./client', import.meta.url));

const made = new Map<ScriptName, Promise<string>>();

/** The script at this path, built when it is asked for the first time; `null` for what is none. */
export function scriptAt(path: string): Promise<string> | null {
  const name = /^\/assets\/(\w+)\.js$/.exec(path)?.[1];
  if (name === undefined || !isScriptName(name)) return null;
  const script = made.get(name) ?? builtScript({ name: `intelliboard-${name}`, folder: SOURCES, entry: ENTRIES[name] });
  made.set(name, script);
  return script;
}

function isScriptName(name: string): name is ScriptName {
  return Object.hasOwn(ENTRIES, name);
}
