import { browser } from 'wxt/browser';

export interface Badge {
  /** Four characters at most. */
  readonly text: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** What the icon says when it is pointed at, and to screen readers. */
  readonly title: string;
}

/** Marks the toolbar icon; `null` takes the mark away. It is gone after a restart of the browser. */
export async function setBadge(badge: Badge | null): Promise<void> {
  if (badge !== null) await browser.action.setBadgeBackgroundColor({ color: badge.colour });
  await browser.action.setBadgeText({ text: badge?.text ?? '' });
  // Empty: the title of the manifest.
  await browser.action.setTitle({ title: badge?.title ?? '' });
}
