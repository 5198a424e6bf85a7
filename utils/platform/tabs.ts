import { browser } from 'wxt/browser';

/** The address of a tab, if the browser tells it (a granted site, or the toolbar icon was clicked there). */
export async function tabAddress(tabId: number): Promise<string | null> {
  return (await browser.tabs.get(tabId).catch(() => null))?.url ?? null;
}

/** Open tabs on a match pattern, the one in front first. */
export async function tabsOn(pattern: string): Promise<{ id: number; url: string }[]> {
  const tabs = await browser.tabs.query({ url: pattern });
  return tabs
    .sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap((tab) => (tab.id === undefined || tab.url === undefined ? [] : [{ id: tab.id, url: tab.url }]));
}

/** Opens a page behind the present tab, so that a popup stays open and nobody is carried off. */
export async function openBehind(url: string): Promise<number | null> {
  return (await browser.tabs.create({ url, active: false })).id ?? null;
}

export async function openInFront(url: string): Promise<void> {
  await browser.tabs.create({ url, active: true });
}

/** Calls back with each page of a granted site that has loaded. Bind it synchronously: it may be what starts the worker. */
export function onPageLoaded(tell: (url: string) => void): void {
  browser.tabs.onUpdated.addListener((_, change, tab) => {
    if (change.status === 'complete' && tab.url !== undefined) tell(tab.url);
  });
}

/**
 * Calls back with each address of a granted site that a tab comes to, before its page has loaded, and again once it
 * has. Bind it synchronously: it may be what starts the worker.
 */
export function onAddress(tell: (url: string) => void): void {
  browser.tabs.onUpdated.addListener((_, change, tab) => {
    if (change.url !== undefined) tell(change.url);
    else if (change.status === 'complete' && tab.url !== undefined) tell(tab.url);
  });
}

/** Has a tab go to another page, and shows it. */
export async function goTo(tabId: number, url: string): Promise<void> {
  await browser.tabs.update(tabId, { url });
  await bringToFront(tabId);
}

export async function bringToFront(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId).catch(() => undefined);
}

const LOOK_EVERY_MS = 400;

/**
 * Resolves with the tab's address once it has loaded; `null` if the browser hides it, the tab was closed, or
 * `limitMs` passed. A new tab in Firefox is "complete", without an address, before it begins to load: without
 * an address only the browser's own report that it has loaded counts.
 */
export async function whenLoaded(tabId: number, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const settle = (url: string | null) => {
      clearTimeout(timer);
      clearInterval(again);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      resolve(url);
    };
    const look = async () => {
      const tab = await browser.tabs.get(tabId).catch(() => null);
      if (tab === null) settle(null);
      else if (tab.status === 'complete' && tab.url !== undefined) settle(tab.url);
    };
    const onUpdated = (id: number, change: { status?: string | undefined }, tab: { url?: string | undefined }) => {
      if (id === tabId && change.status === 'complete') settle(tab.url ?? null);
    };
    const onRemoved = (id: number) => {
      if (id === tabId) settle(null);
    };
    const timer = setTimeout(() => settle(null), limitMs);
    // Listening takes the browser a moment to begin with, and what happened in that moment is never told.
    const again = setInterval(() => void look(), LOOK_EVERY_MS);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    void look();
  });
}
