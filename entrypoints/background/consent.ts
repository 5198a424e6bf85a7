import { bringToFront, goTo, openInFront, tabsOn } from '@/utils/platform/tabs';
import { runInTab } from '@/utils/platform/scripts';
import type { ConsentPort } from '@/utils/setup/ports';

/** The pages of the consent, at Canvas and at IntelliBoard, in tabs of the admin. */
export function consentPort(): ConsentPort {
  async function tabOn(origin: string, path: string): Promise<{ id: number; url: string } | null> {
    const tabs = await tabsOn(`https://${new URL(origin).hostname}${path}`);
    return tabs.find(({ url }) => new URL(url).origin === origin) ?? null;
  }

  return {
    async ask(address) {
      // An older question is worth nothing any more; left open, it would be answered in vain.
      const older = await tabOn(new URL(address).origin, '/login/oauth2/*');
      if (older === null) await openInFront(address);
      else await goTo(older.id, address);
    },
    async showSite(origin, path) {
      const open = await tabOn(origin, '/*');
      if (open === null) await openInFront(new URL(path, origin).href);
      else await bringToFront(open.id);
    },
    async refusalShown(origin, address) {
      const tabs = await tabsOn(`https://${new URL(origin).hostname}/login/oauth2/auth*`);
      const tab = tabs.find(({ url }) => url === address);
      return tab === undefined ? null : runInTab(tab.id, refusalOnPage, { origin });
    },
  };
}

/**
 * Runs in the page, so it stands alone. Canvas shows its two refusals as JSON, with constants of its code that it never
 * translates ([B] `request_error.rb`); nothing of the page leaves it but which of them it is.
 */
function refusalOnPage({ origin }: { origin: string }): 'unknown-client' | 'redirect-mismatch' | null {
  if (location.origin !== origin || location.pathname !== '/login/oauth2/auth' || window.top !== window) return null;
  const text = (document.body?.textContent ?? '').slice(0, 4_000);
  if (/"error"\s*:\s*"invalid_client"/.test(text)) return 'unknown-client';
  if (/"error"\s*:\s*"invalid_request"/.test(text) && text.includes('redirect_uri does not match client settings')) return 'redirect-mismatch';
  return null;
}
