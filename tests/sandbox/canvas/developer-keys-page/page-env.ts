import type { Generation } from '../generations';
import type { Words } from '../words';

/** The keys of the inline `ENV` that this page reads. */
interface PageEnv {
  readonly ACCOUNT_ID: string;
  /** The API's address of this account's keys. */
  readonly accountEndpoint: string;
  readonly enableTestClusterChecks: boolean;
  readonly TIMEZONE: string;
}

export const ENV = (globalThis as unknown as { ENV: PageEnv }).ENV;

/** This Canvas's row of the table of generations. */
export const GENERATION = given('#sandbox-generation') as Generation;

/** What the page says, in the person's language. */
export const WORDS = given('#sandbox-words') as Words['page'];

export const HOOKS = GENERATION.hooks;

/** Words with a value for each `%{x}` in them. */
export function say(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/%\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

function given(selector: string): unknown {
  return JSON.parse(document.querySelector(selector)?.textContent ?? '');
}
