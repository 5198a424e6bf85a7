import { browser } from 'wxt/browser';

/** What a notification is about: how a connection fares, or the end of a run of it (`run`: IntelliBoard's id). */
export type NotifiedOf = { readonly kind: 'health'; readonly runId: string } | { readonly kind: 'run'; readonly runId: string; readonly run: string };

/** Whether the admin has allowed notifications: an optional permission, which may be taken back at any time. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Shows a notification; one about the same takes the place of the one before. */
export async function notify(of: NotifiedOf, title: string, message: string): Promise<void> {
  const id = of.kind === 'health' ? `health:${of.runId}` : `run:${of.runId}:${of.run}`;
  await browser.notifications.create(id, { type: 'basic', iconUrl: browser.runtime.getURL('/icon/128.png'), title, message });
}

export async function takeNotificationAway(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/**
 * Calls back with a notification that was clicked, by its id, and what it is about (`null`: an older version's). Bind it
 * synchronously: the click may be what starts the worker. A browser has the event only where notifications are allowed,
 * so it is bound again when they come to be.
 */
export function onNotificationClicked(tell: (id: string, kind: NotifiedOf['kind'] | null, runId: string) => void): void {
  const clicked = (id: string) => {
    const [kind, runId = ''] = id.split(':');
    tell(id, kind === 'health' || kind === 'run' ? kind : null, runId);
  };
  const bind = () => {
    const { notifications } = browser as { readonly notifications?: typeof browser.notifications };
    notifications?.onClicked.addListener(clicked);
  };
  bind();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('notifications') === true) bind();
  });
}
