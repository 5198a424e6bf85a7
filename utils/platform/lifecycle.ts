import { browser } from 'wxt/browser';
import type { AlarmName } from '@/utils/platform/alarms';

/** This extension, as messages are judged by it. */
export function identity(): { extensionId: string; extensionOrigin: string; version: string } {
  return {
    extensionId: browser.runtime.id,
    extensionOrigin: new URL(browser.runtime.getURL('/')).origin,
    version: browser.runtime.getManifest().version,
  };
}

/**
 * Calls back whenever something may have to go on: a site was granted, an alarm rang, the browser started, the
 * extension was installed or updated. Bind it synchronously, since each of these may be what starts the worker.
 */
export function onWake(goOn: (alarm: AlarmName | null) => void): void {
  browser.permissions.onAdded.addListener(() => goOn(null));
  browser.alarms.onAlarm.addListener(({ name }) => goOn(name as AlarmName));
  browser.runtime.onStartup.addListener(() => goOn(null));
  browser.runtime.onInstalled.addListener(() => goOn(null));
}
