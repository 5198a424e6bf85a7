import { listKeys, readKey, readSecret } from '@/utils/canvas/developer-keys';
import { whoIsThere } from '@/utils/canvas/person';
import { provePair } from '@/utils/canvas/proof';
import { pages } from '@/utils/canvas/routes';
import { listRoles, listSubAccounts, listTerms } from '@/utils/canvas/school';
import { offeredScopes } from '@/utils/canvas/scopes';
import { inspectSite } from '@/utils/canvas/site';
import type { Fetch } from '@/utils/canvas/answer';
import type { CanvasPort } from '@/utils/setup/ports';

/** Canvas's rooms, with the network that they are given. */
export function canvasPort(http: Fetch): CanvasPort {
  return {
    inspect: (origin, accountInPath) => inspectSite(http, origin, accountInPath),
    listKeys: (origin, accountId, onProgress) => listKeys(http, origin, accountId, { onProgress }),
    readKey: (origin, accountId, clientId) => readKey(http, origin, accountId, clientId),
    readSecret: (origin, accountId, clientId) => readSecret(http, origin, accountId, clientId),
    offeredScopes: (origin, accountId) => offeredScopes(http, origin, accountId),
    listSubAccounts: (origin, accountId, onProgress) => listSubAccounts(http, origin, accountId, { onProgress }),
    listTerms: (origin, accountId, onProgress) => listTerms(http, origin, accountId, { onProgress }),
    listRoles: (origin, accountId, onProgress) => listRoles(http, origin, accountId, { onProgress }),
    provePair: (origin, clientId, secret) => provePair(http, origin, clientId, secret),
    whoIsThere: (origin, accountId) => whoIsThere(http, origin, accountId),
    keysPageAddress: pages.developerKeys,
  };
}
