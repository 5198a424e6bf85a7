import { browser } from 'wxt/browser';
import { sitePattern } from '@/utils/model/address';

/**
 * Asks the browser for sites. It must be the first thing in a click (Firefox refuses it after any await),
 * and never from the popup: the browser closes that as soon as the prompt shows.
 */
export function requestSites(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(sitePattern) });
}

/** Asks the browser whether we may show notifications. As above: first in a click, and never from the popup. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

export function hasSite(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [sitePattern(origin)] });
}

/** Hands a site back. It may be gone already. */
export async function releaseSite(origin: string): Promise<void> {
  await browser.permissions.remove({ origins: [sitePattern(origin)] }).catch(() => undefined);
}

/** The match patterns of all sites that the browser lets us reach. */
export async function grantedPatterns(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Calls back when sites were granted or taken away, by us or in the browser's settings. Returns how to stop. */
export function watchSites(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
