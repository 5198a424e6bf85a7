import type { Generation } from '../generations';

/** What the page is told by its inline script. */
export interface PageEnv {
  readonly ACCOUNT_ID: string;
  readonly accountEndpoint: string;
  readonly enableTestClusterChecks: boolean;
  readonly generation: Generation;
}

export const ENV = (globalThis as unknown as { ENV: PageEnv }).ENV;

/** A test id, in the generations that have them. */
export function testId(id: string): { 'data-testid'?: string } {
  return ENV.generation.testIds ? { 'data-testid': id } : {};
}
