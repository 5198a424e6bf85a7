import type { ConnectionRegister } from './connections';
import { recognise, RECOGNISE_BY } from '@/utils/canvas/recognise';
import { parseCanvasAddress } from '@/utils/model/address';
import { sitesOf } from '@/utils/model/connections';
import { hasSite, releaseSite } from '@/utils/platform/permissions';
import { keepKeysScript, runInTab } from '@/utils/platform/scripts';
import { tabAddress } from '@/utils/platform/tabs';
import type { SitesPort, TabLook } from '@/utils/setup/ports';

/** Which sites the browser lets us reach, and one look into the tab that the admin clicked on. */
export function sitesPort(runId: string, register: () => ConnectionRegister): SitesPort {
  async function others() {
    const all = await register().all();
    return Promise.all(all.filter((one) => one.runId !== runId).map(({ store }) => store.read()));
  }
  return {
    isGranted: hasSite,
    async release(origin) {
      // Another connection may go on using it.
      if (!(await others()).some((state) => sitesOf(state).includes(origin))) await releaseSite(origin);
    },
    connectedElsewhere: async (origin) => (await others()).some(({ canvas }) => canvas.site?.origin === origin),
    watchKeysPage: (origin) => keepKeysScript(runId, origin),
    lookAtTab,
  };
}

async function lookAtTab(tabId: number): Promise<TabLook> {
  const url = URL.parse((await tabAddress(tabId)) ?? '');
  if (url === null) return { kind: 'hidden' };
  if (url.protocol === 'http:') return { kind: 'not-https', host: url.host };
  const address = parseCanvasAddress(url.href);
  if (!address.ok) return { kind: 'not-canvas', host: url.host || url.protocol };
  const seen = await runInTab(tabId, recognise, RECOGNISE_BY);
  if (seen === null) return { kind: 'hidden' };
  // The page may have gone elsewhere between the two looks.
  if (!seen.looksLikeCanvas || seen.origin !== address.value.origin) return { kind: 'not-canvas', host: url.host };
  return { kind: 'canvas', address: address.value, actingAs: seen.actingAs };
}
