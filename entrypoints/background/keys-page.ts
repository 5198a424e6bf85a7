import { pages } from '@/utils/canvas/routes';
import { err, ok } from '@/utils/core/result';
import { tellPage } from '@/utils/messaging/tell-page';
import { injectKeysScript, keysPagePattern } from '@/utils/platform/scripts';
import { bringToFront, openBehind, reloadTab, tabsOn, whenLoaded } from '@/utils/platform/tabs';
import type { KeysPagePort } from '@/utils/setup/ports';

const LOAD_LIMIT_MS = 20_000;

/** Canvas's Developer Keys page in a tab of the admin: found, or opened behind the present one. */
export function keysPagePort(): KeysPagePort {
  async function openTabs(origin: string) {
    return (await tabsOn(keysPagePattern(origin))).filter((tab) => new URL(tab.url).origin === origin);
  }

  async function tabFor(origin: string, accountId: string): Promise<number | null> {
    const [open] = await openTabs(origin);
    return open?.id ?? openBehind(pages.developerKeys(origin, accountId));
  }

  return {
    async prepare(origin, accountId) {
      const tabId = await tabFor(origin, accountId);
      const address = tabId === null ? null : await whenLoaded(tabId, LOAD_LIMIT_MS);
      if (tabId === null || address === null) return err('missing');
      const url = new URL(address);
      if (url.origin !== origin || url.pathname.startsWith('/login')) return err('signed-out');
      if (!/^\/accounts\/[^/]+\/developer_keys/.test(url.pathname)) return err('missing');
      const document = await injectKeysScript(tabId);
      return document === null ? err('missing') : ok({ tabId, documentId: document.documentId });
    },
    createKey: (page, request) => tellPage(page, 'page.createKey', { ...request, plan: { ...request.plan, scopes: [...request.plan.scopes] } }),
    turnOn: (page, accountId, clientId) => tellPage(page, 'page.turnOn', { accountId, clientId }),
    async refresh(origin) {
      for (const tab of await openTabs(origin)) {
        const look = await tellPage({ tabId: tab.id, documentId: null }, 'page.look', {}, 2_000);
        // A reload would lose what somebody is typing into Canvas's form.
        if (look.ok && !look.value.formOpen) await reloadTab(tab.id);
      }
    },
    async show(origin, accountId) {
      const tabId = await tabFor(origin, accountId);
      if (tabId === null) return;
      await bringToFront(tabId);
      await reloadTab(tabId);
    },
  };
}
