const LIMIT_MS = 20_000;

/**
 * The wall of the network: `fetch` that reaches https addresses on the origins of this set-up and no others,
 * and gives up after 20 s. `mayReach` is asked anew for each call, because set-ups change.
 */
export function createHttp(mayReach: (origin: string) => Promise<boolean>) {
  return async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    if (url.protocol !== 'https:' || !(await mayReach(url.origin))) throw new TypeError('This address is not part of the set-up.');
    const limit = AbortSignal.timeout(LIMIT_MS);
    return fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit });
  };
}
