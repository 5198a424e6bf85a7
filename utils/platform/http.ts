import { pause } from '@/utils/core/pause';

const LIMIT_MS = 20_000;
/** How long a failed address is remembered, and how long the browser may hold the next request to it back. */
const REMEMBERED_MS = 60_000;
const HELD_BACK_MS = 2_500;
/** POST is not among them: those of the contract carry an idempotency key, those of Canvas Data 2 read. */
const CHANGING: readonly string[] = ['PATCH', 'PUT', 'DELETE'];

/**
 * The wall of the network: `fetch` that reaches https addresses on the origins of this set-up and no others,
 * and gives up after 20 s. `mayReach` is asked anew for each call, because set-ups change.
 *
 * Chromium refuses an extension's requests to an address for a moment after a few 5xx answers from it, as though
 * nobody were there (https://www.chromium.org/throttling): such a request is sent again after that moment. One that
 * changes what is there is not: cut off on its way it fails likewise, and the answer to the second would hide that the
 * first may have arrived. Whoever sends it has its own way of trying again.
 */
export function createHttp(mayReach: (origin: string) => Promise<boolean>) {
  const failed = new Map<string, number>();

  async function once(url: URL, init: RequestInit, limit: AbortSignal): Promise<Response> {
    const response = await fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit });
    if (response.status >= 500) failed.set(placeOf(url), Date.now());
    else failed.delete(placeOf(url));
    return response;
  }

  return async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    if (url.protocol !== 'https:' || !(await mayReach(url.origin))) throw new TypeError('This address is not part of the set-up.');
    const limit = AbortSignal.timeout(LIMIT_MS);
    try {
      return await once(url, init, limit);
    } catch (thrown) {
      const heldBack = !CHANGING.includes(init.method ?? 'GET') && thrown instanceof TypeError && Date.now() - (failed.get(placeOf(url)) ?? 0) < REMEMBERED_MS;
      if (!heldBack) throw thrown;
      await pause(HELD_BACK_MS, limit);
      return once(url, init, limit);
    }
  };
}

/** What the browser counts failures by: the address without its query. */
function placeOf({ origin, pathname }: URL): string {
  return origin + pathname;
}
