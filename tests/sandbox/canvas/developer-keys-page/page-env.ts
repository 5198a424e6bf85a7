import type { Generation } from '../generations';

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
export const GENERATION = JSON.parse(document.querySelector('#sandbox-generation')?.textContent ?? '') as Generation;

export const HOOKS = GENERATION.hooks;
