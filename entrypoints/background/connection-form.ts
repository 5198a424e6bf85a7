import { err, ok, type Result } from '@/utils/core/result';
import type { FormOnPage } from '@/utils/intelliboard/form/on-page';
import type { ConnectionField } from '@/utils/model/connection-form';
import type { ListField, ListValues, WantedList } from '@/utils/model/list-form';
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

  /** Whether the tab still is at that site: the admin may have gone elsewhere since they saw what would go where. */
  async function isStillOn(page: PageHandle, origin: string): Promise<boolean> {
    return new URL((await tabAddress(page.tabId)) ?? 'about:blank').origin === origin;
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
      if (!(await isStillOn(page, origin))) return err('gone');
      return orGone(await callInDocument(page, fillInPage, { origin, lookId, values }));
    },
    async put(origin, field, value, mayBeVisible) {
      const page = await documentOn(origin);
      if (page === null) return err('gone');
      return orGone(await callInDocument(page, putInPage, { origin, field, value, mayBeVisible }));
    },
    async fillLists(page, origin, lookId, values) {
      if (!(await isStillOn(page, origin))) return err('gone');
      return orGone(await callInDocument(page, fillListsInPage, { origin, lookId, values }));
    },
    async putList(origin, field, wanted) {
      const page = await documentOn(origin);
      if (page === null) return err('gone');
      return orGone(await callInDocument(page, putListInPage, { origin, field, wanted }));
    },
  };
}

function orGone<T>(answer: T | null): Result<T, 'gone'> {
  return answer === null ? err('gone') : ok(answer);
}

// Sent into the page as text, so they use nothing but their argument. Each looks at the origin first.

type Here = typeof globalThis & { formReader?: FormOnPage };

function lookInPage({ origin, lookId, wanted }: { origin: string; lookId: string; wanted: ConnectionValues & ListValues }) {
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

async function fillListsInPage({ origin, lookId, values }: { origin: string; lookId: string; values: ListValues }) {
  if (location.origin !== origin || window.top !== window) return null;
  return (await (globalThis as Here).formReader?.fillLists(lookId, values)) ?? null;
}

async function putListInPage({ origin, field, wanted }: { origin: string; field: ListField; wanted: WantedList }) {
  if (location.origin !== origin || window.top !== window) return null;
  return (await (globalThis as Here).formReader?.putList(field, wanted)) ?? null;
}
