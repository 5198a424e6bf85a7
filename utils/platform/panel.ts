import { browser } from 'wxt/browser';
import { fragmentOf, type AskedView } from '@/utils/model/asked-view';
import { bringToFront, goTo, openInFront, tabsOn } from '@/utils/platform/tabs';

const GUIDE = '/options.html';

/**
 * Opens the side panel (Firefox: the sidebar) of a window. It must be the first thing in a click, so the
 * window's id is found beforehand. Falls back to a tab where the browser has neither.
 */
export function openPanel(windowId: number | null): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as {
    sidePanel?: { open(options: { windowId: number }): Promise<void> };
    sidebarAction?: { open(): Promise<void> };
  };
  if (sidePanel !== undefined && windowId !== null) return sidePanel.open({ windowId });
  if (sidebarAction !== undefined) return sidebarAction.open();
  return openGuideTab();
}

export async function openGuideTab(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(GUIDE) });
}

/**
 * Shows the guide in front: in a tab in which it is open, whose page is not loaded anew by it, or else in a new one. Of
 * its own pages an extension is told without a permission (measured in Chromium and Firefox). `asked`: what it is to
 * bring into view.
 */
export async function showGuideTab(asked: AskedView | null): Promise<void> {
  const address = browser.runtime.getURL(GUIDE);
  const url = asked === null ? address : `${address}#${fragmentOf(asked)}`;
  const [open] = await tabsOn(address);
  if (open === undefined) return openInFront(url);
  // It may have been closed in that moment.
  await (asked === null ? bringToFront(open.id) : goTo(open.id, url)).catch(() => openInFront(url));
}

/** The window and the tab in front of a person, as far as the browser tells. */
export async function inFront(): Promise<{ windowId: number | null; tabId: number | null }> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return { windowId: tab?.windowId ?? null, tabId: tab?.id ?? null };
}
