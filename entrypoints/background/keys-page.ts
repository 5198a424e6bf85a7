import { pages } from '@/utils/canvas/routes';
import { err, ok } from '@/utils/core/result';
import { Secret } from '@/utils/core/secret';
import type { KeyPlan } from '@/utils/model/developer-key';
import { tellPage } from '@/utils/messaging/tell-page';
import { documentIn, injectKeysScript, keysPagePattern } from '@/utils/platform/scripts';
import { bringToFront, openBehind, reloadTab, tabsOn, whenLoaded } from '@/utils/platform/tabs';
import type { KeysPagePort, PageHandle } from '@/utils/setup/ports';

const LOAD_LIMIT_MS = 20_000;
const LOOK_LIMIT_MS = 2_000;
const MOST_ATTEMPTS = 3;
/** Fifteen scopes are searched for and ticked one by one. */
const FILL_LIMIT_MS = 65_000;

export interface KeysPage extends KeysPagePort {
  /** Whether the key's row is to be pointed out in that tab; once, after we had it loaded for that. */
  takePointOut(tabId: number): boolean;
}

/** Canvas's Developer Keys page in a tab of the admin: found, or opened behind the present one. */
export function keysPagePort(): KeysPage {
  // In memory only: should the worker die in these seconds, the row is merely not pointed out.
  const toPointOut = new Set<number>();

  async function reload(tabId: number): Promise<void> {
    toPointOut.add(tabId);
    await reloadTab(tabId);
  }

  async function openTabs(origin: string) {
    return (await tabsOn(keysPagePattern(origin))).filter((tab) => new URL(tab.url).origin === origin);
  }

  async function tabFor(origin: string, accountId: string): Promise<number | null> {
    const [open] = await openTabs(origin);
    return open?.id ?? openBehind(pages.developerKeys(origin, accountId));
  }

  /** The document in the tab, with our script in it. */
  async function pageIn(tabId: number): Promise<PageHandle | null> {
    const document = await documentIn(tabId);
    if (document === null) return null;
    const page = { tabId, documentId: document.documentId };
    if (!(await answers(page))) await injectKeysScript(tabId);
    return (await answers(page)) ? page : null;
  }

  const answers = async (page: PageHandle) => (await tellPage(page, 'page.look', {}, LOOK_LIMIT_MS)).ok;

  return {
    async prepare(origin, accountId) {
      const tabId = await tabFor(origin, accountId);
      // The page may load anew under our hands: after a change we do so ourselves, to show it.
      for (let attempt = 1; tabId !== null && attempt <= MOST_ATTEMPTS; attempt += 1) {
        const address = await whenLoaded(tabId, LOAD_LIMIT_MS);
        if (address === null) break;
        const url = new URL(address);
        if (url.origin !== origin || url.pathname.startsWith('/login')) return err('signed-out');
        if (!/^\/accounts\/[^/]+\/developer_keys/.test(url.pathname)) break;
        const page = await pageIn(tabId);
        if (page !== null) return ok(page);
      }
      return err('missing');
    },
    createKey: (page, request) => tellPage(page, 'page.createKey', { ...request, plan: planFor(request.plan) }),
    regenerate: (page, request) => tellPage(page, 'page.regenerate', request),
    fillForm: (page, { intentId, plan }) => tellPage(page, 'page.fillForm', { intentId, plan: planFor(plan) }, FILL_LIMIT_MS),
    turnOn: (page, accountId, clientId) => tellPage(page, 'page.turnOn', { accountId, clientId }),
    turnOff: (page, accountId, clientId) => tellPage(page, 'page.turnOff', { accountId, clientId }),
    update: (page, clientId, change) => tellPage(page, 'page.update', { clientId, change }),
    async readShown(origin, clientId) {
      for (const tab of await openTabs(origin)) {
        const shown = await tellPage({ tabId: tab.id, documentId: null }, 'page.readShown', { clientId }, LOOK_LIMIT_MS);
        if (shown.ok && shown.value.secret !== null) return new Secret(shown.value.secret);
      }
      return null;
    },
    async pointAtSwitch(origin, accountId, clientId) {
      const tabId = await tabFor(origin, accountId);
      if (tabId === null) return;
      await bringToFront(tabId);
      await tellPage({ tabId, documentId: null }, 'page.pointAtSwitch', { clientId });
    },
    bringToFront: ({ tabId }) => bringToFront(tabId),
    async refresh(origin) {
      for (const tab of await openTabs(origin)) {
        const look = await tellPage({ tabId: tab.id, documentId: null }, 'page.look', {}, LOOK_LIMIT_MS);
        // A reload would lose what somebody is typing into Canvas's form.
        if (look.ok && !look.value.formOpen) await reload(tab.id);
      }
    },
    async show(origin, accountId) {
      const tabId = await tabFor(origin, accountId);
      if (tabId === null) return;
      await bringToFront(tabId);
      await reload(tabId);
    },
    takePointOut: (tabId) => toPointOut.delete(tabId),
  };
}

/** What goes over the wire is a copy: the plan itself is part of the stored state. */
function planFor(plan: KeyPlan): KeyPlan {
  return { ...plan, scopes: [...plan.scopes] };
}
