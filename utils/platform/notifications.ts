import { browser } from 'wxt/browser';

/** Whether the admin has allowed notifications: an optional permission, which may be taken back at any time. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Shows a notification; one of the same id takes the place of the one before. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(id, { type: 'basic', iconUrl: browser.runtime.getURL('/icon/128.png'), title, message });
}
