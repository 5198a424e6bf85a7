import { School } from '../school/index';
import type { Site } from '../site';
import { change, type DapChange } from './changes';
import { answerGateway } from './gateway/index';
import { OBJECTS_HOST } from './gateway/objects';
import { answerIdentity } from './identity/index';
import { DapState, type DapInspection } from './state';

export type { DapChange } from './changes';
export { BUILDS, LANGUAGES, type Build, type DapInspection, type Language } from './state';

export interface DapSite extends Site {
  set(change: DapChange): void;
  inspect(): DapInspection;
}

export interface Dap {
  /** Where keys are made by hand. */
  readonly identity: DapSite;
  /** Where they are used. */
  readonly gateway: DapSite;
}

export const IDENTITY_HOST = 'identity.instructure.com';
export const GATEWAY_HOST = 'api-gateway.instructure.com';

/**
 * Canvas Data 2: the identity site and the gateway of the Data Access Platform, on one state, so that `set` and
 * `inspect` are the same at both. `seed` decides secrets and ids; `now` is the clock, in ms since 1970;
 * `school` is whose data they are.
 */
export function createDap({ seed = 1, now = () => Date.now(), school = new School(seed) }: { seed?: number; now?: () => number; school?: School } = {}): Dap {
  const state = new DapState(seed, now, school);
  const shared = { inspect: () => state.inspect(), set: (wanted: DapChange) => change(state, wanted) };
  return {
    identity: { ...shared, name: 'identity', hosts: [IDENTITY_HOST], handle: (request) => answerIdentity(state, request), canaries: () => state.keys.canaries() },
    gateway: { ...shared, name: 'gateway', hosts: [GATEWAY_HOST, OBJECTS_HOST], handle: async (request) => answerGateway(state, request), canaries: () => state.tokens.canaries() },
  };
}
