import { answerApi } from './api';
import { applyChange, type PortalChange } from './changes';
import { FILES_HOST, readFile } from './files';
import { answerPage } from './pages/index';
import { PortalState } from './state';
import { School } from '../school/index';
import type { Site } from '../site';

export type { PortalChange } from './changes';
export { BUILDS, type Build } from './state';

export interface PortalSite extends Site {
  set(change: PortalChange): void;
}

const PORTAL_HOST = 'portal.inshosteddata.com';
const API_HOST = 'api.inshosteddata.com';

/**
 * The Canvas Data Portal of Fernwood University, and the signed API of its flat files. `seed` decides the
 * pairs; `now` gives the time in ms; `school` is whose data they are.
 */
export function createPortal({ seed = 1, now = () => Date.now(), school = new School(seed) }: { seed?: number; now?: () => number; school?: School } = {}): PortalSite {
  const state = new PortalState(seed, now, school);
  return {
    name: 'portal',
    hosts: [PORTAL_HOST, API_HOST, FILES_HOST],
    async handle(request) {
      const { pathname, hostname } = request.url;
      if (hostname === FILES_HOST) return readFile(state, request);
      if (pathname.startsWith('/api/')) return answerApi(state, request);
      return hostname === PORTAL_HOST ? answerPage(state, request) : { status: 404, body: '' };
    },
    isDown: () => state.retired,
    inspect: () => inspect(state),
    set: (change) => applyChange(state, change),
    canaries: () => state.credentials.secrets,
  };
}

/** Without secrets: what is inspected gets printed. */
function inspect({ build, permission, retired, launches, signedCalls, credentials, dumps }: PortalState) {
  const { inForce, created } = credentials;
  return {
    build,
    permission,
    retired,
    launches,
    signedCalls: { ...signedCalls },
    pair: inForce === null ? null : { key: inForce.key, last4: inForce.secret.slice(-4) },
    pairsCreated: created,
    dumps: dumps.all.length,
    reserved: dumps.reserved,
  };
}
