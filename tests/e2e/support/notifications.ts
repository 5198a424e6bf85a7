/** Of the browser's notifications, by their ids. Both run inside the worker. */
export async function shownNotifications(): Promise<string[]> {
  const { chrome } = globalThis as unknown as { chrome: { notifications: { getAll(): Promise<object> } } };
  return Object.keys(await chrome.notifications.getAll());
}

/** What the browser does at a click, which no test can make on its notifications. Answers whether the worker has started so far that somebody listens. */
export function clickNotification(id: string): boolean {
  const { chrome } = globalThis as unknown as { chrome: { notifications: { onClicked: { hasListeners(): boolean; dispatch(id: string): void } } } };
  const { onClicked } = chrome.notifications;
  if (onClicked.hasListeners()) onClicked.dispatch(id);
  return onClicked.hasListeners();
}
