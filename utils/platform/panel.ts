import { browser } from 'wxt/browser';

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
  await browser.tabs.create({ url: browser.runtime.getURL('/options.html') });
}

/** The window and the tab in front of a person, as far as the browser tells. */
export async function inFront(): Promise<{ windowId: number | null; tabId: number | null }> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return { windowId: tab?.windowId ?? null, tabId: tab?.id ?? null };
}
