import { err, ok, type Result } from '@/utils/core/result';
import type { FormOnPage } from '@/utils/intelliboard/form/on-page';
import type { ConnectionField } from '@/utils/model/connection-form';
import { callInDocument, documentIn, injectFormReader } from '@/utils/platform/scripts';
import { openInFront, tabAddress, tabsOn } from '@/utils/platform/tabs';
import type { ConnectionFormPort, ConnectionValues, PageHandle } from '@/utils/setup/ports';

/** IntelliBoard's web site in a tab of the admin. Each call is one injection into one document, and is over. */
export function connectionFormPort(): ConnectionFormPort {
  /** The tab on that site that the admin sees, or saw last. */
  async function tabOn(origin: string): Promise<number | null> {
    const tabs = await tabsOn(`https://${new URL(origin).hostname}/*`);
    return tabs.find(({ url }) => new URL(url).origin === origin)?.id ?? null;
  }

  /** The document in that tab, with the form's reader in it. */
  async function documentOn(origin: string): Promise<PageHandle | null> {
    const tabId = await tabOn(origin);
    const document = tabId === null ? null : await documentIn(tabId);
    if (tabId === null || document === null || !(await injectFormReader(tabId))) return null;
    return { tabId, documentId: document.documentId };
  }

  return {
    async open(origin, path) {
      await openInFront(new URL(path, origin).href);
    },
    async look(origin, lookId, wanted) {
      const page = await documentOn(origin);
      if (page === null) return err('missing');
      const seen = await callInDocument(page, lookInPage, { origin, lookId, wanted });
      return seen === null ? err('missing') : ok({ ...seen, page });
    },
    async fill(page, origin, lookId, values) {
      // The admin may have gone to another page, or to another site, since they saw what would go where.
      if (new URL((await tabAddress(page.tabId)) ?? 'about:blank').origin !== origin) return err('gone');
      return orGone(await callInDocument(page, fillInPage, { origin, lookId, values }));
    },
    async put(origin, field, value, mayBeVisible) {
      const page = await documentOn(origin);
      if (page === null) return err('gone');
      return orGone(await callInDocument(page, putInPage, { origin, field, value, mayBeVisible }));
    },
  };
}

function orGone<T>(answer: T | null): Result<T, 'gone'> {
  return answer === null ? err('gone') : ok(answer);
}

// Sent into the page as text, so they use nothing but their argument. Each looks at the origin first.

type Here = typeof globalThis & { formReader?: FormOnPage };

function lookInPage({ origin, lookId, wanted }: { origin: string; lookId: string; wanted: ConnectionValues }) {
  if (location.origin !== origin || window.top !== window) return null;
  return (globalThis as Here).formReader?.look(lookId, wanted) ?? null;
}

async function fillInPage({ origin, lookId, values }: { origin: string; lookId: string; values: ConnectionValues }) {
  if (location.origin !== origin || window.top !== window) return null;
  return (await (globalThis as Here).formReader?.fill(lookId, values)) ?? null;
}

async function putInPage({ origin, field, value, mayBeVisible }: { origin: string; field: ConnectionField; value: string | number | boolean; mayBeVisible: boolean }) {
  if (location.origin !== origin || window.top !== window) return null;
  return (await (globalThis as Here).formReader?.put(field, value, mayBeVisible)) ?? null;
}
