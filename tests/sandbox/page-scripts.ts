import { builtScript } from './built-script';
import type { SandboxResponse } from './site';

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
    const script = made.get(name) ?? builtScript({ name: `${site}-${name}`, folder: sources, entry });
    made.set(name, script);
    return script;
  };
}

/** A script as pages get it. */
export function javascript(body: string): SandboxResponse {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' }, body };
}
